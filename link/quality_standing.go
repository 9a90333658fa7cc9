package link

import "byname"

// A Standing is how well the records of one build are linked, counted
// community by community. It names nobody; small counts in it are not yet
// protected.
type Standing struct {
	Cells []Cell `json:"cells"` // in order of way, group and agency
}

// A Cell counts the records of one agency about the people of one group.
// Records of one agency that say the same count once.
type Cell struct {
	Way    string          `json:"way"` // of dividing people: "" is everybody
	Group  string          `json:"group"`
	Agency byname.AgencyID `json:"agency"`

	Records  int64 `json:"records"`
	Numbered int64 `json:"numbered"` // carry an NHS number
	Sought   int64 `json:"sought"`   // their number was traced elsewhere too
	Apart    int64 `json:"apart"`    // and is of another person
	Mixed    int64 `json:"mixed"`    // of all with a number, are with somebody of another traced number

	Tried   int64 `json:"tried"` // with the number hidden
	Joined  int64 `json:"joined"`
	Missed  int64 `json:"missed"`
	Astray  int64 `json:"astray"`
	Unclear int64 `json:"unclear"`
}

// Add counts one record by its mark.
func (c *Cell) Add(m Mark) {
	c.Records++
	count := func(n *int64, is bool) {
		if is {
			*n++
		}
	}
	count(&c.Numbered, m.Has(Numbered))
	count(&c.Sought, m.Has(Sought))
	count(&c.Apart, m.Has(Apart))
	count(&c.Mixed, m.Has(Numbered) && m.Has(Mixed) && !m.Has(Apart))
}

// Try counts one trial.
func (c *Cell) Try(f Found) {
	c.Tried++
	switch f {
	case Joined:
		c.Joined++
	case Missed:
		c.Missed++
	case Astray:
		c.Astray++
	case Unclear:
		c.Unclear++
	}
}

// Unnumbered is how many records came without an NHS number.
func (c *Cell) Unnumbered() int64 { return c.Records - c.Numbered }

// Drift is what one build looks like as a whole, for all agencies ("") or
// for one of them, to be set beside the builds before.
type Drift struct {
	Build   int             `json:"build"`
	Day     byname.Day      `json:"day"`
	Agency  byname.AgencyID `json:"agency"`
	Persons int64           `json:"persons"` // with a record of the agency
	Records int64           `json:"records"`
	Alone   int64           `json:"alone"` // persons of one record only
	Links   int64           `json:"links"` // pairs weighed that hold persons together
	Bits    float64         `json:"bits"`  // their mean weight
	Pairs   int64           `json:"pairs"` // weighed and worth a look, links or not
	Near    int64           `json:"near"`  // of these within three bits of the line
}

// nearLine is a weight of less than this either way: a probability
// between one in nine and eight in nine.
const nearLine = 3

// Weigh counts a pair into a build's drift. Bits is their sum until the last
// pair is in, and Mean makes a mean of it.
func (d *Drift) Weigh(e Edge) {
	d.Pairs++
	if e.Weight > -nearLine && e.Weight < nearLine {
		d.Near++
	}
	if e.Kept {
		d.Links++
		d.Bits += float64(e.Weight)
	}
}

// Mean makes the mean weight of the sum of weights.
func (d *Drift) Mean() {
	if d.Links > 0 {
		d.Bits /= float64(d.Links)
	}
}
