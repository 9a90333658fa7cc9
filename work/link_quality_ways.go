package work

import (
	"cmp"

	"byname"
	"byname/population"
)

// ways of dividing people into groups that may be linked better or worse.
const ways = 6

const (
	byEverybody = iota
	byEthnicGroup
	byAge
	bySex
	byDeprivation
	byHome
)

// waysToDivide are their names; "" is everybody in one.
var waysToDivide = [ways]string{"", "ethnic group", "age", "sex", "deprivation", "home"}

// Groups that are told apart by name.
const (
	notRecorded = "not recorded"
	noFixedHome = "no fixed abode"
)

// groupsOf are the groups a person is of, one of each way. Ethnic group is as
// the practice wrote it.
func (w *Work) groupsOf(p *population.Person, noFixed bool, on byname.Day) (groups [ways]string) {
	groups[byEthnicGroup] = cmp.Or(p.Ethnicity, notRecorded)
	groups[byAge] = ageGroup(p.Born.Reveal(), on)
	groups[bySex] = notRecorded
	if p.Sex != byname.SexUnknown {
		groups[bySex] = p.Sex.String()
	}
	groups[byDeprivation] = w.fifthOf(p.LSOA)
	groups[byHome] = "an address"
	if noFixed || p.NoFixed {
		groups[byHome] = noFixedHome
	}
	return groups
}

// ageGroups, youngest first, by the oldest in each.
var ageGroups = []struct {
	top  int
	name string
}{{4, "under 5"}, {17, "5 to 17"}, {24, "18 to 24"}, {44, "25 to 44"}, {64, "45 to 64"}, {79, "65 to 79"}, {200, "80 and over"}}

func ageGroup(born, on byname.Day) string {
	if born == 0 {
		return notRecorded
	}
	age := born.YearsBefore(on)
	for _, g := range ageGroups {
		if age <= g.top {
			return g.name
		}
	}
	return notRecorded
}

// placeOf a group among those of its way: ages by age, not recorded last, the
// others by name.
func placeOf(group string) int {
	if group == notRecorded {
		return len(ageGroups)
	}
	for i, g := range ageGroups {
		if g.name == group {
			return i
		}
	}
	return 0
}

// fifthOf England's areas, by deprivation, that an area is in.
func (w *Work) fifthOf(lsoa string) string {
	l, known := w.Place.Areas.LSOA(lsoa)
	if !known {
		return notRecorded
	}
	return [...]string{"1, the most deprived", "2", "3", "4", "5, the least deprived"}[l.Deprivation.Fifth()-1]
}

// peopleOf says in a sentence whom a group holds.
func peopleOf(way, group string) string {
	switch {
	case group == notRecorded && way == waysToDivide[byHome]:
		return "people whose home is not recorded"
	case group == notRecorded:
		return "people whose " + way + " is not recorded"
	case group == noFixedHome:
		return "people with no fixed abode"
	case way == waysToDivide[byHome]:
		return "people with an address"
	case way == waysToDivide[byEthnicGroup]:
		return "people recorded as " + group
	case way == waysToDivide[byAge]:
		return "people aged " + group
	case way == waysToDivide[bySex]:
		return map[string]string{"female": "women and girls", "male": "men and boys"}[group]
	}
	return "people in deprivation fifth " + group
}
