package api

import (
	"context"

	"byname"
	"byname/work"
)

type targets struct {
	Area    string   `json:"area"`
	ID      string   `json:"id"`
	Targets []target `json:"targets"`
}

type target struct {
	Indicator indicator `json:"indicator"`

	State    string   `json:"state" doc:"reached, ahead, on track, not on track, or why it cannot be told; by the statistics alone."`
	Why      string   `json:"why,omitempty"`
	Target   *float64 `json:"target,omitempty"`
	By       string   `json:"by,omitempty"`
	Owner    string   `json:"owner,omitempty"`
	Partners []string `json:"partners,omitempty"`
	Steps    []string `json:"milestones,omitempty"`
	Baseline string   `json:"baseline,omitempty"`
	Source   string   `json:"source,omitempty"`
	Doing    string   `json:"doing,omitempty"`
	Noted    string   `json:"noted,omitempty"`
}

func (d *door) targets(ctx context.Context, who work.Who, in *AreaAsk) (targets, error) {
	t, err := d.work.Targets(ctx, who, in.Neighbourhood)
	return targets{t.Area, t.ID, each(t.List, showTarget)}, err
}

func showTarget(in work.Indicator) target {
	t := in.Target
	shown := target{showIndicator(in), string(t.State), t.Words, nil, t.By, t.Owner, t.Partners, t.Steps, t.Baseline, t.Source, t.Doing, t.Noted}
	if t.By != "" {
		shown.Target = figure(t.Value)
	}
	return shown
}

type noteAsk struct {
	OutcomeAsk
	Body struct {
		Words string `json:"words" minLength:"1" maxLength:"1000" doc:"What is being done about the target; nobody is named."`
	}
}

func (d *door) noteTarget(ctx context.Context, who work.Who, in *noteAsk) error {
	return d.work.NoteTarget(ctx, who, in.Indicator, in.Neighbourhood, in.Body.Words)
}

type areasAsk struct {
	OutcomeAsk
	Level string `query:"level" enum:"place,neighbourhood,msoa,lsoa," doc:"Which areas; without it those next below."`
}

// A comparison is what a map and a panel of areas show.
type comparison struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Unit    string       `json:"unit"`
	Level   string       `json:"level"`
	Period  string       `json:"period"`
	Areas   []areaFigure `json:"areas"`
	Whole   areaFigure   `json:"whole"`
	England *point       `json:"england,omitempty"`
	Notes   string       `json:"notes,omitempty"`
}

type areaFigure struct {
	Area    string `json:"area"`
	Name    string `json:"name"`
	Figure  point  `json:"figure"`
	Verdict string `json:"verdict,omitempty" doc:"Against England, or the whole where England has no figure."`
}

func (d *door) compareAreas(ctx context.Context, who work.Who, in *areasAsk) (comparison, error) {
	c, err := d.work.CompareAt(ctx, who, in.Indicator, in.Neighbourhood, in.Level, 0)
	if err != nil {
		return comparison{}, err
	}
	shown := comparison{c.ID, c.Title, c.Unit, c.Level, c.Period, each(c.Areas, showArea), showArea(c.Place), nil, c.Notes}
	if c.England != nil {
		p := showPoint(*c.England)
		shown.England = &p
	}
	return shown, nil
}

func showArea(a work.ComparedArea) areaFigure {
	return areaFigure{a.ID, a.Name, showPoint(a.Point), a.Verdict}
}

// A report is what changed and what has not, as the public report has it.
type report struct {
	Area      string     `json:"area"`
	ID        string     `json:"id"`
	Day       byname.Day `json:"day,omitempty" format:"date"`
	CountedTo string     `json:"counted_to,omitempty"`
	Better    []changed  `json:"better" doc:"By more than chance would explain."`
	Worse     []changed  `json:"worse"`
	Other     []changed  `json:"other" doc:"Went up or down, where neither is better."`
	Same      []changed  `json:"same" doc:"No detectable change."`
	Unknown   []changed  `json:"unknown" doc:"Cannot be told from chance."`
	Missing   []string   `json:"missing" doc:"Ids of which there is no figure here."`
}

type changed struct {
	Indicator indicator `json:"indicator"`
	Change    string    `json:"change"`
}

func (d *door) report(ctx context.Context, _ work.Who, in *AreaAsk) (report, error) {
	r, err := d.work.OutcomeReport(ctx, in.Neighbourhood)
	show := func(list []work.Indicator) []changed {
		return each(list, func(i work.Indicator) changed { return changed{showIndicator(i), i.Change.Words} })
	}
	missing := each(r.Missing, func(i work.Indicator) string { return i.ID })
	return report{r.Area, r.ID, r.Day, r.CountedTo, show(r.Better), show(r.Worse), show(r.Other), show(r.Same), show(r.Unknown), missing}, err
}
