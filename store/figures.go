package store

import (
	"strings"

	"byname"
	"byname/outcome"
)

// A Load is one file of figures that was loaded.
type Load struct {
	ID     int64
	Name   string
	Sum    string // of its bytes
	Rows   int
	Notes  []string
	Worker byname.WorkerID
	At     byname.Minute
}

// AddLoad keeps what was read from a file. The same file twice is refused as a
// conflict.
func (tx *Tx) AddLoad(l Load, figures []outcome.Figure) (id int64, err error) {
	there, err := all(tx, value[int64], `select id from outcome_load where sum = $1`, l.Sum)
	if err != nil {
		return 0, err
	}
	if len(there) > 0 {
		return 0, byname.Conflict("figures", "a file that was not loaded before", "nothing is to be done: its figures are there")
	}
	id, err = one(tx, value[int64], nil, `insert into outcome_load (name, sum, rows, notes, worker, at) values ($1, $2, $3, $4, $5, $6) returning id`,
		l.Name, l.Sum, l.Rows, strings.Join(l.Notes, "\n"), l.Worker, l.At)
	if err != nil {
		return 0, err
	}
	for _, f := range figures {
		err := tx.exec(`insert into outcome_figure (load, indicator, sex, age, division, area, period, value, lower, upper, confidence, numerator, denominator, method, refused)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`, id, f.Strand.Indicator, f.Sex, f.Age, f.Group, f.Area, f.Period.Name,
			f.Value, f.LowerCL, f.UpperCL, f.Confidence, f.Numerator, f.Denominator, f.Method, f.Refused)
		if err != nil {
			return 0, err
		}
	}
	return id, nil
}

// Loads are the files that were loaded, newest first.
func (tx *Tx) Loads() ([]Load, error) {
	return all(tx, func(row scanner) (l Load, err error) {
		var notes string
		err = row.Scan(&l.ID, &l.Name, &l.Sum, &l.Rows, &notes, &l.Worker, &l.At)
		if notes != "" {
			l.Notes = strings.Split(notes, "\n")
		}
		return l, err
	}, `select id, name, sum, rows, notes, worker, at from outcome_load order by id desc`)
}

// LastLoad is the number of the newest file, 0 when nothing was loaded.
func (tx *Tx) LastLoad() (int64, error) {
	return one(tx, value[int64], nil, `select coalesce(max(id), 0) from outcome_load`)
}

// Figures are all that were loaded, oldest file first.
func (tx *Tx) Figures() ([]outcome.Figure, error) {
	return all(tx, func(row scanner) (f outcome.Figure, err error) {
		err = row.Scan(&f.Strand.Indicator, &f.Sex, &f.Age, &f.Group, &f.Area, &f.Period.Name, &f.Value, &f.LowerCL, &f.UpperCL, &f.Confidence, &f.Numerator, &f.Denominator, &f.Method, &f.Refused)
		f.Period, _ = outcome.PeriodNamed(f.Period.Name)
		f.Kind = outcome.Published
		return f, err
	}, `select indicator, sex, age, division, area, period, value, lower, upper, confidence, numerator, denominator, method, refused from outcome_figure
		order by load, indicator, sex, age, division, area, period`)
}

// A Note is what is being done about a target in an area.
type Note struct {
	Measure, Area, Words string
	Worker               byname.WorkerID
	Day                  byname.Day
}

// AddNote keeps one. Earlier ones stay on the record.
func (tx *Tx) AddNote(n Note) error {
	return tx.exec(`insert into outcome_note (measure, area, words, worker, day_on) values ($1, $2, $3, $4, $5)`, n.Measure, n.Area, n.Words, n.Worker, n.Day)
}

// Notes are the latest of each measure in an area, by measure.
func (tx *Tx) Notes(area string) ([]Note, error) {
	return all(tx, func(row scanner) (n Note, err error) {
		return n, row.Scan(&n.Measure, &n.Area, &n.Words, &n.Worker, &n.Day)
	}, `select measure, area, words, worker, day_on from outcome_note a
		where area = $1 and id = (select max(b.id) from outcome_note b where b.area = a.area and b.measure = a.measure) order by measure`, area)
}
