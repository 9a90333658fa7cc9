package work

import (
	"cmp"
	"slices"

	"byname"
	"byname/programme"
)

// Programmes are all of the place, as anybody may read them: they hold nothing
// of any person.
type Programmes struct {
	People   []ProgrammeBrief // that work with people
	Supplies []ProgrammeBrief // that change what the place offers to everybody
	Out      []BrokenFile     // that cannot run
}

// A ProgrammeBrief is one in a list.
type ProgrammeBrief struct{ ID, Title, Lead, About string }

// A BrokenFile is one that cannot run, and why.
type BrokenFile struct{ File, Why string }

// A Programme is one that works with people, as its commissioner reads it.
type Programme struct {
	programme.Programme
	LeadWords string
	Why       string   // the purpose for which it reads
	Reads     []string // agencies whose agreements cover it
	Steps     []OfferedStep
	Cost      byname.Pence
	Spares    []Spared
	Evidence  string // how good it is, in words
}

// An OfferedStep is one step in the words of a page.
type OfferedStep struct {
	Number     int
	Title, By  string
	Within     string
	After      []int // numbers of the steps before it
	OnlyIf     string
	Cost       byname.Pence
	CostFrom   string
	Places     int // that there are in a month; 0 when the file does not declare them
	PlacesFrom string
}

// A Spared benefit is what does not have to happen, for each person helped in
// a year.
type Spared struct {
	What, Gains, HowMany string
	Each, Worth          byname.Pence
}

// Programmes lists them, by title.
func (w *Work) Programmes() (list Programmes) {
	for _, p := range w.Place.Programmes {
		about := ""
		for i, s := range p.Find.Signs {
			if i > 0 {
				about += "; "
			}
			about += s.Title
		}
		list.People = append(list.People, ProgrammeBrief{p.ID, p.Title, w.Place.kindWords(p.Lead), about + "."})
	}
	for _, s := range w.Place.Supplies {
		list.Supplies = append(list.Supplies, ProgrammeBrief{s.ID, s.Title, w.Place.kindWords(s.Lead), s.Aim})
	}
	for _, all := range [][]ProgrammeBrief{list.People, list.Supplies} {
		slices.SortFunc(all, func(a, b ProgrammeBrief) int { return cmp.Compare(a.Title, b.Title) })
	}
	for _, out := range w.Place.Broken {
		list.Out = append(list.Out, BrokenFile{out.File, out.Err.Error()})
	}
	return list
}

// Programme is one that works with people.
func (w *Work) Programme(id string) (shown Programme, err error) {
	p := w.Place.programme(id)
	if p.Version == "" {
		return shown, byname.NotFound("programme", "a programme of this place", "choose one of the list")
	}
	shown = Programme{Programme: p, LeadWords: w.Place.kindWords(p.Lead), Cost: p.CostEach(), Evidence: grades[p.Money.Evidence.Grade]}
	for _, x := range w.Place.Rules.Purposes {
		if x.ID == p.Purpose {
			shown.Why = x.Words
		}
	}
	for _, a := range w.Place.Rules.Agreements {
		if slices.Contains(p.Agreements, a.ID) {
			shown.Reads = append(shown.Reads, w.Place.Short(a.Agency))
		}
	}
	number := map[string]int{}
	for i, s := range p.Offer {
		number[s.ID] = i + 1
	}
	for i, s := range p.Offer {
		step := OfferedStep{Number: i + 1, Title: s.Step, By: w.Place.kindWords(s.By), Within: s.Within.String(), OnlyIf: string(s.OnlyIf), Cost: s.Cost, CostFrom: s.CostFrom, Places: s.Places, PlacesFrom: s.PlacesFrom}
		for _, other := range s.WaitsFor {
			step.After = append(step.After, number[other])
		}
		shown.Steps = append(shown.Steps, step)
	}
	for i, b := range p.Forecast(1, w.Place.Words.UnitCosts) {
		shown.Spares = append(shown.Spares, Spared{What: b.UnitCost.Name, Gains: b.UnitCost.Gains, HowMany: string(p.Money.Benefits[i].Each),
			Each: b.UnitCost.Value, Worth: b.ForecastWorth()})
	}
	return shown, nil
}

// grades of evidence, 1 to 6, by what it rests on: those of the Greater
// Manchester cost-benefit model.
var grades = [...]string{"",
	"1 of 6, a randomised trial in this country", "2 of 6, a randomised trial elsewhere", "3 of 6, watched from outside, with a plan to evaluate it",
	"4 of 6, watched by those who do it", "5 of 6, from something similar", "6 of 6, a judgement"}
