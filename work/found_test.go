package work

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"byname"
	"byname/govern"
	"byname/store"
)

// TestNobodyFallsOff: everybody ever found in a neighbourhood is on one list
// with what became of them, whether somebody answered, the reason went away,
// or they are nobody's record any more; who objects is counted and not named.
func TestNobodyFallsOff(t *testing.T) {
	w, ctx := lived(t), context.Background()
	clock := byname.OnDay(2026, 6, 30).Start().Time().Add(21 * time.Hour)
	w.now = func() time.Time { clock = clock.Add(time.Second); return clock }
	lee := worker(t, w, "lee")
	list, err := w.Worklist(ctx, lee, WorklistAsk{})
	ok(t, err)
	build, err := w.Builds.Current()
	ok(t, err)
	found, err := build.Waiting(gorton)
	ok(t, err)
	programme := func(i int) (byname.PersonID, string) {
		id := list.People[i].ID
		j := slices.IndexFunc(found, func(s store.Waiting) bool { return s.Person == id && w.hears(lee, "find", s.Programme) })
		return id, found[j].Programme
	}
	wrong, of := programme(0)
	ok(t, w.NotRight(ctx, lee, wrong, of, "It was her sister"))
	later, of := programme(1)
	ok(t, w.NotNow(ctx, lee, later, of, w.Today()+5, "She is away"))
	known, of := programme(2)
	ok(t, w.AlreadyKnown(ctx, lee, known, of, "Bea of the hospice"))
	planned, of := programme(3)
	ok(t, w.StartPlan(ctx, lee, planned, []string{of}, ""))
	objects := list.People[4].ID
	write(t, w, func(tx *store.Tx) error {
		return errors.Join(tx.Object(objectionOf(objects, found, w.Today())),
			tx.Find(append(everyone(tx, t), store.Seen{Person: 999_999, Anchor: "gp/gp_practice/none", Programme: "falls", Theme: "t", Where: gorton, First: w.Today() - 200}), w.Today()))
	})
	gone, _ := programme(5)
	write(t, w, func(tx *store.Tx) error {
		return tx.FindOf([]byname.PersonID{gone, 999_999}, nil, w.Today())
	})

	all := map[byname.PersonID]FoundPerson{}
	of0, err := w.EverFound(ctx, lee, EverFoundAsk{})
	ok(t, err)
	for page := 1; page <= of0.Pages; page++ {
		some, err := w.EverFound(ctx, lee, EverFoundAsk{Page: page})
		ok(t, err)
		for _, p := range some.People {
			all[p.ID] = p
		}
	}
	became := func(id byname.PersonID) (words []string) {
		for _, f := range all[id].Findings {
			words = append(words, f.Became)
		}
		return words
	}
	for want, id := range map[string]byname.PersonID{BecameWrong: wrong, BecameLater: later, BecameKnown: known, BecamePlan: planned, BecameGone: gone, BecameNobody: 999_999} {
		if !slices.Contains(became(id), want) {
			t.Errorf("%v became %v, want %s", id, became(id), want)
		}
	}
	for _, s := range found {
		if _, listed := all[s.Person]; !listed && s.Person != objects {
			t.Errorf("%v fell off", s.Person)
		}
	}
	if _, listed := all[objects]; listed || of0.Objecting != 1 || of0.Answered != 4 {
		t.Errorf("who objects is named, or counts are wrong: %+v", of0)
	}
	if p := all[999_999]; p.Named || p.Findings[0].Title != unheard {
		t.Errorf("somebody of whom there is no record: %+v", p)
	}
	some, err := w.EverFound(ctx, lee, EverFoundAsk{Became: BecamePlan})
	if err != nil || len(some.People) != 1 || some.People[0].ID != planned || some.People[0].Findings[0].By != "Lee" {
		t.Errorf("%+v %v", some.People, err)
	}
	if _, err := w.EverFound(ctx, worker(t, w, "fin"), EverFoundAsk{}); err == nil {
		t.Error("a board member reads the list")
	}
}

func objectionOf(id byname.PersonID, found []store.Waiting, day byname.Day) govern.Objection {
	i := slices.IndexFunc(found, func(s store.Waiting) bool { return s.Person == id })
	return govern.Objection{Scope: govern.ToAll, Person: id, Anchor: found[i].Anchor, Words: "Not for lists", By: "lee", Span: byname.Span{From: day}}
}

// everyone are all who are found now.
func everyone(tx *store.Tx, t *testing.T) []store.Seen {
	t.Helper()
	list, err := tx.Found()
	ok(t, err)
	return list
}
