package work

import (
	"context"
	"slices"
	"testing"

	"byname"
	"byname/govern"
	"byname/guard"
	"byname/programme"
	"byname/store"
	"byname/team"
)

// TestANoEmptiesWhatCounts: who says no to planning, while a plan is open for
// them, is in no total of the list, in no huddle's agenda and in no count of
// what a programme did; taking it back puts their plan where it was.
func TestANoEmptiesWhatCounts(t *testing.T) {
	w, ctx := lived(t), context.Background()
	lee := worker(t, w, "lee")
	build, err := w.Builds.Current()
	ok(t, err)
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "measure", What: "read courses"})
	ok(t, err)
	p, err := w.declaring("falls")
	ok(t, err)
	everywhere := func() (total, planned int, courses []programme.Course, spoken []team.Matter) {
		t.Helper()
		list, err := w.Worklist(ctx, lee, WorklistAsk{})
		ok(t, err)
		courses, err = w.courses(ctx, p, build, pass)
		ok(t, err)
		at, covered := w.Place.team(gorton, w.Today())
		if !covered {
			t.Fatal("nobody covers Gorton")
		}
		spoken, _, err = w.matters(ctx, at)
		ok(t, err)
		ok(t, w.DB.Read(ctx, func(tx *store.Tx) error {
			open, err := w.planned(tx, build, gorton, nil)
			planned = len(open)
			return err
		}))
		return list.Total, planned, courses, spoken
	}
	meets := func(courses []programme.Course, spoken []team.Matter, id byname.PersonID) (counted, said bool) {
		return slices.ContainsFunc(courses, func(c programme.Course) bool { return c.Facts.Person.ID == id }),
			slices.ContainsFunc(spoken, func(m team.Matter) bool { return m.Person == id })
	}

	_, _, courses, spoken := everywhere()
	atRisk := spoken[0].Person // found, with no plan yet
	id := courses[0].Facts.Person.ID
	for _, c := range courses {
		if c.Facts.Person.ID == amina(t, w) {
			id = amina(t, w)
		}
	}
	ok(t, w.StartPlan(ctx, lee, id, []string{"falls"}, "To cook again"))
	later(w, 30) // what was to be done is late by now
	build, err = w.Builds.Current()
	ok(t, err)
	pass, err = w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "measure", What: "read courses"})
	ok(t, err)
	total, planned, courses, spoken := everywhere()
	if counted, said := meets(courses, spoken, id); !counted || !said || planned != 1 {
		t.Fatalf("before anybody says no: counted %v, spoken of %v, %d plans", counted, said, planned)
	}
	no := NewObjection{Scope: govern.ToPlanning, Words: "Leave me off your lists."}
	for n, one := range []byname.PersonID{id, atRisk} {
		ok(t, w.Object(ctx, lee, one, no))
		left, open, courses, spoken := everywhere()
		counted, said := meets(courses, spoken, one)
		if counted || said || left != total-n-1 || open != 0 {
			t.Errorf("after %d said no: counted %v, spoken of %v, %d of %d on the list, %d plans", n+1, counted, said, left, total, open)
		}
	}
	for _, one := range []byname.PersonID{id, atRisk} {
		ok(t, w.EndObjection(ctx, lee, one, govern.ToPlanning, "They rang again."))
	}
	_, open, courses, spoken := everywhere()
	if counted, said := meets(courses, spoken, id); !counted || !said || open != planned {
		t.Errorf("taken back: counted %v, spoken of %v, %d plans", counted, said, open)
	}
}
