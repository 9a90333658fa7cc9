package population

import (
	"slices"

	"byname"
)

// Held is what the builds before knew of one record.
type Held struct {
	ID    byname.PersonID // whose it was in the last build that held it
	First byname.PersonID // whose it was when it first came
	Last  byname.Day      // the day of the last build that held it
	Since int32           // the build it first came in
	Stays []Stay          // whose it was from which build on, once it has moved; nil when it never did
}

// A Stay is whose a record was, from a build on.
type Stay struct {
	From int32
	ID   byname.PersonID
}

// longestPath bounds what is remembered of a record that goes to and fro.
const longestPath = 64

// In is what a build remembers of a record that is id's in it.
func (h Held) In(build int32, id byname.PersonID, day byname.Day) Held {
	if h.ID == 0 {
		return Held{ID: id, First: id, Last: day, Since: build}
	}
	if h.ID != id {
		if len(h.Stays) == 0 {
			h.Stays = []Stay{{h.Since, h.ID}}
		}
		h.Stays = append(slices.Clip(h.Stays), Stay{build, id})
		h.Stays = h.Stays[max(0, len(h.Stays)-longestPath):]
	}
	h.ID, h.Last = id, day
	return h
}

// at is whose a record was when a build was made, 0 when it had not come.
func at(stays []Stay, build int32) (id byname.PersonID) {
	for _, s := range stays {
		if s.From > build {
			break
		}
		id = s.ID
	}
	return id
}
