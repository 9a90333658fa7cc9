package work

import (
	"byname"
	"byname/bed"
)

// A BedBoard is tonight: who needs a bed, what is free, and who would sleep
// where if everything free were offered now.
type BedBoard struct {
	Night     byname.Day
	Cold      byname.Day // beds for cold nights are open until then; 0 they are not
	ColdWords string
	Keeps     bool // the asker gives beds out
	Waiting   int  // people who need a bed and hold none
	Free      int  // beds
	Placed    int  // of those who wait, if all that is suggested were offered
	AtMost    int  // nobody could place more
	Best      bool // proved
	People    []BedParty
	Hidden    int // people on this page whom the asker may not see
	Houses    []BedHouse
	Paging    // of requests
}

// A BedParty is one request: people who come together.
type BedParty struct {
	Request int64
	People  []PersonRef // those the asker may see
	Others  int         // of the party whom the asker may not see
	Since   byname.Day
	Nights  int // waited
	Needs   []string
	First   []string // why their turn is as it is
	Stay    *BedStay
	Offer   *BedPlace // suggested tonight
	Why     []string  // no bed is, in sentences
}

// A BedPlace is a room in words.
type BedPlace struct {
	Property bed.PropertyID
	Room     bed.RoomID
	House    string
	Rules    []string
}

// A BedStay is an offer and how far it has come.
type BedStay struct {
	BedPlace
	Number int64
	Seq    int
	State  string
	Held   byname.Minute
	Moves  []bed.Move // that the asker may make
}

// A BedHouse is a property on the board.
type BedHouse struct {
	ID         bed.PropertyID
	Name, By   string
	Beds, Free int
	Cold       bool
	Shut       bool // closed, or for cold nights and it is not cold
	MayWrite   bool
}

// needWords say what a person needs of a room.
func needWords(n bed.Need) (words []string) {
	add := func(is bool, w string) {
		if is {
			words = append(words, w)
		}
	}
	add(n.Women && !n.Men, "Women's rooms")
	add(n.Men && !n.Women, "Men's rooms")
	add(n.StepFree, "Step-free")
	add(n.Dog, "Comes with a dog")
	add(n.Smokes, "Needs to smoke at night")
	add(n.Alone, "Cannot share with strangers")
	add(len(n.Apart) > 0, "Must not meet somebody")
	return words
}

// roomWords say what is allowed in a room.
func roomWords(r bed.Room) (words []string) {
	add := func(is bool, w string) {
		if is {
			words = append(words, w)
		}
	}
	add(r.Women, "women only")
	add(r.Men, "men only")
	add(r.Beds == 1, "single")
	add(r.Beds > 1, "shared")
	add(r.Couples, "couples")
	add(r.Dogs, "dogs")
	add(r.StepFree, "step-free")
	add(r.Smoking, "smoking")
	return words
}
