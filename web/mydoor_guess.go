package web

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// How many wrong codes may come from one address, in how long.
const (
	triesMost = 10
	triesIn   = 15 * time.Minute
	triesRoom = 1 << 14
)

// guesses remember wrong codes by the address they came from, in memory and for
// a quarter of an hour. A code has its own limit in the database.
type guesses struct {
	sync.Mutex
	from map[string][]time.Time
}

// begin takes another try from an address, unless there were too many. It
// counts as a wrong one until it is forgiven, so that tries that are made at
// once are as few as those made one by one.
func (t *guesses) begin(from string) (taken bool) {
	t.Lock()
	defer t.Unlock()
	now := time.Now()
	if len(t.recent(from, now)) >= triesMost {
		return false
	}
	if t.from == nil || len(t.from) >= triesRoom {
		for other := range t.from {
			t.recent(other, now)
		}
		if len(t.from) >= triesRoom || t.from == nil {
			t.from = map[string][]time.Time{}
		}
	}
	t.from[from] = append(t.recent(from, now), now)
	return true
}

// forgive is for a try that was not a wrong code.
func (t *guesses) forgive(from string) {
	t.Lock()
	defer t.Unlock()
	if kept := t.from[from]; len(kept) > 1 {
		t.from[from] = kept[:len(kept)-1]
	} else {
		delete(t.from, from)
	}
}

// recent are an address's wrong tries that still count.
func (t *guesses) recent(from string, now time.Time) []time.Time {
	kept := t.from[from]
	for len(kept) > 0 && now.Sub(kept[0]) > triesIn {
		kept = kept[1:]
	}
	if len(kept) == 0 {
		delete(t.from, from)
	}
	return kept
}

// origin is the network that a request came from: an address, or the 64 bits
// that one home has of the long ones. A proxy on this machine says whose it is;
// what anybody else says of that is not believed.
func origin(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	if told := r.Header.Values("X-Forwarded-For"); address.IsLoopback() && len(told) > 0 {
		hops := strings.Split(told[len(told)-1], ",")
		if a, err := netip.ParseAddr(strings.TrimSpace(hops[len(hops)-1])); err == nil {
			address = a
		}
	}
	address = address.Unmap()
	if address.Is6() {
		if home, err := address.Prefix(64); err == nil {
			return home.String()
		}
	}
	return address.String()
}
