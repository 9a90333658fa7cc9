package store

import (
	"encoding/json"
	"time"

	"byname"
	"byname/signal"
)

// SignsNow are the early signs of somebody as of now, when something of their
// home came in the day.
type SignsNow struct {
	Person        byname.PersonID
	Neighbourhood string
	Anchor        string          // a record of theirs
	Signals       []signal.Signal // none: nothing finds them any more
	At            time.Time
}

// KeepSigns puts the signs of now in the place of those of a build.
func (tx *Tx) KeepSigns(build int, s SignsNow) error {
	if s.Signals == nil {
		s.Signals = []signal.Signal{}
	}
	text, err := json.Marshal(s.Signals)
	if err != nil {
		return err
	}
	return tx.exec(`
		insert into signal_now (person, build, neighbourhood, anchor, signals, at) values ($1, $2, $3, $4, $5, $6)
		on conflict (person) do update set build = excluded.build, neighbourhood = excluded.neighbourhood, anchor = excluded.anchor, signals = excluded.signals, at = excluded.at`,
		s.Person, build, s.Neighbourhood, s.Anchor, string(text), millis(s.At))
}

// ForgetSigns ends all signs of now: another build knows better.
func (tx *Tx) ForgetSigns() error { return tx.exec(`delete from signal_now`) }

// SignsNow are those of a neighbourhood that stand over a build, by person;
// with "" those of everybody.
func (tx *Tx) SignsNow(build int, neighbourhood string) ([]SignsNow, error) {
	return all(tx, readSigns, `select person, neighbourhood, anchor, signals, at from signal_now
		where build = $1 and (neighbourhood = $2 or $2 = '') order by person`, build, neighbourhood)
}

// SignsNowOf are those of some persons that stand over a build.
func (tx *Tx) SignsNowOf(build int, persons ...byname.PersonID) ([]SignsNow, error) {
	if len(persons) == 0 {
		return nil, nil
	}
	args := []any{build}
	for _, p := range persons {
		args = append(args, p)
	}
	return all(tx, readSigns, `select person, neighbourhood, anchor, signals, at from signal_now
		where build = $1 and person in (`+numbered(2, len(persons))+`) order by person`, args...)
}

func readSigns(row scanner) (s SignsNow, err error) {
	var text string
	var at int64
	if err = row.Scan(&s.Person, &s.Neighbourhood, &s.Anchor, &text, &at); err != nil {
		return s, err
	}
	s.At = moment(at)
	return s, json.Unmarshal([]byte(text), &s.Signals)
}
