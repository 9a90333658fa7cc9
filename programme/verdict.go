package programme

import (
	"slices"

	"byname"
	"byname/outcome"
)

// A Verdict is how one programme did.
type Verdict struct {
	Programme string
	Version   string
	From, To  byname.Day // found on From; harm after it and up to To
	All       outcome.Fourfold
	Groups    []map[string]outcome.Fourfold // by way of dividing people
	Harms     int64                         // that came in the time
	Before    int64                         // of them, those found by the day before
	Leads     []float64                     // days since they were found, of those
	Expected  []outcome.Reference           // by number of signs: harms and people a time before, and people now
	Observed  int64                         // harms to those the rules found
	Need      outcome.Fourfold              // where the truth is known: found, against those in whom the cause was at work that day
	Rivals    []Rival                       // at the same number of people offered
}

// A Rival is another way to choose as many people.
type Rival struct {
	Name string
	outcome.Fourfold
}

// rivals choose by one number each, the greatest first.
var rivals = []struct {
	name  string
	score func(*scored) int64
}{
	{"The oldest", func(p *scored) int64 {
		if p.born == 0 {
			return -1 << 40
		}
		return -int64(p.born)
	}},
	{"The most contacts in the year before", func(p *scored) int64 { return int64(p.contacts) }},
	{"The highest cost in the year before", func(p *scored) int64 { return int64(p.pence) }},
}

// Verdicts are those of all programmes judged.
func (j *Judging) Verdicts() (all []Verdict) {
	ranked := map[*span][][]int32{}
	for _, s := range j.spans {
		ranked[s] = s.ranked()
	}
	for i, p := range j.list {
		s := p.span
		v := Verdict{Programme: p.ID, Version: p.Version, From: j.Days[s.from], To: s.last, All: p.all,
			Harms: p.before[0], Before: p.before[1], Leads: p.leads, Expected: p.bands[:], Observed: p.observed, Need: p.need}
		v.All.Rest = int64(len(s.people)) - v.All.Found() - v.All.Missed
		v.Need.Rest = v.All.All() - v.Need.Found() - v.Need.Missed
		for way, groups := range s.groups {
			v.Groups = append(v.Groups, map[string]outcome.Fourfold{})
			for name, people := range groups {
				var f outcome.Fourfold
				if way < len(p.groups) && p.groups[way][name] != nil {
					f = *p.groups[way][name]
				}
				f.Rest = people - f.Found() - f.Missed
				v.Groups[way][name] = f
			}
		}
		for r, order := range ranked[s] {
			rival := Rival{Name: rivals[r].name}
			for n, at := range order {
				rival.Add(int64(n) < v.All.Found(), s.people[at].harmed&(1<<i) != 0, 1)
			}
			v.Rivals = append(v.Rivals, rival)
		}
		all = append(all, v)
	}
	return all
}

// ranked is everybody in the order of each rival.
func (s *span) ranked() (orders [][]int32) {
	for _, r := range rivals {
		order := make([]int32, len(s.people))
		for i := range order {
			order[i] = int32(i)
		}
		slices.SortFunc(order, func(a, b int32) int {
			x, y := r.score(&s.people[a]), r.score(&s.people[b])
			switch {
			case x != y && x > y:
				return -1
			case x != y:
				return 1
			}
			return int(int64(s.people[a].order) - int64(s.people[b].order))
		})
		orders = append(orders, order)
	}
	return orders
}
