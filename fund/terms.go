package fund

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"byname"
)

// Terms are the rules of a pool. A board may change them; each set holds from
// its day on, and what was done before keeps the terms of its day.
type Terms struct {
	From      byname.Day   `json:"from"`
	Decision  string       `json:"decision"`  // of the board that set them
	Reserve   Percent      `json:"reserve"`   // of what is in the pool, held by the board
	Base      Decimal      `json:"base"`      // see Formula
	Need      Decimal      `json:"need"`      // see Formula
	Team      Percent      `json:"team"`      // of a neighbourhood's allocation, delegated to its team
	OnePerson byname.Pence `json:"onePerson"` // on one person in a year; above it the lead countersigns
	Cashable  Percent      `json:"cashable"`  // of measured benefit, that becomes cash
}

func (t *Terms) UnmarshalYAML(node *yaml.Node) error {
	var file struct {
		Reserve, Team, Cashable Percent
		Base, Need              Decimal
		OnePerson               string `yaml:"one_person"`
	}
	known := []string{"reserve", "team", "cashable", "base", "need", "one_person"}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if !slices.Contains(known, node.Content[i].Value) {
			return byname.Invalid("terms: "+node.Content[i].Value, "one of reserve, base, need, team, one_person, cashable", "correct the word")
		}
	}
	if err := node.Decode(&file); err != nil {
		return err
	}
	limit, err := byname.ParsePence(file.OnePerson)
	if err != nil {
		return err
	}
	*t = Terms{Reserve: file.Reserve, Base: file.Base, Need: file.Need, Team: file.Team, OnePerson: limit, Cashable: file.Cashable}
	return nil
}

func (t Terms) check() error {
	for _, missing := range []struct {
		what string
		is   bool
	}{
		{"reserve", t.Reserve.Decimal == ""}, {"base", t.Base == ""}, {"need", t.Need == ""},
		{"team", t.Team.Decimal == ""}, {"cashable", t.Cashable.Decimal == ""}, {"one_person", t.OnePerson <= 0},
	} {
		if missing.is {
			return byname.Invalid("terms", missing.what, "say what the partners agreed")
		}
	}
	return nil
}

// TermsOn are the terms that hold on a day: of those that hold by then the
// ones that began last, of equal ones the last listed.
func TermsOn(all []Terms, day byname.Day) (Terms, error) {
	var now Terms
	found := false
	for _, t := range all {
		if t.From <= day && (!found || t.From >= now.From) {
			now, found = t, true
		}
	}
	if !found {
		return Terms{}, byname.NotFound("terms of the pool on "+day.String(), "terms that hold by then", "have the board agree them first")
	}
	return now, nil
}
