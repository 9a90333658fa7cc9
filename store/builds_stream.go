package store

import (
	"fmt"

	"byname"
	"byname/population"
)

// streamRows is how many events are read ahead.
const streamRows = 16 << 10

// An eventReader reads the events of person after person.
type eventReader struct {
	table *table[eventRow]
	at    int64 // first row not read yet
	ahead []eventRow
}

// next are the next n events.
func (r *eventReader) next(n int) ([]population.Event, error) {
	events := make([]population.Event, 0, n)
	for len(events) < n {
		if len(r.ahead) == 0 {
			size := min(streamRows, r.table.rows()-r.at)
			if size == 0 {
				return nil, fmt.Errorf("%s ends early", eventsFile)
			}
			rows, err := r.table.read(r.at, int(size))
			if err != nil {
				return nil, err
			}
			r.ahead, r.at = rows, r.at+size
		}
		row := &r.ahead[0]
		events = append(events, population.Event{Event: row.event(), Agency: byname.AgencyID(row.Agency)})
		r.ahead = r.ahead[1:]
	}
	return events, nil
}
