package store

import (
	"cmp"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"

	"byname"
	"byname/feed"
)

// mostNear is how many records of others are remembered as near a person.
const mostNear = 8

const nearFile = "near.parquet"

// nearRow is a pair of records that were weighed and are two persons': the
// places, from 0, of the record among its person's and of the other's.
type nearRow struct {
	Person     int32   `parquet:"person,delta"`
	Place      int32   `parquet:"place,zstd"`
	Other      int32   `parquet:"other,zstd"`
	OtherPlace int32   `parquet:"other_place,zstd"`
	Weight     float64 `parquet:"weight,zstd"`
}

// Near writes, for each person, the pairs with records of others that weigh
// most: of each other person the heaviest. It comes after Records. person
// gives the number of the person of each row.
func (n *NewBuild) Near(rows *Rows, edges []Edge, person func(row int32) int32) error {
	var near []nearRow
	for _, e := range edges {
		a, b := person(e.Left), person(e.Right)
		if a != b {
			x, y := rows.place[e.Left], rows.place[e.Right]
			near = append(near, nearRow{a, x, b, y, e.Weight}, nearRow{b, y, a, x, e.Weight})
		}
	}
	slices.SortFunc(near, func(a, b nearRow) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Other, b.Other),
			cmp.Compare(a.Place, b.Place), cmp.Compare(a.OtherPlace, b.OtherPlace))
	})
	for len(near) > 0 {
		of := 1
		for of < len(near) && near[of].Person == near[0].Person {
			of++
		}
		met := map[int32]bool{}
		for _, r := range near[:of] {
			if met[r.Other] || len(met) == mostNear {
				continue
			}
			met[r.Other] = true
			if err := n.near.put(r); err != nil {
				return err
			}
		}
		near = near[of:]
	}
	return nil
}

// A Near is a record of somebody else that could have been the person's.
type Near struct {
	Key    feed.Key // of the person's own record
	Other  byname.PersonID
	Weight float64 // bits
}

// Near are the other persons whose records weigh most with a person's, the
// heaviest first. Ids and weights say nothing about anybody, so it takes no
// Pass; what those records say does.
func (b *Build) Near(id byname.PersonID) ([]Near, error) {
	number, err := b.number(id)
	if err != nil {
		return nil, err
	}
	l := b.of(number)
	rows, err := l.nearTo(number)
	var list []Near
	for _, r := range rows {
		own, err := l.key(r.Person, r.Place)
		if err != nil {
			return nil, err
		}
		other, err := l.key(r.Other, r.OtherPlace)
		if err != nil {
			return nil, err
		}
		now, err := b.ByRecord(other)
		if errors.Is(err, byname.ErrNotFound) || now == id {
			continue // gone, or joined, since the layer was written
		}
		if err != nil {
			return nil, err
		}
		list = append(list, Near{own, now, r.Weight})
	}
	return list, err
}

// nearTo finds the rows of one person.
func (l *layer) nearTo(number int32) ([]nearRow, error) {
	t, err := l.near()
	if err != nil || t == nil {
		return nil, err
	}
	at := sort.Search(int(t.rows()), func(i int) bool {
		row, failed := t.read(int64(i), 1)
		err = errors.Join(err, failed)
		return failed != nil || row[0].Person >= number
	})
	if err != nil {
		return nil, err
	}
	rows, err := t.read(int64(at), min(mostNear, int(t.rows())-at))
	for i, r := range rows {
		if r.Person != number {
			return rows[:i], err
		}
	}
	return rows, err
}

// key is that of a record by its place among those of the person with a number.
func (l *layer) key(number, place int32) (feed.Key, error) {
	p, err := l.row(number)
	if err != nil {
		return "", err
	}
	rows, err := l.records.read(p.RecordsAt+int64(place), 1)
	if err != nil {
		return "", err
	}
	return feed.Key(rows[0].Key), nil
}

// Record is whose a record is, and its key, by the person's number and the
// record's place among theirs. It says nothing of what the record says.
func (b *Build) Record(number, place int32) (byname.PersonID, feed.Key, error) {
	row, err := b.row(number)
	if err != nil {
		return 0, "", err
	}
	key, err := b.of(number).key(number, place)
	return byname.PersonID(row.ID), key, err
}

// openNear opens the file; a build of before there was one has none.
func (l *layer) openNear() (*table[nearRow], error) {
	t, err := openTable[nearRow](filepath.Join(l.folder, nearFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return t, err
}
