package store

import (
	"encoding/binary"
	"errors"
	"math"
)

// A codec writes the fields of a row one after the other, or reads them back
// in the same order, so that one list of fields serves both. Shelves are read
// by the process that wrote them; cards by all that read their build.
type codec struct {
	out     []byte
	in      string
	reading bool
	short   bool // in ended before the fields did
}

var errShort = errors.New("rows are cut off on the disk")

func (c *codec) text(s *string) {
	if !c.reading {
		c.out = binary.AppendUvarint(c.out, uint64(len(*s)))
		c.out = append(c.out, *s...)
		return
	}
	n := c.uvarint()
	if n > uint64(len(c.in)) {
		c.short, n = true, uint64(len(c.in))
	}
	*s, c.in = c.in[:n], c.in[n:]
}

func (c *codec) number(n *int32) {
	wide := int64(*n)
	c.wide(&wide)
	*n = int32(wide)
}

func (c *codec) wide(n *int64) {
	if !c.reading {
		c.out = binary.AppendUvarint(c.out, uint64(*n)<<1^uint64(*n>>63))
		return
	}
	u := c.uvarint()
	*n = int64(u>>1) ^ -int64(u&1)
}

func (c *codec) real(x *float64) {
	bits := int64(math.Float64bits(*x))
	c.wide(&bits)
	*x = math.Float64frombits(uint64(bits))
}

// flags packs up to eight yes or no.
func (c *codec) flags(flags ...*bool) {
	var b byte
	if !c.reading {
		for i, f := range flags {
			if *f {
				b |= 1 << i
			}
		}
		c.out = append(c.out, b)
		return
	}
	if c.in == "" {
		c.short = true
		return
	}
	b, c.in = c.in[0], c.in[1:]
	for i, f := range flags {
		*f = b&(1<<i) != 0
	}
}

// count is how many of something follow.
func (c *codec) count(n int) int {
	wide := int64(n)
	c.wide(&wide)
	if c.reading && uint64(wide) > uint64(len(c.in)) { // each takes a byte at least
		c.short, wide = true, 0
	}
	return int(wide)
}

func (c *codec) uvarint() (n uint64) {
	for shift := 0; ; shift += 7 {
		if c.in == "" {
			c.short = true
			return n
		}
		b := c.in[0]
		c.in = c.in[1:]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

func (r *recordRow) fields(c *codec) {
	c.number(&r.Person)
	for _, s := range []*string{&r.Key, &r.Agency, &r.DataSet, &r.Row, &r.Local, &r.NHS, &r.NINO, &r.Given, &r.Family, &r.KnownAs, &r.Former,
		&r.Address, &r.Postcode, &r.UPRN, &r.LSOA, &r.Phone, &r.Email, &r.Ethnicity, &r.Language} {
		c.text(s)
	}
	for _, n := range []*int32{&r.Seen, &r.Born, &r.AgeLow, &r.AgeTop, &r.Sex, &r.Registered, &r.Deregistered} {
		c.number(n)
	}
	c.flags(&r.Verified, &r.BornDefault, &r.NoFixed, &r.Withheld, &r.Scene)
}

func (r *eventRow) fields(c *codec) {
	c.number(&r.Person)
	c.wide(&r.At)
	for _, s := range []*string{&r.Kind, &r.Agency, &r.Key, &r.Subject, &r.Note, &r.Role, &r.Incident} {
		c.text(s)
	}
	c.number(&r.Until)
	c.real(&r.Value)
	c.flags(&r.DayOnly, &r.HasValue, &r.Restricted)
}

func (r *personRow) fields(c *codec) {
	for _, s := range []*string{&r.Anchor, &r.Preferred, &r.Given, &r.Family, &r.NHS, &r.Phone, &r.Address, &r.Postcode, &r.LSOA, &r.Neighbourhood,
		&r.Ethnicity, &r.Language, &r.Agencies} {
		c.text(s)
	}
	for _, n := range []*int32{&r.Person, &r.Born, &r.Sex, &r.Household, &r.Died, &r.Records, &r.Links, &r.Events} {
		c.number(n)
	}
	for _, n := range []*int64{&r.ID, &r.RecordsAt, &r.LinksAt, &r.EventsAt} {
		c.wide(n)
	}
	c.flags(&r.NoFixed, &r.Protected, &r.Objects, &r.NoPlanning, &r.Restricted)
}

func (r *signalRow) fields(c *codec) {
	for _, s := range []*string{&r.Anchor, &r.Neighbourhood, &r.Programme, &r.Version, &r.Theme} {
		c.text(s)
	}
	for _, n := range []*int32{&r.Person, &r.UrgencyHours, &r.Since} {
		c.number(n)
	}
	c.wide(&r.ID)
	if n := c.count(len(r.Signs)); c.reading {
		r.Signs = make([]string, n)
	}
	for i := range r.Signs {
		c.text(&r.Signs[i])
	}
	if n := c.count(len(r.Reasons)); c.reading {
		r.Reasons = make([]reasonRow, n)
	}
	for i := range r.Reasons {
		r.Reasons[i].fields(c)
	}
}

func (r *reasonRow) fields(c *codec) {
	for _, s := range []*string{&r.Agency, &r.Kind, &r.Class, &r.Event, &r.Text} {
		c.text(s)
	}
	c.wide(&r.Whose)
	c.number(&r.Day)
	c.flags(&r.Restricted)
}
