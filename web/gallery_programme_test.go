package web

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/a-h/templ"

	core "byname/outcome"
	"byname/place"
	"byname/work"
)

// greaterManchester is the place as it is, without anybody in it.
var greaterManchester = sync.OnceValue(func() *work.Work {
	p, err := work.LoadPlace(place.GreaterManchester)
	if err != nil {
		panic(err)
	}
	return &work.Work{Place: p}
})

func programmePages() map[string]templ.Component {
	w := greaterManchester()
	pages := map[string]templ.Component{
		"programmes": programmeList(programmesPage{page: page{Heading: "Programmes", Section: "/programme"}, Programmes: w.Programmes()}),
	}
	broken := w.Programmes()
	broken.Out = []work.BrokenFile{{File: "programmes/falls.yaml", Why: "programmes/falls.yaml:5:7: not valid: expected a known kind of agency; did you mean social_care?"}}
	pages["programmes-out"] = programmeList(programmesPage{page: page{Heading: "Programmes", Section: "/programme"}, Programmes: broken})
	falls, err := w.Programme("falls")
	if err != nil {
		panic(err)
	}
	version := work.ProgrammeVersion{Programme: "falls", Version: falls.Version, Text: falls.Text, First: 46000, Runs: true}
	pages["programme-version"] = programmeText(versionPage{page: page{Heading: "Version " + falls.Version, Section: "/programme", Crumbs: []link{toProgrammes}}, Version: version})
	for _, id := range []string{"urgent_response", "families"} {
		p, err := w.Programme(id)
		if err != nil {
			panic(err)
		}
		pages["programme-"+id] = programmeOne(programmePage{page: page{Heading: p.Title, Section: "/programme", Crumbs: []link{toProgrammes}}, Programme: p, Versions: []work.ProgrammeVersion{version}})
	}
	for _, id := range []string{"care_homes", "wider_causes"} {
		s, err := w.Supply(id)
		if err != nil {
			panic(err)
		}
		pages["supply-"+id] = supplied(supplyPage{page: page{Heading: s.Title, Who: member, Section: "/programme", Crumbs: []link{toProgrammes}}, Supply: s})
	}
	pages["invented"] = invented(inventedPage{page: page{Heading: "What teams invented", Who: nurse, Section: "/programme", Crumbs: []link{toProgrammes}}, Invented: work.Invented{Few: "fewer than 8",
		Groups: []work.InventedGroup{{ID: "dog-kennel", Shared: []string{"dog", "kennel"}, Around: []string{"follows A bed every night", "40 to 64"}, People: "12", Came: "about 10 done", Cost: 6000}},
		Steps:  []work.InventedStep{{Person: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Title: text("A lift to the mosque on Fridays"), Came: "done", Outcome: text("She goes by herself now"), Cost: 2000, Day: day(2026, 3, 2)}}}})
	pages["invented-none"] = invented(inventedPage{page: page{Heading: "What teams invented", Who: member, Section: "/programme"}, Invented: work.Invented{Few: "none"}})
	pages["invented-draft"] = draftOf(draftPage{page: page{Heading: "A draft", Who: member, Section: "/programme"}, Text: "# DRAFT\nid: draft_dog_kennel\n", Tries: true})
	effectAt := page{Heading: "Does it do what it is for?", Who: member, Section: "/programme", Crumbs: []link{toProgrammes, {programmeHref("falls"), "Steady on your feet"}}}
	pages["effect"] = effect(effectPage{page: effectAt, Effect: fewerFalls(), MayCount: true})
	uncounted := fewerFalls()
	uncounted.On = 0
	pages["effect-uncounted"] = effect(effectPage{page: effectAt, Effect: uncounted, MayCount: true})
	return pages
}

