package main

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"
)

var (
	headed    = regexp.MustCompile(`byname-head__name">([^<]+)<`)
	born      = regexp.MustCompile(`born (\d+ [A-Z][a-z]+ \d{4})`)
	programme = regexp.MustCompile(`name="programme"[^>]* value="([^"]+)"`)
)

// begin opens the list and somebody on it, remembers whom to search for, and
// begins a plan for them unless a colleague has.
func (w *worker) begin(ctx context.Context) error {
	never := time.Now().Add(time.Hour)
	list, _, err := w.open(ctx, worklistPage, "/team", never, 0)
	if err != nil {
		return err
	}
	w.search = url.Values{"name": {"Mohammed"}, "born": {"1980-01-01"}} // often nobody
	found := people.FindAllStringSubmatch(list, -1)
	if len(found) == 0 {
		return nil // a small neighbourhood: there are the other pages
	}
	for _, one := range found {
		w.list = append(w.list, one[1])
	}
	somebody := w.oneOf(found)
	page, _, err := w.open(ctx, personPage, somebody, never, 0)
	if err != nil {
		return err
	}
	name, day := headed.FindStringSubmatch(page), born.FindStringSubmatch(page)
	if name != nil && day != nil {
		if on, err := time.Parse("2 January 2006", day[1]); err == nil {
			w.search = url.Values{"name": {html.UnescapeString(name[1])}, "born": {on.Format(time.DateOnly)}}
		}
	}
	w.plan = strings.Replace(somebody, "/population/", "/plan/", 1)
	if strings.Contains(page, `action="`+w.plan+`"`) {
		form := url.Values{"matters": {"To be at home, and to have somebody to talk to."}}
		if p := programme.FindStringSubmatch(page); p != nil {
			form.Set("programme", p[1])
		}
		if _, _, err := w.asks(ctx, planPage, w.plan, form, never, 0); err != nil {
			return err
		}
	}
	w.took = [kinds][]time.Duration{} // of no working day
	return nil
}

// day is a worker's: of twenty pages eight are people, four the list, three a
// plan, two the inbox of referrals, two a search and one the huddle.
func (w *worker) day(ctx context.Context, end time.Time, think time.Duration) error {
	for {
		k, path, form := worklistPage, "/team", url.Values(nil)
		switch n := w.chance.IntN(20); {
		case n < 4:
		case n < 7:
			if w.plan != "" {
				k, path = planPage, w.plan
			}
		case n < 9:
			k, path = referralsPage, "/referral"
		case n < 11:
			k, path, form = searchPage, "/population/find", w.search
		case n < 12:
			k, path = huddlePage, "/huddle"
		case len(w.list) > 0:
			k, path = personPage, w.list[w.chance.IntN(len(w.list))]
		}
		if _, more, err := w.asks(ctx, k, path, form, end, think); err != nil || !more {
			return err
		}
	}
}

// spent is what the server has spent so far, by the kernel's count.
func (s *server) spent() (spent, error) {
	const tick = 10 * time.Millisecond // Linux counts processor time to programs in hundredths
	folder := fmt.Sprintf("/proc/%d/", s.command.Process.Pid)
	text, err := os.ReadFile(folder + "stat")
	if err != nil {
		return spent{}, err
	}
	_, rest, _ := bytes.Cut(text, []byte(") "))
	var user, system int64
	if _, err := fmt.Sscan(strings.Join(strings.Fields(string(rest))[11:13], " "), &user, &system); err != nil {
		return spent{}, err
	}
	var kib int64
	if _, err := fmt.Sscanf(afterColon(folder+"status", "VmHWM"), "%d", &kib); err != nil {
		return spent{}, err
	}
	return spent{cpu: time.Duration(user+system) * tick, peak: kib * 1024}, nil
}
