package work

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/store"
)

// rule writes a ruling down, without asking whether nadia may.
func rule(t *testing.T, w *Work, left, right feed.Key, says, reason string) {
	t.Helper()
	write(t, w, func(tx *store.Tx) error {
		return tx.Rule(store.Ruling{Left: left, Right: right, Says: says, Reason: reason, By: "nadia", At: w.now()})
	})
}

func plansOf(t *testing.T, w *Work, id byname.PersonID) (plans []int64) {
	t.Helper()
	err := w.DB.Read(context.Background(), func(tx *store.Tx) error {
		rows, err := tx.PlansOf(id)
		for _, r := range rows {
			plans = append(plans, r.ID)
			if !slices.ContainsFunc(r.Persons, func(p store.PlanPerson) bool { return p.Person == id }) {
				t.Errorf("plan %d of %v is for %+v", r.ID, id, r.Persons)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(plans)
	return plans
}

func openPlan(t *testing.T, w *Work, id byname.PersonID, anchor feed.Key) (plan int64) {
	t.Helper()
	write(t, w, func(tx *store.Tx) (err error) {
		plan, err = tx.OpenPlan([]store.PlanPerson{{Person: id, Anchor: string(anchor)}}, w.now())
		return err
	})
	return plan
}

// A record that goes to another person takes nobody's plan with it; when two
// people turn out to be one, the plans of both are found; when that is taken
// back, each has their own again. The history says who ruled what.
func TestPlansStayWithTheirPerson(t *testing.T) {
	w, ctx := smallWork(t), context.Background()
	practice, ward, id := rowsOf(t, w)
	mine := openPlan(t, w, id, practice)

	rule(t, w, practice, ward, store.Different, "they are father and son")
	apart := nextJoin(t, w)
	other := whose(t, apart, ward)
	if other == id || whose(t, apart, practice) != id {
		t.Fatal("ruled apart, and still one person")
	}
	if mines, others := plansOf(t, w, id), plansOf(t, w, other); !slices.Equal(mines, []int64{mine}) || others != nil {
		t.Errorf("plans %v and %v", mines, others)
	}
	theirs := openPlan(t, w, other, ward)

	rule(t, w, practice, ward, store.Withdrawn, "I was wrong")
	if b := nextJoin(t, w); whose(t, b, ward) != id {
		t.Fatal("withdrawn, and still two people")
	}
	if plans := plansOf(t, w, id); !slices.Equal(plans, []int64{mine, theirs}) {
		t.Errorf("of one person there are plans %v", plans)
	}
	if now, err := w.Became(ctx, other); err != nil || now != id {
		t.Errorf("%v became %v, %v", other, now, err)
	}
	if now, err := w.Whose(ctx, other.String()); err != nil || now != id {
		t.Errorf("a link to %v finds %v, %v", other, now, err)
	}

	rule(t, w, practice, ward, store.Different, "they are father and son after all")
	if again := whose(t, nextBuild(t, w), ward); again != other {
		t.Errorf("ruled apart again, and the son is %v, not %v again", again, other)
	}
	if plans := plansOf(t, w, other); !slices.Equal(plans, []int64{theirs}) {
		t.Errorf("the son's plans are %v", plans)
	}

	if _, err := w.addAccount(ctx, NewAccount{Account: "ana", Name: "Ana", Agency: "gp", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton}); err != nil {
		t.Fatal(err)
	}
	ana := worker(t, w, "ana")
	if err := w.GiveReason(ctx, ana, id, "support", "I visit them"); err != nil {
		t.Fatal(err)
	}
	h, err := w.History(ctx, ana, id)
	if err != nil || len(h.Happened) != 3 || len(h.Was) != 0 {
		t.Fatalf("%+v, %v", h, err)
	}
	for i, want := range []string{"two people (GP practice", "no more on two records", "two people (GP practice"} {
		x := h.Happened[i]
		if x.Other != other || !strings.Contains(x.Why, want) || !strings.Contains(x.Why, "Invented") || len(x.Records) == 0 {
			t.Errorf("%d: %s. %s: %+v", i, x.Words(), x.Why, x)
		}
	}
	if !strings.HasSuffix(h.Happened[2].Why, ": they are father and son") { // of ana's own agency
		t.Error(h.Happened[2].Why)
	}
}

// Pointing at an earlier build gives everybody the id, the records and the
// plans they had then, reads nothing of the later one, and stands in the
// history.
func TestChoosingABuildRestoresExactly(t *testing.T) {
	w, ctx := smallWork(t), context.Background()
	practice, ward, id := rowsOf(t, w)
	first, before := everyoneIn(t, w)
	rule(t, w, practice, ward, store.Different, "they are father and son")
	second := nextJoin(t, w)
	other := whose(t, second, ward)
	theirs := openPlan(t, w, other, ward)

	if err := w.BuildUse(ctx, first, "nadia"); err != nil {
		t.Fatal(err)
	}
	if n, now := everyoneIn(t, w); n != first || !maps.Equal(before, now) {
		t.Errorf("build %d tells other people apart than before", n)
	}
	if now, err := w.Became(ctx, other); err != nil || now != id || !slices.Contains(plansOf(t, w, id), theirs) {
		t.Errorf("%v became %v, %v", other, now, err)
	}
	if err := w.BuildUse(ctx, second.Number, "nadia"); err != nil {
		t.Fatal(err)
	}
	b, err := w.Builds.Current()
	if err != nil || whose(t, b, ward) != other || !slices.Equal(plansOf(t, w, other), []int64{theirs}) {
		t.Errorf("chosen again, the son is %v with plans %v, %v", whose(t, b, ward), plansOf(t, w, other), err)
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		moves, err := tx.MovesOf(id)
		if len(moves) != 3 || moves[1].Way != store.Chosen || moves[1].By != "nadia" || moves[1].To != id || !moves[1].Gone || moves[2].To != other {
			t.Errorf("%+v", moves)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// Whatever is ruled, withdrawn, built, joined and chosen again, the same
// rulings give every record the same person, and no id is issued twice.
func TestAnyRulingsAndUndoing(t *testing.T) {
	w, ctx := smallWork(t), context.Background()
	pairs := pairsOf(t, w, 3)
	random := rand.New(rand.NewPCG(7, 11))
	ruled := make([]bool, len(pairs))
	seen := map[string]map[feed.Key]byname.PersonID{}
	rulings := map[int]string{} // that each build obeys
	for step := range 12 {
		if step > 0 {
			i := random.IntN(len(pairs))
			if ruled[i] = !ruled[i]; ruled[i] {
				rule(t, w, pairs[i][0], pairs[i][1], pairs[i].says(), "step "+strconv.Itoa(step))
			} else {
				rule(t, w, pairs[i][0], pairs[i][1], store.Withdrawn, "step "+strconv.Itoa(step))
			}
			if step%5 == 4 {
				nextBuild(t, w)
			} else {
				nextJoin(t, w)
			}
		}
		number, now := everyoneIn(t, w)
		state := fmt.Sprint(ruled)
		rulings[number] = state
		same(t, fmt.Sprintf("step %d, rulings %s", step, state), seen, state, now)
		if step%4 != 3 {
			continue
		}
		if builds, _, err := w.BuildList(); err != nil {
			t.Fatal(err)
		} else if err := w.BuildUse(ctx, builds[1].Number, "nadia"); err != nil {
			t.Fatal(err)
		}
		number, now = everyoneIn(t, w)
		same(t, fmt.Sprintf("step %d, build %d chosen again", step, number), seen, rulings[number], now)
		if err := w.BuildUse(ctx, slices.Max(slices.Collect(maps.Keys(rulings))), "nadia"); err != nil {
			t.Fatal(err)
		}
	}
	groupings := map[string]bool{}
	for _, of := range seen {
		text := ""
		for _, p := range pairs {
			text += fmt.Sprint(of[p[0]], of[p[1]], " ")
		}
		groupings[text] = true
	}
	if len(groupings) < 4 {
		t.Errorf("the rulings made no more than %d groupings: the test tests nothing", len(groupings))
	}
}

func same(t *testing.T, when string, seen map[string]map[feed.Key]byname.PersonID, state string, now map[feed.Key]byname.PersonID) {
	t.Helper()
	before, known := seen[state]
	if known && !maps.Equal(before, now) {
		for key, id := range now {
			if before[key] != id {
				t.Errorf("%s: %s is %v, and was %v", when, key, id, before[key])
			}
		}
	}
	seen[state] = now
}

// A keyPair is two records to rule on.
type keyPair [2]feed.Key

// says that two of different agencies are two people, and two of one are one.
func (p keyPair) says() string {
	if strings.HasPrefix(string(p[1]), string(registered)) {
		return store.Same
	}
	return store.Different
}

// pairsOf are records of one person each, n times, and of neighbouring people,
// n times.
func pairsOf(t *testing.T, w *Work, n int) (pairs []keyPair) {
	t.Helper()
	_, of := everyoneIn(t, w)
	practice := map[byname.PersonID]feed.Key{}
	var wards []feed.Key
	for _, key := range slices.Sorted(maps.Keys(of)) {
		if strings.HasPrefix(string(key), string(registered)) {
			practice[of[key]] = key
		} else if strings.HasPrefix(string(key), string(inWard)) {
			wards = append(wards, key)
		}
	}
	for _, ward := range wards {
		if key := practice[of[ward]]; key != "" && len(pairs) < 2*n {
			pairs = append(pairs, keyPair{key, ward})
			if len(pairs) > 1 {
				pairs = append(pairs, keyPair{min(key, pairs[len(pairs)-2][0]), max(key, pairs[len(pairs)-2][0])})
			}
		}
	}
	return slices.DeleteFunc(pairs, func(p keyPair) bool { return p[0] == p[1] })
}

// The base of a joined build stays for as long as the joined one does, however
// few builds are kept; a base in the way of nothing goes.
func TestABaseInUseIsKept(t *testing.T) {
	w, ctx := smallWork(t), context.Background()
	base, _ := everyoneIn(t, w)
	practice, ward, _ := rowsOf(t, w)
	for range 3 {
		rule(t, w, practice, ward, store.Same, "one person")
		if _, _, err := w.Join(ctx, BuildAsk{Keep: 1}); err != nil {
			t.Fatal(err)
		}
	}
	builds, current, err := w.BuildList()
	if err != nil || current != base+3 || len(builds) != 3 || builds[2].Number != base || builds[0].Base != base { // and the one that was current before
		t.Fatalf("current %d, %+v, %v", current, builds, err)
	}
	if err := w.Builds.Check(current); err != nil {
		t.Error(err)
	}
	for range 2 {
		if _, err := w.Build(ctx, BuildAsk{Keep: 1}); err != nil {
			t.Fatal(err)
		}
	}
	if builds, _, err = w.BuildList(); err != nil {
		t.Fatal(err)
	}
	for _, b := range builds { // the last joined one is kept, and so is its base
		if b.Base != 0 && !slices.ContainsFunc(builds, func(o store.Manifest) bool { return o.Number == b.Base }) {
			t.Errorf("build %d lies over %d, which is gone", b.Number, b.Base)
		}
	}
}

// A base that is damaged is no base: a joined build over it cannot be chosen.
func TestADamagedBaseIsRefused(t *testing.T) {
	w, ctx := smallWork(t), context.Background()
	base, _ := everyoneIn(t, w)
	practice, ward, _ := rowsOf(t, w)
	rule(t, w, practice, ward, store.Same, "one person")
	joined := nextJoin(t, w)
	nextBuild(t, w)
	path := filepath.Join(w.Data, "builds", strconv.Itoa(base), "events.parquet")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := w.BuildUse(ctx, joined.Number, "nadia"); err == nil {
		t.Error("a joined build over a damaged one can be chosen")
	}
}

// everyoneIn is the current build and whose each record is in it.
func everyoneIn(t *testing.T, w *Work) (number int, of map[feed.Key]byname.PersonID) {
	t.Helper()
	b, err := w.Builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	of = map[feed.Key]byname.PersonID{}
	if err := b.Whose(func(key feed.Key, id byname.PersonID) { of[feed.Key(strings.Clone(string(key)))] = id }); err != nil {
		t.Fatal(err)
	}
	return b.Number, of
}
