package plan

import (
	"encoding/json"
	"fmt"

	"byname"
)

// written is a Change as it is kept: free text revealed, for the database
// alone.
type written struct {
	What   What            `json:"what"`
	On     byname.Day      `json:"on"`
	Step   int             `json:"step,omitempty"`
	Words  string          `json:"words,omitempty"`
	Opened *Opening        `json:"opened,omitempty"`
	Added  *writtenStep    `json:"added,omitempty"`
	Owner  *Owner          `json:"owner,omitempty"`
	After  []int           `json:"after,omitempty"`
	Until  byname.Day      `json:"until,omitempty"`
	Lead   byname.WorkerID `json:"lead,omitempty"`
	Goal   int             `json:"goal,omitempty"`
}

type writtenStep struct {
	Title     string       `json:"title"`
	Owner     Owner        `json:"owner"`
	After     []int        `json:"after,omitempty"`
	Within    int          `json:"within,omitempty"`
	Due       byname.Day   `json:"due,omitempty"`
	Cost      byname.Pence `json:"cost,omitempty"`
	Free      bool         `json:"free,omitempty"`
	Reason    string       `json:"reason,omitempty"`
	Programme string       `json:"programme,omitempty"`
	Asked     bool         `json:"asked,omitempty"`
}

// Encode writes a change, except who made it and when, as the database keeps
// it. It holds free text: it is for the database and for nothing else.
func Encode(c Change) ([]byte, error) {
	w := written{What: c.What, On: c.On, Step: c.Step, Words: c.Words.Reveal(), Opened: c.Opened,
		After: c.After, Until: c.Until, Lead: c.Lead, Goal: c.Goal}
	if c.Owner != (Owner{}) {
		w.Owner = &c.Owner
	}
	if s := c.Added; s != nil {
		w.Added = &writtenStep{s.Title, s.Owner, s.After, s.Within, s.Due, s.Cost, s.Free, s.Reason.Reveal(), s.Programme, s.Asked}
	}
	return json.Marshal(w)
}

// Decode reads what Encode wrote. The caller adds who and when.
func Decode(b []byte) (Change, error) {
	var w written
	if err := json.Unmarshal(b, &w); err != nil {
		// The decoder's words may repeat what was written.
		return Change{}, fmt.Errorf("a change of a plan cannot be read back (%d bytes)", len(b))
	}
	c := Change{What: w.What, On: w.On, Step: w.Step, Words: byname.Hide(w.Words), Opened: w.Opened,
		After: w.After, Until: w.Until, Lead: w.Lead, Goal: w.Goal}
	if w.Owner != nil {
		c.Owner = *w.Owner
	}
	if s := w.Added; s != nil {
		c.Added = &Step{Title: s.Title, Owner: s.Owner, After: s.After, Within: s.Within, Due: s.Due, Cost: s.Cost,
			Free: s.Free, Reason: byname.Hide(s.Reason), Programme: s.Programme, Asked: s.Asked}
	}
	return c, nil
}
