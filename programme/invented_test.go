package programme_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"byname"
	"byname/programme"
)

// What teams invented, as lines that can be read, and the groups and the draft
// that come of them. testdata/invented.txt: a line is who, when, kind of
// agency, days, cost, what came of it, title | circumstances | kinds before.
func TestInvented(t *testing.T) {
	const path = "testdata/invented.txt"
	page, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before := txtar.Format(page)
	groups, few := programme.Gather(inventions(t, string(page.Files[0].Data)))
	var b strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&b, "%s: %d steps for %d people; %s; around them %s; before them %s\n", strings.Join(g.Shared, " "), len(g.Steps), g.People(),
			g.CameWords(), strings.Join(g.Around, ", "), strings.Join(g.Kinds, ", "))
	}
	fmt.Fprintf(&b, "%d more steps were for fewer than three people each\n", few)
	draft, err := groups[0].Draft(words(t))
	if err != nil {
		t.Fatal(err)
	}
	page.Files[1].Data, page.Files[2].Data = []byte(b.String()), draft
	if after := txtar.Format(page); !bytes.Equal(before, after) {
		if *update {
			if err := os.WriteFile(path, after, 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		t.Errorf("want\n%s\ngot\n%s", before, after)
	}
	for _, g := range groups {
		draft, err := g.Draft(words(t))
		if err != nil {
			continue // nothing in common before
		}
		id, _, _ := strings.Cut(strings.SplitN(string(draft), "\nid: ", 2)[1], "\n")
		p, err := programme.Parse(id+".yaml", draft, words(t))
		if err != nil || !strings.HasPrefix(p.Title, "Draft: ") {
			t.Errorf("the draft %q cannot run: %v\n%s", p.Title, err, draft)
		}
	}
}

func inventions(t *testing.T, text string) (all []programme.Invention) {
	t.Helper()
	for line := range strings.Lines(text) {
		parts := strings.Split(strings.TrimSpace(line), " | ")
		f := strings.SplitN(parts[0], " ", 7)
		who, _ := strconv.Atoi(f[0])
		days, _ := strconv.Atoi(f[3])
		cost, err := byname.ParsePence(f[4])
		if err != nil {
			t.Fatal(err)
		}
		x := programme.Invention{Person: byname.PersonID(who), Day: parseDay(t, f[1]), By: f[2], WithinDays: days, Cost: cost,
			Came: programme.Came(strings.ReplaceAll(f[5], "_", " ")), Words: programme.Plainly(f[6], []string{"Amina Begum", "Kev Doyle"}), Events: map[string]string{}, Ages: [2]int{18, 120}}
		x.Circumstances = strings.Split(parts[1], ", ")
		for _, kind := range strings.Fields(parts[2]) {
			x.Events[kind] = "gp-2024"
		}
		all = append(all, x)
	}
	return all
}

// No word of a name comes out, wherever it stands in the sentence.
func TestPlainlyNamesNobody(t *testing.T) {
	for title, want := range map[string]string{
		"Amina's boiler is mended before she comes home":    "boiler mended come",
		"Kennel for Biscuit, two nights, paid by Mr Doyle":  "kennel night paid",
		"kev and the GP: a lift to the GP at Parkside":      "gp lift",
		"A bus pass, so that he gets to work. Kev asked":    "bus pass work asked",
		"BEGUM family: PIP form filled in with Citizens":    "family pip form filled",
		"Taxis – 3 of them – to the classes, £12.50 a time": "taxi class",
		"":                       "",
		"Somebody went with her": "",
	} {
		if got := strings.Join(programme.Plainly(title, []string{"Amina Begum", "Kev Doyle"}), " "); got != want {
			t.Errorf("%q says %q, want %q", title, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[A-Za-z]{3,9}`).Draw(t, "name")
		title := rapid.StringMatching(`([a-z]{1,8} ){0,3}`).Draw(t, "before") + name + rapid.SampledFrom([]string{"", "'s", ",", ".", "’s dog"}).Draw(t, "after")
		for _, w := range programme.Plainly(title, []string{name + " Khan"}) {
			if w == strings.ToLower(name) || w == strings.TrimSuffix(strings.ToLower(name), "s") {
				t.Fatalf("%q names somebody: %q", title, w)
			}
		}
	})
}

// The order in which steps come changes no group, no step is lost, and
// whatever is said of a group is true of three people or more.
func TestGroupsTellOfNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SampledFrom([]string{"bed", "dog", "kennel", "fridge", "bus", "pass", "lift", "cooker"})
		var steps []programme.Invention
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			steps = append(steps, programme.Invention{Person: byname.PersonID(rapid.IntRange(1, 6).Draw(t, "person")), Day: byname.Day(rapid.IntRange(45000, 45100).Draw(t, "day")),
				Words: rapid.SliceOfNDistinct(some, 1, 4, rapid.ID).Draw(t, "words"), Circumstances: rapid.SliceOfNDistinct(some, 0, 2, rapid.ID).Draw(t, "around"), Came: programme.WasDone})
		}
		groups, few := programme.Gather(steps)
		in := few
		for _, g := range groups {
			in += len(g.Steps)
			for _, w := range g.Shared {
				have := map[byname.PersonID]bool{}
				for _, s := range g.Steps {
					if slices.Contains(s.Words, w) {
						have[s.Person] = true
					}
				}
				if len(have) < 3 {
					t.Fatalf("%q is said of %d people", w, len(have))
				}
			}
		}
		if in != len(steps) {
			t.Fatalf("%d steps went in, %d came out", len(steps), in)
		}
		rand.New(rand.NewPCG(1, uint64(len(steps)))).Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
		again, _ := programme.Gather(steps)
		if fmt.Sprint(shared(groups)) != fmt.Sprint(shared(again)) {
			t.Fatalf("another order gives %v, not %v", shared(again), shared(groups))
		}
	})
}

func shared(groups []programme.Group) (all [][]string) {
	for _, g := range groups {
		all = append(all, g.Shared)
	}
	return all
}
