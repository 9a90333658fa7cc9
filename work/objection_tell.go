package work

import (
	"fmt"

	"byname"
	"byname/govern"
	"byname/store"
)

// tellNo tells whoever leads the open plan of somebody who says no to all
// sharing, once for each such no. What they can still do is in its words: the
// page of the plan opens to those alone whose own agency knows the person. Who
// wrote the no down has heard it.
func (w *Work) tellNo(tx *store.Tx, id byname.PersonID) error {
	k, open, err := w.openKept(tx, id)
	if err != nil || !open {
		return err
	}
	said, err := tx.ObjectionsOf(id)
	if err != nil {
		return err
	}
	n := store.Notice{Kind: ToldNo, Link: planLink(id), Person: id}
	for _, o := range said {
		if o.Scope == govern.ToAll && o.Holds(w.Today()) {
			if n.About = noAbout(k.row.ID, o.From); o.By == k.plan.Lead {
				return nil
			}
		}
	}
	if n.About == "" {
		build, err := w.Builds.Current()
		if err != nil {
			return err
		}
		told, err := w.toldNo(tx, build, id, said)
		if err != nil || !told {
			return err
		}
		n.About = noAbout(k.row.ID, 0)
	}
	return w.tellLead(tx, k.row.ID, id, n)
}

// noAbout is what notices call a no to all sharing: of the day on which it was
// said here, or of an agency's extract.
func noAbout(number int64, said byname.Day) string {
	if said == 0 {
		return fmt.Sprintf("plan %d told no", number)
	}
	return fmt.Sprintf("plan %d no of %s", number, said)
}

// noSettled ends what was told of a no that was taken back.
func (w *Work) noSettled(tx *store.Tx, id byname.PersonID, by byname.WorkerID) error {
	k, open, err := w.openKept(tx, id)
	if err != nil || !open {
		return err
	}
	said, err := tx.ObjectionsOf(id)
	if err != nil {
		return err
	}
	for _, o := range said {
		if o.Scope != govern.ToAll || o.Holds(w.Today()) {
			continue
		}
		if err := w.settled(tx, Who{Worker: by}, ToldNo, noAbout(k.row.ID, o.From)); err != nil {
			return err
		}
	}
	return nil
}
