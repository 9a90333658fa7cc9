package guard

import (
	"context"
	"slices"

	"github.com/cedar-policy/cedar-go"

	"byname"
)

// A Role is what an account is for; a worker may have several. What each may
// do is in policies/.
type Role string

const (
	Worker        Role = "worker"   // helps people, in a neighbourhood team or without
	Lead          Role = "lead"     // leads a team; comes from the team, not from the account
	Analyst       Role = "analyst"  // counts, and looks after links
	Reviewer      Role = "reviewer" // compares pairs of records that linking doubts
	Cleared       Role = "cleared"  // a reviewer of people something about whom is restricted
	Member        Role = "board"    // sits on a board
	Governance    Role = "governance"
	Administrator Role = "administrator"
	Service       Role = "service" // an agency's own system, with a token
	Machine       Role = "machine" // Byname itself, at night
	Subject       Role = "subject" // the person, at their own door; no account has it
)

// Roles are those an account can be given.
var Roles = []Role{Worker, Analyst, Reviewer, Cleared, Member, Governance, Administrator, Service}

// ByItself is the worker that Byname's own runs are written down under.
const ByItself byname.WorkerID = "byname"

// Is reports whether the worker has a role.
func (w Who) Is(r Role) bool { return slices.Contains(w.Roles, r) }

// An Act is something a worker may do that is not reading a person.
type Act string

const (
	SeeMoney         Act = "see money"
	KeepPool         Act = "keep the pool" // post, share out, commit, settle
	SeeBudget        Act = "see budget"
	Spend            Act = "spend"
	Countersign      Act = "countersign"
	NameNeed         Act = "name a need"
	HandOver         Act = "hand over"
	KeepTeam         Act = "keep a team" // who is in it, who leads what, who is away
	ReviewEmergency  Act = "review emergencies"
	CheckAudit       Act = "check the audit"
	EndAgreement     Act = "end an agreement"
	RecordObjection  Act = "record an objection"
	EndObjection     Act = "end an objection"
	PutQuestion      Act = "put a question"
	CastVote         Act = "vote"
	SeeDecisions     Act = "see decisions"
	SeeOutcomes      Act = "see outcomes"
	LoadFigures      Act = "load figures"
	NoteTargets      Act = "note targets" // say what is being done about one
	SeeWorklist      Act = "see worklist"
	ChangePlans      Act = "change plans"
	RuleOnLinks      Act = "rule on links"
	ReviewLinks      Act = "review links" // say a first or second word on a pair
	SettleLinks      Act = "settle links" // say the word that settles one
	FindPeople       Act = "find people"
	SendEvents       Act = "send events" // of one's own agency, as they happen
	AdministerPeople Act = "administer accounts"
	UseBuilds        Act = "use builds"
	SeeInvented      Act = "see what teams invented"
	TryProgrammes    Act = "try programmes" // count whom a file would find, before it goes live
)

// May is nil when the worker may do it. Nobody signed in is nobody: no worker.
func (g *Guard) May(ctx context.Context, worker byname.WorkerID, act Act) error {
	who, err := g.register.Who(ctx, worker)
	if err != nil {
		return err
	}
	return g.MayWho(who, act)
}

// MayWho is May for a worker who has been looked up already.
func (g *Guard) MayWho(who Who, act Act) error {
	d := g.policies.ask(who, string(act), cedar.RecordMap{}, cedar.RecordMap{"agreed": cedar.True,
		"purpose": cedar.String(""), "reason": cedar.False, "emergency": cedar.False, "queued": cedar.False, "sheet": cedar.False})
	if d.granted {
		return nil
	}
	return byname.Denied(string(act), "a role that may do this", "ask the administrator for the role, or somebody who has it")
}
