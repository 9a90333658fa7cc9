package plan

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"byname"
)

// A Reference names one step to an agency's own system.
type Reference struct {
	Plan ID
	Step int
}

// String is the plan and the step, such as 17-3.
func (r Reference) String() string { return fmt.Sprintf("%d-%d", r.Plan, r.Step) }

// ParseReference reads what String wrote.
func ParseReference(s string) (Reference, error) {
	plan, step, _ := strings.Cut(strings.TrimSpace(s), "-")
	p, err := strconv.ParseInt(plan, 10, 64)
	n, err2 := strconv.Atoi(step)
	if err != nil || err2 != nil || p < 1 || n < 1 {
		return Reference{}, byname.Invalid("reference", "a plan and a step, such as 17-3", "copy it from what was sent")
	}
	return Reference{ID(p), n}, nil
}

// An Answer is an agency's word, out of its own system, about one of its steps.
type Answer struct {
	Line int
	Reference
	Well  bool // done, rather than not done
	On    byname.Day
	Words string // required when not done
}

// An AnswerRefusal is a line of an answer file that was not taken.
type AnswerRefusal struct {
	Line   int
	Reason error
}

var answerHeader = []string{"reference", "outcome", "date", "note"}

// ReadAnswers reads a CSV file with the columns reference, outcome (done or
// not done), date (2026-02-14) and note. Lines that cannot be taken are given
// back with the reason; a wrong header takes nothing.
func ReadAnswers(r io.Reader) ([]Answer, []AnswerRefusal, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1
	header, err := in.Read()
	if err != nil || len(header) != len(answerHeader) || !sameHeader(header) {
		return nil, nil, byname.Invalid("answers, line 1", "the columns "+strings.Join(answerHeader, ","), "correct the header and send the file again")
	}
	var answers []Answer
	var refused []AnswerRefusal
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return answers, refused, nil
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return nil, nil, byname.Invalid(fmt.Sprintf("answers, line %d", broken.Line), "well-formed CSV", "correct the quotes and send the file again")
		}
		if err != nil {
			return nil, nil, err
		}
		line, _ := in.FieldPos(0)
		a, err := readAnswer(row)
		if err != nil {
			refused = append(refused, AnswerRefusal{line, err})
			continue
		}
		a.Line = line
		answers = append(answers, a)
	}
}

func sameHeader(header []string) bool {
	for i, name := range header {
		if !strings.EqualFold(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")), answerHeader[i]) {
			return false
		}
	}
	return true
}

func readAnswer(row []string) (a Answer, err error) {
	if len(row) != len(answerHeader) {
		return a, byname.Invalid("line", "four fields", "check for a missing or extra comma")
	}
	if a.Reference, err = ParseReference(row[0]); err != nil {
		return a, err
	}
	switch strings.ToLower(strings.ReplaceAll(strings.TrimSpace(row[1]), "_", " ")) {
	case "done":
		a.Well = true
	case "not done":
	default:
		return a, byname.Invalid("outcome", "done or not done", "write one of these")
	}
	if a.On, err = byname.ParseDay(strings.TrimSpace(row[2])); err != nil {
		return a, err
	}
	a.Words = strings.TrimSpace(row[3])
	if !a.Well && a.Words == "" {
		return a, byname.Invalid("note", "why it was not done", "write a few words")
	}
	return a, nil
}

// Answer decides what an answer of an agency changes: its own step only, and
// the same answer sent twice changes nothing.
func (p *Plan) Answer(m Maker, from byname.AgencyID, a Answer) ([]Change, error) {
	s, err := p.step(a.Step)
	if err != nil || s.Owner.Agency != from {
		return nil, byname.NotFound("reference", "a step that your agency was given", "copy it from what was sent")
	}
	if s.Ended != 0 && s.Ended == a.On && s.Well == a.Well && s.Words.Reveal() == a.Words {
		return nil, nil
	}
	if today := m.At.Day(); a.On > today || a.On < p.Opened {
		return nil, byname.Invalid("date", "a day since the plan was opened, and not to come", "correct the date")
	}
	var changes []Change
	if a.Well {
		changes, err = p.Done(m, a.Step, a.Words)
	} else {
		changes, err = p.NotDone(m, a.Step, a.Words)
	}
	for i := range changes {
		changes[i].On = a.On
	}
	return changes, err
}
