package programme

import (
	"byname"
	"byname/outcome"
	"byname/population"
	"byname/signal"
)

// harms are those that came to somebody, oldest first.
func (j *Judging) harms(id byname.PersonID, events []population.Event) (all []Harm) {
	if j.Truth != nil {
		return j.Truth(id)
	}
	for i := range events {
		if u := j.uses[events[i].Kind]; u.harm != 0 {
			all = append(all, Harm{Day: events[i].At.Day(), Programmes: u.harm})
		}
	}
	return all
}

// firstHarm is the day of the first harm to a programme's purpose after a day
// and up to another, 0 when there was none.
func firstHarm(harms []Harm, programme int, after, until byname.Day) byname.Day {
	for _, h := range harms {
		if h.Programmes&(1<<programme) != 0 && h.Day > after && h.Day <= until {
			return h.Day
		}
	}
	return 0
}

// inNeed reports whether what leads to the harm was at work on a day.
func inNeed(harms []Harm, programme int, day byname.Day) bool {
	for _, h := range harms {
		if h.Programmes&(1<<programme) != 0 && h.Began != 0 && h.Began <= day && (h.Day == 0 || h.Day > day) {
			return true
		}
	}
	return false
}

// person keeps what the rivals need to know of one, and counts them.
func (s *span) person(t *population.Timeline, groups []string, harms []Harm, j *Judging) {
	from := j.Days[s.from]
	var c outcome.Headcount
	c.Add(uint64(t.ID), uint64(from))
	p := scored{born: t.Born.Reveal(), order: uint32(c.Order())}
	for i := range t.Events {
		e := &t.Events[i]
		u := j.uses[e.Kind]
		if !u.contact {
			continue
		}
		if day := e.At.Day(); day <= from && day > from-365 {
			p.contacts++
			p.pence += int32(u.pence)
		}
	}
	for i := range j.list {
		if j.list[i].span == s && firstHarm(harms, i, from, s.last) != 0 {
			p.harmed |= 1 << i
		}
	}
	s.people = append(s.people, p)
	for way, name := range groups {
		if way == len(s.groups) {
			s.groups = append(s.groups, map[string]int64{})
		}
		s.groups[way][name]++
	}
}

// person counts one who was found or came to harm, or both.
func (p *judged) person(j *Judging, h signal.Home, m, at int, f *signal.Finding, away signal.Days, harms []Harm, groups []string) {
	s, id := p.span, h.Members[m].ID
	from, earlier := j.Days[s.from], j.Days[s.earlier]
	harmed := firstHarm(harms, at, from, s.last)
	if !away.Has(s.from) {
		found := f != nil && f.On.Has(s.from)
		if j.Told != nil {
			found = j.Told(id, at)
		}
		p.count(groups, found, harmed != 0)
		p.need.Add(found, inNeed(harms, at, from), 1)
		if found && f != nil && f.On.Has(s.from) {
			b := &p.bands[signsOn(f, s.from)-1]
			b.Here++
			if harmed != 0 {
				p.observed++
			}
		}
		if harmed != 0 {
			p.before[0]++
			if signals := p.set.Evaluate(h.Facts(m, harmed-1)); len(signals) > 0 {
				p.before[1]++
				p.leads = append(p.leads, float64(harmed-signals[0].Since))
			}
		}
	}
	if f != nil && f.On.Has(s.earlier) && !away.Has(s.earlier) {
		b := &p.bands[signsOn(f, s.earlier)-1]
		b.Population++
		if firstHarm(harms, at, earlier, from) != 0 {
			b.Count++
		}
	}
}

// count adds one to the tables; those neither found nor harmed are added when
// all is known.
func (p *judged) count(groups []string, found, harmed bool) {
	if !found && !harmed {
		return
	}
	p.all.Add(found, harmed, 1)
	for way, name := range groups {
		if way == len(p.groups) {
			p.groups = append(p.groups, map[string]*outcome.Fourfold{})
		}
		f := p.groups[way][name]
		if f == nil {
			f = &outcome.Fourfold{}
			p.groups[way][name] = f
		}
		f.Add(found, harmed, 1)
	}
}

// signsOn is how many signs held on a day, fewSigns at most.
func signsOn(f *signal.Finding, day int) (n int) {
	for _, on := range f.Signs {
		if on.Has(day) {
			n++
		}
	}
	return min(max(n, 1), fewSigns)
}
