package work

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"byname"
	"byname/govern"
	"byname/guard"
	"byname/outcome"
	"byname/store"
)

// behindAsCounted compares who is kept behind every number of every
// neighbourhood with those whom everybody's lives say, and gives how many
// people and numbers there were.
func behindAsCounted(t *testing.T, w *Work) (people, numbers int) {
	t.Helper()
	ctx := context.Background()
	build, err := w.Builds.Current()
	ok(t, err)
	tally := outcome.NewTally(w.Place.Measures, countedTo(build), yearsBack, monthsBack)
	type number struct {
		measure, area string
		back          int
	}
	want := map[number]map[byname.PersonID]byname.Day{}
	ok(t, w.everybody(ctx, build, "compared", func(id byname.PersonID, lives string, l *outcome.Life) error {
		for _, m := range tally.Measures() {
			for back := range yearsCounted {
				for _, e := range tally.Counted(m.ID, *l, back) {
					n := number{m.ID, lives, back}
					if want[n] == nil {
						want[n] = map[byname.PersonID]byname.Day{}
					}
					want[n][id] = max(want[n][id], e.Day)
				}
			}
		}
		return nil
	}, tally.Wants))
	for _, m := range tally.Measures() {
		g, err := w.grid(ctx, m.ID, neighbourhoodLevel)
		ok(t, err)
		for _, area := range g.Areas {
			for back := range yearsCounted {
				days := want[number{m.ID, area, back}]
				ids := slices.SortedFunc(maps.Keys(days), func(a, b byname.PersonID) int {
					return cmp.Or(cmp.Compare(days[b], days[a]), cmp.Compare(a, b))
				})
				got, err := w.roll(ctx, build, g, area, back)
				if ok(t, err); !slices.Equal(got, ids) {
					t.Errorf("%s, %s, %s: kept are %v, counted %v", m.ID, area, g.Periods[back].Name, got, ids)
				}
				if people += len(ids); len(ids) > 0 {
					numbers++
				}
			}
		}
	}
	return people, numbers
}

// TestBehindIsKept: whom a number counts is kept when it is counted. Who
// objects afterwards is left out at once, and who was counted before people
// were kept is counted anew when somebody asks. A published number has nobody
// behind it that is known here.
func TestBehindIsKept(t *testing.T) {
	w, ctx := lived(t), context.Background()
	people, numbers := behindAsCounted(t, w)
	if people < 200 || numbers < 15 {
		t.Errorf("%d people behind %d numbers", people, numbers)
	}
	lee := worker(t, w, "lee")
	const period = "Year to 30 June 2026"
	before, err := w.PeopleBehind(ctx, lee, "ae-attendances", "", period, 1)
	ok(t, err)
	ok(t, w.Object(ctx, lee, before.People[0].ID, NewObjection{Scope: govern.ToPlanning, Words: "Not on any list, please"}))
	after, err := w.PeopleBehind(ctx, lee, "ae-attendances", "", period, 1)
	ok(t, err)
	if after.Total != before.Total-1 || slices.ContainsFunc(after.People, func(p BehindPerson) bool { return p.ID == before.People[0].ID }) {
		t.Errorf("%d people, %d before one of them objected", after.Total, before.Total)
	}
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error { return tx.KeepGrids(1, "ae-attendances", nil, nil) }))
	anew, err := w.PeopleBehind(ctx, lee, "ae-attendances", "", period, 1)
	ok(t, err)
	if anew.Total != after.Total || len(anew.People) != len(after.People) {
		t.Errorf("%d people when counted anew, %d before", anew.Total, after.Total)
	}
	in, err := w.Outcome(ctx, lee, "life-expectancy-male", "")
	if ok(t, err); in.PeopleBehind {
		t.Error("a published number opens to people")
	}
	_, err = w.addAccount(ctx, NewAccount{Account: "nel", Name: "Nel", Agency: "gp", Roles: []guard.Role{guard.Worker, guard.Lead}, Neighbourhood: "MAN-N08"})
	ok(t, err)
	if _, err := w.PeopleBehind(ctx, worker(t, w, "nel"), "ae-attendances", gorton, period, 1); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("another neighbourhood's team opens a number to people: %v", err)
	}
}
