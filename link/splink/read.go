package splink

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"byname"
)

// A member is a part of the file that is kept as it is.
type member struct {
	name  string
	value json.RawMessage
}

type fileLevel struct {
	SQL          string   `json:"sql_condition"`
	Label        string   `json:"label_for_charts,omitempty"`
	M            *float64 `json:"m_probability,omitempty"`
	U            *float64 `json:"u_probability,omitempty"`
	FixM         bool     `json:"fix_m_probability"`
	FixU         bool     `json:"fix_u_probability"`
	TFColumn     *string  `json:"tf_adjustment_column,omitempty"`
	TFMinimum    float64  `json:"tf_minimum_u_value,omitempty"`
	TFWeight     *float64 `json:"tf_adjustment_weight,omitempty"`
	Null         bool     `json:"is_null_level,omitempty"`
	OwnFrequency bool     `json:"disable_tf_exact_match_detection,omitempty"`
}

type fileComparison struct {
	Name        string      `json:"output_column_name,omitempty"`
	Levels      []fileLevel `json:"comparison_levels"`
	Description string      `json:"comparison_description,omitempty"`
}

type fileRule struct {
	SQL     string   `json:"blocking_rule"`
	Dialect string   `json:"sql_dialect,omitempty"`
	Salting int      `json:"salting_partitions,omitempty"`
	Explode []string `json:"arrays_to_explode,omitempty"`
}

// Read reads a model file. where names it in errors.
func Read(where string, r io.Reader) (*Model, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if err := checkJSON(where, text); err != nil {
		return nil, err
	}
	m := &Model{Lambda: defaultLambda, Convergence: defaultConvergence, MaxIterations: defaultIterations, Dialect: "duckdb", ID: "unique_id", Source: "source_dataset"}
	if err := m.members(where, text); err != nil {
		return nil, err
	}
	return m, m.check(where)
}

// checkJSON tells a file that was cut off from one with a mistake.
func checkJSON(where string, text []byte) error {
	var whole json.RawMessage
	err := json.Unmarshal(text, &whole)
	var wrong *json.SyntaxError
	switch {
	case err == nil:
		return nil
	case len(bytes.TrimSpace(text)) == 0:
		return byname.Invalid(where, "a Splink model (JSON)", "the file is empty: save the model again")
	case errors.As(err, &wrong) && int(wrong.Offset) < len(bytes.TrimRight(text, " \r\n\t")):
		line := 1 + bytes.Count(text[:wrong.Offset], []byte("\n"))
		return byname.Invalid(fmt.Sprintf("%s, line %d", where, line), "JSON", "correct it there ("+wrong.Error()+")")
	}
	return byname.Invalid(where, "a whole file", "it was cut off: save the model again")
}

func (m *Model) members(where string, text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return byname.Invalid(where, "an object with link_type and comparisons", "give a Splink model file")
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return byname.Invalid(where, "JSON", "save the model again")
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return byname.Invalid(where, "JSON", "save the model again")
		}
		if err := m.member(where, name.(string), value); err != nil {
			return err
		}
	}
	return nil
}

// member takes up one member of the file.
func (m *Model) member(where, name string, value json.RawMessage) error {
	as := func(to any, what string) error {
		if string(value) == "null" {
			return nil
		}
		if err := json.Unmarshal(value, to); err != nil {
			return byname.Invalid(where+", "+name, what, "correct it, or save the model again from Splink")
		}
		return nil
	}
	switch name {
	case "link_type":
		return as(&m.LinkType, "a link type")
	case "probability_two_random_records_match":
		return as(&m.Lambda, "a number")
	case "sql_dialect":
		return as(&m.Dialect, "a dialect")
	case "unique_id_column_name":
		return as(&m.ID, "the name of a column")
	case "source_dataset_column_name":
		return as(&m.Source, "the name of a column")
	case "em_convergence":
		return as(&m.Convergence, "a number")
	case "max_iterations":
		return as(&m.MaxIterations, "a number")
	case "blocking_rules_to_generate_predictions":
		var list []json.RawMessage
		if err := as(&list, "a list of blocking rules"); err != nil {
			return err
		}
		for i, text := range list {
			f := fileRule{}
			if json.Unmarshal(text, &f.SQL) != nil {
				if err := json.Unmarshal(text, &f); err != nil || f.SQL == "" {
					return byname.Invalid(fmt.Sprintf("%s, blocking rule %d", where, i+1), "SQL, or an object with blocking_rule", "correct it, or save the model again from Splink")
				}
			}
			m.Rules = append(m.Rules, &Rule{SQL: f.SQL, Salting: f.Salting, Explode: f.Explode})
		}
		return nil
	case "comparisons":
		var list []fileComparison
		if err := as(&list, "a list of comparisons, each with comparison_levels"); err != nil {
			return err
		}
		for _, f := range list {
			m.Comparisons = append(m.Comparisons, f.comparison())
		}
		return nil
	}
	m.rest = append(m.rest, member{name, value})
	return nil
}

func (f fileComparison) comparison() *Comparison {
	c := &Comparison{Name: f.Name, Description: f.Description}
	for _, fl := range f.Levels {
		l := &Level{SQL: fl.SQL, Label: fl.Label, M: fl.M, U: fl.U, FixM: fl.FixM, FixU: fl.FixU, Null: fl.Null,
			TFWeight: 1, TFMinimum: fl.TFMinimum, OwnFrequency: fl.OwnFrequency}
		if fl.TFColumn != nil {
			l.TFColumn = *fl.TFColumn
		}
		if fl.TFWeight != nil {
			l.TFWeight = *fl.TFWeight
		}
		c.Levels = append(c.Levels, l)
	}
	return c
}

// dialects that conditions are understood in.
var dialects = []string{"duckdb", "spark"}

func isDialect(name string) bool {
	for _, d := range dialects {
		if strings.EqualFold(name, d) {
			return true
		}
	}
	return false
}
