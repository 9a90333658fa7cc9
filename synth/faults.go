package synth

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"
)

// faults are the rates at which agencies' files are wrong: data/faults.yaml.
type faults struct {
	Version int
	Files   map[string]map[string]float64 // file → fault → share of rows
	Kept    []string
	Typing  map[string]float64 // community → factor on slips of the keyboard
}

func loadFaults() (f faults, err error) {
	text, err := data.ReadFile("data/faults.yaml")
	if err != nil {
		return f, err
	}
	if err := yaml.Unmarshal(text, &f); err != nil {
		return f, fmt.Errorf("synth: faults.yaml: %w", err)
	}
	return f, nil
}

func (f faults) typing(community string) float64 {
	if x, ok := f.Typing[community]; ok {
		return x
	}
	return f.Typing["other"]
}

// kept reports whether a fault, once made, stands in all of an agency's rows.
func (f faults) kept(fault string) bool { return slices.Contains(f.Kept, fault) }
