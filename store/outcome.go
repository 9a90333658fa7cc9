package store

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"

	"byname"
	"byname/outcome"
)

// gridsKept is of how many builds counts are kept; those of older ones are
// counted anew when they are asked for.
const gridsKept = 3

// KeepGrids keeps what was counted of one measure in a build and who is behind
// it, in place of what was there, and lets go of builds long past.
func (tx *Tx) KeepGrids(build int, measure string, grids []PackedGrid, rolls []PackedRoll) error {
	if err := tx.exec(`delete from outcome_grid where build = $1 and measure = $2`, build, measure); err != nil {
		return err
	}
	for _, g := range grids {
		err := tx.exec(`insert into outcome_grid (build, measure, level, cells) values ($1, $2, $3, $4)`, build, measure, g.level, g.cells)
		if err != nil {
			return err
		}
	}
	if err := tx.exec(`delete from outcome_grid where build not in (
		select build from (select distinct build from outcome_grid order by build desc limit $1) as kept) and build <> $2`, gridsKept, build); err != nil {
		return err
	}
	return tx.keepRolls(build, measure, rolls)
}

// Grid is what was counted of a measure in a build at a level, NotFound when
// nobody counted it.
func (tx *Tx) Grid(build int, measure, level string) (*outcome.Grid, error) {
	cells, err := all(tx, func(row scanner) (b []byte, err error) { return b, row.Scan(&b) },
		`select cells from outcome_grid where build = $1 and measure = $2 and level = $3`, build, measure, level)
	if err != nil {
		return nil, err
	}
	if len(cells) == 0 {
		return nil, byname.NotFound("counts of "+measure, "what was counted in this build", "count anew: byname outcome count")
	}
	g := new(outcome.Grid)
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(cells[0])))
	return g, errors.Join(err, g.UnmarshalBinary(plain))
}

// A PackedGrid is a grid as it is kept.
type PackedGrid struct {
	level string
	cells []byte
}

// PackGrid makes a grid small, outside of any transaction.
func PackGrid(g *outcome.Grid) (PackedGrid, error) {
	plain, err := g.AppendBinary(nil)
	if err != nil {
		return PackedGrid{}, err
	}
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err != nil {
		return PackedGrid{}, err
	}
	_, err = w.Write(plain)
	err = errors.Join(err, w.Close())
	return PackedGrid{g.Level, b.Bytes()}, err
}
