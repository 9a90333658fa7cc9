package splink

import (
	"encoding/json"
	"strings"
)

// A Training is all that is known about how a model was trained here. It
// travels in the description of the model's first comparison: the only place
// in a model file where Splink 4 keeps what it does not know.
type Training struct {
	By            string         `json:"by"`
	Rows          int            `json:"rows"`
	Seed          uint64         `json:"seed"`
	Deterministic []string       `json:"deterministic_rules,omitempty"`
	Recall        float64        `json:"recall,omitempty"`
	FoundByRules  int64          `json:"pairs_of_deterministic_rules,omitempty"`
	RandomPairs   int64          `json:"random_pairs"`
	Labels        int64          `json:"labelled_pairs,omitempty"`
	Sessions      []Session      `json:"sessions,omitempty"`
	Levels        []LevelLearned `json:"levels"`
	Notes         []string       `json:"notes,omitempty"`
}

// A Session is one estimation of m among the pairs of a blocking rule.
type Session struct {
	Rule       string   `json:"rule"`
	Pairs      int64    `json:"pairs"`      // of the rule
	Used       int64    `json:"used"`       // of them, drawn by a hash of their ids
	Matches    float64  `json:"matches"`    // expected among those used
	Lambda     float64  `json:"lambda"`     // share of matches
	Iterations int      `json:"iterations"` // until it came to rest
	Converged  bool     `json:"converged"`
	Change     float64  `json:"last_change"` // the largest of a parameter in the last one
	Left       []string `json:"comparisons_left_out,omitempty"`
}

// A LevelLearned says what one level's probabilities rest on.
type LevelLearned struct {
	Comparison string     `json:"comparison"`
	Level      string     `json:"level"`
	M          float64    `json:"m"`
	MBetween   [2]float64 `json:"m_95"` // interval
	MPairs     float64    `json:"m_pairs"`
	U          float64    `json:"u"`
	UBetween   [2]float64 `json:"u_95"`
	UPairs     int64      `json:"u_pairs"`
}

const trainingMark = " | trained by Byname: "

func (t *Training) putInto(description string) string {
	text, err := plainJSON(t)
	if err != nil {
		return description
	}
	return description + trainingMark + string(text)
}

// takenOut is the training that a description carries, and the rest of it.
func takenOut(description string) (*Training, string) {
	text, record, found := strings.Cut(description, trainingMark)
	if !found {
		return nil, description
	}
	var t Training
	if json.Unmarshal([]byte(record), &t) != nil {
		return nil, description
	}
	return &t, text
}
