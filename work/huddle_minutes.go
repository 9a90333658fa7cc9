package work

import (
	"context"

	"byname"
	"byname/plan"
	"byname/store"
)

// HuddleMinutes reads the minutes of a huddle: whom it spoke of, as far as the
// reader may see them, and what was agreed, where they read the whole plan.
func (w *Work) HuddleMinutes(ctx context.Context, who Who, number int64) (shown HuddleMinutes, err error) {
	h, err := w.huddleOf(ctx, who, number)
	if err != nil {
		return shown, err
	}
	var r room
	var lines []store.Minute
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		if r, err = w.room(tx, h); err != nil {
			return err
		}
		lines, err = tx.Minutes(number)
		return err
	})
	if err != nil {
		return shown, err
	}
	shown.Huddle = Huddle{Number: number, Neighbourhood: r.team.Neighbourhood, Team: r.team.Name, At: byname.MinuteOf(h.At), Begun: minuteOf(h.Begun), Closed: minuteOf(h.Closed), Present: r.all, Others: h.Others}
	person := map[int64]byname.PersonID{}
	var ids []byname.PersonID
	for _, i := range r.items {
		person[i.Number] = i.Person
		ids = append(ids, i.Person)
	}
	pass, err := w.list(ctx, who, "support", ids)
	if err != nil {
		return shown, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return shown, err
	}
	for _, l := range lines {
		line := Minute{At: byname.MinuteOf(l.At), About: l.Item != 0, Words: minuteWords[l.Kind], By: r.names[l.By].Name}
		id := person[l.Item]
		switch {
		case l.Item == 0:
			line.Said = l.Words // who came or went
		case pass.Check(id, w.now()) == nil:
			p, err := build.Person(pass, w.now(), id)
			if err != nil {
				return shown, err
			}
			line.Of = preferred(p)
			if seesWhole(pass, who, plan.Plan{}) || l.Kind == store.MinuteOut {
				line.Said = l.Words
			}
		}
		shown.Lines = append(shown.Lines, line)
	}
	return shown, nil
}
