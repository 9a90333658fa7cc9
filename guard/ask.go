package guard

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"byname"
	"byname/govern"
	"byname/team"
)

// Most is how many persons one list may show, with one audit row naming them.
const Most = 50

// Lasting is how long a Pass lasts: one page, printed or read, not a shift.
const Lasting = 15 * time.Minute

// A Request asks to see persons.
type Request struct {
	Worker    byname.WorkerID
	Purpose   string // of agreements.yaml; "" is support, or emergency when the glass is broken
	Reason    string // written by the worker
	What      string // what is done with it, when not just opened: "printed the crisis sheet"
	Persons   []byname.PersonID
	List      bool // several are shown at once; those who may not be shown are left out
	Emergency bool // break the glass
	Queued    bool // two records of theirs are a pair of the review queue, which the asker has looked up
	Sheet     bool // they agreed that the asker's kind of agency reads their crisis sheet, which is all that is read
}

// Who is a worker as guard needs to know them.
type Who struct {
	Worker byname.WorkerID
	Agency byname.AgencyID
	Kind   string // of the agency
	Roles  []Role
	Teams  []team.TeamID
}

// A Relation is how a worker stands to a person: a class, never data.
type Relation struct {
	Known      bool // there is such a person
	Listed     bool // on the worklist of the worker's team, or in the worker's care
	Near       bool // lives in the neighbourhood of the worker's team
	Own        bool // the worker's agency told something about them
	Named      bool // the worker is named as needing what is restricted
	Restricted bool // something about them is
	Objects    bool // to sharing
	NoPlanning bool // objects to planning use, such as worklists and counts
	Referred   bool // to the worker's agency or team, which has not closed it
}

// A Standing is a Relation and the teams of the person's neighbourhood, whose
// leads are told of an emergency.
type Standing struct {
	Relation
	Teams []team.TeamID
}

// A Register knows who asks, what was agreed, how they stand to a person,
// and writes down what was asked. store keeps it.
type Register interface {
	Who(context.Context, byname.WorkerID) (Who, error)
	Agreements(context.Context) (govern.Agreements, error)
	// Standings are in the order of the persons.
	Standings(context.Context, Who, []byname.PersonID) ([]Standing, error)
	// Record returns nil when the entries are durable, all or none.
	Record(context.Context, ...Entry) error
}

// A Guard decides. It may be used by many at once.
type Guard struct {
	register Register
	sharing  *Sharing
	purposes []govern.Purpose
	policies policies
	now      func() time.Time
}

// New makes a guard with a place's sharing rules and purposes.
func New(register Register, sharing *Sharing, purposes []govern.Purpose, now func() time.Time) (*Guard, error) {
	p, err := loadPolicies()
	if err != nil {
		return nil, err
	}
	return &Guard{register, sharing, purposes, p, now}, nil
}

// Ask decides whether the worker may see the persons, has it written down and
// only then gives a Pass. A refusal is written down too, and is a *Refusal.
// When it cannot be written down there is no Pass, whatever was decided.
func (g *Guard) Ask(ctx context.Context, r Request) (Pass, error) {
	if r.Purpose == "" {
		r.Purpose = "support"
		if r.Emergency {
			r.Purpose = "emergency"
		}
	}
	if err := g.check(r); err != nil {
		return Pass{}, err
	}
	now := g.now()
	who, err := g.who(ctx, r, now)
	if err != nil {
		return Pass{}, err
	}
	return g.decide(ctx, r, who, now)
}

// decide judges, has it written down and only then gives a Pass.
func (g *Guard) decide(ctx context.Context, r Request, who Who, now time.Time) (Pass, error) {
	j, err := g.judge(ctx, r, who, now)
	if err != nil {
		return Pass{}, err
	}
	yes, no := entries(r, who, now, j.standings, j.verdicts)
	if !r.List && len(no.Persons) > 0 {
		// Opening is of all or none: what would have been granted is not.
		no.Persons, yes.Persons = r.Persons, nil
	}
	var write []Entry
	if len(no.Persons) > 0 {
		write = append(write, no)
	}
	if len(yes.Persons) > 0 || len(no.Persons) == 0 {
		write = append(write, yes)
	}
	if err := g.register.Record(ctx, write...); err != nil {
		return Pass{}, fmt.Errorf("guard: nothing is shown, because it cannot be written down: %w", err)
	}
	if len(no.Persons) > 0 && len(yes.Persons) == 0 {
		return Pass{}, firstRefusal(j.verdicts)
	}
	return j.terms.pass(r, who, now, j.standings, j.verdicts), nil
}

