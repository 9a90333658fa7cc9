package outcome

import (
	"maps"
	"slices"
)

// A pair is one who was helped and one who waited.
type pair struct{ helped, waited int }

// reachScore is the log odds of being reached given what is measured.
func reachScore(subjects []Subject) (score []float64, refused string) {
	rows, y := make([][]float64, len(subjects)), make([]float64, len(subjects))
	varied := varying(subjects, nil)
	for i, x := range subjects {
		rows[i] = chosen(x.X, varied)
		if x.Helped {
			y[i] = 1
		}
	}
	f := Logistic(rows, y)
	if f.Refused != "" {
		return nil, f.Refused
	}
	score = make([]float64, len(subjects))
	for i, row := range rows {
		for k, v := range row {
			score[i] += f.Coef[k] * v
		}
	}
	return score, ""
}

// varying are the measures that are not the same for everybody of the pairs,
// or of all when there are none: one that is tells nothing.
func varying(subjects []Subject, pairs []pair) (list []int) {
	of := subjects
	if pairs != nil {
		of = nil
		for _, p := range pairs {
			of = append(of, subjects[p.helped], subjects[p.waited])
		}
	}
	for k := range of[0].X {
		if slices.ContainsFunc(of, func(s Subject) bool { return s.X[k] != of[0].X[k] }) {
			list = append(list, k)
		}
	}
	return list
}

// chosen is a row of a regression: one, and the measures that vary.
func chosen(x []float64, of []int) []float64 {
	row := []float64{1}
	for _, k := range of {
		row = append(row, x[k])
	}
	return row
}

// paired matches within each month, earliest first; nobody who waited is
// compared twice, nor with themselves.
func paired(subjects []Subject, score []float64, caliper float64) (pairs []pair) {
	trials := map[int][]int{}
	for i, x := range subjects {
		trials[x.Trial] = append(trials[x.Trial], i)
	}
	reach := caliper * deviation(score)
	used := map[int]bool{}
	for _, t := range slices.Sorted(maps.Keys(trials)) {
		var of []int
		for _, i := range trials[t] {
			if subjects[i].Helped || !used[subjects[i].Who] {
				of = append(of, i)
			}
		}
		part, helped := make([]float64, len(of)), make([]bool, len(of))
		for k, i := range of {
			part[k], helped[k] = score[i], subjects[i].Helped
		}
		m := Matching{Ratio: 1}
		if sd := deviation(part); sd > 0 {
			m.Caliper = reach / sd
		}
		for _, match := range Matched(part, helped, m) {
			if k := match.Against[0]; k >= 0 && subjects[of[k]].Who != subjects[of[match.Helped]].Who {
				pairs = append(pairs, pair{of[match.Helped], of[k]})
				used[subjects[of[k]].Who] = true
			}
		}
	}
	return pairs
}

func balances(d Design, subjects []Subject, pairs []pair) []Balance {
	helped := make([]bool, len(subjects))
	weights := make([]float64, len(subjects))
	for i, x := range subjects {
		helped[i] = x.Helped
	}
	for _, p := range pairs {
		weights[p.helped]++
		weights[p.waited]++
	}
	var list []Balance
	for k, name := range d.Covariates {
		x := make([]float64, len(subjects))
		for i := range subjects {
			x[i] = subjects[i].X[k]
		}
		b := Balance{Name: name}
		if !slices.ContainsFunc(x, func(v float64) bool { return v != x[0] }) {
			list = append(list, b)
			continue
		}
		b.Before = Imbalance(x, helped, nil)
		if len(pairs) > 0 {
			b.After = Imbalance(x, helped, weights)
		}
		list = append(list, b)
	}
	return list
}
