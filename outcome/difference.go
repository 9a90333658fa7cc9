package outcome

// BeforeAfter lays out a difference in differences: one, helped, after, and
// both. The fourth coefficient is the difference that help made, if without
// it both would have gone the same way.
//
// Source: Card D, Krueger AB. Am Econ Rev 1994;84:772-93.
func BeforeAfter(helped, after []float64) [][]float64 {
	rows := make([][]float64, len(helped))
	for i := range rows {
		rows[i] = []float64{1, helped[i], after[i], helped[i] * after[i]}
	}
	return rows
}

// TwoWay lays out a panel with a level of its own for each unit (from 0) and
// each period (any numbers): one, being helped, and those. The second
// coefficient is the difference.
func TwoWay(helped []float64, unit, period []int) [][]float64 {
	units, places := 0, map[int]int{}
	for i := range unit {
		units = max(units, unit[i]+1)
		if _, ok := places[period[i]]; !ok {
			places[period[i]] = len(places)
		}
	}
	rows := make([][]float64, len(helped))
	for i := range rows {
		row := make([]float64, 2+units-1+len(places)-1)
		row[0], row[1] = 1, helped[i]
		if unit[i] > 0 { // the first of each is the one the others are held against
			row[1+unit[i]] = 1
		}
		if p := places[period[i]]; p > 0 {
			row[units+p] = 1
		}
		rows[i] = row
	}
	return rows
}
