package fund

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io/fs"

	"byname"
)

// LoadUnitCosts reads the place's unit-cost database, unit_costs.csv.gz, by
// code. Lines without a fiscal value are left out: they are no money of an
// agency's.
func LoadUnitCosts(place fs.FS) (map[string]UnitCost, error) {
	const name = "unit_costs.csv.gz"
	file, err := place.Open(name)
	if err != nil {
		return nil, byname.NotFound(name, "the file in the place's folder", err.Error())
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, byname.Invalid(name, "a gzip file", err.Error())
	}
	lines, err := csv.NewReader(unzipped).ReadAll()
	if err != nil || len(lines) == 0 {
		return nil, errors.Join(byname.Invalid(name, "a CSV file", "make it again from its source"), err)
	}
	at := map[string]int{}
	for i, column := range lines[0] {
		at[column] = i
	}
	for _, column := range []string{"code", "description", "unit", "agency", "fiscal_2015_16", "quality"} {
		if _, ok := at[column]; !ok {
			return nil, byname.Invalid(name, "a column "+column, "make it again from its source")
		}
	}
	costs := map[string]UnitCost{}
	for _, line := range lines[1:] {
		field := func(column string) string { return line[at[column]] }
		if field("fiscal_2015_16") == "" {
			continue
		}
		value, err := pounds(field("fiscal_2015_16"))
		if err != nil {
			return nil, byname.Invalid(name+": "+field("code"), "a value in pounds", "correct fiscal_2015_16")
		}
		costs[field("code")] = UnitCost{
			Code: field("code"), Name: field("description"), Unit: field("unit"),
			Gains: field("agency"), Value: value, Grade: field("quality"),
		}
	}
	return costs, nil
}

// pounds reads a published value in pounds, to the nearest penny.
func pounds(s string) (byname.Pence, error) {
	d, err := ParseDecimal(s)
	if err != nil {
		return 0, err
	}
	r := d.Rat()
	return halfUp(r.Mul(r, hundred)), nil
}
