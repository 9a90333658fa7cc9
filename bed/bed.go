// Package bed finds everybody a bed tonight: what a room allows, who needs
// what, and of all ways to place people the one that leaves the fewest
// without, the most vulnerable first.
package bed

import "byname"

// A PropertyID names a house or a hostel for ever, in lower case.
type PropertyID string

// A RoomID names a room within its property.
type RoomID string

// A Property is a house or a hostel of one provider. Its rooms are all that
// can be offered tonight.
type Property struct {
	ID       PropertyID
	Name     string
	Provider byname.AgencyID
	Rooms    []Room
	Cold     bool              // open on cold nights alone
	Closed   bool              // out of use
	Staying  []byname.PersonID // who sleeps there already and will again tonight
	Barred   []byname.PersonID // whom the provider will not have back, with a reason kept elsewhere
}

// A Room is one or several beds behind one door, and what is allowed there.
type Room struct {
	ID       RoomID
	Beds     int
	Taken    int  // of the beds, by those who stay
	Women    bool // women only
	Men      bool // men only
	Couples  bool
	Dogs     bool
	StepFree bool
	Smoking  bool // in the room or in its yard, all night
	AgeFrom  int  // years; 0 is no limit
	AgeTo    int  // years, inclusive; 0 is no limit
}

// Free is the beds that nobody has tonight.
func (r Room) Free() int { return max(0, r.Beds-r.Taken) }

// A Need is what one person needs of a bed.
type Need struct {
	Person   byname.PersonID
	Women    bool // may be offered a room for women only
	Men      bool // may be offered a room for men only
	Age      int  // years; 0 is not known, and no age limit is held against it
	StepFree bool
	Dog      bool
	Smokes   bool              // cannot do without for a night
	Alone    bool              // must not share a room with a stranger
	Apart    []byname.PersonID // must not sleep in one property with these; it counts from either side
}

// A Party is the people who will only come together, one or a couple or more,
// and how soon they come to their turn.
type Party struct {
	People []Need
	Points int // the more, the more vulnerable
	Waited int // nights; it settles equal points
}
