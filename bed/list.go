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

// InactiveDays is after how many days without being met somebody is no longer
// counted as active (Built for Zero, by-name list scorecard).
const InactiveDays = 90

// Flow is what a by-name list counts for a time.
type Flow struct {
	Active  int // on the list at the end
	In, Out map[string]int
	Days    []int // waited by each who is on the list at the end, fewest first
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
			f.Days = append(f.Days, int(to-s.From))
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
