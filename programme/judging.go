package programme

import (
	"math/bits"
	"slices"

	"byname"
	"byname/feed"
	"byname/outcome"
	"byname/signal"
)

// A Judging sets whom programmes found on a day against who came, within the
// time that each foresees, to the harm that it is there to prevent. Whoever
// rules may see on the day is judged; who dies or leaves later stays in, as
// far as anything is known of them.
type Judging struct {
	Days  []byname.Day // to put the rules to everybody on
	Set   *signal.Set
	Truth func(byname.PersonID) []Harm            // who came to harm, where that is known otherwise; nil for what agencies told
	Told  func(byname.PersonID, int) (found bool) // whom a programme had found, as it was told at the time; nil to look back with today's rules
	list  []*judged
	spans []*span
	uses  map[string]use
}

// A Harm is one that came to somebody, and the programmes that it concerns.
type Harm struct {
	Began      byname.Day // of what led to it, where the truth is known; else 0
	Day        byname.Day // 0 when it did not come
	Programmes uint64     // bit i: the i-th of those judged
}

// mostJudged is how many programmes one pass can judge.
const mostJudged = 64

// judged is one programme and what is counted of it.
type judged struct {
	Programme
	set      *signal.Set
	span     *span
	all      outcome.Fourfold
	groups   []map[string]*outcome.Fourfold
	bands    [fewSigns]outcome.Reference // by how many signs held, from one on
	observed int64
	need     outcome.Fourfold // found, against those in whom the cause was at work; its Rest is not counted
	leads    []float64
	before   [2]int64 // harms, and of them those found the day before
}

// fewSigns is how many signs are told apart: one, two, three and more.
const fewSigns = 3

// A span is one stretch that programmes foresee, ending on the last day.
type span struct {
	days          byname.Day
	from, earlier int // index into Days: frozen then; and once before, to say what to expect
	last          byname.Day
	people        []scored
	groups        []map[string]int64
}

// scored is one person on the first day of a span, as the rivals see them.
type scored struct {
	born            byname.Day
	contacts, pence int32
	order           uint32 // breaks ties without choosing
	harmed          uint64
}

// use is what a kind of event means to the judging.
type use struct {
	harm    uint64
	contact bool
	pence   byname.Pence
}

// NewJudging judges those programmes that say what harm they are there to
// prevent, by what was told up to a day.
func NewJudging(programmes []Programme, last byname.Day, words Words, efforts outcome.Efforts) (*Judging, error) {
	j := &Judging{uses: map[string]use{}}
	var kept []Programme
	for _, p := range programmes {
		if len(p.Success.Harm) == 0 || len(kept) == mostJudged {
			continue
		}
		r, err := p.readied(words)
		if err != nil {
			return nil, err
		}
		kept = append(kept, p)
		j.list = append(j.list, &judged{Programme: p, set: r.signs, span: j.spanOf(byname.Day(p.Success.Foresees.Days()), last)})
	}
	for kind, k := range words.Kinds {
		var u use
		for i, p := range kept {
			if slices.ContainsFunc(p.Success.Harm, func(h string) bool { return feed.Under(kind, h) }) {
				u.harm |= 1 << i
			}
		}
		if e, found := efforts.Of(kind); found && k.Balance != "neutral" {
			u.contact, u.pence = true, e.Cost
		}
		if u != (use{}) {
			j.uses[kind] = u
		}
	}
	var err error
	j.Set, err = Compile(kept, words)
	return j, err
}

// spanOf is the stretch of so many days, with its days among those asked for.
func (j *Judging) spanOf(days, last byname.Day) *span {
	for _, s := range j.spans {
		if s.days == days {
			return s
		}
	}
	ask := func(d byname.Day) int {
		if i := slices.Index(j.Days, d); i >= 0 {
			return i
		}
		j.Days = append(j.Days, d)
		return len(j.Days) - 1
	}
	s := &span{days: days, last: last, from: ask(last - days), earlier: ask(last - 2*days)}
	j.spans = append(j.spans, s)
	return s
}

// Harms are the programmes judged that a kind of event is a harm to.
func (j *Judging) Harms(kind string) uint64 { return j.uses[kind].harm }

// Programmes are those judged, by id, in the order of their bits.
func (j *Judging) Programmes() (ids []string) {
	for _, p := range j.list {
		ids = append(ids, p.ID)
	}
	return ids
}

// From are the days on which those judged were found, in the same order.
func (j *Judging) From() (days []byname.Day) {
	for _, p := range j.list {
		days = append(days, j.Days[p.span.from])
	}
	return days
}

// Home counts a home and what the rules found of it on Days.
func (j *Judging) Home(h signal.Home, found []signal.Finding, groups func(member int) []string) {
	for m := range h.Members {
		t := &h.Members[m]
		away := signal.Away(t, j.Days)
		harms := j.harms(t.ID, t.Events)
		var of []string
		for _, s := range j.spans {
			if away.Has(s.from) {
				continue
			}
			if of == nil {
				of = groups(m)
			}
			s.person(t, of, harms, j)
		}
		var on [mostJudged]*signal.Finding
		concerned := uint64(0)
		for i := range found {
			if f := &found[i]; f.Member == m {
				on[f.Programme] = f
				concerned |= 1 << f.Programme
			}
		}
		for _, x := range harms {
			concerned |= x.Programmes
		}
		if j.Told != nil {
			concerned = 1<<len(j.list) - 1
		}
		for ; concerned != 0; concerned &= concerned - 1 {
			i := bits.TrailingZeros64(concerned)
			j.list[i].person(j, h, m, i, on[i], away, harms, of)
		}
	}
}
