package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"byname"
	"byname/discharge"
	"byname/work"
)

// dischargeCmd holds the verbs of the way home from hospital.
type dischargeCmd struct {
	List  dischargeListCmd  `cmd:"" help:"Who is on the way home, and who could have left."`
	Show  dischargeShowCmd  `cmd:"" help:"One person's way home: what has to be done, and what keeps them."`
	Admit dischargeAdmitCmd `cmd:"" help:"Somebody is in hospital: their way home begins."`
	Plan  dischargePlanCmd  `cmd:"" help:"The day, the pathway and what home needs: the tasks are proposed."`
	Look  dischargeLookCmd  `cmd:"" help:"Look whether somebody has to be in hospital; twice a day."`
	Task  dischargeTaskCmd  `cmd:"" help:"Mark a task as done, not needed or open again."`
	Delay dischargeDelayCmd `cmd:"" help:"Write down what keeps somebody, and who can end it."`
	Clear dischargeClearCmd `cmd:"" help:"What kept somebody has ended."`
	Left  dischargeLeftCmd  `cmd:"" help:"Somebody has left hospital."`
}

type dischargeListCmd struct {
	Ward string `help:"Of your own hospital; all wards when empty."`
	Page int    `default:"1"`
}

func (c dischargeListCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		l, err := w.Discharges(e.ctx, who, c.Ward, c.Page)
		if err != nil {
			return err
		}
		return e.show(l, func(out io.Writer) {
			fmt.Fprintf(out, "%d could have left and are still in hospital\n", l.Ready)
			for _, p := range l.People {
				fmt.Fprintf(out, "  %s, %s: %s\n", p.Preferred.Reveal(), p.ID, stayLine(p.DischargeShown))
			}
		})
	})
}

// stayLine is how somebody's stay stands.
func stayLine(s work.DischargeShown) string {
	words := []string{"no day yet"}
	switch {
	case s.Left != 0:
		words = []string{"left on " + s.Left.Day().String()}
	case s.Ready != 0:
		words = []string{"ready on " + s.Ready.String()}
	}
	if s.Left == 0 && s.Delayed > 0 {
		words = append(words, fmt.Sprintf("%d days too long", s.Delayed))
	}
	for _, c := range s.Causes {
		if c.Ended == 0 {
			words = append(words, strings.ToLower(c.Reason.Words)+" ("+c.Owner+")")
		}
	}
	return strings.Join(words, ", ")
}

type dischargeShowCmd struct{ planPerson }

func (c dischargeShowCmd) Run(e *env) error {
	return c.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error {
		d, err := w.Discharge(e.ctx, who, id)
		if err != nil {
			return err
		}
		return e.show(d, func(out io.Writer) {
			if d.Number == 0 {
				fmt.Fprintf(out, "%s: no way home is written down\n", d.Preferred.Reveal())
				return
			}
			fmt.Fprintf(out, "%s: %s\n", d.Preferred.Reveal(), stayLine(d.DischargeShown))
			for _, t := range d.Tasks {
				fmt.Fprintf(out, "  %-10s  %-10s  %s (%s)", t.ID, t.State, t.Title, t.Owner)
				if t.State == discharge.Open && t.Due != 0 {
					fmt.Fprintf(out, ", by %s", t.Due)
				}
				if t.Late > 0 {
					fmt.Fprintf(out, ", %d days late", t.Late)
				}
				fmt.Fprintln(out)
			}
		})
	})
}

type dischargeAdmitCmd struct {
	planPerson
	reasonFlags
	Ward string `required:"" help:"Where in the hospital they lie."`
	Day  string `required:"" placeholder:"DAY" help:"On which they came."`
}

func (c dischargeAdmitCmd) Run(e *env) error {
	return c.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error {
		day, err := byname.ParseDay(c.Day)
		if err != nil {
			return err
		}
		if err := c.give(e, w, who, id); err != nil {
			return err
		}
		return w.AdmitToHospital(e.ctx, who, id, c.Ward, day)
	})
}

// changes makes a change to the stay as it is now.
func (p planPerson) changes(e *env, c discharge.Change) error {
	return p.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error {
		d, err := w.Discharge(e.ctx, who, id)
		if err != nil {
			return err
		}
		return w.ChangeDischarge(e.ctx, who, id, d.Version, c)
	})
}

type dischargePlanCmd struct {
	planPerson
	Ready   string   `placeholder:"DAY" help:"On which they are well enough to leave; empty when nobody can say."`
	Pathway string   `help:"0 home as before, 1 home with help, 2 a bed to recover in, 3 a care home."`
	Need    []string `help:"What home needs: ${needs}; may be given several times."`
}

func (c dischargePlanCmd) Run(e *env) (err error) {
	x := discharge.Change{What: discharge.Plan, Pathway: discharge.Pathway(c.Pathway), Needs: c.Need}
	if c.Ready != "" {
		if x.Day, err = byname.ParseDay(c.Ready); err != nil {
			return err
		}
	}
	return c.changes(e, x)
}

type dischargeLookCmd struct {
	planPerson
	For []string `help:"Why they have to be here: ${criteria}; none means that they could leave."`
}

func (c dischargeLookCmd) Run(e *env) error {
	return c.changes(e, discharge.Change{What: discharge.Look, For: c.For})
}

type dischargeTaskCmd struct {
	planPerson
	Task  string `arg:""`
	State string `enum:"done,not needed,open" default:"done" help:"done, 'not needed' or open."`
	Words string `help:"What came of it, or why it is not needed."`
}

func (c dischargeTaskCmd) Run(e *env) error {
	return c.changes(e, discharge.Change{What: discharge.Mark, ID: c.Task, State: discharge.TaskState(c.State), Words: c.Words})
}

type dischargeDelayCmd struct {
	planPerson
	Reason string `arg:"" help:"${reasons}"`
	Owner  string `required:"" help:"The agency that can end it."`
	Words  string `help:"What they need to know."`
}

func (c dischargeDelayCmd) Run(e *env) error {
	return c.changes(e, discharge.Change{What: discharge.Delay, ID: c.Reason, Owner: byname.AgencyID(c.Owner), Words: c.Words})
}

type dischargeClearCmd struct {
	planPerson
	Number int `arg:"" help:"Of the cause, from 1."`
}

func (c dischargeClearCmd) Run(e *env) error {
	return c.changes(e, discharge.Change{What: discharge.Clear, Number: c.Number})
}

type dischargeLeftCmd struct {
	planPerson
	At string `required:"" placeholder:"'DAY HH:MM'" help:"When, such as '2026-02-28 14:30'."`
}

func (c dischargeLeftCmd) Run(e *env) error {
	at, err := time.ParseInLocation("2006-01-02 15:04", c.At, byname.London)
	if err != nil {
		return byname.Invalid("--at", "a day and a time", "write them as '2026-02-28 14:30'")
	}
	return c.changes(e, discharge.Change{What: discharge.Depart, Left: byname.MinuteOf(at)})
}

// dischargeWords are the lists that help speaks of.
func dischargeWords() map[string]string {
	ids := func(list []discharge.Named) string {
		var words []string
		for _, n := range list {
			words = append(words, n.ID)
		}
		return strings.Join(words, ", ")
	}
	var reasons []string
	for _, r := range discharge.Reasons {
		reasons = append(reasons, r.ID)
	}
	return map[string]string{"needs": ids(discharge.Needs), "criteria": ids(discharge.Criteria), "reasons": strings.Join(reasons, ", ")}
}
