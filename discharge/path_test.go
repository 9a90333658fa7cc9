package discharge_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"byname"
	"byname/discharge"
)

// TestPaths plays testdata: what was asked, and the way home that comes of it.
func TestPaths(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no paths", err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var today, leaves byname.Day
		var path discharge.Pathway
		var needs, done []string
		for line := range strings.Lines(string(ar.Files[0].Data)) {
			words := strings.Fields(line)
			switch words[0] {
			case "today":
				today = day(t, words[1])
			case "leaves":
				leaves = day(t, words[1])
			case "pathway":
				path = discharge.Pathway(words[1])
			case "needs":
				needs = words[1:]
			case "done":
				done = words[1:]
			default:
				t.Fatalf("%s: %s", file, line)
			}
		}
		tasks := discharge.Propose(needs, path, nil)
		for i := range tasks {
			if slices.Contains(done, tasks[i].ID) {
				tasks[i].State = discharge.Done
			}
		}
		if got, want := written(discharge.Path(tasks, today, leaves)), string(ar.Files[1].Data); got != want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", file, got, want)
		}
	}
}

func day(t *testing.T, s string) byname.Day {
	t.Helper()
	d, err := byname.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func written(list []discharge.Placed, soonest byname.Day) string {
	var b strings.Builder
	for _, p := range list {
		line := fmt.Sprintf("%-9s  %-11s  ", p.ID, p.By)
		if p.State != discharge.Open {
			b.WriteString(line + string(p.State) + "\n")
			continue
		}
		line += p.From.String() + " to " + p.Ends.String()
		if p.Due != 0 {
			line += "  by " + p.Due.String()
		}
		if p.Late > 0 {
			line += fmt.Sprintf("  %d late", p.Late)
		}
		if p.Holds {
			line += "  holds"
		}
		b.WriteString(line + "\n")
	}
	return b.String() + "soonest " + soonest.String() + "\n"
}

// Whatever home needs: a task begins when all it waits for is done, its last
// day comes no later than those that wait for it can bear, and something holds
// the day whenever something is open.
func TestEveryPathHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var needs []string
		for _, n := range discharge.Needs {
			if rapid.Bool().Draw(t, n.ID) {
				needs = append(needs, n.ID)
			}
		}
		tasks := discharge.Propose(needs, rapid.SampledFrom(discharge.Pathways).Draw(t, "pathway"), nil)
		for i := range tasks {
			tasks[i].State = rapid.SampledFrom([]discharge.TaskState{discharge.Open, discharge.Done, discharge.NotNeeded}).Draw(t, tasks[i].ID)
		}
		today := byname.Day(100)
		list, soonest := discharge.Path(tasks, today, byname.Day(rapid.IntRange(90, 130).Draw(t, "leaves")))
		open, holds := 0, 0
		for i, p := range list {
			if p.State != discharge.Open {
				continue
			}
			open++
			if p.Holds {
				holds++
			}
			if p.Ends > soonest || p.Ends != p.From+byname.Day(p.Days) {
				t.Fatalf("%s ends on %d, all on %d", p.ID, p.Ends, soonest)
			}
			for _, id := range p.After {
				k := slices.IndexFunc(list, func(o discharge.Placed) bool { return o.ID == id })
				if k < 0 || k >= i {
					t.Fatalf("%s waits for %s, which does not come before it", p.ID, id)
				}
				if o := list[k]; o.State == discharge.Open && (o.Ends > p.From || o.Due > p.Due-byname.Day(p.Days)) {
					t.Fatalf("%s does not wait for %s", p.ID, id)
				}
			}
		}
		if (open > 0) != (holds > 0) {
			t.Fatalf("%d open, %d hold", open, holds)
		}
	})
}
