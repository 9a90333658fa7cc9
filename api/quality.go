package api

import (
	"context"

	"byname"
	"byname/work"
)

type quality struct {
	Build   int             `json:"build" doc:"The last whole build, which was counted."`
	Day     byname.Day      `json:"day,omitempty" format:"date"`
	Line    string          `json:"line" doc:"All of it in a sentence."`
	Figures []qualityFigure `json:"figures" doc:"About everybody, of a hundred records."`
	Ways    []qualityWay    `json:"ways"`
	Sample  qualitySample   `json:"sample"`
	Changed []string        `json:"changed" doc:"What the build has that those before would not lead one to expect."`
}

type qualityFigure struct {
	What   string `json:"what"`
	Means  string `json:"means"`
	Method string `json:"method" doc:"The evidence it rests on."`
	QualityShare
}

// A QualityShare leaves out what is protected, and then says within which bounds it
// lies where that is known.
type QualityShare struct {
	Value   *float64 `json:"value,omitempty"`
	Lower   *float64 `json:"lower,omitempty" doc:"Limits at 95 per cent."`
	Upper   *float64 `json:"upper,omitempty"`
	Of      int      `json:"of,omitempty" doc:"Records looked at, to the nearest 5."`
	Missing string   `json:"missing,omitempty" doc:"Why there is no value."`
	AtMost  float64  `json:"at_most,omitempty"`
	AtLeast float64  `json:"at_least,omitempty"`
}

type qualityWay struct {
	Name   string         `json:"name" doc:"How people, or records, are divided."`
	Groups []qualityGroup `json:"groups"`
}

type qualityGroup struct {
	Name    string       `json:"name"`
	Missed  QualityShare `json:"missed" doc:"Of records tried without their NHS number, those that do not find their person."`
	Astray  QualityShare `json:"astray" doc:"Those that come to somebody else."`
	Verdict string       `json:"verdict"`
	Worse   bool         `json:"worse" doc:"Than the best-served group, by more than chance."`
}

type qualitySample struct {
	Build  int            `json:"build"`
	Drawn  int            `json:"drawn" doc:"Pairs, by chance."`
	Ruled  int            `json:"ruled"`
	Unsure int            `json:"unsure"`
	Words  string         `json:"words"`
	Shares []QualityShare `json:"shares" doc:"Precision and recall; none before enough were ruled on."`
}

func (d *door) quality(ctx context.Context, who work.Who, _ *struct{}) (quality, error) {
	q, err := d.work.LinkQuality(ctx, who)
	return quality{q.Build, q.Day, q.Line, each(q.Figures, showQualityFigure), each(q.Ways, showQualityWay),
		qualitySample{q.Sample.Build, q.Sample.Drawn, q.Sample.Ruled, q.Sample.Unsure, q.Sample.Words, each(q.Sample.Shares, showPart)}, words(q.Changed)}, err
}

func showQualityFigure(f work.LinkFigure) qualityFigure {
	return qualityFigure{f.What, f.Means, f.Method, showPart(f.Share)}
}

func showQualityWay(w work.LinkWay) qualityWay {
	return qualityWay{w.Name, each(w.Groups, func(g work.LinkGroup) qualityGroup {
		return qualityGroup{g.Name, showPart(g.Missed), showPart(g.Astray), g.Verdict, g.Worse}
	})}
}

func showPart(s work.LinkShare) QualityShare {
	if s.Missing != "" {
		return QualityShare{Missing: s.Missing, AtMost: s.AtMost, AtLeast: s.AtLeast}
	}
	return QualityShare{Value: figure(s.Value), Lower: figure(s.Lower), Upper: figure(s.Upper), Of: s.Of}
}
