package link

import (
	"testing"

	"byname"
	"byname/feed"
)

// What people and systems write where there is nothing to write is nothing.
func TestJunkIsNothing(t *testing.T) {
	table := NewTable()
	table.Shared(byname.Hide("9991234560"))
	say := func(change func(*Row)) subject {
		r := &Row{Record: feed.Record{Agency: "gp"}}
		change(r)
		s := table.standardise(r)
		s.key, s.agency = 0, 0
		return s
	}
	for what, change := range map[string]func(*Row){
		"given":         func(r *Row) { r.Given = byname.Hide("Baby Boy") },
		"family":        func(r *Row) { r.Family = byname.Hide("UNKNOWN") },
		"born":          func(r *Row) { r.Born = byname.Hide(byname.OnDay(1900, 1, 1)) },
		"born as":       func(r *Row) { r.BornAs = byname.Hide("99991231") },
		"address":       func(r *Row) { r.Address = byname.Hide("No fixed abode (sofa surfing)") },
		"postcode":      func(r *Row) { r.Postcode = byname.Hide("ZZ99 3VZ") },
		"postcode 2":    func(r *Row) { r.Postcode = byname.Hide("zz993wz") },
		"phone":         func(r *Row) { r.Phone = byname.Hide("07777 777777") },
		"phone 2":       func(r *Row) { r.Phone = byname.Hide("01234 567890") },
		"email":         func(r *Row) { r.Email = byname.Hide("NoEmail@surgery.nhs.uk") },
		"email 2":       func(r *Row) { r.Email = byname.Hide("ann.lee@none.com") },
		"NHS number":    func(r *Row) { r.NHS = byname.Hide("0000000000") },
		"shared number": func(r *Row) { r.NHS = byname.Hide("9991234560") },
	} {
		if s := say(change); s != (subject{}) {
			t.Errorf("%s is taken for something", what)
		}
	}
	for what, change := range map[string]func(*Row){
		"a name that is like junk": func(r *Row) { r.Given = byname.Hide("Na") },
		"a son called Son":         func(r *Row) { r.Given = byname.Hide("Son") },
		"a January birthday":       func(r *Row) { r.Born = byname.Hide(byname.OnDay(1984, 1, 1)) },
		"an email":                 func(r *Row) { r.Email = byname.Hide("none.such@example.com") },
		"a number":                 func(r *Row) { r.NHS = byname.Hide("9995502720") },
		"a street called so":       func(r *Row) { r.Address = byname.Hide("1 Confidential Street") },
	} {
		if s := say(change); s == (subject{}) {
			t.Errorf("%s is taken for nothing", what)
		}
	}
}

// Homes are as near as the ground has them, whatever their postcodes; when
// nobody knows where they are, postcodes speak.
func TestHomesNearOneAnother(t *testing.T) {
	at := map[string][2]float64{"M18 8LQ": {388_000, 396_000}, "M19 2EP": {388_700, 395_400}, "SK4 1AA": {388_900, 391_000}, "BL1 1AA": {371_000, 409_000}}
	for _, c := range []struct {
		a, b              string
		postcode, nowhere int
	}{
		{"M18 8LQ", "M19 2EP", postcodeClose, postcodeDiffers}, {"M18 8LQ", "SK4 1AA", postcodeRegion, postcodeDiffers},
		{"M18 8LQ", "BL1 1AA", postcodeDiffers, postcodeDiffers}, {"M18 8LQ", "M18 8ZZ", postcodeSector, postcodeSector},
		{"M18 8LQ", "M18 1AA", postcodeDistrict, postcodeDistrict}, {"M19 2EP", "M19 2EQ", postcodeSlip, postcodeSlip},
	} {
		for located, want := range map[bool]int{true: c.postcode, false: c.nowhere} {
			table := NewTable()
			if located {
				table.Locate(func(p string) (east, north float64, ok bool) { x, ok := at[p]; return x[0], x[1], ok })
			}
			x, y := Row{}, Row{}
			x.Postcode, y.Postcode = byname.Hide(c.a), byname.Hide(c.b)
			table.AddRow(&x)
			table.AddRow(&y)
			p := newComparer(table).compare(&table.subjects[0], &table.subjects[1])
			if got := p.at(onPostcode); got != want {
				t.Errorf("%s and %s, located %v: %s, expected %s", c.a, c.b, located, beliefs[onPostcode].levels[got].words, beliefs[onPostcode].levels[want].words)
			}
		}
	}
	sum := func(levels []level) (m, u float64) {
		for _, l := range levels {
			m, u = m+l.m, u+l.u
		}
		return m, u
	}
	for c := range comparisons {
		m, u := sum(beliefs[c].levels)
		v, w := sum(nowhereBeliefs[c].levels)
		if m < .98 || m > 1.01 || v < .98 || v > 1.01 || u < .95 || u > 1.05 || w < .95 || w > 1.05 {
			t.Errorf("%s: believed in all %v and %v, not knowing where %v and %v", beliefs[c].name, m, u, v, w)
		}
	}
}
