package bed

import (
	"cmp"
	"slices"

	"byname"
)

// A Seeking is from when to when somebody is on the by-name list, and how
// they came and went.
type Seeking struct {
	Person byname.PersonID
	From   byname.Day
	To     byname.Day // 0 while they are on it
	Came   Came
	Went   Went // empty while they are on it
}

// Came is how somebody came onto the list.
type Came string

// Ways onto the list.
const (
	New      Came = "new"
	Returned Came = "returned from a home"
	Again    Came = "seen again"
)

// Went is how somebody left the list.
type Went string

// Ways off the list.
const (
	Housed    Went = "housed"
	Elsewhere Went = "gone elsewhere"
	Inactive  Went = "not met for 90 days"
	Died      Went = "died"
)

// A Sighting is that somebody without a home was met on a day, or that they
// are no longer to be looked for.
type Sighting struct {
	Person byname.PersonID
	Day    byname.Day
	What   Sight
}

// Sight is what a sighting says.
type Sight string

// What a sighting says.
const (
	Met           Sight = "met" // sleeping rough, or asking for a bed
	HasHome       Sight = "has a home"
	WentElsewhere Sight = "went elsewhere"
	HasDied       Sight = "died"
)

// Listed makes the by-name list of sightings, as it is on a day: in the order
// of days, people as they come.
func Listed(sightings []Sighting, today byname.Day) []Seeking {
	sightings = slices.Clone(sightings)
	slices.SortStableFunc(sightings, func(a, b Sighting) int { return cmp.Compare(a.Day, b.Day) })
	var list []Seeking
	last := map[byname.PersonID]int{} // where in the list somebody last is
	met := map[byname.PersonID]byname.Day{}
	lapse := func(i int, by byname.Day) {
		if s := &list[i]; s.To == 0 && met[s.Person]+InactiveDays <= by {
			s.To, s.Went = met[s.Person]+InactiveDays, Inactive
		}
	}
	for _, x := range sightings {
		if x.Day > today {
			break
		}
		i, known := last[x.Person]
		if known {
			lapse(i, x.Day)
		}
		on := known && list[i].To == 0
		went, off := map[Sight]Went{HasHome: Housed, WentElsewhere: Elsewhere, HasDied: Died}[x.What]
		switch {
		case off && on:
			list[i].To, list[i].Went = x.Day, went
		case !off:
			met[x.Person] = x.Day
			if on {
				continue
			}
			came := New
			if known && list[i].Went == Housed {
				came = Returned
			} else if known {
				came = Again
			}
			last[x.Person] = len(list)
			list = append(list, Seeking{Person: x.Person, From: x.Day, Came: came})
		}
	}
	for i := range list {
		lapse(i, today)
	}
	return list
}

// InactiveDays is after how many days without being met somebody is no longer
// counted as active (Built for Zero, by-name list scorecard).
const InactiveDays = 90

// Flow is what a by-name list counts for a time.
type Flow struct {
	Active  int // on the list at the end
	In, Out map[string]int
	Days    []int // waited by the last day by each who is on the list then, fewest first
}

// FlowOf counts a list from a day up to and not including another: who is on
// it at the end, who came and went in between, and how long the rest wait.
func FlowOf(list []Seeking, from, to byname.Day) Flow {
	f := Flow{In: map[string]int{}, Out: map[string]int{}}
	for _, s := range list {
		if s.From >= to {
			continue
		}
		if s.From >= from {
			f.In[string(s.Came)]++
		}
		switch {
		case s.To == 0 || s.To >= to:
			f.Active++
			f.Days = append(f.Days, int(to-1-s.From))
		case s.To >= from:
			f.Out[string(s.Went)]++
		}
	}
	slices.Sort(f.Days)
	return f
}

// Median is the middle of the days waited, the lower of two; 0 for nobody.
func (f Flow) Median() int {
	if len(f.Days) == 0 {
		return 0
	}
	return f.Days[(len(f.Days)-1)/2]
}

// Longest are the people who wait longest on a day, first the longest.
func Longest(list []Seeking, day byname.Day) []Seeking {
	var on []Seeking
	for _, s := range list {
		if (byname.Span{From: s.From, To: s.To}).Holds(day) {
			on = append(on, s)
		}
	}
	slices.SortFunc(on, func(a, b Seeking) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Person, b.Person))
	})
	return on
}
