package bed

import (
	"slices"

	"byname"
)

// A Rule is why a room cannot take a party, in words that follow "it".
type Rule string

// The rules, in the order in which they are looked at.
const (
	Full      Rule = "has not enough free beds"
	WomenOnly Rule = "is for women only"
	MenOnly   Rule = "is for men only"
	NoCouples Rule = "does not take couples"
	NoDogs    Rule = "does not take dogs"
	Steps     Rule = "is not step-free"
	NoSmoking Rule = "does not allow smoking"
	TooYoung  Rule = "is for older people"
	TooOld    Rule = "is for younger people"
	Shared    Rule = "would be shared with strangers"
	NotBack   Rule = "will not have them back"
	NotWith   Rule = "has somebody they must not meet"
)

// Rules are all of them, in that order.
var Rules = []Rule{Full, WomenOnly, MenOnly, NoCouples, NoDogs, Steps, NoSmoking, TooYoung, TooOld, Shared, NotBack, NotWith}

// Refuses says which rule keeps a party out of a room of a property, or
// nothing when the room can take it.
func (p *Property) Refuses(r Room, party Party) Rule {
	if r.Free() < len(party.People) {
		return Full
	}
	if len(party.People) > 1 && !r.Couples {
		return NoCouples
	}
	for _, n := range party.People {
		if rule := p.refuses(r, n, len(party.People)); rule != "" {
			return rule
		}
	}
	return ""
}

func (p *Property) refuses(r Room, n Need, together int) Rule {
	met := func() bool {
		return slices.ContainsFunc(p.Staying, func(id byname.PersonID) bool { return slices.Contains(n.Apart, id) })
	}
	switch {
	case r.Women && !n.Women:
		return WomenOnly
	case r.Men && !n.Men:
		return MenOnly
	case n.Dog && !r.Dogs:
		return NoDogs
	case n.StepFree && !r.StepFree:
		return Steps
	case n.Smokes && !r.Smoking:
		return NoSmoking
	case r.AgeFrom > 0 && n.Age > 0 && n.Age < r.AgeFrom:
		return TooYoung
	case r.AgeTo > 0 && n.Age > 0 && n.Age > r.AgeTo:
		return TooOld
	case n.Alone && r.Beds > together:
		return Shared
	case slices.Contains(p.Barred, n.Person):
		return NotBack
	case met():
		return NotWith
	}
	return ""
}
