package link

import "fmt"

// DoubtTruth says why the true persons of rows may be none: a column that is
// different or the same throughout, or a few very large people.
func DoubtTruth(truth []string) (doubts []string) {
	rows, people, largest := 0, map[string]int{}, 0
	for _, p := range truth {
		if p != "" {
			rows++
			people[p]++
			largest = max(largest, people[p])
		}
	}
	switch n := len(people); {
	case rows == 0:
		return []string{"the column is empty throughout: nothing is judged"}
	case rows < 2:
	case n == rows:
		return []string{fmt.Sprintf("each of %d rows is a person of its own: is it the column of the true person? An id with the person inside needs an expression: --truth 'COL~person-(\\d+)-'", rows)}
	case n == 1:
		return []string{fmt.Sprintf("all %d rows are one person: is it the column of the true person?", rows)}
	case rows >= 100 && largest > rows/10:
		return []string{fmt.Sprintf("one of %d people has %d of %d rows: is it the column of the true person?", n, largest, rows)}
	}
	return nil
}
