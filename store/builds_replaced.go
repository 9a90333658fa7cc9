package store

import "path/filepath"

const replacedFile = "replaced.parquet"

// replacedRow is the number of one person of the base whom a joined build
// tells anew, or who is nobody any more; in order.
type replacedRow struct {
	Person int32 `parquet:"person,delta"`
}

func readReplaced(folder string) ([]int32, error) {
	t, err := openTable[replacedRow](filepath.Join(folder, replacedFile))
	if err != nil {
		return nil, err
	}
	numbers := make([]int32, 0, t.rows())
	err = t.scan(0, t.rows(), 4096, func(rows []replacedRow) error {
		for _, r := range rows {
			numbers = append(numbers, r.Person)
		}
		return nil
	})
	return numbers, err
}
