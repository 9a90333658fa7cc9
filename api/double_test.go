package api

import (
	"context"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/directory"
	"byname/govern"
	"byname/guard"
	"byname/programme/supply"
	"byname/work"
)

// today is the day of the tests.
var today = byname.OnDay(2026, time.February, 10)

// A double stands in for work at the door: it writes down what was asked of
// it and by whom, and gives back answers of which every field is filled, or
// an error. What work itself does is tried in story_test.go.
type double struct {
	empty   bool // answers hold nothing
	err     error
	calls   []string
	who     work.Who
	secrets []string // that were told
}

func (d *double) asked(verb string, who work.Who) error {
	d.calls, d.who = append(d.calls, verb), who
	return d.err
}

// told gives back a filled answer, or the error and nothing.
func told[T any](d *double, verb string, who work.Who) (T, error) {
	var answer T
	if err := d.asked(verb, who); err != nil {
		return answer, err
	}
	if !d.empty {
		d.fill(reflect.ValueOf(&answer).Elem(), verb)
	}
	return answer, nil
}

// Service knows a token for each role and pair of roles: "token-worker". One
// that is not known has ended.
func (d *double) Service(_ context.Context, token string) (work.Who, error) {
	roles, known := strings.CutPrefix(token, "token-")
	if token == "token-of-a-broken-database" {
		return work.Who{}, fmt.Errorf("the disk is full of %s", "Amina Begum")
	}
	if !known {
		return work.Who{}, byname.Denied("session", "one that has not ended", "sign in again")
	}
	return work.Who{Worker: "system", Agency: "northfold", Roles: []guard.Role{guard.Role(roles)}}, nil
}

func (d *double) Worklist(_ context.Context, who work.Who, _ work.WorklistAsk) (work.Worklist, error) {
	return told[work.Worklist](d, "Worklist", who)
}
func (d *double) Find(_ context.Context, who work.Who, _ work.FindAsk) ([]work.FindHit, error) {
	return told[[]work.FindHit](d, "Find", who)
}
func (d *double) Person(_ context.Context, who work.Who, _ byname.PersonID, _ work.TimelineFilter) (work.Person, error) {
	return told[work.Person](d, "Person", who)
}
func (d *double) Records(_ context.Context, who work.Who, _ byname.PersonID) (work.Records, error) {
	return told[work.Records](d, "Records", who)
}
func (d *double) Purposes(_ context.Context, who work.Who) ([]work.Choice, error) {
	return told[[]work.Choice](d, "Purposes", who)
}
func (d *double) GiveReason(_ context.Context, who work.Who, _ byname.PersonID, _, _ string) error {
	return d.asked("GiveReason", who)
}
func (d *double) BreakGlass(_ context.Context, who work.Who, _ byname.PersonID, _ string) error {
	return d.asked("BreakGlass", who)
}
func (d *double) Objections(_ context.Context, who work.Who, _ byname.PersonID) (work.Objections, error) {
	return told[work.Objections](d, "Objections", who)
}

func (d *double) Object(_ context.Context, who work.Who, _ byname.PersonID, n work.NewObjection) error {
	return d.asked(fmt.Sprint("Object ", n.Scope), who)
}

func (d *double) EndObjection(_ context.Context, who work.Who, _ byname.PersonID, s govern.Scope, _ string) error {
	return d.asked(fmt.Sprint("EndObjection ", s), who)
}

func (d *double) TryProgramme(_ context.Context, who work.Who, content []byte, _ work.Progress) (work.Trial, error) {
	return told[work.Trial](d, fmt.Sprint("TryProgramme ", len(content)), who)
}

func (d *double) JudgedSigns(_ context.Context, who work.Who, as work.Manner) (work.Judged, error) {
	return told[work.Judged](d, fmt.Sprint("JudgedSigns ", as), who)
}

