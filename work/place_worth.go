package work

import (
	"io/fs"

	"go.yaml.in/yaml/v3"

	"byname"
	"byname/fund"
	"byname/programme"
)

// loadWorths weighs each programme for one person, at what an hour of a
// team's work costs in this place.
func (p *Place) loadWorths() error {
	const name = "worklist.yaml"
	text, err := fs.ReadFile(p.Files, name)
	if err != nil {
		return byname.NotFound(name, "the file in the place's folder", "write in it hour: and a line of unit_costs.csv.gz")
	}
	var says struct {
		Hour string `yaml:"hour"`
	}
	if err := yaml.Unmarshal(text, &says); err != nil {
		return byname.Invalid(name, "hour: and a line of unit_costs.csv.gz", "correct the file")
	}
	costs, err := fund.LoadUnitCosts(p.Files)
	if err != nil {
		return err
	}
	hour, known := costs[says.Hour]
	if !known || hour.Value <= 0 {
		return byname.Invalid(name+": hour", "a line of unit_costs.csv.gz that costs something", "correct "+says.Hour)
	}
	p.Worths = map[string]programme.Worth{}
	for _, x := range p.Programmes {
		p.Worths[x.ID] = x.Worth(costs, hour.Value)
	}
	return nil
}
