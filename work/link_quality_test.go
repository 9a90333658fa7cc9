package work

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/guard"
	"byname/link"
	"byname/outcome"
	"byname/place"
	"byname/store"
	"byname/team"
)

// standingOf makes the counts of two agencies of which so many of each group's
// records were tried, and missed.
func standingOf(groups map[[2]string][2]int64) link.Standing {
	var s link.Standing
	all := map[byname.AgencyID]*link.Cell{}
	for _, agency := range []byname.AgencyID{"mft", "nwas"} {
		all[agency] = &link.Cell{Agency: agency}
	}
	for way, n := range groups {
		for agency, whole := range all {
			c := link.Cell{Way: way[0], Group: way[1], Agency: agency, Records: 2 * n[0], Numbered: n[0], Sought: n[0], Tried: n[0], Missed: n[1], Joined: n[0] - n[1]}
			s.Cells = append(s.Cells, c)
			whole.Records, whole.Numbered, whole.Sought = whole.Records+c.Records, whole.Numbered+c.Numbered, whole.Sought+c.Sought
			whole.Tried, whole.Missed, whole.Joined = whole.Tried+c.Tried, whole.Missed+c.Missed, whole.Joined+c.Joined
		}
	}
	for _, c := range all {
		s.Cells = append(s.Cells, *c)
	}
	return s
}

// A community that is linked worse is named, also where the numbers are too
// small to be shown; one that differs by chance alone is not; and groups of
// which too few could be tried are not passed over in silence.
func TestACommunityLinkedWorseIsNamed(t *testing.T) {
	k := newStanding(standingOf(map[[2]string][2]int64{
		{"home", "an address"}:           {4000, 40},
		{"home", "no fixed abode"}:       {90, 12},
		{"ethnic group", "Pakistani"}:    {900, 9},
		{"ethnic group", "Irish"}:        {300, 5},
		{"ethnic group", "Eritrean"}:     {17, 3}, // 6 of 34
		{"ethnic group", "Kenyan"}:       {6, 0},
		{"ethnic group", "not recorded"}: {3, 1},
	}))
	line := k.line()
	for _, want := range []string{"Of 100 records, more than 99 are joined", "fewer for people recorded as Eritrean, people with no fixed abode (86 of those without a number)", "one is too small to tell"} {
		if !strings.Contains(line, want) {
			t.Errorf("%q does not say %q", line, want)
		}
	}
	verdicts := map[string]LinkGroup{}
	for _, way := range []string{"home", "ethnic group"} {
		for _, g := range k.way(way).Groups {
			verdicts[g.Name] = g
		}
	}
	if g := verdicts["Eritrean"]; !g.Worse || g.Missed.Missing != outcome.Hidden || g.Missed.Of != 0 || math.Abs(g.Missed.AtMost-20) > 1e-9 {
		t.Errorf("a small group that fares worse: %+v", g)
	}
	if g := verdicts["no fixed abode"]; !g.Worse || math.Abs(g.Missed.Value-100*25./180) > 1e-9 || !strings.Contains(g.Verdict, "more links missed than for people with an address") {
		t.Errorf("no fixed abode: %+v", g)
	}
	if g := verdicts["Irish"]; g.Worse || g.Verdict != "no difference that is more than chance" {
		t.Errorf("chance: %+v", g)
	}
	if g := verdicts["Kenyan"]; g.Verdict != tooFew {
		t.Errorf("too few: %+v", g)
	}
	even := newStanding(standingOf(map[[2]string][2]int64{{"sex", "female"}: {2000, 16}, {"sex", "male"}: {2000, 18}}))
	if line := even.line(); !strings.Contains(line, "no community was found to fare worse.") {
		t.Error(line)
	}
	lonely := newStanding(standingOf(map[[2]string][2]int64{{"home", "an address"}: {2000, 16}, {"home", "no fixed abode"}: {4, 0}}))
	if line := lonely.line(); !strings.Contains(line, "one is too small to tell") {
		t.Error(line)
	}
	if line := newStanding(link.Standing{}).line(); !strings.Contains(line, "not known") {
		t.Error(line)
	}
}

