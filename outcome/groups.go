package outcome

import (
	"strconv"

	"byname"
)

// People are divided one way at a time: by sex, by five years of age, by
// broad ethnic group and by how deprived their small area is. Each way has a
// group for those of whom it is not recorded, so that its groups always make
// up everybody.
const (
	All       = 0
	sexes     = 1 // female, male, not recorded
	ages      = sexes + 3
	bandCount = 19 // 0-4 … 85-89, 90+
	ethnic    = ages + bandCount + 1
	fifths    = ethnic + 6
	Groups    = fifths + 6
)

// A Way of dividing people: its groups are [First, End).
type Way struct {
	ID, Name   string
	First, End int
}

// Ways are all of them.
var Ways = []Way{
	{"sex", "sex", sexes, ages},
	{"age", "age", ages, ethnic},
	{"ethnic", "ethnic group", ethnic, fifths},
	{"deprivation", "deprivation", fifths, Groups},
}

// NotRecorded is the last group of each way.
const NotRecorded = "not recorded"

// An EthnicGroup is one of the census's five broad ones.
type EthnicGroup byte

const (
	EthnicUnknown EthnicGroup = iota
	Asian
	Black
	Mixed
	OtherEthnic
	White
)

var ethnicNames = [...]string{"Asian", "Black", "mixed", "another ethnic group", "white"}

// GroupName is what a group is called.
func GroupName(g int) string {
	switch {
	case g == All:
		return "everybody"
	case g == ages-1, g == ethnic-1, g == fifths-1, g == Groups-1:
		return NotRecorded
	case g < ages:
		return [...]string{"women and girls", "men and boys"}[g-sexes]
	case g < ethnic:
		return bandName(g - ages)
	case g < fifths:
		return ethnicNames[g-ethnic]
	}
	return [...]string{"1, the most deprived fifth of England", "2", "3", "4", "5, the least deprived fifth"}[g-fifths]
}

// bandName is 0-4 … 85-89, 90+.
func bandName(band int) string {
	if band == bandCount-1 {
		return "90 and over"
	}
	return strconv.Itoa(band*5) + " to " + strconv.Itoa(band*5+4)
}

func ageGroup(age int) int { return ages + min(max(age, 0)/5, bandCount-1) }

// still are the groups that a person does not leave: everybody, their sex,
// ethnic group and fifth.
func (l *Life) still() [4]int {
	g := [4]int{All, ages - 1, fifths - 1, Groups - 1}
	switch l.Sex {
	case byname.Female:
		g[1] = sexes
	case byname.Male:
		g[1] = sexes + 1
	}
	if l.Ethnic >= Asian && l.Ethnic <= White {
		g[2] = ethnic + int(l.Ethnic-Asian)
	}
	if l.Fifth >= 1 && l.Fifth <= 5 {
		g[3] = fifths + l.Fifth - 1
	}
	return g
}

// aged is the group of somebody's age on a day.
func (l *Life) aged(on byname.Day) int {
	if l.Born == 0 || l.Born > on {
		return ethnic - 1
	}
	return ageGroup(l.Born.YearsBefore(on))
}
