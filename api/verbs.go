package api

import (
	"context"
	"io"

	"byname"
	"byname/directory"
	"byname/govern"
	"byname/work"
)

// verbs are what the API asks of work.
type verbs interface {
	Service(ctx context.Context, token string) (work.Who, error)

	Worklist(ctx context.Context, who work.Who, ask work.WorklistAsk) (work.Worklist, error)
	EverFound(ctx context.Context, who work.Who, ask work.EverFoundAsk) (work.EverFound, error)
	SendEvent(ctx context.Context, who work.Who, sent work.EventSent) (work.Receipt, error)
	Find(ctx context.Context, who work.Who, ask work.FindAsk) ([]work.FindHit, error)
	Person(ctx context.Context, who work.Who, id byname.PersonID, filter work.TimelineFilter) (work.Person, error)
	Records(ctx context.Context, who work.Who, id byname.PersonID) (work.Records, error)
	Purposes(ctx context.Context, who work.Who) ([]work.Choice, error)
	GiveReason(ctx context.Context, who work.Who, id byname.PersonID, purpose, reason string) error
	BreakGlass(ctx context.Context, who work.Who, id byname.PersonID, reason string) error
	WhoLooked(ctx context.Context, who work.Who, id byname.PersonID, page int) (work.Looked, error)

	Objections(ctx context.Context, who work.Who, id byname.PersonID) (work.Objections, error)
	Object(ctx context.Context, who work.Who, id byname.PersonID, n work.NewObjection) error
	EndObjection(ctx context.Context, who work.Who, id byname.PersonID, scope govern.Scope, words string) error

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
	SetAside(ctx context.Context, who work.Who, id byname.PersonID, amount byname.Pence, reason string) error
	Countersign(ctx context.Context, who work.Who, id byname.PersonID, step int64, yes bool, words string) error

	StepsFor(ctx context.Context, who work.Who, page int) (work.Steps, error)
	Answer(ctx context.Context, who work.Who, file io.Reader) (work.Answered, error)
	AnswerSteps(ctx context.Context, who work.Who, answers []work.StepAnswer) (work.Answered, error)

	Pool(ctx context.Context, who work.Who, year string) (work.Pool, error)
	TeamBudget(ctx context.Context, who work.Who, neighbourhood, year string) (work.TeamBudget, error)

	Board(ctx context.Context, who work.Who) (work.Board, error)
	Decision(ctx context.Context, who work.Who, id string) (work.Decision, error)

	Reviews(ctx context.Context, who work.Who) (work.Reviews, error)
	Review(ctx context.Context, who work.Who, number int64) (work.Review, error)
	SayReview(ctx context.Context, who work.Who, number int64, says, note string) error
	UndoReview(ctx context.Context, who work.Who, number int64) (again bool, err error)

	LinkQuality(ctx context.Context, who work.Who) (work.LinkQuality, error)

	Programmes() work.Programmes
	Programme(id string) (work.Programme, error)
	Supply(id string) (work.Supply, error)
	TryProgramme(ctx context.Context, who work.Who, content []byte, say work.Progress) (work.Trial, error)
	JudgedSigns(ctx context.Context, who work.Who, as work.Manner) (work.Judged, error)
	Invented(ctx context.Context, who work.Who) (work.Invented, error)

	Outcomes(ctx context.Context, who work.Who, neighbourhood string) ([]work.Indicator, error)
	Targets(ctx context.Context, who work.Who, area string) (work.Targets, error)
	NoteTarget(ctx context.Context, who work.Who, indicator, area, words string) error
	CompareAt(ctx context.Context, who work.Who, indicator, area, level string, back int) (work.Comparison, error)
	OutcomeReport(ctx context.Context, area string) (work.Report, error)
	Outcome(ctx context.Context, who work.Who, indicator, neighbourhood string) (work.Indicator, error)
	EarlyOrLate(ctx context.Context, who work.Who, neighbourhood string) (work.Balance, error)
	PeopleBehind(ctx context.Context, who work.Who, indicator, neighbourhood, period string, page int) (work.Behind, error)

	Refer(ctx context.Context, who work.Who, id byname.PersonID, n work.NewReferral) (int64, error)
	Referrals(ctx context.Context, who work.Who, sent bool, page int) (work.Referrals, error)
	Referral(ctx context.Context, who work.Who, number int64) (work.Referral, error)
	TurnReferral(ctx context.Context, who work.Who, number int64, version int, to, said string) error

	PublicServices(ctx context.Context, page, size int) (work.PublicServices, error)
	PublicService(ctx context.Context, id string) (directory.ORUK, error)

	Public(ctx context.Context, neighbourhood string) (work.Public, error)
	Respond(ctx context.Context, r work.Response) error
}
