package work

import (
	"context"

	"byname"
	"byname/guard"
	"byname/store"
)

// looksPage is how many looks one page shows.
const looksPage = 50

// WhoLooked reads who asked to see a person, refusals among them.
func (w *Work) WhoLooked(ctx context.Context, who Who, id byname.PersonID, page int) (Looked, error) {
	build, err := w.Builds.Current()
	if err != nil {
		return Looked{}, err
	}
	pass, err := w.open(ctx, who, id, "read who looked at this record")
	if err != nil {
		return Looked{}, err
	}
	p, err := build.Person(pass, w.now(), id)
	if err != nil {
		return Looked{}, err
	}
	looked := Looked{PersonRef: PersonRef{id, preferred(p)}}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		total, err := tx.Lookers(pass, id, w.now())
		if err != nil {
			return err
		}
		looked.Paging = pageOf(total, page, looksPage)
		looks, err := tx.WhoLooked(pass, id, w.now(), 0, looked.Page*looksPage)
		if err != nil {
			return err
		}
		for _, l := range looks[min(len(looks), (looked.Page-1)*looksPage):] {
			purpose, _ := w.Place.Rules.Purpose(l.Purpose)
			look := Look{At: byname.MinuteOf(l.At), Worker: l.WorkerName, Agency: w.Place.Short(l.Agency),
				Purpose: purpose.Words, Reason: l.Reason, What: l.Did(), Emergency: l.Emergency, Refused: !l.Granted}
			if l.Worker == guard.Themself {
				look.Worker = "The person, at their own door"
			}
			if l.Job != "" {
				look.Worker += ", " + l.Job
			}
			looked.Looks = append(looked.Looks, look)
		}
		return nil
	})
	return looked, err
}
