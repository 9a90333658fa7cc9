package outcome

import (
	"slices"
	"strings"

	"byname"
)

// A figureForm knows where in a row what stands, -1 for columns there are not.
type figureForm struct {
	national                                              bool
	indicator, area, period, sex, age, group              int
	category, value, lower, upper, numerator, denominator int
	why                                                   int
}

// formOf finds the form by its header.
func formOf(header []string) (f figureForm, err error) {
	at := func(names ...string) int {
		return slices.IndexFunc(header, func(h string) bool {
			return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(strings.TrimSpace(h), n) })
		})
	}
	f.national = at("Indicator ID") >= 0
	if f.national {
		f = figureForm{true, at("Indicator ID"), at("Area Code"), at("Time period"), at("Sex"), at("Age"), at("Category Type"), at("Category"), at("Value"),
			at("Lower CI 95.0 limit", "Lower CI limit"), at("Upper CI 95.0 limit", "Upper CI limit"), at("Count"), at("Denominator"), at("Value note")}
	} else {
		f = figureForm{false, at("indicator"), at("area"), at("period"), at("sex"), at("age"), at("group"), -1, at("value"),
			at("lowercl"), at("uppercl"), at("numerator"), at("denominator"), at("note")}
	}
	if f.indicator < 0 || f.area < 0 || f.period < 0 || f.value < 0 {
		return f, byname.Invalid("figures", "the columns indicator, area, period and value, and if there are: sex, age, group, lowercl, uppercl, numerator, denominator, note; or those the national site exports", "name the columns so")
	}
	if (f.lower < 0) != (f.upper < 0) {
		return f, byname.Invalid("figures", "a lower and an upper limit, or neither", "add the other column")
	}
	return f, nil
}

// wholeAges are the national site's words for an age that divides nobody.
var wholeAges = []string{"All ages", "Not applicable", ""}

func (f figureForm) figure(row []string) (got Figure, field, expected string) {
	cell := func(i int) string {
		if i < 0 {
			return ""
		}
		return strings.TrimSpace(row[i])
	}
	got.Strand = Strand{Indicator: strings.Clone(cell(f.indicator)), Age: strings.Clone(cell(f.age)), Group: strings.Clone(cell(f.group))}
	got.Area = strings.Clone(cell(f.area))
	if f.national {
		if slices.Contains(wholeAges, got.Age) {
			got.Age = ""
		}
		if c := cell(f.category); c != "" {
			got.Group += ": " + c
		}
	}
	switch sex := strings.ToLower(cell(f.sex)); sex {
	case "", "all", "persons", "not applicable":
		got.Sex = "all"
	case "female", "females":
		got.Sex = "female"
	case "male", "males":
		got.Sex = "male"
	default:
		return got, "sex", "female, male or persons"
	}
	var ok bool
	if got.Period, ok = PeriodNamed(strings.Clone(cell(f.period))); !ok {
		return got, "period", "a year, years, a financial year, a quarter, a month or a day, such as 2024/25 or 2022-24"
	}
	if got.Strand.Indicator == "" || got.Area == "" {
		return got, "indicator and area", "both filled in"
	}
	field, expected = got.set(cell(f.value), cell(f.lower), cell(f.upper), cell(f.numerator), cell(f.denominator), cell(f.why))
	got.Method = strings.Clone(got.Method)
	got.Refused = strings.Clone(got.Refused)
	return got, field, expected
}
