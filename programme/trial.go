package programme

import (
	"cmp"
	"slices"

	"byname"
	"byname/outcome"
	"byname/signal"
)

// A Trial puts a programme's file to everybody without anybody being told: it
// counts whom it would find, month by month, beside those whom the live
// programmes find. Its head counts are to be shown rounded, and no other way.
type Trial struct {
	Found    []outcome.Headcount     // by day
	New      []outcome.Headcount     // by day: not found on the day before; nobody on the first
	Groups   []map[string]TriedGroup // today, by way of dividing people
	Steps    []outcome.Headcount     // today, by step: who would be offered it
	Signs    []outcome.Headcount     // today, by sign
	Both     []outcome.Headcount     // today, by live programme: found by that one too
	Newly    outcome.Headcount       // today, and not by the live version
	NoLonger outcome.Headcount       // today by the live version, and not by this
	People   int64                   // everybody whom rules may see today

	tried    Programme
	ready    *ready
	live     int // of its live version, among the live programmes; -1 when there is none
	days     []byname.Day
	salt     uint64
	examples []example
}

// A TriedGroup is one group of people, and how many of them are found.
type TriedGroup struct {
	Found  outcome.Headcount
	People int64
}

// mostExamples is how many people a trial remembers to show.
const mostExamples = 10

type example struct {
	person byname.PersonID
	order  uint64
}

// NewTrial makes a trial of a file on days, oldest first, the last of which is
// today, and the rules to put to everybody: the file's, then those of the live
// programmes. The salt is the build's.
func NewTrial(tried Programme, live []Programme, days []byname.Day, words Words, salt uint64) (*Trial, *signal.Set, error) {
	set, err := Compile(append([]Programme{tried}, live...), words)
	if err != nil {
		return nil, nil, err
	}
	r, err := tried.readied(words)
	if err != nil {
		return nil, nil, err
	}
	t := &Trial{
		Found: make([]outcome.Headcount, len(days)), New: make([]outcome.Headcount, len(days)),
		Steps: make([]outcome.Headcount, len(tried.Offer)), Signs: make([]outcome.Headcount, len(tried.Find.Signs)), Both: make([]outcome.Headcount, len(live)),
		tried: tried, ready: r, days: days, salt: salt,
		live: slices.IndexFunc(live, func(p Programme) bool { return p.ID == tried.ID }),
	}
	return t, set, nil
}

// Home counts a home and what the rules found of it. groups gives the groups
// that a member is of, one for each way of dividing people; example reports
// whether a member may serve as an example.
func (t *Trial) Home(h signal.Home, found []signal.Finding, groups func(member int) []string, mayServe func(member int) bool) {
	today := len(t.days) - 1
	for m := range h.Members {
		if !signal.Seen(&h.Members[m], t.days[today]) {
			continue
		}
		t.People++
		for way, name := range groups(m) {
			if way == len(t.Groups) {
				t.Groups = append(t.Groups, map[string]TriedGroup{})
			}
			g := t.Groups[way][name]
			g.People++
			t.Groups[way][name] = g
		}
	}
	for i := range found {
		f := &found[i]
		id := h.Members[f.Member].ID
		switch {
		case f.Programme == 0:
			t.person(h, f, id, found, groups, mayServe)
		case f.Programme-1 == t.live && f.On.Has(today) && !findsToday(found, f.Member, 0, today):
			t.NoLonger.Add(uint64(id), t.salt)
		}
	}
}

// person counts one whom the file finds on some day.
func (t *Trial) person(h signal.Home, f *signal.Finding, id byname.PersonID, found []signal.Finding, groups func(int) []string, mayServe func(int) bool) {
	count := func(c *outcome.Headcount) { c.Add(uint64(id), t.salt) }
	today := len(t.days) - 1
	for i := range t.days {
		if f.On.Has(i) {
			count(&t.Found[i])
			if i > 0 && !f.On.Has(i-1) {
				count(&t.New[i])
			}
		}
	}
	if !f.On.Has(today) {
		return
	}
	for way, name := range groups(f.Member) {
		g := t.Groups[way][name]
		count(&g.Found)
		t.Groups[way][name] = g
	}
	for j, on := range f.Signs {
		if on.Has(today) {
			count(&t.Signs[j])
		}
	}
	facts := h.Facts(f.Member, t.days[today])
	for j, q := range t.ready.fits {
		if q == nil || q.Holds(facts, facts.AsOf) {
			count(&t.Steps[j])
		}
	}
	for j := range t.Both {
		if j != t.live && findsToday(found, f.Member, j+1, today) {
			count(&t.Both[j])
		}
	}
	if t.live >= 0 && !findsToday(found, f.Member, t.live+1, today) {
		count(&t.Newly)
	}
	if mayServe(f.Member) {
		t.serve(id)
	}
}

func findsToday(found []signal.Finding, member, programme, today int) bool {
	return slices.ContainsFunc(found, func(f signal.Finding) bool {
		return f.Member == member && f.Programme == programme && f.On.Has(today)
	})
}

// serve keeps the few that come first by a hash of who they are, so that the
// same build gives the same examples and nothing else chooses them.
func (t *Trial) serve(id byname.PersonID) {
	var h outcome.Headcount
	h.Add(uint64(id), t.salt)
	t.examples = append(t.examples, example{id, h.Order()})
	if len(t.examples) > 2*mostExamples {
		t.fewest()
	}
}

func (t *Trial) fewest() {
	slices.SortFunc(t.examples, func(a, b example) int { return cmp.Compare(a.order, b.order) })
	t.examples = t.examples[:min(len(t.examples), mostExamples)]
}

// Examples are a few of those found today, in the order of their ids.
func (t *Trial) Examples() (ids []byname.PersonID) {
	t.fewest()
	for _, e := range t.examples {
		ids = append(ids, e.person)
	}
	slices.Sort(ids)
	return ids
}

// IsNew reports whether no live programme has the file's name.
func (t *Trial) IsNew() bool { return t.live < 0 }
