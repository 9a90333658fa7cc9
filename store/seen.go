package store

import (
	"byname"
)

// A Seen says since when a programme finds a person, and since when it no
// longer does.
type Seen struct {
	Person    byname.PersonID
	Anchor    string
	Programme string
	Theme     string
	Where     string // the neighbourhood they lived in; "" when it was not kept
	First     byname.Day
	Gone      byname.Day // first day not found any more; 0: still found
	Told      byname.Day // of the build that first told it; 0: before that was kept
}

// Find brings what is found now, as of a day, into the record: who is new
// begins, who is found no longer ends. Found twice on one day changes nothing.
func (tx *Tx) Find(now []Seen, day byname.Day) error {
	open, err := tx.Found()
	if err != nil {
		return err
	}
	return tx.find(open, now, day)
}

// FindOf is Find for some persons alone; nothing changes of anybody else.
func (tx *Tx) FindOf(persons []byname.PersonID, now []Seen, day byname.Day) error {
	open, err := tx.FoundOf(persons...)
	if err != nil {
		return err
	}
	return tx.find(open, now, day)
}

func (tx *Tx) find(open, now []Seen, day byname.Day) error {
	type finding struct {
		person    byname.PersonID
		programme string
	}
	still := map[finding]bool{}
	for _, s := range now {
		still[finding{s.Person, s.Programme}] = true
	}
	known := map[finding]bool{}
	for _, s := range open {
		known[finding{s.Person, s.Programme}] = true
		if !still[finding{s.Person, s.Programme}] {
			err := tx.exec(`update signal_seen set gone_on = $4 where person = $1 and programme = $2 and first_on = $3`,
				s.Person, s.Programme, s.First, max(day, s.First))
			if err != nil {
				return err
			}
		}
	}
	for _, s := range now {
		if known[finding{s.Person, s.Programme}] {
			continue
		}
		// Found again since the day it was found before: it never went.
		err := tx.exec(`
			insert into signal_seen (person, anchor, programme, theme, neighbourhood, first_on, gone_on, told_on) values ($1, $2, $3, $4, $5, $6, 0, $7)
			on conflict (person, programme, first_on) do update set gone_on = 0, neighbourhood = excluded.neighbourhood`,
			s.Person, s.Anchor, s.Programme, s.Theme, s.Where, s.First, day)
		if err != nil {
			return err
		}
	}
	return nil
}

// Found are those who are found now, by person and programme.
func (tx *Tx) Found() ([]Seen, error) {
	return all(tx, readSeen, `
		select person, anchor, programme, theme, neighbourhood, first_on, gone_on, told_on from signal_seen where gone_on = 0 order by person, programme`)
}

// FoundOf are those of some persons.
func (tx *Tx) FoundOf(persons ...byname.PersonID) ([]Seen, error) {
	if len(persons) == 0 {
		return nil, nil
	}
	var args []any
	for _, p := range persons {
		args = append(args, p)
	}
	return all(tx, readSeen, `
		select person, anchor, programme, theme, neighbourhood, first_on, gone_on, told_on from signal_seen
		where gone_on = 0 and person in (`+numbered(1, len(args))+`) order by person, programme`, args...)
}

// SeenOf is when a person was found, oldest first.
func (tx *Tx) SeenOf(person byname.PersonID) ([]Seen, error) {
	return all(tx, readSeen, `
		select person, anchor, programme, theme, neighbourhood, first_on, gone_on, told_on from signal_seen where person = $1 order by first_on, programme`, person)
}

// EverSeen are all who were ever found where they lived in a neighbourhood,
// person by person, and those of whom that was not kept.
func (tx *Tx) EverSeen(neighbourhood string) ([]Seen, error) {
	return all(tx, readSeen, `
		select person, anchor, programme, theme, neighbourhood, first_on, gone_on, told_on from signal_seen
		where neighbourhood in ($1, '') order by person, first_on, programme`, neighbourhood)
}

// SeenOn are those whom programmes had told of by a day, and not let go of
// yet: as it stood, whatever came later.
func (tx *Tx) SeenOn(day byname.Day) ([]Seen, error) {
	return all(tx, readSeen, `
		select person, anchor, programme, theme, neighbourhood, first_on, gone_on, told_on from signal_seen
		where told_on > 0 and told_on <= $1 and (gone_on = 0 or gone_on > $1) order by person, programme`, day)
}

// FirstTold is the first day of which it is known whom programmes found; 0
// when there is none.
func (tx *Tx) FirstTold() (byname.Day, error) {
	return one(tx, value[byname.Day], nil, `select coalesce(min(told_on), 0) from signal_seen where told_on > 0`)
}

func readSeen(row scanner) (s Seen, err error) {
	err = row.Scan(&s.Person, &s.Anchor, &s.Programme, &s.Theme, &s.Where, &s.First, &s.Gone, &s.Told)
	return s, err
}
