package link

// A desk is a small table on which one record lies beside those it is
// compared with. So the population's own table is only read, by as many as
// like, and keeps nothing of who was looked for.
type desk struct {
	*Table
	from  *Table
	laid  map[uint32]uint32 // the desk's code of each of the population's names
	homes map[uint32]uint32
	codes map[uint32]uint32 // of postcodes
}

func newDesk(from *Table) *desk {
	return &desk{NewTable(), from, map[uint32]uint32{}, map[uint32]uint32{}, map[uint32]uint32{}}
}

// lay copies a subject of the population onto the desk.
func (d *desk) lay(s *subject) subject {
	x := *s
	for _, code := range [...]*uint32{&x.given, &x.family, &x.known, &x.former} {
		*code = laid(d.laid, *code, d.name)
	}
	x.home = laid(d.homes, x.home, func(code uint32) uint32 { return d.Table.homes.code(d.from.homes.all[code]) })
	x.postcode = laid(d.codes, x.postcode, func(code uint32) uint32 { return d.postcodes.code(d.from.postcodes.all[code]) })
	x.number = d.numbers.add(d.from.numbers.all[x.number])
	x.email = d.emails.add(d.from.emails.all[x.email])
	x.uprn = d.uprns.add(d.from.uprns.all[x.uprn])
	x.town = d.places.add(d.from.places.all[x.town])
	x.work = d.places.add(d.from.places.all[x.work])
	x.agency = uint16(d.agencies.add(d.from.agencies.all[x.agency]))
	return x
}

func laid(known map[uint32]uint32, code uint32, lay func(uint32) uint32) uint32 {
	if code == 0 {
		return 0
	}
	c, ok := known[code]
	if !ok {
		c = lay(code)
		known[code] = c
	}
	return c
}

// name copies a name and its words.
func (d *desk) name(code uint32) uint32 {
	v := d.from.names.all[code]
	parts := make([]uint32, len(v.parts))
	for i, p := range v.parts {
		w := &d.from.names.words[p]
		c, ok := d.names.code[w.text]
		if !ok {
			c = uint32(len(d.names.words))
			d.names.words = append(d.names.words, *w)
			d.names.code[w.text] = c
		}
		parts[i] = c
	}
	v.parts = parts
	d.names.all = append(d.names.all, v)
	return uint32(len(d.names.all) - 1)
}
