package store

import "byname"

// A Called is that a team was told of calls to somebody again and again.
type Called struct {
	Person        byname.PersonID
	Anchor        string
	Neighbourhood string
	Times         int
	On            byname.Day
}

const calledColumns = `person, anchor, neighbourhood, times, day_on`

func readCalled(row scanner) (c Called, err error) {
	err = row.Scan(&c.Person, &c.Anchor, &c.Neighbourhood, &c.Times, &c.On)
	return c, err
}

// Called writes down that a team is told, unless one was told of the same
// person, whatever id they had, after a day: then it is false.
func (tx *Tx) Called(c Called, after byname.Day) (bool, error) {
	args, err := tx.was(c.Person)
	if err != nil {
		return false, err
	}
	args = append(args, after)
	told, err := one(tx, value[int], nil, `select count(*) from visit_called where person in (`+numbered(1, len(args)-1)+`) and day_on > `+numbered(len(args), 1), args...)
	if err != nil || told > 0 {
		return false, err
	}
	return true, tx.exec(`insert into visit_called (person, anchor, neighbourhood, times, day_on) values ($1, $2, $3, $4, $5)`, c.Person, c.Anchor, c.Neighbourhood, c.Times, c.On)
}

// CalledSince are those of whom a neighbourhood's team was told on a day or
// later, oldest first, under the ids that are theirs now.
func (tx *Tx) CalledSince(neighbourhood string, day byname.Day) ([]Called, error) {
	list, err := all(tx, readCalled, `select `+calledColumns+` from visit_called where neighbourhood = $1 and day_on >= $2 order by day_on, person`, neighbourhood, day)
	for i := range list {
		if err == nil {
			list[i].Person, err = tx.Alias(list[i].Person)
		}
	}
	return list, err
}
