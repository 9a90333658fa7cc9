package link

import (
	"cmp"
	"math"
	"slices"

	"byname"
)

// mostWeighed is how many people one record is weighed against: those who
// share the rarest of its keys.
const mostWeighed = 2000

// A Matcher finds the persons of a linked population that a record may be
// of, in milliseconds. As many goroutines as like may ask at once.
type Matcher struct {
	table   *Table
	model   *Model
	scales  *scales
	lookups []*lookup
	start   []uint32 // by person, into subject
	subject []uint32 // what is said of each person
	row     []uint32 // of a subject: one of its rows
}

// A Candidate is a person whom a record may be of.
type Candidate struct {
	Person      int32   // as the population numbers them
	Row         int32   // of the record that is most like it
	Weight      float64 // bits, against the whole person: on each comparison with the record that agrees best
	Probability float64 // that it is this person, and neither another candidate nor somebody not here
	Lead        float64 // bits ahead of the next likeliest, who may be somebody not here; below zero when behind
	Grade       Grade
	Lines       []Line // why, in words; the bits add up to the weight
}

// An Answer is what was found for one record.
type Answer struct {
	Candidates []Candidate // possible ones and better, the likeliest first
	More       int         // as good as possible, but beyond what was asked for
	Looked     int         // people weighed
	LeftOut    int         // people not weighed, because they share nothing rarer with the record than many others do
}

// certainFrom is the probability from which a candidate is certain: two of
// one name and birth date, however heavy, are not.
const certainFrom = .99

// NewMatcher makes a Matcher of rows and the number of each row's person,
// from 0. It keeps the table, which nobody may add to any more.
func NewMatcher(t *Table, m *Model, person []int32) (*Matcher, error) {
	if err := m.Check(); err != nil {
		return nil, err
	}
	if len(person) != len(t.rows) {
		return nil, byname.Invalid("population", "a person for each of its records", "link them again")
	}
	x := &Matcher{table: t, model: m, scales: m.scales(), row: make([]uint32, len(t.subjects))}
	x.gather(person)
	for i := range rules {
		if !rules[i].loose {
			x.lookups = append(x.lookups, &lookup{rule: &rules[i]})
		}
	}
	each(len(x.lookups), func(i int) { x.lookups[i] = newLookup(t, x.lookups[i].rule, x.people) })
	return x, nil
}

// Matcher matches records against a state as it is today. The state must
// not be used any more.
func (s *State) Matcher() (*Matcher, error) {
	s.numbered()
	return NewMatcher(s.Table, s.model, s.persons)
}

// gather brings what is said of each person together.
func (x *Matcher) gather(person []int32) {
	said := make([]uint64, 0, len(x.table.subjects))
	for row := len(person) - 1; row >= 0; row-- {
		s := x.table.rows[row]
		x.row[s] = uint32(row)
		said = append(said, uint64(person[row])<<32|uint64(s))
	}
	slices.Sort(said)
	said = slices.Compact(said)
	x.subject = make([]uint32, len(said))
	for i, e := range said {
		for uint64(len(x.start)) <= e>>32 {
			x.start = append(x.start, uint32(i))
		}
		x.subject[i] = uint32(e)
	}
	x.start = append(x.start, uint32(len(said)))
}

func (x *Matcher) people(f func(uint32, *subject)) {
	for p := range len(x.start) - 1 {
		for _, s := range x.of(uint32(p)) {
			f(uint32(p), &x.table.subjects[s])
		}
	}
}

func (x *Matcher) of(person uint32) []uint32 {
	return x.subject[x.start[person]:x.start[person+1]]
}

// Persons is how many there are.
func (x *Matcher) Persons() int { return len(x.start) - 1 }

// Match finds the persons a record may be of, at most so many. What the
// record does not say agrees with nobody: it is not compared.
func (x *Matcher) Match(r *Row, most int) (Answer, error) {
	d := newDesk(x.table)
	s := d.standardise(r)
	d.leaveOut(&s, x.model.Crowds)
	candidates, found, err := x.candidates(d, &s)
	if err != nil {
		return found, err
	}
	q := question{x, d, &s, d.frequencyOf(x.model, &s), newComparer(d.Table)}
	for _, p := range candidates {
		if c, possible := q.weigh(p); possible {
			found.Candidates = append(found.Candidates, c)
		}
	}
	found.rank()
	found.More = max(0, len(found.Candidates)-most)
	found.Candidates = found.Candidates[:len(found.Candidates)-found.More]
	for i := range found.Candidates {
		q.explain(&found.Candidates[i])
	}
	return found, nil
}

