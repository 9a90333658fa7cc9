package outcome

import "byname"

// A Doing is how much was done early, or in answer to a crisis.
type Doing struct {
	Contacts int64
	Hours    float64
	Cost     byname.Pence
}

// Add counts one contact.
func (s *Doing) Add(e Effort) {
	s.Contacts++
	s.Hours += e.Hours
	s.Cost += e.Cost
}

func (s Doing) and(t Doing) Doing {
	return Doing{s.Contacts + t.Contacts, s.Hours + t.Hours, s.Cost + t.Cost}
}

// A Tilt sets what was done early against what answered a crisis, in one
// area and month.
type Tilt struct{ Early, Late Doing }

// And is both together.
func (b Tilt) And(c Tilt) Tilt { return Tilt{b.Early.and(c.Early), b.Late.and(c.Late)} }

// Share is the per cent of contacts that were early, with Wilson's interval.
// One person's contacts hang together, so it is narrower than it should be.
func (b Tilt) Share(confidence float64) Indicator {
	return OfProportion(b.Early.Contacts, float64(b.Early.Contacts+b.Late.Contacts), 100, confidence)
}

// Hours and Cost are the per cent of hours and of money that went to what is
// early; ok is false where there are none.
func (b Tilt) Hours() (percent float64, ok bool) {
	all := b.Early.Hours + b.Late.Hours
	return 100 * b.Early.Hours / all, all > 0
}

func (b Tilt) Cost() (percent float64, ok bool) {
	all := b.Early.Cost + b.Late.Cost
	return 100 * float64(b.Early.Cost) / float64(all), all > 0
}

// ProtectTilts protects the shares of areas in one month, and of all of
// them together, so that none can be worked out from the rest. Hours and
// money may be shown where the share is.
func ProtectTilts(areas []Tilt, confidence float64) (shown []Indicator, together Indicator) {
	var all Tilt
	var raw []Indicator
	for _, b := range areas {
		all = all.And(b)
		raw = append(raw, b.Share(confidence))
	}
	return ProtectTable(raw, all.Share(confidence))
}
