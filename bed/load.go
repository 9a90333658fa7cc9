package bed

import (
	"fmt"
	"io/fs"
	"time"

	"go.yaml.in/yaml/v3"

	"byname"
)

// Terms are what a place agreed about beds: from beds.yaml.
type Terms struct {
	HeldUntil string   `yaml:"held_until"` // 21:00
	First     []Reason `yaml:"first"`
}

// A Reason is why somebody's turn comes sooner.
type Reason struct {
	ID     string
	Words  string
	Points int
}

// Load reads beds.yaml of a place; a place without one has no terms.
func Load(files fs.FS) (t Terms, err error) {
	text, err := fs.ReadFile(files, "beds.yaml")
	if err != nil {
		return Terms{HeldUntil: "21:00"}, nil
	}
	if err := yaml.Unmarshal(text, &t); err != nil {
		return t, byname.Invalid("beds.yaml", "held_until and first", err.Error())
	}
	if _, err := t.clock(); err != nil {
		return t, err
	}
	seen := map[string]bool{}
	for i, r := range t.First {
		if r.ID == "" || r.Words == "" || r.Points <= 0 || seen[r.ID] {
			return t, byname.Invalid(fmt.Sprintf("beds.yaml: first %d", i+1), "an id of its own, words and points above nothing", "complete it")
		}
		seen[r.ID] = true
	}
	return t, nil
}

func (t Terms) clock() (time.Time, error) {
	at, err := time.Parse("15:04", t.HeldUntil)
	if err != nil {
		return at, byname.Invalid("beds.yaml: held_until", "a time such as 21:00", "correct it")
	}
	return at, nil
}

// Held is until when a bed of a night waits, on the clock of London.
func (t Terms) Held(night byname.Day) byname.Minute {
	at, err := t.clock()
	if err != nil {
		return byname.MinuteOf(time.Date(night.Time().Year(), night.Time().Month(), night.Time().Day(), 21, 0, 0, 0, byname.London))
	}
	y, m, d := night.Time().Date()
	return byname.MinuteOf(time.Date(y, m, d, at.Hour(), at.Minute(), 0, 0, byname.London))
}

// Points are those of the reasons, and false when one is not known.
func (t Terms) Points(reasons []string) (points int, known bool) {
	for _, id := range reasons {
		found := false
		for _, r := range t.First {
			if r.ID == id {
				points, found = points+r.Points, true
			}
		}
		if !found {
			return 0, false
		}
	}
	return points, true
}
