package columns

// Join puts tables with the same columns one under the other: equal values of
// a column get one number.
func Join(tables ...*Table) *Table {
	all := &Table{}
	for _, c := range tables[0].Columns {
		all.Columns = append(all.Columns, Column{Name: c.Name, Kind: c.Kind, Values: NewValues()})
	}
	known := make([]*Interner, len(all.Columns))
	for i := range all.Columns {
		known[i] = NewInterner(&all.Columns[i].Values)
	}
	for _, t := range tables {
		numbers := make([][]uint32, len(all.Columns))
		for i := range all.Columns {
			of := &t.Columns[i]
			if of.Kind != all.Columns[i].Kind {
				all.Columns[i].Kind = Text
			}
			numbers[i] = make([]uint32, of.Len())
			for code := 1; code < of.Len(); code++ {
				numbers[i][code] = known[i].Code([]byte(of.At(uint32(code))))
			}
		}
		for i, code := range t.Codes {
			all.Codes = append(all.Codes, numbers[i%len(all.Columns)][code])
		}
		all.Rows += t.Rows
	}
	for i := range all.Columns {
		all.Columns[i].clip()
	}
	return all
}
