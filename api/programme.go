package api

import (
	"context"
	"errors"

	"byname"
	"byname/programme/supply"
	"byname/work"
)

type programmes struct {
	People   []programmeBrief `json:"people" doc:"That work with people."`
	Supplies []programmeBrief `json:"supplies" doc:"That change what is there for everybody."`
}

type programmeBrief struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Lead  string `json:"lead"`
	About string `json:"about"`
}

// A programme is of one of the two forms.
type programme struct {
	ID       string         `json:"id"`
	Title    string         `json:"title"`
	Version  string         `json:"version"`
	Sources  []string       `json:"sources"`
	Signs    []sign         `json:"signs" doc:"Whom it finds; of a programme for people."`
	Steps    []offeredStep  `json:"steps"`
	Measures []supplyFigure `json:"measures" doc:"How much there is, and for whom; of one for everybody."`
	Evidence string         `json:"evidence,omitempty"`
}

type sign struct {
	Title  string `json:"title"`
	Rule   string `json:"rule"`
	Within string `json:"within" doc:"How soon somebody should act."`
	Source string `json:"source"`
}

type offeredStep struct {
	Number    int    `json:"number"`
	Title     string `json:"title"`
	By        string `json:"by"`
	Within    string `json:"within"`
	After     []int  `json:"after"`
	CostPence int64  `json:"cost_pence"`
}

type supplyFigure struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Unit    string       `json:"unit"`
	Better  string       `json:"better" doc:"more or less"`
	Period  string       `json:"period,omitempty"`
	Value   *float64     `json:"value,omitempty"`
	England *float64     `json:"england,omitempty"`
	Verdict string       `json:"verdict,omitempty"`
	Missing string       `json:"missing,omitempty" doc:"What to bring where there are no data."`
	Places  []supplyLine `json:"places"`
	Source  string       `json:"source"`
	Method  string       `json:"method"`
}

type supplyLine struct {
	Name     string   `json:"name"`
	People   int      `json:"people"`
	Deprived float64  `json:"deprived" doc:"Per cent of the people who live in the most deprived fifth of England."`
	Value    *float64 `json:"value,omitempty" doc:"Left out where there is none, or where it is protected."`
}

type ProgrammeAsk struct {
	Programme string `path:"programme" maxLength:"80"`
}

func (d *door) programmes(_ context.Context, _ work.Who, _ *struct{}) (programmes, error) {
	list := d.work.Programmes()
	brief := func(b work.ProgrammeBrief) programmeBrief { return programmeBrief(b) }
	return programmes{each(list.People, brief), each(list.Supplies, brief)}, nil
}

func (d *door) programme(_ context.Context, _ work.Who, in *ProgrammeAsk) (programme, error) {
	s, err := d.work.Supply(in.Programme)
	if err == nil {
		return programme{ID: s.ID, Title: s.Title, Version: s.Version, Sources: words(s.Sources), Signs: []sign{}, Steps: []offeredStep{}, Measures: each(s.Shown, showFigure)}, nil
	}
	if !errors.Is(err, byname.ErrNotFound) {
		return programme{}, err
	}
	p, err := d.work.Programme(in.Programme)
	shown := programme{ID: p.ID, Title: p.Title, Version: p.Version, Sources: words(p.Sources), Signs: []sign{}, Measures: []supplyFigure{}, Evidence: p.Money.Evidence.Says}
	for _, s := range p.Find.Signs {
		shown.Signs = append(shown.Signs, sign{s.Title, string(s.When), s.Urgency.String(), s.Source})
	}
	shown.Steps = each(p.Steps, func(s work.OfferedStep) offeredStep {
		return offeredStep{s.Number, s.Title, s.By, s.Within, append([]int{}, s.After...), pence(s.Cost)}
	})
	return shown, err
}

func showFigure(m supply.Shown) supplyFigure {
	return supplyFigure{ID: m.ID, Title: m.Title, Unit: m.Unit, Better: m.Better, Period: m.Period, Value: number(m.Whole), England: number(m.England),
		Verdict: m.Verdict(), Missing: m.Missing, Source: m.From, Method: m.Method(), Places: each(m.Places, func(l supply.Line) supplyLine {
			return supplyLine{l.Name, l.People, l.Deprived, number(l.Value)}
		})}
}

func number(v supply.Value) *float64 {
	if !v.Known {
		return nil
	}
	return &v.Number
}

type inventions struct {
	Groups []invention    `json:"groups"`
	Steps  []inventedStep `json:"steps" doc:"The newest, of people whom you may open."`
	Few    string         `json:"few" doc:"How many more are for one or two people each, protected."`
}

// An invention is said in words that three people or more share.
type invention struct {
	ID        string   `json:"id"`
	Shared    []string `json:"shared"`
	Around    []string `json:"around"`
	People    string   `json:"people" doc:"How many, protected."`
	Came      string   `json:"came" doc:"What came of it, protected."`
	CostPence int64    `json:"cost_pence"`
}

type inventedStep struct {
	Person    byname.PersonID `json:"person"`
	Preferred string          `json:"preferred"`
	Title     string          `json:"title" doc:"In the words of whoever wrote it."`
	Came      string          `json:"came"`
	Outcome   string          `json:"outcome,omitempty"`
	CostPence int64           `json:"cost_pence"`
	Day       byname.Day      `json:"day" format:"date"`
}

func (d *door) invented(ctx context.Context, who work.Who, _ *struct{}) (inventions, error) {
	list, err := d.work.Invented(ctx, who)
	return inventions{each(list.Groups, func(g work.InventedGroup) invention {
		return invention{g.ID, words(g.Shared), words(g.Around), g.People, g.Came, pence(g.Cost)}
	}), each(list.Steps, func(s work.InventedStep) inventedStep {
		return inventedStep{s.Person.ID, s.Person.Preferred.Reveal(), s.Title.Reveal(), s.Came, s.Outcome.Reveal(), pence(s.Cost), s.Day}
	}), list.Few}, err
}
