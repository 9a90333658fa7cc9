package api

import (
	"time"

	"byname"
	"byname/work"
)

type finding struct {
	Programme   string     `json:"programme"`
	Title       string     `json:"title"`
	Theme       string     `json:"theme"`
	Since       byname.Day `json:"since,omitempty" format:"date"`
	WaitingDays int        `json:"waiting_days"`
	Reasons     []reason   `json:"reasons"`
	Hints       []string   `json:"hints"`
	Withheld    int        `json:"withheld"`
	Next        string     `json:"next,omitempty"`
	NextBy      string     `json:"next_by,omitempty"`
	Decided     string     `json:"decided,omitempty" doc:"What the team said to it."`
}

func showFinding(f work.Found) finding {
	return finding{f.Programme, f.Title, f.Theme, f.Since, f.WaitingDays, each(f.Reasons, showReason), words(f.Hints), f.Withheld,
		f.Next, f.NextBy, f.Decided}
}

type member struct {
	PersonRef
	Age   *int `json:"age,omitempty"`
	Found bool `json:"found" doc:"Is on a worklist too."`
}

func showMember(m work.Member) member {
	return member{showRef(m.PersonRef), age(m.Age, m.HasAge), m.Found}
}

type involvement struct {
	Agency string     `json:"agency"`
	Worker string     `json:"worker,omitempty" doc:"Whom to ring."`
	First  byname.Day `json:"first,omitempty" format:"date"`
	Last   byname.Day `json:"last,omitempty" format:"date"`
	Hint   bool       `json:"hint" doc:"You may know that, and no more."`
}

func showInvolvement(i work.Involvement) involvement {
	return involvement{i.Agency, i.Worker, i.First, i.Last, i.Hint}
}

type planBrief struct {
	Whole    bool       `json:"whole" doc:"You see all of it; else that it is there, and who leads it."`
	Lead     string     `json:"lead,omitempty"`
	Opened   byname.Day `json:"opened,omitempty" format:"date"`
	Open     int        `json:"open"`
	Done     int        `json:"done"`
	Overdue  int        `json:"overdue"`
	NextStep string     `json:"next_step,omitempty"`
	NextBy   string     `json:"next_by,omitempty"`
	Helping  []string   `json:"helping" doc:"Agencies with a step, in the order of the steps."`
}

func showBrief(p *work.PlanBrief) *planBrief {
	if p == nil {
		return nil
	}
	return &planBrief{p.Whole, p.Lead, p.Opened, p.Open, p.Done, p.Overdue, p.NextStep, p.NextBy, words(p.Helping)}
}

type entry struct {
	At         *time.Time `json:"at,omitempty"`
	DayOnly    bool       `json:"day_only" doc:"The hour is not known."`
	Until      byname.Day `json:"until,omitempty" format:"date"`
	Agency     string     `json:"agency"`
	Phrase     string     `json:"phrase" doc:"Follows the name: went to A&E after a fall."`
	Class      string     `json:"class"`
	Balance    string     `json:"balance,omitempty" doc:"proactive, reactive or neutral"`
	Measure    string     `json:"measure,omitempty"`
	Note       string     `json:"note,omitempty" doc:"The agency's own words."`
	Hint       bool       `json:"hint" doc:"Nothing but the phrase may be shown."`
	Restricted bool       `json:"restricted"`
	Waiting    bool       `json:"waiting" doc:"Came today; is in the next build."`
}

func showEntry(e work.Entry) entry {
	return entry{at(e.At), e.DayOnly, e.Until, e.Agency, e.Phrase, e.Class, e.Balance, e.Measure, e.Note, e.Hint, e.Restricted, e.Waiting}
}
