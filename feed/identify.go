package feed

import (
	"bytes"
	"strings"

	"byname"
)

// identify reads who the row speaks of.
func (r *reader) identify() {
	m := r.m
	if m.about != nil {
		id := r.cells[m.about.column]
		if len(id) == 0 {
			r.refuseRow(r.header[m.about.column], "the id of whose row it is", "fill it in and send the row again")
			return
		}
		r.row.Subject = m.about.prefix + Key(id)
		return
	}
	p := m.person
	r.record = Record{Key: r.row.Key, Agency: m.Agency, DataSet: m.DataSet, Row: r.row.ID, Local: string(r.cell(p.local))}
	r.row.Record, r.row.Subject = &r.record, r.row.Key
	r.record.Seen = r.day(p.seen)
	r.names(p)
	r.birth(p)
	r.numbers(p)
	r.address(p)
	r.record.Phone, r.record.Email = r.hide(r.cell(p.phone)), r.hide(r.cell(p.email))
	r.record.Ethnicity, r.record.Language = r.text(r.cell(p.ethnicity)), r.text(r.cell(p.language))
	r.record.UPRN = string(r.cell(p.uprn))
	r.record.Registered, r.record.Deregistered = r.day(p.registered), r.day(p.left)
}

// cell is empty for a column the mapping does not name.
func (r *reader) cell(column int) []byte {
	if column < 0 {
		return nil
	}
	return r.cells[column]
}

func (r *reader) day(column int) byname.Day {
	if len(r.cell(column)) == 0 {
		return 0
	}
	s, ok := r.date(column)
	if !ok {
		r.refuse(column, r.m.written(column), "correct the date and send the row again")
	}
	return s.day
}

func (r *reader) names(p *personPlan) {
	given, family := r.cell(p.given), r.cell(p.family)
	if whole := r.cell(p.name); len(whole) > 0 && !nameless(p, whole) {
		g, f := p.form.cut(string(whole), p.titles)
		given, family = []byte(g), []byte(f)
	}
	for _, n := range []struct {
		to   *byname.Text
		name []byte
	}{{&r.record.Given, given}, {&r.record.Family, family}, {&r.record.KnownAs, r.cell(p.knownAs)}, {&r.record.Former, r.cell(p.former)}} {
		if !nameless(p, n.name) {
			*n.to = r.hide(n.name)
		}
	}
}

func nameless(p *personPlan, name []byte) bool { return fitsAny(p.nameless, name) }

func fitsAny(patterns []pattern, value []byte) bool {
	if len(patterns) == 0 || len(value) == 0 {
		return false
	}
	low := strings.ToLower(string(value))
	for _, p := range patterns {
		if p.fits(low) {
			return true
		}
	}
	return false
}

func (r *reader) birth(p *personPlan) {
	if day := r.day(p.born); day != 0 {
		r.record.Born = byname.Hide(day)
		for _, d := range p.bornDefault {
			r.record.BornDefault = r.record.BornDefault || d == day
		}
	}
	if age := r.cell(p.age); len(age) > 0 {
		low, top, ok := readAge(age)
		if !ok {
			r.refuse(p.age, "years such as 78, 20-25 or 80+", "correct the age")
		}
		r.record.AgeLow, r.record.AgeTop = low, top
	}
	if p.sex == nil {
		return
	}
	switch means, ok := p.sex.means(r.cells); {
	case means == "female":
		r.record.Sex = byname.Female
	case means == "male":
		r.record.Sex = byname.Male
	case !ok && len(r.cell(p.sex.column)) > 0:
		r.refuse(p.sex.column, "a code that the mapping lists", "correct the code, or add it to the mapping")
	}
}

func (r *reader) numbers(p *personPlan) {
	if cell := r.cell(p.nhs); len(cell) > 0 {
		n, err := byname.ParseNHSNumber(string(cell))
		if problem, bad := err.(*byname.Problem); bad {
			r.refuse(p.nhs, problem.Expected, problem.Do)
		}
		r.record.NHS = n
		if p.verified != nil && err == nil {
			means, _ := p.verified.means(r.cells)
			r.record.Verified = means == "yes"
		}
	}
	if cell := r.cell(p.nino); len(cell) > 0 {
		number := bytes.ToUpper(bytes.ReplaceAll(cell, []byte(" "), nil))
		if nino(number) {
			r.record.NINO = byname.Hide(string(number))
		} else {
			r.refuse(p.nino, "a National Insurance number: two letters, six digits, A to D", "correct it, or leave it empty when there is none")
		}
	}
}

func (r *reader) address(p *personPlan) {
	r.note = r.note[:0]
	for _, c := range p.address {
		line := r.cells[c]
		switch {
		case len(line) == 0:
		case fitsAny(p.noFixed, line):
			r.record.NoFixed = true
		case fitsAny(p.withheld, line):
			r.record.Withheld = true
		case len(p.omit) > 0 && p.omit[strings.ToLower(string(line))]:
		default:
			if len(r.note) > 0 {
				r.note = append(r.note, ", "...)
			}
			r.note = append(r.note, line...)
		}
	}
	if len(r.note) > 0 {
		r.record.Address = byname.Hide(string(r.note))
	}
	r.record.Scene = p.scene
	cell := r.cell(p.postcode)
	if len(cell) == 0 {
		return
	}
	code, ok := readPostcode(cell)
	if !ok {
		r.refuse(p.postcode, "a postcode, or the first part of one", "correct the postcode")
		return
	}
	r.record.NoFixed = r.record.NoFixed || code.noFixed
	if code.text == "" {
		return
	}
	r.record.Postcode = r.hide([]byte(code.text))
	if code.full && r.o.LSOA != nil {
		if lsoa, ok := r.o.LSOA(code.text); ok {
			r.record.LSOA = lsoa
		}
	}
}
