package api

import (
	"bytes"
	"context"

	"byname"
	"byname/work"
)

type agencySteps struct {
	Steps    []agencyStep `json:"steps" doc:"Whose turn it is first, then first due first."`
	Withheld int          `json:"withheld" doc:"Of this page: steps for people who object to sharing."`
	Paging
}

type agencyStep struct {
	Reference string     `json:"reference" example:"P0000065M-3" doc:"By which you answer it."`
	Title     string     `json:"title"`
	State     string     `json:"state" doc:"doing, ready, waiting or asked"`
	Due       byname.Day `json:"due,omitempty" format:"date"`
	Overdue   bool       `json:"overdue"`
	For       *PersonRef `json:"for,omitempty" doc:"Who it is for, when you may know."`
}

func (d *door) agencySteps(ctx context.Context, who work.Who, in *PageAsk) (agencySteps, error) {
	list, err := d.work.StepsFor(ctx, who, in.Page)
	return agencySteps{each(list.Steps, showAgencyStep), list.Withheld, showPaging(list.Paging)}, err
}

func showAgencyStep(s work.GivenStep) agencyStep {
	return agencyStep{s.Reference, s.Title, s.State, s.Due, s.Overdue, refOf(s.Person)}
}

type answersAsk struct {
	Body struct {
		Answers []stepAnswer `json:"answers" minItems:"1" maxItems:"1000"`
	}
}

type stepAnswer struct {
	Reference string     `json:"reference" maxLength:"80"`
	Outcome   string     `json:"outcome" enum:"done,not_done"`
	Day       byname.Day `json:"day" format:"date"`
	Note      string     `json:"note,omitempty" maxLength:"4000" doc:"What came of it; with not_done, why."`
}

type answered struct {
	Taken   int      `json:"taken"`
	Known   int      `json:"known" doc:"Answers that said nothing new: sending one again changes nothing."`
	Refused []string `json:"refused" doc:"Each by its line or place in the list, with why and what to do; the others are taken."`
}

func (d *door) answerSteps(ctx context.Context, who work.Who, in *answersAsk) (answered, error) {
	var list []work.StepAnswer
	for i, a := range in.Body.Answers {
		list = append(list, work.StepAnswer{Line: i + 1, Reference: a.Reference, Done: a.Outcome == "done", Day: a.Day, Note: a.Note})
	}
	done, err := d.work.AnswerSteps(ctx, who, list)
	return showAnswered(done), err
}

type answerFileAsk struct {
	RawBody []byte `contentType:"text/csv" doc:"step_reference,outcome,date,note"`
}

func (d *door) answerFile(ctx context.Context, who work.Who, in *answerFileAsk) (answered, error) {
	done, err := d.work.Answer(ctx, who, bytes.NewReader(in.RawBody))
	return showAnswered(done), err
}

func showAnswered(a work.Answered) answered { return answered{a.Taken, a.Known, words(a.Refused)} }