// What rulings on drawn pairs tell is near the truth, and its interval holds
// it nineteen times in twenty, though hardly any pair near the line is drawn
// by its share.
func TestRulingsOnDrawnPairsTellTheTruth(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	var edges []link.Edge
	same := map[[2]int32]bool{}
	var right, made, should float64
	for i := range int32(20_000) {
		w := float32(r.NormFloat64()*5 + 14)
		if i%4 == 0 {
			w = float32(r.Float64()*15 - 5)
		}
		w = max(-5, w)
		e := link.Edge{A: i, B: i + 100_000, Weight: w, Kept: w >= 0}
		is := r.Float64() < link.Probability(float64(w)*.8) // surer of itself than it may be
		same[[2]int32{e.A, e.B}] = is
		edges = append(edges, e)
		if e.Kept {
			made++
		}
		if is {
			should++
		}
		if e.Kept && is {
			right++
		}
	}
	const times = 60
	within := [2]int{}
	for seed := range uint64(times) {
		var draws []store.Draw
		for _, x := range link.Draw(edges, func(link.Edge) string { return "everybody" }, 400, seed) {
			says := store.Different
			if same[[2]int32{x.A, x.B}] {
				says = store.Same
			}
			draws = append(draws, store.Draw{Review: store.Review{Joined: x.Kept, Says: says}, Stratum: x.Stratum, Chance: x.Chance})
		}
		s := SampleOf(1, draws)
		if len(s.Shares) != 2 {
			t.Fatal(s.Words)
		}
		for i, truth := range []float64{100 * right / made, 100 * right / should} {
			if got := s.Shares[i]; math.Abs(got.Value-truth) > 4 {
				t.Errorf("%d: %.1f, and the truth is %.1f", i, got.Value, truth)
			} else if got.Lower <= truth && truth <= got.Upper {
				within[i]++
			}
		}
	}
	if slices.Min(within[:]) < times*9/10 {
		t.Errorf("within the interval %v times of %d", within, times)
	}
}

func TestTooFewRulingsSayNothing(t *testing.T) {
	draws := []store.Draw{{Review: store.Review{Joined: true, Says: store.Same}, Stratum: "a", Chance: .1}, {Review: store.Review{Joined: true, Says: store.Unsure}, Stratum: "a", Chance: .1}, {Stratum: "b", Chance: .5}}
	s := SampleOf(3, draws)
	if s.Shares != nil || s.Ruled != 1 || s.Unsure != 1 || s.Drawn != 3 || !strings.Contains(s.Words, "Too few") {
		t.Errorf("%+v", s)
	}
	if s := SampleOf(0, nil); !strings.Contains(s.Words, "next build draws") {
		t.Error(s.Words)
	}
}

// What changes from night to night as it always did is not told; what goes
// beyond is, by agency.
func TestDriftBeyondItsLimitsIsTold(t *testing.T) {
	agencies, _, err := team.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	w := &Work{Place: Place{Agencies: agencies}}
	var drift []link.Drift
	for build := 1; build <= 12; build++ {
		wobble := int64(build % 3)
		drift = append(drift,
			link.Drift{Build: build, Persons: 10_000, Records: 20_000, Links: 9000, Bits: 20, Alone: 3000 + 100*wobble, Pairs: 10_000, Near: 200},
			link.Drift{Build: build, Agency: "northfold", Persons: 800, Records: 960, Links: 700, Bits: 15, Alone: 72 + 8*wobble, Pairs: 800, Near: 24})
	}
	if said := w.changed(drift); len(said) != 0 {
		t.Error("nothing changed:", said)
	}
	drift[len(drift)-1].Alone = 168
	said := w.changed(drift)
	if len(said) != 1 || !strings.HasPrefix(said[0], "Northfold Homes: persons of one record only, in a hundred 21.0, expected ") {
		t.Errorf("%q", said)
	}
	if few := w.changed(drift[len(drift)-4:]); len(few) != 1 || !strings.Contains(few[0], "in the build before") {
		t.Errorf("%q", few)
	}
	for i := range drift { // creeps up, never by much
		drift[i].Alone = drift[i].Persons / 100 * (20 + 2*int64(max(0, drift[i].Build-5)))
	}
	if said := w.changed(drift); len(said) != 2 {
		t.Errorf("%q", said)
	}
	drift[len(drift)-1].Persons = 20 // too few to be told of
	if said := w.changed(drift); len(said) != 1 || strings.Contains(said[0], "Northfold") {
		t.Errorf("%q", said)
	}
}

