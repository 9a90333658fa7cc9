package fund

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"byname"
)

// rows reads a CSV file with exactly these columns and hands each row, by
// column, to read. An error names the line.
func rows(r io.Reader, file string, columns []string, read func(row map[string]string) error) error {
	in := csv.NewReader(r)
	in.TrimLeadingSpace = true
	header, err := in.Read()
	if err == nil && len(header) > 0 {
		header[0] = strings.TrimPrefix(header[0], "\ufeff")
	}
	if err != nil || !slices.Equal(header, columns) {
		return byname.Invalid(file, "a first line "+strings.Join(columns, ","), "correct the columns")
	}
	for {
		fields, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return byname.Invalid(file, fmt.Sprintf("%d columns, quoted as CSV", len(columns)), err.Error())
		}
		row := map[string]string{}
		for i, c := range columns {
			row[c] = strings.TrimSpace(fields[i])
		}
		if err := read(row); err != nil {
			line, _ := in.FieldPos(0)
			return fmt.Errorf("%s, line %d: %w", file, line, err)
		}
	}
}

// ReadContributions reads the columns partner,year,amount.
func ReadContributions(r io.Reader) (list []Contribution, err error) {
	err = rows(r, "contributions", []string{"partner", "year", "amount"}, func(row map[string]string) error {
		year, err1 := ParseYear(row["year"])
		amount, err2 := byname.ParsePence(row["amount"])
		list = append(list, Contribution{byname.AgencyID(row["partner"]), year, amount})
		return errors.Join(err1, err2)
	})
	return list, err
}

// ReadCommitments reads the columns scheme,name,amount for one neighbourhood.
func ReadCommitments(r io.Reader, place string) (schemes []Scheme, list []Commitment, err error) {
	err = rows(r, "commitments", []string{"scheme", "name", "amount"}, func(row map[string]string) error {
		amount, err := byname.ParsePence(row["amount"])
		schemes = append(schemes, Scheme{row["scheme"], place, row["name"]})
		list = append(list, Commitment{row["scheme"], amount})
		return err
	})
	return schemes, list, err
}

// ReadSpends reads the columns ref,scheme,amount,reason: what was paid from
// schemes, for a year and a neighbourhood.
func ReadSpends(r io.Reader, y Year, place string) (list []Spend, err error) {
	err = rows(r, "spends", []string{"ref", "scheme", "amount", "reason"}, func(row map[string]string) error {
		amount, err := byname.ParsePence(row["amount"])
		list = append(list, Spend{Ref: row["ref"], Year: y, Place: place, Scheme: row["scheme"], Amount: amount, Reason: row["reason"]})
		return err
	})
	return list, err
}

// A Number is how often one thing was, or is to be, avoided.
type Number struct {
	UnitCost
	Number Decimal
}

// ReadNumbers reads the columns code,number. Each code is one of the unit
// costs.
func ReadNumbers(r io.Reader, costs map[string]UnitCost) (list []Number, err error) {
	err = rows(r, "numbers", []string{"code", "number"}, func(row map[string]string) error {
		cost, ok := costs[row["code"]]
		if !ok {
			return byname.NotFound("unit cost "+row["code"], "a code of the place's unit costs", "look it up with byname fund costs")
		}
		number, err := ParseDecimal(row["number"])
		list = append(list, Number{cost, number})
		return err
	})
	return list, err
}
