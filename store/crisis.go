package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"byname"
	"byname/crisis"
)

// A WrittenSheet is a crisis sheet as it was last written.
type WrittenSheet struct {
	crisis.Sheet
	Person    byname.PersonID
	Anchor    string
	Version   int
	By        byname.WorkerID
	At        time.Time
	Withdrawn bool
}

// WriteSheet writes a crisis sheet down, of which seen is the version that its
// writer saw. It is a conflict when somebody was first.
func (tx *Tx) WriteSheet(s WrittenSheet, seen int) error {
	last, err := tx.Sheet(s.Person)
	if err != nil && !errors.Is(err, byname.ErrNotFound) {
		return err
	}
	if last.Version != seen {
		return byname.Conflict("crisis sheet", "the sheet as it is now", "somebody was first: look at it again")
	}
	args, err := tx.was(s.Person)
	if err != nil {
		return err
	}
	top, err := one(tx, value[int], nil, `select coalesce(max(version), 0) from crisis_sheet where person in (`+numbered(1, len(args))+`)`, args...)
	if err != nil {
		return err
	}
	text, err := json.Marshal(s.Sheet)
	if err != nil {
		return fmt.Errorf("crisis sheet: %w", err)
	}
	return tx.exec(`insert into crisis_sheet (person, version, anchor, worker, at, withdrawn, text) values ($1, $2, $3, $4, $5, $6, $7)`,
		s.Person, top+1, s.Anchor, s.By, millis(s.At), s.Withdrawn, string(text))
}

const lastSheets = `select person, version, anchor, worker, at, withdrawn, text from crisis_sheet a
	where version = (select max(b.version) from crisis_sheet b where b.person = a.person)`

// Sheets are all crisis sheets that were not taken back, each as last written
// under any id that is the person's now.
func (tx *Tx) Sheets() (list []WrittenSheet, err error) {
	sheets, err := all(tx, readSheet, lastSheets+` order by person`)
	if err != nil {
		return nil, err
	}
	at := map[byname.PersonID]int{}
	for _, s := range sheets {
		if s.Person, err = tx.Alias(s.Person); err != nil {
			return nil, err
		}
		i, known := at[s.Person]
		switch {
		case !known:
			at[s.Person], list = len(list), append(list, s)
		case s.At.After(list[i].At):
			list[i] = s
		}
	}
	return slices.DeleteFunc(list, func(s WrittenSheet) bool { return s.Withdrawn }), nil
}

// Sheet is somebody's last, taken back or not, under any id that is theirs now.
func (tx *Tx) Sheet(person byname.PersonID) (WrittenSheet, error) {
	args, err := tx.was(person)
	if err != nil {
		return WrittenSheet{}, err
	}
	s, err := one(tx, readSheet, byname.NotFound("crisis sheet", "somebody who agreed one", "write one with them"),
		lastSheets+` and person in (`+numbered(1, len(args))+`) order by at desc, version desc limit 1`, args...)
	s.Person = person
	return s, err
}

func readSheet(row scanner) (s WrittenSheet, err error) {
	var at int64
	var text string
	if err = row.Scan(&s.Person, &s.Version, &s.Anchor, &s.By, &at, &s.Withdrawn, &text); err != nil {
		return s, err
	}
	s.At = moment(at)
	return s, json.Unmarshal([]byte(text), &s.Sheet)
}

// A LoggedIncident is an incident as it was last written.
type LoggedIncident struct {
	crisis.Incident
	Number  string
	Version int
	Person  byname.PersonID // 0 not known
	Anchor  string
	By      byname.WorkerID
	Agency  byname.AgencyID
	Logged  time.Time
}

// LogIncident writes an incident down; of a new one seen is 0. It is a
// conflict when somebody was first.
func (tx *Tx) LogIncident(i LoggedIncident, seen int) error {
	last, err := one(tx, value[int], nil, `select coalesce(max(version), 0) from crisis_incident where number = $1`, i.Number)
	if err != nil {
		return err
	}
	if last != seen {
		return byname.Conflict("incident", "the incident as it is now", "somebody was first: look at it again")
	}
	text, err := json.Marshal(i.Incident)
	if err != nil {
		return fmt.Errorf("incident: %w", err)
	}
	return tx.exec(`insert into crisis_incident (number, version, person, anchor, worker, agency, at, text) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		i.Number, seen+1, i.Person, i.Anchor, i.By, i.Agency, millis(i.Logged), string(text))
}

const lastIncidents = `select number, version, person, anchor, worker, agency, at, text from crisis_incident a
	where version = (select max(b.version) from crisis_incident b where b.number = a.number)`

// Incidents are those last written since a moment, newest first.
func (tx *Tx) Incidents(since time.Time) ([]LoggedIncident, error) {
	return all(tx, readIncident, lastIncidents+` and at >= $1 order by at desc, number`, millis(since))
}

// Incident is one.
func (tx *Tx) Incident(number string) (LoggedIncident, error) {
	return one(tx, readIncident, byname.NotFound("incident", "an incident that was logged", "choose one from the log"), lastIncidents+` and number = $1`, number)
}

func readIncident(row scanner) (i LoggedIncident, err error) {
	var at int64
	var text string
	if err = row.Scan(&i.Number, &i.Version, &i.Person, &i.Anchor, &i.By, &i.Agency, &at, &text); err != nil {
		return i, err
	}
	i.Logged = moment(at)
	return i, json.Unmarshal([]byte(text), &i.Incident)
}
