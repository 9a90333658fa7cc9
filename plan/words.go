package plan

import (
	"encoding/json"

	"byname"
)

// Words are what somebody said or wrote about a person. They print as hidden,
// so that no log or error holds them by accident; JSON writes them out, because
// that is how changes are kept.
type Words struct{ byname.Text }

// words makes Words; no words are the zero Words.
func words(s string) Words {
	if s == "" {
		return Words{}
	}
	return Words{byname.Hide(s)}
}

func (w Words) MarshalJSON() ([]byte, error) { return json.Marshal(w.Reveal()) }

func (w *Words) UnmarshalJSON(text []byte) error {
	var s string
	if err := json.Unmarshal(text, &s); err != nil {
		return err
	}
	*w = words(s)
	return nil
}
