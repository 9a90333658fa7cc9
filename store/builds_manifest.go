package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"byname"
	"byname/link"
)

// A Manifest says what a build was made of and what is in it. It is the last
// file written: a folder without one is no build.
type Manifest struct {
	Number     int             `json:"build"`
	Base       int             `json:"base,omitempty"`   // the whole build it lies over, when it is a joined one
	Before     int             `json:"before,omitempty"` // the build whose ids it took over
	Made       time.Time       `json:"made"`
	Day        byname.Day      `json:"day"`             // the day whose population this is
	Last       byname.Day      `json:"last"`            // the last day, up to Day, of which any agency told something
	Until      byname.Day      `json:"until,omitempty"` // what is dated later was left out; 0: nothing was
	Inputs     []Input         `json:"inputs"`
	Rulings    int64           `json:"rulings"`              // the last ruling that it obeys
	Objections string          `json:"objections,omitempty"` // a fingerprint of those that were told to us and by no agency
	Deliveries int64           `json:"deliveries,omitempty"` // the last delivery there was
	AllSigns   bool            `json:"all_signs,omitempty"`  // a joined build that tells everybody's early signs
	Counts     Counts          `json:"counts"`
	Drift      []link.Drift    `json:"drift,omitempty"` // of linking: this build's and those of builds before, oldest first
	NextPerson byname.PersonID `json:"next_person"`     // the first id that nobody has
	Files      []FileSum       `json:"files"`
}

// Whole is the number of the whole build: its own, or its base's. What is
// counted over everybody is counted once for a whole build.
func (m *Manifest) Whole() int { return cmp.Or(m.Base, m.Number) }

// An Input is one delivery that went into a build.
type Input struct {
	Delivery  string          `json:"delivery"` // the content hash that names it
	Agency    byname.AgencyID `json:"agency"`
	DataSet   string          `json:"data_set"`
	Agreement string          `json:"agreement,omitempty"`
	Rows      int             `json:"rows"` // accepted
}

// Counts are of everybody, those who object included.
type Counts struct {
	Persons    int `json:"persons"`
	Households int `json:"households"`
	Objecting  int `json:"objecting"`
	Records    int `json:"records"`
	Events     int `json:"events"`
	Unplaced   int `json:"unplaced"` // events about records that no delivery holds any more
	Links      int `json:"links"`
	Changes    int `json:"changes"` // groups of records that another id stands over now
	Signals    int `json:"signals"`
}

func readManifest(folder string) (m Manifest, err error) {
	text, err := os.ReadFile(filepath.Join(folder, manifestFile))
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("build %s: %s: %w", filepath.Base(folder), manifestFile, err)
	}
	return m, nil
}

func (m *Manifest) write(folder string) error {
	text, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return err
	}
	file, err := os.OpenFile(filepath.Join(folder, manifestFile), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(append(text, '\n'))
	return errors.Join(err, file.Sync(), file.Close())
}
