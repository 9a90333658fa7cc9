package main

import (
	"fmt"
	"hash/fnv"

	"byname"
	"byname/bench/invent"
	"byname/feed"
	"byname/link"
)

// lot gives each record a number below 1 that is its own.
func lot(key feed.Key) float64 {
	h := fnv.New64a()
	h.Write([]byte(key))
	x := h.Sum64()
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return float64(x>>11) / (1 << 53)
}

// Of a day's records six in ten are new, three say something else than
// before and one is withdrawn. New ones are often of people who have
// records: a person's records fall to yesterday or today one by one.
const (
	isNew     = .6
	isChanged = .9
)

// each invents all records and tells what each said yesterday and says
// today: nil where it was not there yet, or is no more.
func (s *setting) each(take func(yesterday, today *feed.Record)) {
	share := min(.5, float64(s.records)/(5.3*float64(s.people)))
	invent.Records(s.people, func(r *feed.Record, _ int) {
		switch x := lot(r.Key) / share; {
		case x >= 1:
			take(r, r)
		case x < isNew:
			take(nil, r)
		case x < isChanged:
			c := *r
			change(&c, x)
			take(r, &c)
		default:
			take(r, nil)
		}
	})
}

// change has somebody move, marry, or be written otherwise.
func change(r *feed.Record, x float64) {
	switch p, f := r.Postcode.Reveal(), r.Family.Reveal(); {
	case x < .7 && len(p) > 2:
		r.Postcode, r.Address = byname.Hide(p[:len(p)-2]+"ZZ"), byname.Hide(fmt.Sprintf("%d Elsewhere Street", int(x*1e6)%97))
	case x < .8 && len(f) > 2:
		r.Family = byname.Hide(f[1:2] + f[:1] + f[2:])
	default:
		r.Phone = byname.Hide(fmt.Sprintf("07%09d", int(x*1e12)%1e9))
	}
}

// changes are what the day brings.
func (s *setting) changes() (c link.Changes) {
	s.each(func(yesterday, today *feed.Record) {
		switch {
		case today == nil:
			c.Gone = append(c.Gone, yesterday.Key)
		case today != yesterday:
			c.Rows = append(c.Rows, link.Row{Record: *today})
		}
	})
	return c
}
