package work

import (
	"cmp"
	"context"
	"slices"

	"byname"
	"byname/discharge"
	"byname/guard"
	"byname/store"
)

// A DischargeList is who is in hospital and on the way home: of the asker's
// hospital, of their teams, and whoever their agency has something to do for.
type DischargeList struct {
	Wards   []Choice
	Ward    string // "" is all of them
	Ready   int    // who could leave and is still there
	Review  int    // whom nobody of the asker's hospital has looked at this half-day
	Hidden  int
	People  []DischargeLine
	Reviews bool // the asker's agency is a hospital, which looks at everybody twice a day
	Paging
}

// A DischargeLine is one of them, as far as the reader may know.
type DischargeLine struct {
	PersonRef
	DischargeShown
	Review bool // the reader's hospital has to look this half-day
}

// A DischargeShown is a stay as far as a reader may know: whoever may not read
// about discharges sees the day, and what is their own agency's.
type DischargeShown struct {
	discharge.Stay
	Whole    bool
	Hospital string
	Delayed  int
	Tasks    []DischargeTask
	Causes   []DischargeCause // the open ones first
	Soonest  byname.Day       // on which all that is open could be done
}

// A DischargeTask is a task on its way.
type DischargeTask struct {
	discharge.Placed
	Owner string
	Mine  bool
}

// A DischargeCause is what keeps somebody.
type DischargeCause struct {
	discharge.Cause
	discharge.Reason
	Owner string
	Mine  bool
}

// afterDays are how long somebody who left is still looked after.
const afterDays = 28

// Discharges is the list, whoever has waited longest first.
func (w *Work) Discharges(ctx context.Context, who Who, ward string, page int) (list DischargeList, err error) {
	if err := w.may(ctx, who, guard.SeeWorklist); err != nil {
		return list, err
	}
	list.Ward, list.Reviews = ward, w.kindOf(who) == "hospital"
	var all []store.Discharge
	if err := w.DB.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Discharges(w.Today() - afterDays)
		return err
	}); err != nil {
		return list, err
	}
	all = slices.DeleteFunc(all, func(d store.Discharge) bool { return !w.concernsStay(who, d) })
	for _, d := range all {
		if d.Hospital == who.Agency && d.Left == 0 {
			count(&list.Wards, d.Ward, d.Ward)
		}
	}
	slices.SortFunc(list.Wards, func(a, b Choice) int { return cmp.Compare(a.Title, b.Title) })
	if ward != "" {
		all = slices.DeleteFunc(all, func(d store.Discharge) bool { return d.Hospital != who.Agency || d.Ward != ward })
	}
	for _, d := range all {
		if d.Left == 0 && d.Ready != 0 && d.Ready <= w.Today() {
			list.Ready++
		}
		if w.reviews(who, d) {
			list.Review++
		}
	}
	slices.SortStableFunc(all, w.byDelay)
	list.Paging = pageOf(len(all), page, guard.Most)
	first := (list.Page - 1) * guard.Most
	return list, w.nameDischarges(ctx, who, &list, all[first:min(len(all), first+guard.Most)])
}

// concernsStay says whether a stay concerns the asker's agency or one of their teams.
func (w *Work) concernsStay(who Who, d store.Discharge) bool {
	t, covered := w.Place.team(d.Neighbourhood, w.Today())
	return d.Hospital == who.Agency || slices.Contains(d.Holders(), who.Agency) || covered && slices.Contains(w.teamsOf(who), t.ID)
}

// reviews says whether the asker's hospital has to look at somebody now.
func (w *Work) reviews(who Who, d store.Discharge) bool {
	return d.Hospital == who.Agency && d.ReviewDue(w.minute())
}

// byDelay puts those in hospital before those who left, whoever is kept
// longest first, then whoever leaves soonest.
func (w *Work) byDelay(a, b store.Discharge) int {
	left := func(d store.Discharge) int { return min(1, int(d.Left)) }
	day := func(d store.Discharge) byname.Day {
		if d.Ready == 0 {
			return d.Admitted + 10_000 // after all whose day is known
		}
		return d.Ready
	}
	return cmp.Or(cmp.Compare(left(a), left(b)), cmp.Compare(b.Left, a.Left), cmp.Compare(day(a), day(b)))
}

func (w *Work) nameDischarges(ctx context.Context, who Who, list *DischargeList, of []store.Discharge) error {
	ids := make([]byname.PersonID, len(of))
	for i, d := range of {
		ids[i] = d.Person
	}
	pass, err := w.list(ctx, who, "support", ids)
	if err != nil || len(ids) == 0 {
		return err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	for _, d := range of {
		if pass.Check(d.Person, w.now()) != nil {
			list.Hidden++
			continue
		}
		p, err := build.Person(pass, w.now(), d.Person)
		if err != nil {
			return err
		}
		list.People = append(list.People, DischargeLine{PersonRef: PersonRef{d.Person, preferred(p)}, DischargeShown: w.dischargeShown(who, pass, d), Review: w.reviews(who, d)})
	}
	return nil
}

// dischargeShown is a stay as far as a pass shows it.
func (w *Work) dischargeShown(who Who, pass guard.Pass, d store.Discharge) DischargeShown {
	s := DischargeShown{Stay: d.Stay, Whole: pass.Sees("discharge", d.Hospital, false) == guard.Full, Hospital: w.Place.Short(d.Hospital), Delayed: d.Delayed(w.Today())}
	if !s.Whole {
		s.Stay = discharge.Stay{Ready: d.Ready, Left: d.Left, Version: d.Version}
	}
	placed, soonest := discharge.Path(d.Tasks, w.Today(), d.Ready)
	for _, t := range placed {
		mine := t.Owner == who.Agency
		if s.Whole || mine {
			s.Tasks = append(s.Tasks, DischargeTask{Placed: t, Owner: w.taskOwner(t.Owner, t.By), Mine: mine})
		}
	}
	for _, c := range d.Causes {
		mine := c.Owner == who.Agency
		if r, known := discharge.ReasonOf(c.Reason); known && (s.Whole || mine) {
			s.Causes = append(s.Causes, DischargeCause{Cause: c, Reason: r, Owner: w.Place.Short(c.Owner), Mine: mine})
		}
	}
	slices.SortStableFunc(s.Causes, func(a, b DischargeCause) int { return cmp.Compare(a.Ended, b.Ended) })
	if s.Whole {
		s.Soonest = soonest
	}
	return s
}

func (w *Work) taskOwner(id byname.AgencyID, kind string) string {
	if id == "" {
		return w.Place.kindWords(kind)
	}
	return w.Place.Short(id)
}
