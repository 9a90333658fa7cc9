package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"byname"
	"byname/work"
)

// planCmd holds the verbs of a person's plan.
type planCmd struct {
	Start       planStartCmd       `cmd:"" help:"Start a plan with the steps that programmes offer."`
	Show        planShowCmd        `cmd:"" help:"Show a person's open plan."`
	Step        planStepCmd        `cmd:"" help:"Add a step that no programme foresaw, and pay for it."`
	Done        planDoneCmd        `cmd:"" help:"Mark a step as done; says what it released."`
	NotDone     planNotDoneCmd     `cmd:"" help:"End a step that will not happen."`
	Aside       planAsideCmd       `cmd:"" help:"Set a person's own budget aside from the team's, as its lead."`
	Countersign planCountersignCmd `cmd:"" help:"The lead's word on a cost above the limit."`
	Given       planGivenCmd       `cmd:"" help:"The steps that your agency was given, to be answered from its own system."`
	Referred    planReferredCmd    `cmd:"" help:"The referrals in your inbox, for your own system."`
	Nudge       planNudgeCmd       `cmd:"" help:"Tell of every referral and step whose clock has run out."`
	Answer      planAnswerCmd      `cmd:"" help:"Take a file in which an agency's own system answers its steps."`
}

type planPerson struct {
	Person string `arg:"" help:"A person id, or a record key such as gp/gp_practice/100022."`
}

// do opens the work for the worker and finds the person.
func (p planPerson) do(e *env, fn func(*work.Work, work.Who, byname.PersonID) error) error {
	return e.do(func(w *work.Work, who work.Who) error {
		id, err := w.Whose(e.ctx, p.Person)
		if err != nil {
			return err
		}
		return fn(w, who, id)
	})
}

type planStartCmd struct {
	planPerson
	Programme []string `required:"" help:"Programme whose steps to take; may be given several times."`
	Matters   string   `help:"What matters to the person, in their words."`
}

func (c planStartCmd) Run(e *env) error {
	return c.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error {
		return w.StartPlan(e.ctx, who, id, c.Programme, c.Matters)
	})
}

type planShowCmd struct{ planPerson }

func (c planShowCmd) Run(e *env) error {
	return c.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error {
		p, err := w.Plan(e.ctx, who, id)
		if err != nil {
			return err
		}
		return e.show(p, func(out io.Writer) { printPlan(out, p) })
	})
}

func printPlan(out io.Writer, p work.Plan) {
	fmt.Fprintf(out, "%s's plan, led by %s, since %s\n", p.Preferred.Reveal(), p.Lead, p.Opened.Words())
	if !p.Matters.IsZero() {
		fmt.Fprintf(out, "What matters: %s\n", p.Matters.Reveal())
	}
	for _, s := range p.Steps {
		fmt.Fprintf(out, "%2d  %-8s  %s (%s)", s.ID, s.State, s.Title, s.Owner)
		if s.Due != 0 {
			fmt.Fprintf(out, ", by %s", s.Due.Words())
		}
		if s.Cost > 0 {
			fmt.Fprintf(out, ", %v", s.Cost)
		}
		if len(s.WaitsFor) > 0 {
			fmt.Fprintf(out, "; waits for: %s", strings.Join(s.WaitsFor, "; "))
		}
		if s.Reference != "" {
			fmt.Fprintf(out, "  [%s]", s.Reference)
		}
		fmt.Fprintln(out)
	}
}

type planStepCmd struct {
	planPerson
	Title string          `required:"" help:"What will happen, as you would say it to the person."`
	Owner byname.AgencyID `required:"" help:"The agency that does it."`
	Why   string          `required:"" help:"Why this, for this person."`
	Cost  string          `default:"0" help:"Paid from the team's budget, such as 259.00."`
	Own   bool            `help:"Paid from the person's own budget."`
	After []int64         `help:"Steps that must be done first, by number."`
	Due   string          `help:"The day by which, such as 2026-02-24."`
}