func (d *desk) frequencyOf(m *Model, s *subject) frequency { return m.Frequencies.of(d.Table, s) }

// candidates are the people who share a key with the record, those of the
// rarest keys first, as far as there is room.
func (x *Matcher) candidates(d *desk, s *subject) (people []uint32, found Answer, err error) {
	var sets [][]uint64
	keys := 0
	for _, l := range x.lookups {
		l.rule.keys(d.Table, s, func(uint64) { keys++ })
		found.LeftOut += l.find(d.Table, s, func(p []uint64) {
			if len(p) > 0 {
				sets = append(sets, p)
			}
		})
	}
	if keys == 0 {
		return nil, found, byname.Invalid("record", "enough to look for somebody by",
			"give a number, a phone or email, or at least two of: name, birth date, address or postcode")
	}
	slices.SortStableFunc(sets, func(a, b []uint64) int { return cmp.Compare(len(a), len(b)) })
	met := map[uint32]bool{}
	for _, set := range sets {
		for _, e := range set {
			p := uint32(e)
			if met[p] {
				continue
			}
			met[p] = true
			if len(people) == mostWeighed {
				found.LeftOut++
				continue
			}
			people = append(people, p)
		}
	}
	found.Looked = len(people)
	return people, found, nil
}

// A question is one record on its desk.
type question struct {
	*Matcher
	desk    *desk
	subject *subject
	freq    frequency
	compare *comparer
}

// weigh weighs the record against a person. Who is certainly not is not a
// candidate.
func (q *question) weigh(person uint32) (c Candidate, possible bool) {
	like, closest, row := likeness{}, math.Inf(-1), uint32(0)
	for _, n := range q.of(person) {
		laid := q.desk.lay(&q.table.subjects[n])
		p := q.compare.compare(q.subject, &laid)
		if contradicts(p, q.subject, &laid) != "" {
			return c, false
		}
		f := q.model.Frequencies.of(q.desk.Table, &laid)
		like.add(q.scales, p, &q.freq, &f)
		if w := q.scales.weight(q.scales.weigh(p, &q.freq, &f)); w > closest {
			closest, row = w, q.row[n]
		}
	}
	weight := q.scales.weight(like.sum())
	return Candidate{Person: int32(person), Row: int32(row), Weight: weight}, weight >= reviewFrom
}

// explain gives a candidate its lines.
func (q *question) explain(c *Candidate) {
	var like likeness
	for _, n := range q.of(uint32(c.Person)) {
		laid := q.desk.lay(&q.table.subjects[n])
		f := q.model.Frequencies.of(q.desk.Table, &laid)
		like.add(q.scales, q.compare.compare(q.subject, &laid), &q.freq, &f)
	}
	c.Lines = []Line{q.model.beforehand(q.scales)}
	for k := range q.model.Comparisons {
		if l := int(like.level[k]); l != 0 {
			c.Lines = append(c.Lines, q.model.line(q.scales, k, l, like.adjust[k]))
		}
	}
	c.Lines = q.scales.housemates(c.Lines, like.sum())
}

// KeepCertain leaves nobody who is not certain.
func (a *Answer) KeepCertain() {
	a.Candidates = slices.DeleteFunc(a.Candidates, func(c Candidate) bool { return c.Grade != Certain })
	a.More = 0
}

// rank puts the candidates in order and says of each how likely it is among
// them all, and somebody who is not here.
func (f *Answer) rank() {
	slices.SortFunc(f.Candidates, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Person, b.Person))
	})
	sum := 1.0
	for _, c := range f.Candidates {
		sum += math.Exp2(min(c.Weight, 900))
	}
	for i := range f.Candidates {
		c := &f.Candidates[i]
		c.Probability = math.Exp2(min(c.Weight, 900)) / sum
		next := 0.0
		if i > 0 {
			next = max(next, f.Candidates[0].Weight)
		} else if len(f.Candidates) > 1 {
			next = max(next, f.Candidates[1].Weight)
		}
		c.Lead = c.Weight - next
		switch {
		case GradeOf(c.Weight) == Certain && c.Probability >= certainFrom:
			c.Grade = Certain
		case c.Probability >= .5:
			c.Grade = Probable
		default:
			c.Grade = Possible
		}
	}
}