// fewerFalls is a finding with all its parts.
func fewerFalls() work.Effect {
	return work.Effect{Programme: "falls", Title: "Steady on your feet", Version: "5be0a41c77d2", Declared: true, DeclaredOn: day(2024, 6, 3), DeclaredIn: "1fd2c0a9b3e4",
		Counts: "was admitted to hospital after a fall; was admitted to hospital with a broken bone", Within: "26 weeks", Fewest: 50,
		Alike: []string{"Age", "Women and girls", "Deprivation where they live, by fifths", "Crises in the year before", "Planned contacts in the year before", "Reasons for which they were found", "Days since they were found"},
		On:    day(2026, 7, 1), Build: 12, UpTo: day(2026, 6, 30), First: day(2024, 6, 10), Beforehand: true, Balanced: "Those compared are alike in everything measured.",
		Said:       "Fewer than in people like them who were not reached yet: 8.1 in a hundred fewer within 26 weeks (between 3.4 and 12.8).",
		Unmeasured: "It would have to make one of two people who are alike in everything compared more than 1.3 times as likely to be reached as the other. Seen another way, it would have to make both being reached and what is counted 2.1 times as likely, or as unlikely, at once.",
		Helped:     "640", Matched: "610", Waiting: "2140", Left: "45", Crossed: "90", Unknown: "fewer than 8", TooEarly: "85",
		With: work.Point{Value: 18, Lower: 15.2, Upper: 21.3, Numerator: 110, Denominator: 610}, Without: work.Point{Value: 26.2, Lower: 22.9, Upper: 29.9, Numerator: 160, Denominator: 610},
		Size:    work.EffectSize{Value: -8.1, Lower: -12.8, Upper: -3.4},
		Balance: []core.Balance{{Name: "Age", Before: .42, After: .03}, {Name: "Crises in the year before", Before: .61, After: -.04}, {Name: "Days since they were found", Before: -.35, After: .02}},
		Doses:   []work.EffectDose{{Steps: "one step, or none", People: "90", EffectSize: work.EffectSize{Value: -2.1, Lower: -12, Upper: 7.9}}, {Steps: "4 steps or more", People: "fewer than 8", EffectSize: work.EffectSize{Refused: "too few people to say"}}}}
}

// Which file is left out and why stands on the page, above the others that run.
func TestThePageSaysWhatIsLeftOut(t *testing.T) {
	var out bytes.Buffer
	if err := programmePages()["programmes-out"].Render(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"programmes/falls.yaml", "5:7", "did you mean social_care?", greaterManchester().Programmes().People[0].Title} {
		if !strings.Contains(out.String(), templ.EscapeString(part)) {
			t.Errorf("%q is not on the page", part)
		}
	}
}

// Every programme of either form has a page that says all a commissioner asks.
func TestEveryProgrammeHasAPage(t *testing.T) {
	w := greaterManchester()
	list := w.Programmes()
	if len(list.People) < 20 || len(list.Supplies) < 4 || len(list.Out) > 0 {
		t.Fatalf("%d programmes, %d supplies, %d broken", len(list.People), len(list.Supplies), len(list.Out))
	}
	says := func(c templ.Component, id string, parts ...string) {
		t.Helper()
		var out bytes.Buffer
		if err := c.Render(context.Background(), &out); err != nil {
			t.Fatal(err)
		}
		for _, part := range parts {
			if !strings.Contains(out.String(), templ.EscapeString(part)) {
				t.Errorf("the page of %s does not say %q", id, part)
			}
		}
	}
	for _, b := range list.People {
		p, err := w.Programme(b.ID)
		if err != nil {
			t.Fatal(err)
		}
		parts := []string{p.Title, p.Version, p.Money.Evidence.Says, p.Cost.String(), p.Why, p.Success.By.String()}
		for _, s := range p.Find.Signs {
			parts = append(parts, s.Title, s.Source, s.Urgency.String())
		}
		for _, s := range p.Offer {
			parts = append(parts, s.Step, s.Within.String(), s.CostFrom)
		}
		says(programmeOne(programmePage{Programme: p}), b.ID, append(parts, p.Sources...)...)
	}
	for _, b := range list.Supplies {
		s, err := w.Supply(b.ID)
		if err != nil {
			t.Fatal(err)
		}
		parts := append([]string{s.Title, s.Aim, s.Version}, s.Sources...)
		for _, m := range s.Shown {
			parts = append(parts, m.Title)
			if m.Missing != "" {
				parts = append(parts, m.Bring)
			} else {
				parts = append(parts, m.From, m.Method(), m.Words(m.Whole))
			}
		}
		says(supplied(supplyPage{Supply: s}), b.ID, parts...)
	}
}
