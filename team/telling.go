package team

import (
	"time"

	"byname"
)

// A Way is how a worker wants to be told of what awaits them.
type Way string

// Ways. The list is there whatever they choose.
const (
	InList   Way = "list"   // nothing is sent
	AtOnce   Way = "once"   // a letter as soon as there is something
	InDigest Way = "digest" // one letter a day
)

// A Telling is what a worker chose.
type Telling struct {
	Worker byname.WorkerID
	Email  string
	Way    Way
	Hour   int       // of a digest, by a clock in London
	Since  time.Time // when it was chosen
	Last   time.Time // when the last letter was sent; zero never
}

// Check refuses what cannot be done.
func (t Telling) Check() error {
	switch {
	case t.Way != InList && t.Way != AtOnce && t.Way != InDigest:
		return byname.Invalid("way to be told", "the list alone, at once or a digest", "choose one")
	case t.Way != InList && t.Email == "":
		return byname.Invalid("e-mail address", "an address to write to", "write it, or choose the list alone")
	case t.Hour < 0 || t.Hour > 23:
		return byname.Invalid("hour", "0 to 23", "choose the hour of the digest")
	}
	return nil
}

// Due reports whether a letter may go now: at once always, a digest from its
// hour on, once a day, also on days that are an hour shorter or longer. A
// night in which nothing could be sent is made up for in the morning.
func (t Telling) Due(now time.Time) bool {
	switch t.Way {
	case AtOnce:
		return true
	case InDigest:
		hour := OnDayAt(byname.MinuteOf(now).Day(), t.Hour, 0)
		return !now.Before(hour) && t.Last.Before(hour) && t.Since.Before(now)
	}
	return false
}
