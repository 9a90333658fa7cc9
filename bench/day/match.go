package main

import (
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"byname/feed"
	"byname/link"
)

// matched says how long it took to match single records, one after another.
type matched struct {
	Records, Persons    int
	Asked               int
	Read, Index         float64 // seconds until it could answer
	HeldGB              float64 // while it answers
	P50, P95, P99, Most float64 // milliseconds
	Weighed             int     // people, the 99th percentile
	Certain, Probable   int
	Nobody, LeftOut     int // answers that name nobody; that leave people out
}

func (s *setting) match() (m matched, err error) {
	// Those who come in the day, and may have records already, are asked for.
	var asked []link.Row
	s.each(func(yesterday, today *feed.Record) {
		if yesterday == nil {
			asked = append(asked, link.Row{Record: *today})
		}
	})
	state, took, err := s.read()
	if err != nil {
		return m, err
	}
	m.Read, m.Records = took.Seconds(), state.Rows()
	began := time.Now()
	matcher, err := state.Matcher()
	if err != nil {
		return m, err
	}
	m.Index, m.Persons = time.Since(began).Seconds(), matcher.Persons()
	state = nil
	debug.FreeOSMemory()
	m.HeldGB = heldGB()
	stop, err := s.profiled()
	if err != nil {
		return m, err
	}
	spent, weighed := make([]time.Duration, 0, len(asked)), make([]int, 0, len(asked))
	for i := range asked[:min(len(asked), s.asked)] {
		began := time.Now()
		a, err := matcher.Match(&asked[i], 5)
		if err != nil {
			return m, err
		}
		spent, weighed = append(spent, time.Since(began)), append(weighed, a.Looked)
		m.count(&a)
	}
	stop()
	runtime.KeepAlive(matcher)
	slices.Sort(spent)
	slices.Sort(weighed)
	at := func(share float64) int { return min(len(spent)-1, int(share*float64(len(spent)))) }
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	m.Asked, m.P50, m.P95, m.P99, m.Most = len(spent), ms(spent[at(.5)]), ms(spent[at(.95)]), ms(spent[at(.99)]), ms(spent[len(spent)-1])
	m.Weighed = weighed[at(.99)]
	return m, nil
}

func (m *matched) count(a *link.Answer) {
	if a.LeftOut > 0 {
		m.LeftOut++
	}
	switch {
	case len(a.Candidates) == 0:
		m.Nobody++
	case a.Candidates[0].Grade == link.Certain:
		m.Certain++
	case a.Candidates[0].Grade == link.Probable:
		m.Probable++
	}
}
