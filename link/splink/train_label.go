package splink

// learnLabels counts levels among pairs whose rows are known to be one
// person's, and how many such pairs there are.
func (t *trainer) learnLabels() error {
	table := t.run.data.Table
	k := &keyed{}
	for row := range table.Rows {
		if code := table.Code(row, t.label); code != 0 {
			k.add(uint64(code), uint32(row))
		}
	}
	k.sort()
	j := &joining{sql: "one person by " + table.Columns[t.label].Name, same: true, sure: true}
	tasks, _ := t.run.blocks(j, k)
	t.labelled = make([]tally, len(t.run.measures))
	for i, m := range t.run.measures {
		t.labelled[i] = newTally(len(m.levels))
	}
	err := eachTask(t.ctx, len(tasks), func() func(int) []tally {
		s := t.run.scorer()
		return func(task int) []tally {
			list := make([]tally, len(s.measures))
			for i, m := range s.measures {
				list[i] = newTally(len(m.levels))
			}
			s.walk(j, nil, k, tasks[task], func(l, r uint32) {
				for i, m := range s.measures {
					list[i].add(s.compare(m), int(l)%groupsOfPairs, m, t.m.Comparisons[i])
				}
				list[0].known++
			})
			return list
		}
	}, func(_ int, list []tally) error {
		for i := range list {
			t.labelled[i].merge(list[i])
		}
		t.record.Labels += list[0].known
		return nil
	})
	if err != nil {
		return err
	}
	if t.record.Labels < fewPairs {
		t.note("only %d pairs are labelled as one person's", t.record.Labels)
	}
	if len(t.o.Deterministic) == 0 {
		// labels may be of some rows only: among those, the share of pairs
		labelled := float64(len(k.keys))
		all := labelled * (labelled - 1) / 2
		if t.m.LinkType == LinkOnly {
			all = t.run.comparisonsOf()
		}
		if all > 0 && t.record.Labels > 0 {
			t.m.Lambda = min(.5, float64(t.record.Labels)/all)
		}
	}
	return nil
}
