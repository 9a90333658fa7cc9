package api

import (
	"context"

	"byname"
	"byname/work"
)

type judgedAsk struct {
	As string `query:"as" enum:"looking back,as told,invented truth" default:"looking back" doc:"How it was judged."`
}

type judged struct {
	As         string            `json:"as"`
	On         byname.Day        `json:"on,omitempty" format:"date" doc:"When it was counted; nothing when nobody has."`
	Programmes []judgedProgramme `json:"programmes"`
	Unjudged   []string          `json:"unjudged" doc:"Programmes that do not say what harm they prevent."`
	Awaits     byname.Day        `json:"awaits,omitempty" format:"date" doc:"As told: the first day on which anything can be said."`
	Compared   int               `json:"compared" doc:"Differences between groups that were tested."`
}

type judgedProgramme struct {
	ID          string      `json:"id"`
	Title       string      `json:"title"`
	Version     string      `json:"version"`
	From        byname.Day  `json:"from" format:"date" doc:"Found on this day."`
	To          byname.Day  `json:"to" format:"date" doc:"Harm after it, up to this day."`
	Prevents    string      `json:"prevents"`
	Found       point       `json:"found"`
	Harmed      point       `json:"harmed"`
	Sensitivity point       `json:"sensitivity" doc:"Per cent of those who came to harm that it had found."`
	DayBefore   point       `json:"found_by_the_day_before"`
	Predictive  point       `json:"predictive" doc:"Per cent of those found that came to harm."`
	Needed      string      `json:"offers_for_one" doc:"With its interval."`
	Lead        string      `json:"lead_days" doc:"From being found to harm."`
	Calibration string      `json:"calibration" doc:"Harm observed against expected."`
	Rivals      []rival     `json:"rivals"`
	Ways        []judgedWay `json:"ways"`
	Unequal     []string    `json:"unequal" doc:"Groups that fare worse, where chance does not explain it."`
}

type rival struct {
	Name        string `json:"name"`
	Sensitivity point  `json:"sensitivity"`
	Predictive  point  `json:"predictive"`
	Verdict     string `json:"verdict"`
}

type judgedWay struct {
	Name   string        `json:"name"`
	Groups []judgedGroup `json:"groups"`
}

type judgedGroup struct {
	Name        string `json:"name"`
	Sensitivity point  `json:"sensitivity"`
	Predictive  point  `json:"predictive"`
	Worse       bool   `json:"worse"`
}

func (d *door) judged(ctx context.Context, who work.Who, in *judgedAsk) (judged, error) {
	j, err := d.work.JudgedSigns(ctx, who, work.Manner(in.As))
	return judged{string(j.Manner), j.On, each(j.Programmes, showJudged), words(j.Unjudged), j.Awaits, j.Compared}, err
}

func showJudged(p work.JudgedProgramme) judgedProgramme {
	return judgedProgramme{p.ID, p.Title, p.Version, p.From, p.To, p.Prevents, showPoint(p.Found), showPoint(p.Harmed),
		showPoint(p.Sensitivity), showPoint(p.DayBefore), showPoint(p.Predictive), p.Needed, p.Lead, p.Calibration,
		each(p.Rivals, func(r work.JudgedRival) rival {
			return rival{r.Name, showPoint(r.Sensitivity), showPoint(r.Predictive), r.Verdict}
		}),
		each(p.Ways, func(w work.JudgedWay) judgedWay {
			return judgedWay{w.Name, each(w.Groups, func(g work.JudgedGroup) judgedGroup {
				return judgedGroup{g.Name, showPoint(g.Sensitivity), showPoint(g.Predictive), g.Worse}
			})}
		}), words(p.Unequal)}
}
