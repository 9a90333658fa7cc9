package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/team"
)

// emergency leaves a notice for the leads of the person's teams, in the
// transaction of the audit row, so that no glass breaks unheard. Glass stays
// broken for a while: the pages opened then, for the same reason, are in the
// audit and are one notice.
func (tx *Tx) emergency(number int64, e guard.Entry) error {
	for _, p := range distinctPersons(e.Persons) {
		heard, err := tx.heard(p, e)
		if err != nil {
			return err
		}
		if heard {
			continue
		}
		id, err := one(tx, value[int64], errNoAudit, `
			insert into guard_emergency (number, person, reviewed_at, justified, words) values ($1, $2, 0, false, '') returning id`, number, p)
		if err != nil {
			return err
		}
		for _, t := range e.Tell {
			if err := tx.exec(`insert into guard_emergency_team (emergency, team) values ($1, $2)`, id, t); err != nil {
				return err
			}
		}
	}
	return nil
}

// heard reports whether a notice of the same emergency waits to be reviewed.
func (tx *Tx) heard(person byname.PersonID, e guard.Entry) (bool, error) {
	waiting, err := all(tx, readEmergency, emergencies+` where e.person = $1 and e.reviewed_at = 0`, person)
	return slices.ContainsFunc(waiting, func(w Emergency) bool {
		return w.Entry.Worker == e.Worker && w.Entry.Reason == e.Reason && e.At.Sub(w.Entry.At) < guard.Session
	}), err
}

// An Emergency is one breaking of the glass. The person is named by id alone:
// reviewing is no reason to read a name.
type Emergency struct {
	ID        int64
	Number    int64 // of the audit row
	Person    byname.PersonID
	Entry     guard.Entry
	Reviewed  time.Time // zero when not yet
	Reviewer  byname.WorkerID
	Justified bool
	Words     string
}

// Emergencies are those a team's leads are told of, or all when no team is
// given, newest first; open leaves out those that were reviewed.
func (tx *Tx) Emergencies(of team.TeamID, open bool) ([]Emergency, error) {
	return all(tx, readEmergency, emergencies+`
		where ($1 = '' or exists (select 1 from guard_emergency_team t where t.emergency = e.id and t.team = $1))
			and (not $2 or e.reviewed_at = 0)
		order by e.id desc`, of, open)
}

const emergencies = `
	select e.id, e.number, e.person, a.entry, e.reviewed_at, coalesce(e.reviewer, ''), e.justified, e.words
	from guard_emergency e join guard_audit a on a.number = e.number`

func readEmergency(row scanner) (e Emergency, err error) {
	var text string
	var reviewed int64
	if err := row.Scan(&e.ID, &e.Number, &e.Person, &text, &reviewed, &e.Reviewer, &e.Justified, &e.Words); err != nil {
		return e, err
	}
	e.Reviewed = moment(reviewed)
	if err := json.Unmarshal([]byte(text), &e.Entry); err != nil {
		return e, fmt.Errorf("audit: entry %d cannot be read", e.Number)
	}
	return e, nil
}

// Review writes down whether an emergency was one. Nobody reviews their own,
// and what was reviewed stays as it is.
func (tx *Tx) Review(id int64, reviewer byname.WorkerID, justified bool, words string, at time.Time) error {
	e, err := one(tx, readEmergency, byname.NotFound("emergency", "one that is there to be reviewed", "look in the list"),
		emergencies+` where e.id = $1`, id)
	switch {
	case err != nil:
		return err
	case e.Entry.Worker == reviewer:
		return byname.Denied("review of an emergency", "somebody other than who broke the glass", "ask another lead")
	case words == "":
		return byname.Invalid("review of an emergency", "words", "say in a sentence why it was right, or was not")
	}
	return tx.change(byname.Conflict("review of an emergency", "one that is not reviewed yet", "read the review"), `
		update guard_emergency set reviewed_at = $2, reviewer = $3, justified = $4, words = $5 where id = $1 and reviewed_at = 0`,
		id, millis(at), reviewer, justified, words)
}