// A build keeps how well it is linked, and the drift of builds before; it
// draws pairs for reviewers once, not every night; nobody who objects is
// counted or drawn.
func TestABuildTellsHowWellItIsLinked(t *testing.T) {
	w := smallWork(t)
	b := nextBuild(t, w)
	s, err := b.Quality()
	if err != nil {
		t.Fatal(err)
	}
	var records, tried, objecting int64
	for _, c := range s.Cells {
		if c.Way == "" {
			records, tried = records+c.Records, tried+c.Tried
		}
	}
	if objecting = int64(b.Counts.Objecting); records == 0 || tried == 0 || records > int64(b.Counts.Records)-objecting {
		t.Errorf("%d records counted, %d tried, of %+v", records, tried, b.Counts)
	}
	builds := map[int]bool{}
	for _, d := range b.Drift {
		builds[d.Build] = true
		if d.Agency == "" && d.Persons != int64(b.Counts.Persons) {
			t.Errorf("drift of build %d: %d persons", d.Build, d.Persons)
		}
	}
	if len(builds) != 2 {
		t.Errorf("drift of builds %v", builds)
	}
	var drawn []store.Draw
	err = w.DB.Read(context.Background(), func(tx *store.Tx) error {
		build, _, err := tx.LastDraw()
		if err == nil && build != b.Number-1 {
			err = fmt.Errorf("drawn in build %d", build)
		}
		if err == nil {
			drawn, err = tx.Draws(build)
		}
		return err
	})
	if err != nil || len(drawn) == 0 {
		t.Fatal(len(drawn), err)
	}
	for _, d := range drawn {
		if _, err := b.ByRecord(d.Left); err != nil || d.Left >= d.Right || d.Chance <= 0 || d.Chance > 1 {
			t.Fatalf("%+v %v", d, err)
		}
	}
	if _, err := w.addAccount(context.Background(), NewAccount{Account: "ola", Name: "Invented", Agency: "gp", Job: "analyst", Roles: []guard.Role{guard.Analyst}}); err != nil {
		t.Fatal(err)
	}
	numbersTellNothing(t, w)
	who := Who{Worker: "ola"}
	if _, err := w.LinkQuality(context.Background(), Who{}); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("nobody is shown: %v", err)
	}
	q, err := w.LinkQuality(context.Background(), who)
	if err != nil || q.Line == "" || len(q.Ways) != ways || q.Sample.Drawn != len(drawn) {
		t.Errorf("%+v, %v", q, err)
	}
	if line := w.LinkLine(); line != q.Line {
		t.Errorf("the line is %q, not %q", line, q.Line)
	}
	takeIn(t, w, filepath.Join(storyFolder, "schools.csv"))
	joined := nextJoin(t, w)
	later, err := w.LinkQuality(context.Background(), who)
	if diff := cmp.Diff(q, later); err != nil || diff != "" || joined.Number == b.Number {
		t.Errorf("after a day's changes joined in build %d: %v\n%s", joined.Number, err, diff)
	}
}

// numbersTellNothing is that neighbours by number, which reviewers read, are
// no more often of one kind than chance has it: neither what asked about a
// pair nor what linking made of it.
func numbersTellNothing(t *testing.T, w *Work) {
	t.Helper()
	var open []store.Review
	if err := w.DB.Read(context.Background(), func(tx *store.Tx) (err error) {
		open, err = tx.Reviews()
		return err
	}); err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(open, func(a, b store.Review) int { return int(a.Number - b.Number) })
	for what, is := range map[string]func(store.Review) bool{
		"drawn":  func(r store.Review) bool { return r.Source == store.Sample },
		"joined": func(r store.Review) bool { return r.Joined },
	} {
		count, changes := 0, 0
		for i, r := range open {
			if is(r) {
				count++
			}
			if i > 0 && is(r) != is(open[i-1]) {
				changes++
			}
		}
		n := float64(len(open))
		expected := 2 * float64(count) * (n - float64(count)) / n // runs, less one (Wald and Wolfowitz 1940)
		if spread := math.Sqrt(max(1, expected*(expected-1)/(n-1))); math.Abs(float64(changes)-expected) > 4*spread {
			t.Errorf("%s: of %d pairs %d are, and it changes %d times from number to number; by chance %.0f ± %.0f", what, len(open), count, changes, expected, spread)
		}
	}
}

func BenchmarkLinkLine(b *testing.B) {
	groups := map[[2]string][2]int64{}
	for way := range 5 {
		for i := range int64(12) {
			groups[[2]string{waysToDivide[way+1], fmt.Sprint(i)}] = [2]int64{100 + 400*i, 3 + 4*i}
		}
	}
	s := standingOf(groups)
	for b.Loop() {
		newStanding(s).line()
	}
}
