package store

import (
	"time"

	"byname"
)

// What a team did about a finding.
const (
	PlanStarted  = "plan started"
	NotNow       = "not now"   // until a day
	NotRight     = "not right" // because
	AlreadyKnown = "already known"
)

// An Act is what a worker did about a programme's finding of a person.
type Act struct {
	Person    byname.PersonID
	Anchor    string
	Programme string
	Act       string
	Until     byname.Day // of NotNow
	Words     string     // why, or to whom
	By        byname.WorkerID
	At        time.Time
}

// Act writes one down.
func (tx *Tx) Act(a Act) error {
	switch {
	case a.Act == NotNow && (a.Until == 0 || a.Until <= byname.MinuteOf(a.At).Day()):
		return byname.Invalid("not now", "a day after today", "say until when")
	case (a.Act == NotRight || a.Act == AlreadyKnown) && a.Words == "":
		return byname.Invalid(a.Act, "why, or to whom", "say it in a few words: others will read it")
	}
	return tx.exec(`insert into signal_act (person, anchor, programme, act, until_on, words, worker, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		a.Person, a.Anchor, a.Programme, a.Act, a.Until, a.Words, a.By, millis(a.At))
}

// LastActs is the last act on each finding of each person, by person and
// programme.
func (tx *Tx) LastActs() ([]Act, error) {
	return all(tx, readAct, `
		select person, anchor, programme, act, until_on, words, worker, at from signal_act a
		where number = (select max(b.number) from signal_act b where b.person = a.person and b.programme = a.programme)
		order by person, programme`)
}

// ActsOnAll are all about some persons, oldest first.
func (tx *Tx) ActsOnAll(persons ...byname.PersonID) ([]Act, error) {
	var list []Act
	for len(persons) > 0 { // an engine takes so many placeholders
		some := persons[:min(len(persons), 500)]
		persons = persons[len(some):]
		var args []any
		for _, p := range some {
			args = append(args, p)
		}
		of, err := all(tx, readAct, `
			select person, anchor, programme, act, until_on, words, worker, at from signal_act
			where person in (`+numbered(1, len(args))+`) order by number`, args...)
		if err != nil {
			return nil, err
		}
		list = append(list, of...)
	}
	return list, nil
}

// ActsOn are all about a person, oldest first, those among them that were
// about somebody who is this person now.
func (tx *Tx) ActsOn(person byname.PersonID) ([]Act, error) {
	args, err := tx.was(person)
	if err != nil {
		return nil, err
	}
	return all(tx, readAct, `
		select person, anchor, programme, act, until_on, words, worker, at from signal_act
		where person in (`+numbered(1, len(args))+`) order by number`, args...)
}

func readAct(row scanner) (a Act, err error) {
	var at int64
	err = row.Scan(&a.Person, &a.Anchor, &a.Programme, &a.Act, &a.Until, &a.Words, &a.By, &at)
	a.At = moment(at)
	return a, err
}
