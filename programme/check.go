package programme

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"byname/signal"
)

// check looks at what no single part can know of itself.
func (d *decoder) check(p Programme) {
	wrong := func(part, expected, do string) { d.wrong(d.places[part], expected, do) }
	if name := strings.TrimSuffix(path.Base(d.text.name), ".yaml"); name != p.ID {
		wrong("id", "the name of the file, "+name, "rename one of them")
	}
	if p.Money.Evidence.Grade < 1 || p.Money.Evidence.Grade > 6 {
		wrong("money.evidence.grade", "a grade from 1 (best) to 6 (judgement)", "see docs/programme.md")
	}
	for i, b := range p.Money.Benefits {
		if cost := d.words.UnitCosts[b.Line]; !strings.EqualFold(cost.Gains, b.Gains) {
			wrong(fmt.Sprintf("money.benefits[%d].gains", i), cost.Gains+", who bears "+b.Line, "correct it, or choose another line")
		}
	}
	if len(p.Success.Harm) > 0 != (p.Success.Foresees.Hours > 0) {
		wrong("success", "harm and foresees together: what it prevents, and how far ahead", "add the other of the two")
	}
	for i, s := range p.Offer {
		if s.Places < 0 {
			wrong(fmt.Sprintf("offer[%d].places", i), "a number of people a month", "leave it out where it is not limited")
		}
	}
	unique := map[string]bool{}
	for i, s := range p.Find.Signs {
		if unique[s.Name] {
			wrong(fmt.Sprintf("find.signs[%d].name", i), "a name of its own", "two signs are called "+s.Name)
		}
		unique[s.Name] = true
	}
	d.steps(p)
	d.rules(p)
}

// steps refuses steps that wait for what is not there or for one another.
func (d *decoder) steps(p Programme) {
	at := map[string]int{}
	var ids []string
	for i, s := range p.Offer {
		if _, twice := at[s.ID]; twice {
			d.wrong(d.places[fmt.Sprintf("offer[%d].id", i)], "a name of its own", "two steps are called "+s.ID)
		}
		at[s.ID] = i
		ids = append(ids, s.ID)
	}
	for i, s := range p.Offer {
		for j, other := range s.WaitsFor {
			if _, there := at[other]; !there {
				d.wrong(d.places[fmt.Sprintf("offer[%d].waits_for[%d]", i, j)], "a step of this offer", didYouMean(other, ids))
			}
		}
	}
	if round := p.offer(p.Offer).Cycle(); round != nil {
		d.wrong(d.places[fmt.Sprintf("offer[%d].waits_for", at[round[0]])], "steps that can begin",
			fmt.Sprintf("these wait for one another: %v", round))
	}
}

// rules compiles the expressions, and tells what is wrong with them at their
// place in the file.
func (d *decoder) rules(p Programme) {
	words := signal.Words{Kinds: d.words.Kinds}
	_, err := signal.Compile(words, []signal.Rule{p.Rule()})
	d.faults(err, func(f signal.Fault) string {
		if f.Part == "" {
			return "kinds"
		}
		return "find." + f.Part
	})
	_, err = signal.CompileQuestion(words, p.Kinds, string(p.Success.When))
	d.faults(err, func(signal.Fault) string { return "success.when" })
	for i, step := range p.Offer {
		if step.OnlyIf != "" {
			_, err = signal.CompileQuestion(words, p.Kinds, string(step.OnlyIf))
			d.faults(err, func(signal.Fault) string { return fmt.Sprintf("offer[%d].only_if", i) })
		}
	}
}

func (d *decoder) faults(err error, part func(signal.Fault) string) {
	var faults signal.Faults
	errors.As(err, &faults)
	for _, f := range faults {
		do := "see docs/signal.md"
		if f.Nearest != "" {
			do = "did you mean " + f.Nearest + "?"
		}
		d.text.wrong(d.text.within(d.places[part(f)], f.Line, f.Column), f.Expected+"; found "+f.Found, do)
	}
}
