package web

import (
	"context"

	"byname"
	"byname/feed"
	"byname/work"
)

// verbs are what the pages ask of work.
type verbs interface {
	SignIn(ctx context.Context, account, password string) (token string, who work.Who, err error)
	Session(ctx context.Context, token string) (work.Who, error)
	SignOut(ctx context.Context, token string) error

	Worklist(ctx context.Context, who work.Who, ask work.WorklistAsk) (work.Worklist, error)
	Find(ctx context.Context, who work.Who, ask work.FindAsk) ([]work.FindHit, error)
	Person(ctx context.Context, who work.Who, id byname.PersonID, filter work.TimelineFilter) (work.Person, error)
	Purposes(ctx context.Context, who work.Who) ([]work.Choice, error)
	GiveReason(ctx context.Context, who work.Who, id byname.PersonID, purpose, reason string) error
	BreakGlass(ctx context.Context, who work.Who, id byname.PersonID, reason string) error
	Records(ctx context.Context, who work.Who, id byname.PersonID) (work.Records, error)
	RuleApart(ctx context.Context, who work.Who, left, right feed.Key, reason string) error
	WhoLooked(ctx context.Context, who work.Who, id byname.PersonID, page int) (work.Looked, error)

	NotNow(ctx context.Context, who work.Who, id byname.PersonID, programme string, until byname.Day, because string) error
	NotRight(ctx context.Context, who work.Who, id byname.PersonID, programme, because string) error
	AlreadyKnown(ctx context.Context, who work.Who, id byname.PersonID, programme, to string) error

	StartPlan(ctx context.Context, who work.Who, id byname.PersonID, programmes []string, matters string) error
	Plan(ctx context.Context, who work.Who, id byname.PersonID) (work.Plan, error)
	AddStep(ctx context.Context, who work.Who, id byname.PersonID, version int, s work.NewStep) error
	MarkDone(ctx context.Context, who work.Who, id byname.PersonID, version int, step int64, words string) (released []string, err error)
	MarkNotDone(ctx context.Context, who work.Who, id byname.PersonID, version int, step int64, why string) error
	SayWhatMatters(ctx context.Context, who work.Who, id byname.PersonID, version int, words string) error
	AddGoal(ctx context.Context, who work.Who, id byname.PersonID, version int, words string) error
	Countersign(ctx context.Context, who work.Who, id byname.PersonID, step int64, yes bool, words string) error

	Pool(ctx context.Context, who work.Who, year string) (work.Pool, error)
	TeamBudget(ctx context.Context, who work.Who, neighbourhood, year string) (work.TeamBudget, error)

	Board(ctx context.Context, who work.Who) (work.Board, error)
	Decision(ctx context.Context, who work.Who, id string) (work.Decision, error)
	CastVote(ctx context.Context, who work.Who, decision, vote, words string) error
	DeclareInterest(ctx context.Context, who work.Who, decision, what string) error
	CloseDecision(ctx context.Context, who work.Who, decision string) error

	Outcomes(ctx context.Context, who work.Who, neighbourhood string) ([]work.Indicator, error)
	Outcome(ctx context.Context, who work.Who, indicator, neighbourhood string) (work.Indicator, error)
	PeopleBehind(ctx context.Context, who work.Who, indicator, neighbourhood, period string, page int) (work.Behind, error)

	Public(ctx context.Context, neighbourhood string) (work.Public, error)
	Respond(ctx context.Context, r work.Response) error

	Accounts(ctx context.Context, who work.Who) ([]work.Account, error)
	AddAccount(ctx context.Context, who work.Who, a work.NewAccount) (password string, err error)
	CloseAccount(ctx context.Context, who work.Who, worker byname.WorkerID) error
	Agencies(ctx context.Context, who work.Who) ([]work.Choice, error)
	Neighbourhoods(ctx context.Context, who work.Who) ([]work.Choice, error)
	Emergencies(ctx context.Context, who work.Who) ([]work.Emergency, error)
	ReviewEmergency(ctx context.Context, who work.Who, id int64, right bool, words string) error
	VerifyAudit(ctx context.Context, who work.Who) (work.AuditState, error)
}
