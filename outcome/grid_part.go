package outcome

// Part is a grid of some areas, the first so many groups and the first so many
// periods, as they stand in this one.
func (g *Grid) Part(level string, areas []int, groups, periods int) *Grid {
	part := &Grid{Measure: g.Measure, Level: level, Groups: groups, Years: min(g.Years, periods), Periods: g.Periods[:periods], Refused: g.Refused[:periods],
		Areas: make([]string, len(areas)), Cells: make([]Cell, 0, len(areas)*groups*periods)}
	for i, a := range areas {
		part.Areas[i] = g.Areas[a]
		for group := range groups {
			at := (a*g.Groups + group) * len(g.Periods)
			part.Cells = append(part.Cells, g.Cells[at:][:periods]...)
		}
	}
	return part
}
