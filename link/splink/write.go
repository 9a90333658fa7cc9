package splink

import (
	"bytes"
	"encoding/json"
	"io"
)

// Write writes the model as a file that Splink 4 and 5 load.
func (m *Model) Write(w io.Writer) error {
	var b bytes.Buffer
	b.WriteByte('{')
	add := func(name string, v any) error {
		text, err := plainJSON(v)
		if err != nil {
			return err
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		key, err := plainJSON(name)
		if err != nil {
			return err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(text)
		return nil
	}
	members := []struct {
		name  string
		value any
	}{
		{"link_type", m.LinkType}, {"probability_two_random_records_match", m.Lambda}, {"sql_dialect", m.Dialect},
		{"em_convergence", m.Convergence}, {"max_iterations", m.MaxIterations},
		{"unique_id_column_name", m.ID}, {"source_dataset_column_name", m.Source},
	}
	for _, r := range m.rest {
		members = append(members, struct {
			name  string
			value any
		}{r.name, r.value})
	}
	for _, x := range members {
		if err := add(x.name, x.value); err != nil {
			return err
		}
	}
	rules := []fileRule{}
	for _, r := range m.Rules {
		rules = append(rules, fileRule{r.SQL, m.Dialect, r.Salting, r.Explode})
	}
	if err := add("blocking_rules_to_generate_predictions", rules); err != nil {
		return err
	}
	var comparisons []fileComparison
	for i, c := range m.Comparisons {
		f := c.file()
		if i == 0 && m.Training != nil {
			f.Description = m.Training.putInto(c.Description)
		}
		comparisons = append(comparisons, f)
	}
	if err := add("comparisons", comparisons); err != nil {
		return err
	}
	b.WriteByte('}')
	var out bytes.Buffer
	if err := json.Indent(&out, b.Bytes(), "", "    "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err := out.WriteTo(w)
	return err
}

func (c *Comparison) file() fileComparison {
	f := fileComparison{Name: c.Name, Description: c.Description}
	for _, l := range c.Levels {
		fl := fileLevel{SQL: l.SQL, Label: l.Label, M: l.M, U: l.U, FixM: l.FixM, FixU: l.FixU, Null: l.Null, OwnFrequency: l.OwnFrequency}
		if l.TFColumn != "" {
			fl.TFColumn, fl.TFWeight, fl.TFMinimum = &l.TFColumn, &l.TFWeight, l.TFMinimum
		}
		f.Levels = append(f.Levels, fl)
	}
	return f
}

// plainJSON leaves <, > and & as they are: conditions are for reading.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}
