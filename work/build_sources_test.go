package work

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/govern"
	"byname/store"
)

// Which deliveries a build counts. A delivery is "agency/data set", then s for
// a snapshot, x when it was erased; they came in this order.
func TestCounting(t *testing.T) {
	day := byname.OnDay(2026, 3, 1)
	agreements := govern.Agreements{
		{ID: "a", Agency: "gp", DataSets: []string{"people", "events"}, Purposes: []string{"find"}},
		{ID: "b", Agency: "gmp", DataSets: []string{"police"}, Purposes: []string{"find"}, Span: byname.Span{To: day}},
	}
	for _, c := range []struct{ came, counts, without string }{
		{"gp/people s", "0", ""},
		{"gp/people s, gp/people s", "1", ""},
		{"gp/people s, gp/people s, gp/people", "2 1", ""},
		{"gp/people, gp/people s", "1", ""},
		{"gp/events, gp/people s, gp/events", "2 0 1", ""},
		{"gp/events, gp/events x", "0", ""},
		{"gp/people s, gp/people s x", "0", ""},
		{"gmp/police, gp/events, gmp/police", "1", "gmp/police"},
		{"dwp/claims", "", "dwp/claims"},
	} {
		var deliveries []store.DeliveryRow
		for i, text := range strings.Split(c.came, ", ") {
			set, marks, _ := strings.Cut(text, " ")
			agency, name, _ := strings.Cut(set, "/")
			d := store.DeliveryRow{Number: int64(i), Agency: byname.AgencyID(agency), DataSet: name, Snapshot: strings.Contains(marks, "s")}
			if strings.Contains(marks, "x") {
				d.Erased = time.Unix(1, 0)
			}
			deliveries = append(deliveries, d)
		}
		sources, without := counting(deliveries, agreements, day)
		var counts []string
		for i, s := range sources {
			counts = append(counts, fmt.Sprint(s.Number))
			same := func(j int) bool {
				return j >= 0 && j < len(sources) && sources[j].Agency == s.Agency && sources[j].DataSet == s.DataSet
			}
			if s.Newest == same(i-1) || s.Oldest == same(i+1) {
				t.Errorf("%s: delivery %d, newest %v, oldest %v", c.came, s.Number, s.Newest, s.Oldest)
			}
		}
		if got := strings.Join(counts, " "); got != c.counts || strings.Join(without, " ") != c.without {
			t.Errorf("%s: counts %s without %v, want %s without %s", c.came, got, without, c.counts, c.without)
		}
	}
}