// judged is what was decided about a request, before it is written down.
type judged struct {
	terms     terms
	standings []Standing
	verdicts  []verdict
}

func (g *Guard) judge(ctx context.Context, r Request, who Who, now time.Time) (j judged, err error) {
	if j.standings, err = g.register.Standings(ctx, who, r.Persons); err != nil {
		return j, err
	}
	if len(j.standings) != len(r.Persons) {
		return j, fmt.Errorf("guard: %d standings for %d persons", len(j.standings), len(r.Persons))
	}
	agreements, err := g.register.Agreements(ctx)
	if err != nil {
		return j, err
	}
	j.terms = g.terms(agreements, who, r.Purpose, now)
	j.verdicts = g.policies.persons(who, r, agreed{j.terms.agreed(), g.terms(agreements, who, "emergency", now).agreed()}, j.standings)
	return j, nil
}

// who looks the worker up. That somebody asked who may not even sign in is
// written down too.
func (g *Guard) who(ctx context.Context, r Request, now time.Time) (Who, error) {
	who, err := g.register.Who(ctx, r.Worker)
	if errors.Is(err, byname.ErrDenied) || errors.Is(err, byname.ErrNotFound) {
		e := Entry{At: now, Worker: r.Worker, Purpose: r.Purpose, Reason: r.Reason, What: r.What,
			List: r.List, Emergency: r.Emergency, Rule: "no-account", Persons: r.Persons}
		if failed := g.register.Record(ctx, e); failed != nil {
			return Who{}, fmt.Errorf("guard: %w, which cannot be written down: %w", err, failed)
		}
	}
	return who, err
}

func (g *Guard) check(r Request) error {
	switch {
	case !slices.ContainsFunc(g.purposes, func(p govern.Purpose) bool { return p.ID == r.Purpose }):
		return byname.Invalid("purpose", "one that agreements.yaml names", "choose one of those")
	case len(r.Persons) == 0 && !r.List:
		return byname.Invalid("opening a person", "a person", "say whom")
	case len(r.Persons) > Most:
		return byname.Invalid("list of people", fmt.Sprintf("%d at most", Most), "show them on several pages")
	case slices.Contains(r.Persons, 0):
		return byname.Invalid("list of people", "persons", "leave out who is not known")
	}
	return nil
}

// Run gives a Pass for a run over everybody, such as the night's build, for
// one purpose. It is written down as one row. Who objects is for the run to
// leave out: a Person says so.
func (g *Guard) Run(ctx context.Context, r Request) (Pass, error) {
	r.Persons, r.List, r.Emergency = nil, true, false
	if err := g.check(r); err != nil {
		return Pass{}, err
	}
	now := g.now()
	who, err := g.who(ctx, r, now)
	if err != nil {
		return Pass{}, err
	}
	agreements, err := g.register.Agreements(ctx)
	if err != nil {
		return Pass{}, err
	}
	t := g.terms(agreements, who, r.Purpose, now)
	v := g.policies.run(who, r, len(t.givers) > 0)
	e := Entry{At: now, Worker: who.Worker, Agency: who.Agency, Purpose: r.Purpose, Reason: r.Reason, What: r.What,
		Run: true, Granted: v.granted, Rule: v.rule}
	if err := g.register.Record(ctx, e); err != nil {
		return Pass{}, fmt.Errorf("guard: nothing is run, because it cannot be written down: %w", err)
	}
	if !v.granted {
		return Pass{}, &v.refused
	}
	return Pass{worker: who.Worker, agency: who.Agency, purpose: r.Purpose, run: true,
		expires: now.Add(24 * time.Hour), givers: t.givers}, nil
}
