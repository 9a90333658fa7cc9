package link

import (
	"encoding/binary"
	"encoding/json"
	"io"
	"math"
	"slices"
	"strings"

	"byname"
)

// ReadState reads what Write wrote. A file that was cut short, altered or
// made by another version is refused, and nothing of it is used. What the
// state's table was told by Locate, Shared and Deduplicated it is to be told
// again before anything joins it.
func ReadState(r io.Reader) (*State, error) {
	line, in := savedLine(), &sectionReader{r: r}
	b := make([]byte, len(line))
	if _, err := io.ReadFull(r, b); err != nil || string(b) != line {
		if strings.HasPrefix(string(b), savedFormat[:len(savedFormat)-1]) {
			return nil, byname.Invalid("saved linking", "one that this version wrote", "link everybody anew")
		}
		return nil, byname.Invalid("saved linking", "a file that begins with \""+savedFormat+"\"", "link everybody anew")
	}
	s, t := &State{}, NewTable()
	head := in.bytes()
	in.names(t.names)
	in.homes(t.homes)
	in.postcodes(t.postcodes)
	for _, d := range t.dictionaries() {
		in.dictionary(*d)
	}
	t.keys = read(in, 8, binary.LittleEndian.Uint64)
	t.rows = read(in, 4, binary.LittleEndian.Uint32)
	t.subjects = read(in, savedSize, subjectOf)
	s.edges = read(in, 13, func(b []byte) edge {
		return edge{binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:]), math.Float32frombits(binary.LittleEndian.Uint32(b[8:])), b[12]}
	})
	s.group = read(in, 4, binary.LittleEndian.Uint32)
	s.how = read(in, 1, func(b []byte) how { return how(b[0]) })
	in.later.Wait()
	if _, err := io.ReadFull(r, make([]byte, 1)); in.err == nil && err != io.EOF {
		in.fail("nothing after its end")
	}
	if in.err != nil {
		return nil, in.err
	}
	t.same = nil
	return s, s.open(head, t)
}

// open puts a state together and checks that its parts fit.
func (s *State) open(head []byte, t *Table) (err error) {
	bad := func(what string) error {
		return byname.Invalid("saved linking", what, "link everybody anew")
	}
	var h savedHead
	if err := json.Unmarshal(head, &h); err != nil || h.Model == nil || len(h.Rules) != len(rules) {
		return bad("a model and what its rules found")
	}
	if err := h.Model.Check(); err != nil {
		return err
	}
	if !t.fits() {
		return bad("records that say what its dictionaries hold")
	}
	s.model, s.rulings, s.rules = h.Model, h.Rulings, h.Rules
	if s.nodes, err = newNodes(t, s.rulings); err != nil {
		return err
	}
	s.leaveOut(h.Model.Crowds)
	if len(s.group) != len(s.all) {
		return bad("a group for each of its records")
	}
	if len(s.how) != len(s.all) || slices.ContainsFunc(s.how, func(h how) bool { return h&^(settled|torn) != 0 }) {
		return bad("how each of its records came to its group")
	}
	for i, g := range s.group {
		if g > uint32(i) || s.group[g] != g {
			return bad("groups that have a first record")
		}
	}
	for _, e := range s.edges {
		if e.a >= e.b || int(e.b) >= len(s.all) || int(e.rule) >= len(rules) {
			return bad("pairs of its own records")
		}
	}
	return nil
}

// fits reports whether every code of a table is in its dictionary.
func (t *Table) fits() bool {
	if len(t.rows) != len(t.keys) || len(t.rows) > math.MaxInt32 {
		return false
	}
	for _, s := range t.rows {
		if int(s) >= len(t.subjects) {
			return false
		}
	}
	names, places := uint32(len(t.names.all)), uint32(len(t.places.all))
	most := [12]uint32{names, names, names, names, math.MaxUint32, uint32(len(t.numbers.all)), uint32(len(t.emails.all)),
		uint32(len(t.homes.all)), uint32(len(t.uprns.all)), uint32(len(t.postcodes.all)), places, places}
	for i := range t.subjects {
		s := &t.subjects[i]
		for k, x := range s.numbers() {
			if *x >= most[k] {
				return false
			}
		}
		if int(s.agency) >= len(t.agencies.all) || i > 0 && s.key < t.subjects[i-1].key {
			return false
		}
	}
	return true
}

func (in *sectionReader) texts() []string {
	long := read(in, 4, binary.LittleEndian.Uint32)
	all, at := string(in.bytes()), 0
	texts := make([]string, len(long))
	for i, n := range long {
		if int(n) > len(all)-at {
			in.fail("texts as long as they say")
			return nil
		}
		texts[i], at = all[at:at+int(n)], at+int(n)
	}
	if len(texts) == 0 || texts[0] != "" || at != len(all) {
		in.fail("dictionaries that begin with nothing")
		return nil
	}
	return texts
}

// fill fills a dictionary while the file is read on. add gives each text
// its code, which must be its place.
func (in *sectionReader) fill(texts []string, add func(i int, s string) uint32) {
	if in.failed() {
		return
	}
	in.later.Go(func() {
		for i, s := range texts {
			if i > 0 && add(i, s) != uint32(i) {
				in.fail("dictionaries that hold each text once")
				return
			}
		}
	})
}

func (in *sectionReader) names(n *names) {
	in.fill(in.texts(), func(_ int, s string) uint32 {
		if s == "" {
			return 0
		}
		return n.add(strings.Fields(s), junkWords{})
	})
}

func (in *sectionReader) dictionary(t *texts) {
	in.fill(in.texts(), func(_ int, s string) uint32 { return t.add(s) })
}

func (in *sectionReader) homes(a *addresses) {
	in.fill(in.texts(), func(_ int, s string) uint32 {
		flat, rest, _ := strings.Cut(s, "|")
		number, street, _ := strings.Cut(rest, "|")
		return a.code(address{flat: flat, number: number, street: street})
	})
}

func (in *sectionReader) postcodes(p *postcodes) {
	texts := in.texts()
	more := read(in, 17, func(b []byte) postcode {
		return postcode{whole: b[0] == 1, district: binary.LittleEndian.Uint32(b[1:]), sector: binary.LittleEndian.Uint32(b[5:]),
			at: position{math.Float32frombits(binary.LittleEndian.Uint32(b[9:])), math.Float32frombits(binary.LittleEndian.Uint32(b[13:]))}}
	})
	if len(more) != len(texts) {
		in.fail("as many postcodes as their texts")
		return
	}
	in.fill(texts, func(i int, s string) uint32 {
		v := more[i]
		v.text, v.hash = s, hash64(s)
		return p.code(v)
	})
}

func subjectOf(b []byte) (s subject) {
	for i, x := range [...]*uint64{&s.key, &s.nhs, &s.phone, &s.local} {
		*x = binary.LittleEndian.Uint64(b[8*i:])
	}
	for i, x := range s.numbers() {
		*x = binary.LittleEndian.Uint32(b[32+4*i:])
	}
	s.low, s.top = int16(binary.LittleEndian.Uint16(b[80:])), int16(binary.LittleEndian.Uint16(b[82:]))
	for i, x := range [...]*uint16{&s.agency, &s.died, &s.from, &s.until} {
		*x = binary.LittleEndian.Uint16(b[84+2*i:])
	}
	s.sex = byname.Sex(b[92])
	s.verified, s.scene, s.sole = b[93]&1 != 0, b[93]&2 != 0, b[93]&4 != 0
	return s
}
