package splink

import (
	"math"
	"strings"
	"time"
)

// strptime makes the reader of a format with percent signs.
func strptime(args []*node) (func([]value) value, string) {
	return reader(args, "%Y-%m-%d", strptimeFormat, true)
}

// sparkTime makes the reader of a format such as yyyy-MM-dd.
func sparkTime(args []*node) (func([]value) value, string) {
	return reader(args, "yyyy-MM-dd", sparkFormat, false)
}

// reader makes what reads dates and times written in a format. What does not
// fit is null.
func reader(args []*node, format string, cut func(string) ([]part, bool), spaces bool) (func([]value) value, string) {
	if len(args) == 2 {
		if format = args[1].name; args[1].kind != aText {
			return nil, "a format in quotes"
		}
	}
	parts, ok := cut(format)
	if !ok {
		return nil, "a format of year, month, day, hour, minute and second"
	}
	return func(a []value) value {
		if a[0].kind == isMoment {
			return a[0]
		}
		s, ok := a[0].asText()
		if !ok {
			return value{}
		}
		return readMoment(s, parts, spaces)
	}, ""
}

// day is the day of a moment.
func day(a []value) value {
	at, ok := a[0].asMoment()
	if !ok {
		return value{}
	}
	return value{kind: isMoment, num: math.Floor(at/86400) * 86400}
}

// A part of a format is a field (Y y m d H M S j b) with how many digits it
// has at least and at most, or a literal.
type part struct {
	field       byte // 0 for a literal
	least, most int
	literal     string
}

func strptimeFormat(format string) (list []part, ok bool) {
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			list = append(list, part{literal: format[i : i+1]})
			continue
		}
		if i++; i < len(format) && format[i] == '-' {
			i++
		}
		if i == len(format) {
			return nil, false
		}
		switch f := format[i]; f {
		case 'Y':
			list = append(list, part{field: f, least: 1, most: 4})
		case 'y', 'm', 'd', 'H', 'M', 'S':
			list = append(list, part{field: f, least: 1, most: 2})
		case 'b', 'B':
			list = append(list, part{field: 'b'})
		case '%':
			list = append(list, part{literal: "%"})
		default:
			return nil, false
		}
	}
	return list, true
}

var sparkFields = map[byte]byte{'y': 'Y', 'u': 'Y', 'M': 'm', 'd': 'd', 'H': 'H', 'm': 'M', 's': 'S'}

func sparkFormat(format string) (list []part, ok bool) {
	for i := 0; i < len(format); {
		c, run := format[i], 1
		for i+run < len(format) && format[i+run] == c {
			run++
		}
		field, known := sparkFields[c]
		switch {
		case known && field == 'm' && run == 3:
			list = append(list, part{field: 'b'})
		case known && field == 'Y' && run == 2:
			list = append(list, part{field: 'y', least: 2, most: 2})
		case known && run == 1:
			list = append(list, part{field: field, least: 1, most: map[bool]int{true: 4, false: 2}[field == 'Y']})
		case known:
			list = append(list, part{field: field, least: run, most: run})
		case c == '\'':
			end := strings.IndexByte(format[i+1:], '\'')
			if end < 0 {
				return nil, false
			}
			list = append(list, part{literal: format[i+1 : i+1+end]})
			run = end + 2
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			return nil, false
		default:
			list = append(list, part{literal: format[i : i+run]})
		}
		i += run
	}
	return list, true
}

var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// readMoment reads the parts of s one after the other. DuckDB forgives spaces
// around it.
func readMoment(s string, parts []part, spaces bool) value {
	if spaces {
		s = strings.TrimSpace(s)
	}
	year, month, day, hour, minute, second := 1900, 1, 1, 0, 0, 0
	for _, p := range parts {
		if p.field == 0 {
			rest, ok := strings.CutPrefix(s, p.literal)
			if !ok {
				return value{}
			}
			s = rest
			continue
		}
		if p.field == 'b' {
			n := monthNamed(&s)
			if n == 0 {
				return value{}
			}
			month = n
			continue
		}
		n, digits := 0, 0
		for digits < p.most && digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
			n = n*10 + int(s[digits]-'0')
			digits++
		}
		if digits < p.least {
			return value{}
		}
		s = s[digits:]
		switch p.field {
		case 'Y':
			year = n
		case 'y':
			if year = 1900 + n; n < 69 {
				year = 2000 + n
			}
		case 'm':
			month = n
		case 'd':
			day = n
		case 'H':
			hour = n
		case 'M':
			minute = n
		case 'S':
			second = n
		}
	}
	t := time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC)
	if s != "" || t.Year() != year || int(t.Month()) != month || t.Day() != day || hour > 23 || minute > 59 || second > 59 {
		return value{}
	}
	return value{kind: isMoment, num: float64(t.Unix())}
}

// monthNamed takes the name of a month from the front of s: its number, 0 if
// there is none.
func monthNamed(s *string) int {
	for i, m := range months {
		if len(*s) >= 3 && strings.EqualFold((*s)[:3], m) {
			n := 3
			for n < len(*s) && (*s)[n]|0x20 >= 'a' && (*s)[n]|0x20 <= 'z' {
				n++
			}
			*s = (*s)[n:]
			return i + 1
		}
	}
	return 0
}
