package web

import (
	"fmt"
	"strconv"
	"strings"

	"byname"
)

// count is "1 person", "3 people".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// thousands writes 41,210.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// waited says how long somebody has waited, as one would aloud.
func waited(days int) string {
	switch {
	case days <= 0:
		return "found today"
	case days < 14:
		return "waiting " + count(days, "day", "days")
	case days < 70:
		return "waiting " + count(days/7, "week", "weeks")
	}
	return "waiting " + count(days/30, "month", "months")
}

// list joins words as a sentence does: "a, b and c".
func list(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// reveal opens names for a page that a pass has allowed.
func reveal(names []byname.Text) []string {
	open := make([]string, len(names))
	for i, n := range names {
		open[i] = n.Reveal()
	}
	return open
}

// fullName is the name on letters, empty when it says no more than preferred.
func fullName(preferred, full byname.Text) string {
	if preferred == full {
		return ""
	}
	return full.Reveal()
}

// years is "78 years old", or says that nobody knows.
func years(age int, known bool) string {
	switch {
	case !known:
		return "age not known"
	case age == 0:
		return "under 1 year old"
	case age == 1:
		return "1 year old"
	}
	return fmt.Sprintf("%d years old", age)
}

// shortDay is 7 Feb 2026.
func shortDay(d byname.Day) string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2 Jan 2006")
}

// source is who told something and when: "Ambulance, 7 Feb 2026".
func source(agency string, day byname.Day) string {
	if day == 0 {
		return agency
	}
	return agency + ", " + shortDay(day)
}

// signed is a change in money with its sign: +£5.00, −£5.00, £0.00.
func signed(p byname.Pence) string {
	switch {
	case p > 0:
		return "+" + p.String()
	case p < 0:
		return "−" + (-p).String()
	}
	return p.String()
}

// capital begins a sentence.
func capital(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}
