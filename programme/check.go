package programme

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"byname/signal"
)

// check looks at what no single part can know of itself. Parts that are not
// there, or cannot be read, were told of already.
func (d *decoder) check(p *Programme) {
	if name := strings.TrimSuffix(path.Base(d.text.name), ".yaml"); name != p.ID && isName(p.ID) {
		d.wrongPart("id", "the name of the file, "+name, "rename one of them")
	}
	if p.Money.Evidence.Grade < 1 || p.Money.Evidence.Grade > 6 {
		d.wrongPart("money.evidence.grade", "a grade from 1 (best) to 6 (judgement)", "see docs/programme.md")
	}
	for i, b := range p.Money.Benefits {
		if cost, known := d.words.UnitCosts[b.Line]; known && b.Gains != "" && !strings.EqualFold(cost.Gains, b.Gains) {
			d.wrongPart(fmt.Sprintf("money.benefits[%d].gains", i), cost.Gains+", who bears "+b.Line, "correct it, or choose another line")
		}
	}
	if len(p.Success.Harm) > 0 != (p.Success.Foresees.Hours > 0) {
		d.wrongPart("success", "harm and foresees together: what it prevents, and how far ahead", "add the other of the two")
	}
	for i, s := range p.Offer {
		switch {
		case s.Places < 0:
			d.wrongPart(fmt.Sprintf("offer[%d].places", i), "a number of people a month", "leave it out where it is not limited")
		case (d.places[fmt.Sprintf("offer[%d].places", i)] == nil) != (s.PlacesFrom == ""):
			d.wrongPart(fmt.Sprintf("offer[%d]", i), "places and places_from together: how many, and who says so", "add the other of the two")
		}
	}
	unique := map[string]bool{}
	for i, s := range p.Find.Signs {
		if unique[s.Name] {
			d.wrongPart(fmt.Sprintf("find.signs[%d].name", i), "a name of its own", "two signs are called "+s.Name)
		}
		unique[s.Name] = true
	}
	d.notEmpty(p)
	d.effect(p)
	if d.steps(p) {
		d.times(p)
	}
	d.rules(p)
	d.contradictions(p)
}

// notEmpty refuses a list that must be there and has nothing in it.
func (d *decoder) notEmpty(p *Programme) {
	for part, n := range map[string]int{
		"agreements": len(p.Agreements), "sources": len(p.Sources), "find.signs": len(p.Find.Signs), "offer": len(p.Offer), "money.benefits": len(p.Money.Benefits),
	} {
		if node := d.places[part]; node != nil && n == 0 && len(node.Content) == 0 && node.Tag == "!!seq" {
			d.wrong(node, "at least one entry", "add it")
		}
	}
}

// wrongPart tells of a part at its place; of one that is not there nothing is
// left to tell.
func (d *decoder) wrongPart(part, expected, do string) {
	if n := d.places[part]; n != nil {
		d.wrong(n, expected, do)
	}
}

// steps refuses steps that wait for what is not there or for one another, and
// reports whether their order makes sense.
func (d *decoder) steps(p *Programme) bool {
	at := map[string]int{}
	var ids []string
	whole := len(p.Offer) > 0
	for i, s := range p.Offer {
		if _, twice := at[s.ID]; twice {
			d.wrongPart(fmt.Sprintf("offer[%d].id", i), "a name of its own", "two steps are called "+s.ID)
			whole = false
		}
		at[s.ID] = i
		ids = append(ids, s.ID)
	}
	for i, s := range p.Offer {
		for j, other := range s.WaitsFor {
			if _, there := at[other]; !there {
				d.wrongPart(fmt.Sprintf("offer[%d].waits_for[%d]", i, j), "a step of this offer", didYouMean(other, ids))
				whole = false
			}
		}
	}
	if round := p.offer(p.Offer).Cycle(); round != nil {
		say := fmt.Sprintf("these wait for one another: %v", round)
		if len(round) == 1 {
			say = round[0] + " waits for itself"
		}
		d.wrongPart(fmt.Sprintf("offer[%d].waits_for", at[round[0]]), "steps that can begin", say)
		whole = false
	}
	return whole
}

// rules compiles the expressions, once for all who use them, and tells what is
// wrong with them at their place in the file.
func (d *decoder) rules(p *Programme) {
	p.ready = p.compile(d.words, func(part string, err error) {
		var faults signal.Faults
		if !errors.As(err, &faults) {
			d.wrongPart(part, "rules that compile", err.Error())
		}
		for _, f := range faults {
			d.fault(part, f)
		}
	})
}

// fault tells of one fault in the words of CEL or of the language.
func (d *decoder) fault(part string, f signal.Fault) {
	switch {
	case part == "find" && f.Part == "":
		part = "kinds"
	case part == "find":
		part = "find." + f.Part
	}
	n := d.places[part]
	if n == nil || n.Value == "" && part != "kinds" {
		return // that it is not there was told already
	}
	for kind := range d.told {
		if f.Found == fmt.Sprintf("no kind of event %q", kind) {
			return // a name in kinds stands for it, and was told of there
		}
	}
	do := "see docs/signal.md"
	if f.Nearest != "" {
		do = "did you mean " + f.Nearest + "?"
	}
	d.text.wrong(d.text.within(n, f.Line, f.Column), f.Expected+"; found "+f.Found, do)
}
