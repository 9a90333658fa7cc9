package plan

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"byname"
)

// AnswerColumns is the header of an answer file.
var AnswerColumns = []string{"step_reference", "outcome", "date", "note"}

// ReadAnswers reads a file of answers: a CSV with the columns step_reference,
// outcome (done or not_done; of a referral, where it stands), date (2026-02-10) and note, in any order. Rows
// that cannot be read are told one by one; the others are given.
func ReadAnswers(file io.Reader) ([]Answer, error) {
	r := csv.NewReader(file)
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return nil, byname.Invalid("answer file", "a CSV file with the columns "+strings.Join(AnswerColumns, ","), "add the header")
	}
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	var at [4]int
	for i, column := range AnswerColumns {
		if at[i] = slices.Index(header, column); at[i] < 0 {
			return nil, byname.Invalid("answer file", "a column "+column, "add it to the header")
		}
	}
	var all []Answer
	var errs []error
	for {
		row, err := r.Read()
		if err == io.EOF {
			return all, errors.Join(errs...)
		}
		if err != nil {
			return all, errors.Join(append(errs, byname.Invalid("answer file", "a CSV file", err.Error()))...)
		}
		line, _ := r.FieldPos(0)
		a, err := answer(row, at, line)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, a)
	}
}

func answer(row []string, at [4]int, line int) (Answer, error) {
	where := fmt.Sprintf("answer file, line %d", line)
	if len(row) <= slices.Max(at[:]) {
		return Answer{}, byname.Invalid(where, "as many fields as the header has", "the row is cut short: send it again")
	}
	a := Answer{Line: line, Reference: strings.TrimSpace(row[at[0]]), Note: strings.TrimSpace(row[at[3]])}
	if err := a.outcome(strings.TrimSpace(row[at[1]]), where); err != nil {
		return a, err
	}
	day, err := byname.ParseDay(strings.TrimSpace(row[at[2]]))
	if err != nil || a.Reference == "" {
		return a, byname.Invalid(where, "a step reference, and a date written 2026-02-10", "correct them")
	}
	a.Day = day
	return a, nil
}

// outcome reads what became of a step, or where a referral stands now: the
// name of a state, or done and not_done for completed and failed.
func (a *Answer) outcome(text, where string) error {
	if _, _, err := ParseReferralReference(a.Reference); err == nil {
		switch a.To = Stand(text); text {
		case "done":
			a.To = Completed
		case "not_done":
			a.To = Failed
		}
		if a.To != Accepted && a.To != Rejected && a.To != InProgress && a.To != OnHold && a.To != Completed && a.To != Failed {
			return byname.Invalid(where, "the outcome accepted, rejected, in-progress, on-hold, completed or failed", "correct it")
		}
		return nil
	}
	switch text {
	case "done":
		a.Done = true
	case "not_done":
		if a.Note == "" {
			return byname.Invalid(where, "a note that says why it was not done", "add it")
		}
	default:
		return byname.Invalid(where, "the outcome done or not_done", "correct it")
	}
	return nil
}