func (c planStepCmd) Run(e *env) error {
	step := work.NewStep{Title: c.Title, Owner: string(c.Owner), After: c.After, Own: c.Own, Reason: c.Why}
	var err, err2 error
	step.Cost, err = byname.ParsePence(c.Cost)
	if c.Due != "" {
		step.Due, err2 = byname.ParseDay(c.Due)
	}
	if err := errors.Join(err, err2); err != nil {
		return err
	}
	return c.change(e, func(w *work.Work, who work.Who, p work.Plan) error {
		return w.AddStep(e.ctx, who, p.ID, p.Version, step)
	})
}

// change reads the plan as it is and changes that.
func (p planPerson) change(e *env, fn func(*work.Work, work.Who, work.Plan) error) error {
	return p.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error {
		plan, err := w.Plan(e.ctx, who, id)
		if err != nil {
			return err
		}
		return fn(w, who, plan)
	})
}

type planDoneCmd struct {
	planPerson
	Step  int64  `arg:""`
	Words string `help:"What came of it."`
}

func (c planDoneCmd) Run(e *env) error {
	return c.change(e, func(w *work.Work, who work.Who, p work.Plan) error {
		released, err := w.MarkDone(e.ctx, who, p.ID, p.Version, c.Step, c.Words)
		if err != nil {
			return err
		}
		return e.show(released, func(out io.Writer) {
			for _, title := range released {
				fmt.Fprintln(out, "released:", title)
			}
		})
	})
}

type planNotDoneCmd struct {
	planPerson
	Step int64  `arg:""`
	Why  string `required:""`
}

func (c planNotDoneCmd) Run(e *env) error {
	return c.change(e, func(w *work.Work, who work.Who, p work.Plan) error {
		return w.MarkNotDone(e.ctx, who, p.ID, p.Version, c.Step, c.Why)
	})
}

type planCountersignCmd struct {
	planPerson
	Step int64  `arg:""`
	No   string `help:"Refuse, and say why."`
}

func (c planCountersignCmd) Run(e *env) error {
	return c.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error {
		return w.Countersign(e.ctx, who, id, c.Step, c.No == "", c.No)
	})
}

type planAsideCmd struct {
	planPerson
	Amount string `arg:"" help:"For this year in all, such as 300.00; less than before gives the rest back."`
	Why    string `required:""`
}

func (c planAsideCmd) Run(e *env) error {
	amount, err := byname.ParsePence(c.Amount)
	if err != nil {
		return err
	}
	return c.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error {
		return w.SetAside(e.ctx, who, id, amount, c.Why)
	})
}

type planGivenCmd struct {
	Out string `default:"-" help:"File to write as CSV: step_reference,title,state,due."`
}

func (c planGivenCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		return e.write(c.Out, func(out *csv.Writer) error {
			out.Write([]string{"step_reference", "title", "state", "due"})
			for page, pages := 1, 1; page <= pages; page++ {
				given, err := w.StepsFor(e.ctx, who, page)
				if err != nil {
					return err
				}
				for _, s := range given.Steps {
					out.Write([]string{s.Reference, s.Title, s.State, s.Due.String()})
				}
				pages = given.Pages
			}
			return nil
		})
	})
}

type planAnswerCmd struct {
	File string `arg:"" type:"existingfile" help:"A CSV file with the columns step_reference,outcome,date,note."`
}

func (c planAnswerCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		file, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer file.Close()
		done, err := w.Answer(e.ctx, who, file)
		if err != nil {
			return err
		}
		if err := e.show(done, func(out io.Writer) {
			fmt.Fprintf(out, "%d answers taken, %d known already, %d refused\n", done.Taken, done.Known, len(done.Refused))
			for _, r := range done.Refused {
				fmt.Fprintln(out, " ", r)
			}
		}); err != nil || len(done.Refused) == 0 {
			return err
		}
		return byname.Invalid("answers", "lines that can all be taken", "correct those refused and send them again")
	})
}
