package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"byname/area"
)

// areaCmd holds the verbs about where "here" is.
type areaCmd struct {
	List    areaListCmd    `cmd:"" help:"List the neighbourhoods with their population and deprivation."`
	Propose areaProposeCmd `cmd:"" help:"Group a place's wards into provisional neighbourhoods, as lines of neighbourhoods.yaml."`
}

type areaListCmd struct{}

func (areaListCmd) Run(e *env) error {
	system, err := area.Load(e.place())
	if err != nil {
		return err
	}
	if e.JSON {
		type line struct {
			ID, Name, Place string
			Population      int
			Deprivation     float64
			Provisional     bool
		}
		var lines []line
		for _, n := range system.Neighbourhoods {
			lines = append(lines, line{n.ID, n.Name, n.Place.Name, n.LSOAs.Population(), n.LSOAs.DeprivationScore(), n.Provisional})
		}
		return json.NewEncoder(e.stdout).Encode(lines)
	}
	w := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "id\tplace\tpeople\tdeprivation\tdrawn by\tname")
	for _, n := range system.Neighbourhoods {
		by := "the place"
		if n.Provisional {
			by = "provisional"
		}
		fmt.Fprintf(w, "%s\t%s\t%d\t%.2f\t%s\t%s\n", n.ID, n.Place.Name, n.LSOAs.Population(), n.LSOAs.DeprivationScore(), by, n.Name)
	}
	return w.Flush()
}

type areaProposeCmd struct {
	Place string `arg:"" name:"code" help:"Code of the place in system.yaml, such as E08000001."`
}

func (c areaProposeCmd) Run(e *env) error {
	proposed, err := area.Propose(e.place(), c.Place)
	if err != nil {
		return err
	}
	for _, n := range proposed {
		if _, err := fmt.Fprint(e.stdout, n.YAML()); err != nil {
			return err
		}
	}
	return nil
}
