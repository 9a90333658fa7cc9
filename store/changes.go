package store

import (
	"strings"
	"time"

	"byname"
	"byname/feed"
	"byname/population"
)

// A Turn is that another build became the current one.
type Turn struct {
	Number int64
	Build  int
	Before int    // the build that was current; 0: none
	Way    string // Built, Joined or Chosen
	By     byname.WorkerID
	At     time.Time
}

// Ways in which a build becomes the current one.
const (
	Built  = "built"
	Joined = "joined"
	Chosen = "chosen"
)

// LastTurn is the last one written down; the zero Turn when there is none.
func (tx *Tx) LastTurn() (t Turn, err error) {
	turns, err := all(tx, readTurn, `select number, build, before, way, worker, at from population_turn order by number desc limit 1`)
	if len(turns) > 0 {
		t = turns[0]
	}
	return t, err
}

// KeepTurn writes down a turn and the moves of records in it.
func (tx *Tx) KeepTurn(t Turn, moves []population.Move) error {
	turn, err := one(tx, value[int64], nil, `insert into population_turn (build, before, way, worker, at) values ($1, $2, $3, $4, $5) returning number`,
		t.Build, t.Before, t.Way, t.By, millis(t.At))
	if err != nil {
		return err
	}
	for _, m := range moves {
		number, err := one(tx, value[int64], nil, `
			insert into population_move (turn, person, became, records, gone, returned, cause, because, fields, ruling)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning number`,
			turn, m.From, m.To, m.Records, m.Gone, m.Returned, m.Cause.Kind, joinKeys(m.Cause.Records), strings.Join(m.Cause.Fields, ", "), m.Cause.Ruling)
		if err != nil {
			return err
		}
		for _, key := range m.Keys {
			if err := tx.exec(`insert into population_moved (move, record_key) values ($1, $2)`, number, key); err != nil {
				return err
			}
		}
	}
	return nil
}

// A Moved is a move and its turn.
type Moved struct {
	population.Move
	Turn
	number int64
}

// MovesOf are the moves from a person and to them, oldest first.
func (tx *Tx) MovesOf(person byname.PersonID) ([]Moved, error) {
	moves, err := all(tx, readMoved, `
		select m.number, m.person, m.became, m.records, m.gone, m.returned, m.cause, m.because, m.fields, m.ruling,
			t.number, t.build, t.before, t.way, t.worker, t.at
		from population_move m join population_turn t on t.number = m.turn
		where m.person = $1 or m.became = $1 order by m.number`, person)
	for i := range moves {
		if moves[i].Keys, err = all(tx, value[feed.Key], `select record_key from population_moved where move = $1 order by record_key`, moves[i].number); err != nil {
			return nil, err
		}
	}
	return moves, err
}

func readTurn(row scanner) (t Turn, err error) {
	var at int64
	err = row.Scan(&t.Number, &t.Build, &t.Before, &t.Way, &t.By, &at)
	t.At = moment(at)
	return t, err
}

func readMoved(row scanner) (m Moved, err error) {
	var at int64
	var because, fields string
	err = row.Scan(&m.number, &m.From, &m.To, &m.Records, &m.Gone, &m.Returned, &m.Cause.Kind, &because, &fields, &m.Cause.Ruling,
		&m.Turn.Number, &m.Build, &m.Before, &m.Way, &m.By, &at)
	m.At, m.Cause.Records = moment(at), splitKeys(because)
	if fields != "" {
		m.Cause.Fields = strings.Split(fields, ", ")
	}
	return m, err
}

// Keys hold no line break: they come from one line of a file.
func joinKeys(keys []feed.Key) string {
	var b strings.Builder
	for i, k := range keys {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(string(k))
	}
	return b.String()
}

func splitKeys(text string) (keys []feed.Key) {
	for k := range strings.SplitSeq(text, "\n") {
		if k != "" {
			keys = append(keys, feed.Key(k))
		}
	}
	return keys
}

// Alias follows an id that nobody is any more to who it is now: itself when
// it was never given up, or was given back. Each step goes to a later move,
// so it ends.
func (tx *Tx) Alias(id byname.PersonID) (byname.PersonID, error) {
	for {
		next, err := all(tx, value[byname.PersonID], `
			select became from population_move c
			where person = $1 and gone
				and not exists (select 1 from population_move d where d.became = c.person and d.number > c.number)
			order by turn desc, records desc, number limit 1`, id)
		if err != nil || len(next) == 0 {
			return id, err
		}
		id = next[0]
	}
}

// Was are the ids that are a person's now: their own, and those that ended in
// it.
func (tx *Tx) Was(id byname.PersonID) ([]byname.PersonID, error) {
	ids := []byname.PersonID{id}
	for i := 0; i < len(ids); i++ {
		ended, err := all(tx, value[byname.PersonID], `select distinct person from population_move where became = $1 and gone order by person`, ids[i])
		if err != nil {
			return nil, err
		}
		for _, e := range ended {
			if now, err := tx.Alias(e); err != nil {
				return nil, err
			} else if now == id && e != id {
				ids = append(ids, e)
			}
		}
	}
	return ids, nil
}
