package outcome

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"byname"
)

// PeriodNamed is a period from its name as publications write it: 2024,
// 2024/25 (April to March), 2022-24, 2016 to 2020, 2024/25 Q3, 2024 Q1, April
// 2025, Apr 2024-Mar 2025, 2025-02-01, Year to 30 June 2026, Autumn term 2025;
// ok is false for anything else.
func PeriodNamed(name string) (p Period, ok bool) {
	s := strings.Join(strings.Fields(strings.NewReplacer("–", "-", "—", "-").Replace(name)), " ")
	p.Name = name
	if on, cut := strings.CutPrefix(s, "Year to "); cut {
		t, err := time.Parse("2 January 2006", on)
		if err != nil {
			return p, false
		}
		p.First, p.Last = byname.OnDay(t.Year()-1, t.Month(), t.Day())+1, byname.OnDay(t.Year(), t.Month(), t.Day())
		return p, true
	}
	for _, dash := range []string{" to ", "-"} {
		for at := range s {
			if !strings.HasPrefix(s[at:], dash) {
				continue
			}
			from, to := strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+len(dash):])
			a, good := atom(from)
			if good && len(to) > 1 && len(to)%3 == 2 && !strings.Contains(to, "-") { // 24, or 24/25
				if short, err := strconv.Atoi(to[:2]); err == nil && len(from) >= 4 && from[2:4] < to[:2] && short <= 99 {
					to = from[:2] + to
				}
			}
			b, also := atom(to)
			if good && also && a.First < b.First {
				p.First, p.Last = a.First, b.Last
				return p, true
			}
		}
	}
	a, ok := atom(s)
	p.First, p.Last = a.First, a.Last
	return p, ok
}

var (
	yearAlone   = regexp.MustCompile(`^(\d{4})$`)
	yearHalf    = regexp.MustCompile(`^(\d{4})/(\d{2}|\d{4})(?: ?Q([1-4]))?$`)
	quarter     = regexp.MustCompile(`^(?:Q([1-4]) (\d{4})|(\d{4}) ?Q([1-4]))$`)
	yearMonth   = regexp.MustCompile(`^(\d{4})-(0[1-9]|1[0-2])$`)
	termOf      = regexp.MustCompile(`^(Autumn|Spring|Summer) term (\d{4})$`)
	monthNames  = []string{"2 January 2006", "2 Jan 2006"}
	firstOfTerm = map[string]time.Month{"Autumn": time.September, "Spring": time.January, "Summer": time.May}
)

// atom is a period without a beginning and an end of its own.
func atom(s string) (p Period, ok bool) {
	months := func(year string, first time.Month, n int) (Period, bool) {
		y, _ := strconv.Atoi(year)
		return Period{First: byname.OnDay(y, first, 1), Last: byname.OnDay(y, first+time.Month(n), 1) - 1}, y >= 1900 && y <= 2200
	}
	if m := yearAlone.FindStringSubmatch(s); m != nil {
		return months(m[1], time.January, 12)
	}
	if m := yearHalf.FindStringSubmatch(s); m != nil {
		y, _ := strconv.Atoi(m[1])
		if end, _ := strconv.Atoi(m[2]); end%100 != (y+1)%100 || end > 99 && end != y+1 {
			return p, false
		}
		if m[3] != "" {
			return months(m[1], time.April+time.Month(m[3][0]-'1')*3, 3)
		}
		return months(m[1], time.April, 12)
	}
	if m := quarter.FindStringSubmatch(s); m != nil {
		q, y := m[1]+m[4], m[2]+m[3]
		return months(y, time.January+time.Month(q[0]-'1')*3, 3)
	}
	if m := yearMonth.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[2])
		return months(m[1], time.Month(n), 1)
	}
	if m := termOf.FindStringSubmatch(s); m != nil {
		return months(m[2], firstOfTerm[m[1]], 4)
	}
	for _, layout := range monthNames {
		if t, err := time.Parse(layout, "1 "+s); err == nil {
			return months(strconv.Itoa(t.Year()), t.Month(), 1)
		}
	}
	if d, err := byname.ParseDay(s); err == nil && d > 0 {
		return Period{First: d, Last: d}, true
	}
	return p, false
}

// byTime sorts latest first.
func byTime(list []Indicator) {
	slices.SortStableFunc(list, func(a, b Indicator) int {
		return int(b.Period.Last) - int(a.Period.Last)
	})
}