func (d *double) WhoLooked(_ context.Context, who work.Who, _ byname.PersonID, page int) (work.Looked, error) {
	return told[work.Looked](d, fmt.Sprint("WhoLooked ", page), who)
}
func (d *double) Reviews(_ context.Context, who work.Who) (work.Reviews, error) {
	return told[work.Reviews](d, "Reviews", who)
}
func (d *double) Review(_ context.Context, who work.Who, _ int64) (work.Review, error) {
	return told[work.Review](d, "Review", who)
}
func (d *double) SayReview(_ context.Context, who work.Who, _ int64, says, _ string) error {
	return d.asked("SayReview "+says, who)
}
func (d *double) UndoReview(_ context.Context, who work.Who, _ int64) (bool, error) {
	return told[bool](d, "UndoReview", who)
}
func (d *double) NotNow(_ context.Context, who work.Who, _ byname.PersonID, _ string, until byname.Day, _ string) error {
	return d.asked("NotNow "+until.String(), who)
}
func (d *double) NotRight(_ context.Context, who work.Who, _ byname.PersonID, _, because string) error {
	return d.asked("NotRight "+because, who)
}
func (d *double) AlreadyKnown(_ context.Context, who work.Who, _ byname.PersonID, _, to string) error {
	return d.asked("AlreadyKnown "+to, who)
}
func (d *double) EverFound(_ context.Context, who work.Who, _ work.EverFoundAsk) (work.EverFound, error) {
	return told[work.EverFound](d, "EverFound", who)
}
func (d *double) SendEvent(_ context.Context, who work.Who, _ work.EventSent) (work.Receipt, error) {
	return told[work.Receipt](d, "SendEvent", who)
}
func (d *double) StartPlan(_ context.Context, who work.Who, _ byname.PersonID, _ []string, _ string) error {
	return d.asked("StartPlan", who)
}
func (d *double) Plan(_ context.Context, who work.Who, _ byname.PersonID) (work.Plan, error) {
	return told[work.Plan](d, "Plan", who)
}
func (d *double) AddStep(_ context.Context, who work.Who, _ byname.PersonID, _ int, s work.NewStep) error {
	return d.asked(fmt.Sprintf("AddStep %d", s.Cost), who)
}
func (d *double) MarkDone(_ context.Context, who work.Who, _ byname.PersonID, _ int, _ int64, _ string) ([]string, error) {
	return told[[]string](d, "MarkDone", who)
}
func (d *double) MarkNotDone(_ context.Context, who work.Who, _ byname.PersonID, _ int, _ int64, _ string) error {
	return d.asked("MarkNotDone", who)
}
func (d *double) SayWhatMatters(_ context.Context, who work.Who, _ byname.PersonID, _ int, _ string) error {
	return d.asked("SayWhatMatters", who)
}
func (d *double) AddGoal(_ context.Context, who work.Who, _ byname.PersonID, _ int, _ string) error {
	return d.asked("AddGoal", who)
}
func (d *double) Countersign(_ context.Context, who work.Who, _ byname.PersonID, _ int64, _ bool, _ string) error {
	return d.asked("Countersign", who)
}
func (d *double) SetAside(_ context.Context, who work.Who, _ byname.PersonID, _ byname.Pence, _ string) error {
	return d.asked("SetAside", who)
}
func (d *double) Programmes() work.Programmes {
	list, _ := told[work.Programmes](d, "Programmes", work.Who{})
	return list
}
func (d *double) Programme(string) (work.Programme, error) {
	return work.Programme{}, d.asked("Programme", work.Who{})
}
func (d *double) Supply(string) (work.Supply, error) {
	here := supply.Value{Number: .5, Known: true}
	m := supply.Shown{Measure: supply.Measure{ID: "Measure.ID", Title: "Measure.Title", Unit: "%", Better: "more"}, Whole: here, Places: []supply.Line{{Name: "Place", People: 7, Value: here}}}
	return work.Supply{Supply: supply.Supply{ID: "Supply.ID", Title: "Supply.Title"}, Shown: []supply.Shown{m}}, d.asked("Supply", work.Who{})
}
func (d *double) Invented(_ context.Context, who work.Who) (work.Invented, error) {
	return told[work.Invented](d, "Invented", who)
}
func (d *double) StepsFor(_ context.Context, who work.Who, _ int) (work.Steps, error) {
	return told[work.Steps](d, "StepsFor", who)
}
func (d *double) Answer(_ context.Context, who work.Who, file io.Reader) (work.Answered, error) {
	text, err := io.ReadAll(file)
	if err != nil {
		return work.Answered{}, err
	}
	return told[work.Answered](d, fmt.Sprintf("Answer %d bytes", len(text)), who)
}
func (d *double) AnswerSteps(_ context.Context, who work.Who, a []work.StepAnswer) (work.Answered, error) {
	return told[work.Answered](d, fmt.Sprintf("AnswerSteps %+v", a), who)
}
func (d *double) Pool(_ context.Context, who work.Who, _ string) (work.Pool, error) {
	return told[work.Pool](d, "Pool", who)
}
func (d *double) TeamBudget(_ context.Context, who work.Who, _, _ string) (work.TeamBudget, error) {
	return told[work.TeamBudget](d, "TeamBudget", who)
}
func (d *double) Board(_ context.Context, who work.Who) (work.Board, error) {
	return told[work.Board](d, "Board", who)
}
func (d *double) Decision(_ context.Context, who work.Who, _ string) (work.Decision, error) {
	return told[work.Decision](d, "Decision", who)
}
func (d *double) LinkQuality(_ context.Context, who work.Who) (work.LinkQuality, error) {
	return told[work.LinkQuality](d, "LinkQuality", who)
}
func (d *double) Outcomes(_ context.Context, who work.Who, _ string) ([]work.Indicator, error) {
	return told[[]work.Indicator](d, "Outcomes", who)
}
func (d *double) Targets(_ context.Context, who work.Who, _ string) (work.Targets, error) {
	return told[work.Targets](d, "Targets", who)
}
func (d *double) NoteTarget(_ context.Context, who work.Who, _, _, _ string) error {
	_, err := told[struct{}](d, "NoteTarget", who)
	return err
}
func (d *double) CompareAt(_ context.Context, who work.Who, _, _, _ string, _ int) (work.Comparison, error) {
	return told[work.Comparison](d, "CompareAt", who)
}
func (d *double) OutcomeReport(_ context.Context, _ string) (work.Report, error) {
	d.calls = append(d.calls, "OutcomeReport")
	if d.empty {
		return work.Report{}, nil
	}
	return work.Report{Area: "Gorton", Better: []work.Indicator{{ID: "ae-attendances"}}}, nil
}
func (d *double) Outcome(_ context.Context, who work.Who, _, _ string) (work.Indicator, error) {
	return told[work.Indicator](d, "Outcome", who)
}
func (d *double) EarlyOrLate(_ context.Context, who work.Who, _ string) (work.Balance, error) {
	return told[work.Balance](d, "EarlyOrLate", who)
}
func (d *double) PeopleBehind(_ context.Context, who work.Who, _, _, _ string, _ int) (work.Behind, error) {
	return told[work.Behind](d, "PeopleBehind", who)
}
func (d *double) Refer(_ context.Context, who work.Who, _ byname.PersonID, _ work.NewReferral) (int64, error) {
	return told[int64](d, "Refer", who)
}
func (d *double) Referrals(_ context.Context, who work.Who, _ bool, _ int) (work.Referrals, error) {
	return told[work.Referrals](d, "Referrals", who)
}
func (d *double) Referral(_ context.Context, who work.Who, _ int64) (work.Referral, error) {
	return told[work.Referral](d, "Referral", who)
}
func (d *double) TurnReferral(_ context.Context, who work.Who, _ int64, _ int, _, _ string) error {
	return d.asked("TurnReferral", who)
}
func (d *double) PublicServices(_ context.Context, _, _ int) (work.PublicServices, error) {
	return told[work.PublicServices](d, "PublicServices", work.Who{})
}
func (d *double) PublicService(_ context.Context, _ string) (directory.ORUK, error) {
	return told[directory.ORUK](d, "PublicService", work.Who{})
}
func (d *double) Public(_ context.Context, _ string) (work.Public, error) {
	return told[work.Public](d, "Public", work.Who{})
}
func (d *double) Respond(_ context.Context, _ work.Response) error {
	return d.asked("Respond", work.Who{})
}

// fill puts something into every field: a secret says that it is one, and
// where it was.
func (d *double) fill(v reflect.Value, path string) {
	switch x := v.Addr().Interface().(type) {
	case *byname.Text:
		d.secrets = append(d.secrets, "secret "+path)
		*x = byname.Hide("secret " + path)
		return
	case *byname.BirthDate:
		*x = byname.Hide(today - 30000)
		return
	case *byname.Day:
		*x = today
		return
	case *byname.Minute:
		*x = today.Start() + 600
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			d.fill(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.fill(v.Elem(), path)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		d.fill(v.Index(0), path+".0")
		d.fill(v.Index(1), path+".1")
	case reflect.String:
		v.SetString(path)
	case reflect.Int, reflect.Int64, reflect.Int32:
		v.SetInt(7)
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(1)
	case reflect.Float64:
		v.SetFloat(.5)
	case reflect.Bool:
		v.SetBool(false)
	default:
		panic("what is a " + v.Type().String() + "?")
	}
}

func TestWorkIsBehindTheDoor(t *testing.T) {
	var _ verbs = (*work.Work)(nil)
}
