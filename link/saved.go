package link

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"math"
	"slices"
	"sync"
)

// A saved state is a line that says what it is, and sections, each a count,
// so many things of one size, and a checksum (CRC-32C). Numbers have their
// low byte first. What follows from lists and code, such as how a name
// sounds, is not saved: another version of the lists, of the levels or of
// the rules refuses the file.
const savedFormat = "byname link state 3"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// savedLine names the format, and what else must be the same to read it.
var savedLine = sync.OnceValue(func() string {
	h := uint64(0)
	for _, f := range slices.Sorted(maps.Keys(listPrints())) {
		for _, l := range lines("lists/" + f) {
			h = mix(h, hash64(l, fold(l), sound(fold(l))))
		}
	}
	for _, c := range beliefs {
		for _, l := range c.levels {
			h = mix(h, hash64(c.name, l.words))
		}
	}
	for _, r := range rules {
		h = mix(h, hash64(r.name, r.words))
	}
	return fmt.Sprintf("%s %016x\n", savedFormat, h)
})

// savedSize is how many bytes a subject takes.
const savedSize = 4*8 + 12*4 + 6*2 + 1 + 1

// savedHead is the part that people could read.
type savedHead struct {
	Model   *Model
	Rulings []Ruling
	Rules   []RuleCount
}

// A section writer writes sections until one fails.
type sectionWriter struct {
	w     io.Writer
	room  []byte
	check uint32
	err   error
}

// Write saves a state. It holds names, dates and numbers in the clear.
func (s *State) Write(w io.Writer) error {
	head, err := json.Marshal(savedHead{s.model, s.rulings, s.rules})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, savedLine()); err != nil {
		return err
	}
	o := &sectionWriter{w: w}
	o.text(head)
	n := make([]string, len(s.names.all))
	for spaced, code := range s.names.tight {
		n[code] = spaced
	}
	o.texts(n)
	o.texts(texted(s.homes.text, len(s.homes.all)))
	o.postcodes(s.postcodes.all)
	for _, t := range s.dictionaries() {
		o.texts((*t).all)
	}
	section(o, s.keys, 8, binary.LittleEndian.PutUint64)
	section(o, s.rows, 4, binary.LittleEndian.PutUint32)
	section(o, s.subjects, savedSize, func(b []byte, x subject) { x.put(b) })
	section(o, s.edges, 13, func(b []byte, e edge) {
		binary.LittleEndian.PutUint32(b, e.a)
		binary.LittleEndian.PutUint32(b[4:], e.b)
		binary.LittleEndian.PutUint32(b[8:], math.Float32bits(e.weight))
		b[12] = e.rule
	})
	section(o, s.group, 4, binary.LittleEndian.PutUint32)
	section(o, s.how, 1, func(b []byte, h how) { b[0] = byte(h) })
	return o.err
}

// dictionaries are those that hold texts and nothing else.
func (t *Table) dictionaries() [5]**texts {
	return [...]**texts{&t.agencies, &t.numbers, &t.emails, &t.uprns, &t.places}
}

func texted(code map[string]uint32, n int) []string {
	all := make([]string, n)
	for text := range maps.Keys(code) {
		all[code[text]] = text
	}
	return all
}

// section writes things of one size.
func section[T any](o *sectionWriter, all []T, size int, put func([]byte, T)) {
	o.begin(len(all))
	const many = 1 << 14
	for part := range slices.Chunk(all, many) {
		o.room = slices.Grow(o.room[:0], size*len(part))[:size*len(part)]
		for i, x := range part {
			put(o.room[i*size:(i+1)*size], x)
		}
		o.write(o.room)
	}
	o.end()
}

func (o *sectionWriter) begin(n int) {
	o.check = 0
	o.write(binary.LittleEndian.AppendUint64(nil, uint64(n)))
}

func (o *sectionWriter) write(b []byte) {
	if o.err != nil {
		return
	}
	o.check = crc32.Update(o.check, castagnoli, b)
	_, o.err = o.w.Write(b)
}

func (o *sectionWriter) end() { o.write(binary.LittleEndian.AppendUint32(nil, o.check)) }

func (o *sectionWriter) text(b []byte) {
	o.begin(len(b))
	o.write(b)
	o.end()
}

// texts writes how long each is, and then all as one.
func (o *sectionWriter) texts(all []string) {
	section(o, all, 4, func(b []byte, s string) { binary.LittleEndian.PutUint32(b, uint32(len(s))) })
	total := 0
	for _, s := range all {
		total += len(s)
	}
	o.begin(total)
	b := make([]byte, 0, 1<<16)
	for _, s := range all {
		if b = append(b, s...); len(b) > 1<<16 {
			o.write(b)
			b = b[:0]
		}
	}
	o.write(b)
	o.end()
}

func (o *sectionWriter) postcodes(all []postcode) {
	words := make([]string, len(all))
	for i := range all {
		words[i] = all[i].text
	}
	o.texts(words)
	section(o, all, 17, func(b []byte, p postcode) {
		b[0] = byte(either(p.whole, 1, 0))
		binary.LittleEndian.PutUint32(b[1:], p.district)
		binary.LittleEndian.PutUint32(b[5:], p.sector)
		binary.LittleEndian.PutUint32(b[9:], math.Float32bits(p.at.east))
		binary.LittleEndian.PutUint32(b[13:], math.Float32bits(p.at.north))
	})
}

// numbers are the fields of a subject that are saved as four bytes each.
func (s *subject) numbers() [12]*uint32 {
	return [...]*uint32{&s.given, &s.family, &s.known, &s.former, &s.born, &s.number, &s.email, &s.home, &s.uprn, &s.postcode, &s.town, &s.work}
}

func (s *subject) put(b []byte) {
	for i, x := range [...]uint64{s.key, s.nhs, s.phone, s.local} {
		binary.LittleEndian.PutUint64(b[8*i:], x)
	}
	for i, x := range s.numbers() {
		binary.LittleEndian.PutUint32(b[32+4*i:], *x)
	}
	for i, x := range [...]uint16{uint16(s.low), uint16(s.top), s.agency, s.died, s.from, s.until} {
		binary.LittleEndian.PutUint16(b[80+2*i:], x)
	}
	b[92] = byte(s.sex)
	b[93] = byte(either(s.verified, 1, 0) | either(s.scene, 2, 0) | either(s.sole, 4, 0))
}
