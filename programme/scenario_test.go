package programme_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"byname"
	"byname/internal/handwritten"
	"byname/plan"
	"byname/programme"
	"byname/signal"
)

var update = flag.Bool("update", false, "write the answers of testdata and generated files anew")

var agencies = map[string]byname.AgencyID{
	"gp": "gp", "hospital": "mft", "ambulance": "nwas", "mental_health": "gmmh", "social_care": "mcc-care", "housing_options": "mcc-housing",
	"landlord": "northfold", "police": "gmp", "fire": "gmfrs", "school": "schools", "jobcentre": "dwp", "charity": "foodbank",
}

// Each programme has a page of testdata that can be read aloud: a timeline, and
// on a day who is found, why, which steps would be done by when, what that costs
// and spares, and what came of it. Each has somebody who is found and somebody
// who is not, somebody whom it helped and somebody whom it did not.
//
//	-- somebody --                            a timeline
//	-- somebody, 2026-02-10 --                what the programme says that day
//	-- somebody, begun DAY, by DAY --         what came of a plan begun then
func TestScenarios(t *testing.T) {
	w := words(t)
	for _, p := range greaterManchester(t) {
		set, err := programme.Compile([]programme.Programme{p}, w)
		if err != nil {
			t.Fatal(err)
		}
		judge, err := p.Judge(w)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", p.ID+".txtar")
		page, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatalf("%s has no scenario: %v", p.ID, err)
		}
		before := txtar.Format(page)
		lives := map[string]string{}
		for i, section := range page.Files {
			name, ask, asks := strings.Cut(section.Name, ", 20")
			if begun, _, judged := strings.Cut(section.Name, ", begun "); judged {
				name, ask, asks = begun, section.Name[len(begun)+len(", begun "):], true
			} else if asks {
				ask = "20" + ask
			}
			if !asks {
				lives[name] = string(section.Data)
				continue
			}
			page.Files[i].Data = []byte(said(t, p, set, judge, lives[name], ask))
		}
		for _, shows := range []string{"\nfound by ", "\nnobody is found\n", ", and is to spare in a year ", "\nsucceeded ", "\nfailed\n"} {
			if !bytes.Contains(before, []byte(shows)) {
				t.Errorf("%s has nobody of whom it says %q", path, strings.TrimSpace(shows))
			}
		}
		if after := txtar.Format(page); !bytes.Equal(before, after) {
			if *update {
				if err := os.WriteFile(path, after, 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			t.Errorf("%s: want\n%s\ngot\n%s\n(go test ./programme -update writes it anew; read the difference)", path, before, after)
		}
	}
}

// said is what a programme says of a timeline when asked "2026-02-10" or
// "2026-02-10, by 2026-12-31".
func said(t *testing.T, p programme.Programme, set *signal.Set, judge *programme.Judge, timeline, ask string) string {
	began, until, judged := strings.Cut(ask, ", by ")
	day := parseDay(t, began)
	if judged {
		asOf, err := byname.ParseDay(until)
		if err != nil {
			t.Fatal(err)
		}
		result, since := judge.Result(facts(t, timeline, asOf), day)
		return strings.TrimSpace(fmt.Sprintf("%s %s", result, since)) + "\n"
	}
	signals := set.Evaluate(facts(t, timeline, day))
	if len(signals) == 0 {
		return "nobody is found\n"
	}
	var b strings.Builder
	s := signals[0]
	fmt.Fprintf(&b, "found by %s since %s, act within %d hours\n", strings.Join(s.Signs, " and "), s.Since.Words(), s.UrgencyHours)
	for _, r := range s.Reasons {
		marks := ""
		if s.About(r) {
			marks += " [another's]"
		}
		if r.Restricted {
			marks += " [restricted]"
		}
		fmt.Fprintf(&b, "  %s%s\n", r.Text, marks)
	}
	b.WriteString(steps(t, p, facts(t, timeline, day)))
	return b.String()
}

func facts(t *testing.T, timeline string, asOf byname.Day) signal.Facts {
	f, err := handwritten.Facts(timeline, asOf)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// steps begins a plan that day with the steps that fit, and finishes every step on the day it is due.
func steps(t *testing.T, p programme.Programme, f signal.Facts) string {
	var b strings.Builder
	offer, err := p.OfferTo(f, words(t))
	if err != nil {
		t.Fatal(err)
	}
	made, _, err := plan.FromProgramme(offer, agencies, 1, "lead", f.AsOf.Start())
	if err != nil {
		t.Fatal(err)
	}
	for done := 0; done < len(made.Steps); {
		next := plan.Step{Due: 1 << 30}
		for _, s := range made.Steps {
			if s.State == plan.Ready && s.Due < next.Due {
				next = s
			}
		}
		fmt.Fprintf(&b, "by %s: %s (%s, within %v, %v)\n", next.Due.Words(), next.Title, next.Agency, within(p, next.Name), next.Cost)
		changes, err := plan.Decide(made, plan.Finish{Step: next.ID}, plan.Hand{Worker: "lead"}, next.Due.Start())
		if err != nil {
			t.Fatal(err)
		}
		made = plan.Apply(made, changes...)
		done++
	}
	fmt.Fprintf(&b, "all of it costs %v, and is to spare in a year %s\n", made.Cost(), spared(t, p))
	return b.String()
}

// within is a step's clock as the file has it: a plan counts in days.
func within(p programme.Programme, step string) programme.Span {
	return p.Offer[slices.IndexFunc(p.Offer, func(o programme.Offered) bool { return o.ID == step })].Within
}

// spared is what helping one person spares, and whom.
func spared(t *testing.T, p programme.Programme) string {
	by := map[string]byname.Pence{}
	for _, b := range p.Forecast(1, words(t).UnitCosts) {
		by[b.UnitCost.Gains] += b.ForecastWorth()
	}
	var parts []string
	for _, gains := range slices.Sorted(maps.Keys(by)) {
		parts = append(parts, fmt.Sprintf("%s %v", gains, by[gains]))
	}
	return strings.Join(parts, ", ")
}

// What a list shows as the next step is what is offered to anybody first.
func TestFirstStep(t *testing.T) {
	for id, want := range map[string]string{"stop_smoking": "talk", "falls": "visit", "families": "listen", "home_from_hospital": "what_matters"} {
		if first, found := the(t, id).First(); !found || first.ID != want {
			t.Errorf("%s begins with %q, want %s", id, first.ID, want)
		}
	}
}
