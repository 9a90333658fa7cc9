package store

import (
	"path/filepath"
	"time"

	"byname"
	"byname/guard"
)

// A Life is as much of somebody as counting needs: where they live, their age
// and what happened to them.
type Life struct {
	ID            byname.PersonID
	Neighbourhood string
	LSOA          string // "" where a street or two would give somebody away
	Born          byname.BirthDate
	Sex           byname.Sex
	Ethnicity     string // as it was written
	Died          byname.Day
	Events        []LifeEvent // oldest first
}

// A LifeEvent is one thing that happened.
type LifeEvent struct {
	Kind string
	At   byname.Minute
}

// lifeRow and lifeEventRow are the columns of persons and events that a Life
// is made of: reading no others is what makes counting everybody quick.
type lifeRow struct {
	Person        int32  `parquet:"person,delta"`
	ID            int64  `parquet:"id"`
	Born          int32  `parquet:"born"`
	Died          int32  `parquet:"died,zstd"`
	Sex           int32  `parquet:"sex,zstd"`
	LSOA          string `parquet:"lsoa,dict,zstd"`
	Neighbourhood string `parquet:"neighbourhood,dict,zstd"`
	Ethnicity     string `parquet:"ethnicity,dict,zstd"`
	Objects       bool   `parquet:"objects"`
	NoPlanning    bool   `parquet:"no_planning"`
	Events        int32  `parquet:"events,zstd"`
}

type lifeEventRow struct {
	At     int64  `parquet:"at,delta"`
	Kind   string `parquet:"kind,dict,zstd"`
	Agency string `parquet:"agency,dict,zstd"`
}

// Lives hands over everybody's life to be counted by a run, with the events of
// the kinds that are wanted, in the order of persons. Who objects is left out,
// and what agencies told without an agreement for the run's purpose.
// Restricted events count: what is made of them names nobody. What is handed
// over is not to be kept.
func (b *Build) Lives(pass guard.Pass, now time.Time, wants func(kind string) bool, take func(*Life) error) error {
	if b.base != nil {
		if err := b.livesOf(b.base.layer, pass, now, wants, take); err != nil {
			return err
		}
	}
	return b.livesOf(b.layer, pass, now, wants, take)
}

// LivesAnew is Lives of those whom this build tells anew: of one that was
// joined, those whom what came concerns; of a whole one, everybody.
func (b *Build) LivesAnew(pass guard.Pass, now time.Time, wants func(kind string) bool, take func(*Life) error) error {
	return b.livesOf(b.layer, pass, now, wants, take)
}

func (b *Build) livesOf(l *layer, pass guard.Pass, now time.Time, wants func(kind string) bool, take func(*Life) error) error {
	persons, err := openTable[lifeRow](filepath.Join(l.folder, personsFile))
	if err != nil {
		return err
	}
	table, err := openTable[lifeEventRow](filepath.Join(l.folder, eventsFile))
	if err != nil {
		return err
	}
	events := eventReader[lifeEventRow]{table: table}
	dates := newHider()
	type telling struct{ kind, agency string }
	shows := map[telling]bool{}
	var life Life
	return persons.scan(0, persons.rows(), 4096, func(rows []lifeRow) error {
		for i := range rows {
			r := &rows[i]
			if err := pass.Check(byname.PersonID(r.ID), now); err != nil {
				return err
			}
			life = Life{byname.PersonID(r.ID), r.Neighbourhood, r.LSOA, dates.day(byname.Day(r.Born)), byname.Sex(r.Sex), r.Ethnicity, byname.Day(r.Died), life.Events[:0]}
			err := events.next(int(r.Events), func(e *lifeEventRow) {
				t := telling{e.Kind, e.Agency}
				show, asked := shows[t]
				if !asked {
					show = wants(e.Kind) && pass.Sees(b.classOf(e.Kind), byname.AgencyID(e.Agency), false) != guard.Nothing
					shows[t] = show
				}
				if show {
					life.Events = append(life.Events, LifeEvent{e.Kind, byname.Minute(e.At)})
				}
			})
			if err == nil && !r.Objects && !r.NoPlanning && b.tells(r.Person) {
				err = take(&life)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}
