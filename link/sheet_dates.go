package link

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"byname"
)

// A DateOrder says how dates of numbers alone are written.
type DateOrder string

const (
	DatesGuessed DateOrder = ""
	DayFirst     DateOrder = "dmy"
	MonthFirst   DateOrder = "mdy"
	YearFirst    DateOrder = "ymd"
)

// A dateForm is how the dates of one column are written. It is learned from
// the column as a whole: 03/04/1958 alone does not tell.
type dateForm struct {
	monthFirst bool
	eight      DateOrder // of eight digits
	serial     bool      // days since the end of 1899, as spreadsheets count
	warning    string
}

// dateSigns are what the values of a column give away.
type dateSigns struct {
	divided     int // with the year last, in numbers
	first       int // of those, with a first number that is no month
	second      int // with a second number that is no month
	eights      int
	orders      [3]int // of eight digits, as ymd, dmy and mdy
	fives, some int
}

func (s *dateSigns) see(v string) {
	if v = strings.TrimSpace(v); v == "" {
		return
	}
	s.some++
	n, err := strconv.Atoi(v)
	switch {
	case err == nil && len(v) == 8:
		s.eights++
		for i, o := range [...]DateOrder{YearFirst, DayFirst, MonthFirst} {
			if y, m, d := cutEight(n, o); y >= 1850 && y < 2100 && m >= 1 && m <= 12 && d >= 1 && d <= 31 {
				s.orders[i]++
			}
		}
	case err == nil && len(v) == 5:
		s.fives++
	case err != nil:
		if x, ok := dateNumbers(v); ok && !x.named && x.width[0] < 3 && x.n[0] <= 31 {
			s.divided++
			if x.n[0] > 12 && x.n[1] <= 12 {
				s.first++
			}
			if x.n[1] > 12 && x.n[0] <= 12 {
				s.second++
			}
		}
	}
}

// form decides. Told says how dates are written when they do not tell
// themselves, and outdoes what they seem to say.
func (s *dateSigns) form(told DateOrder) (f dateForm, err error) {
	switch told {
	case DatesGuessed, DayFirst, MonthFirst, YearFirst:
	default:
		return f, byname.Invalid("--dates", "dmy, mdy or ymd", "leave it out to have it guessed from the column")
	}
	f.serial = s.fives > 0 && s.fives*10 >= s.some*9
	if f.serial {
		f.warning = "birth dates are numbers of five digits: read as a spreadsheet's days since 1900"
	}
	ymd, dmy, mdy := s.orders[0], s.orders[1], s.orders[2]
	switch {
	case ymd >= max(dmy, mdy):
		f.eight = YearFirst
	case dmy >= mdy:
		f.eight = DayFirst
	default:
		f.eight = MonthFirst
	}
	switch {
	case told != DatesGuessed:
		f.monthFirst, f.eight = told == MonthFirst, told
		return f, nil
	case f.eight == DayFirst && dmy == mdy:
		f.warning = "birth dates of eight digits may have the day or the month first: read as day first; say which with --dates dmy or --dates mdy"
	case f.eight != YearFirst && s.eights > 0:
		f.warning = "birth dates of eight digits do not begin with the year: read as " + string(f.eight)
	}
	f.monthFirst = s.second > s.first
	switch {
	case s.first > 0 && s.second > 0:
		f.warning = fmt.Sprintf("%d birth dates have the day first and %d the month: those that could be either are read %s first; say which with --dates dmy or --dates mdy", s.first, s.second, map[bool]string{false: "day", true: "month"}[f.monthFirst])
	case s.divided > 0 && s.first == 0 && s.second == 0:
		f.warning = "birth dates may have the day or the month first: read as day first; say which with --dates dmy or --dates mdy"
	}
	return f, nil
}

func cutEight(n int, o DateOrder) (y, m, d int) {
	switch o {
	case DayFirst:
		return n % 10000, n / 10000 % 100, n / 1000000
	case MonthFirst:
		return n % 10000, n / 1000000, n / 10000 % 100
	}
	return n / 10000, n / 100 % 100, n % 100
}

// date reads 1958-03-04, 19580304, 04/03/1958, 4.3.58, 04-Mar-1958, 1958-03
// and 1958. Two digits are a year from 1930 to 2029.
func (f *dateForm) date(s string) (y, m, d int) {
	s = strings.TrimSpace(s)
	if n, err := strconv.Atoi(s); err == nil {
		switch {
		case len(s) == 8:
			return cutEight(n, f.eight)
		case len(s) == 5 && f.serial && n > 0:
			day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
			return day.Year(), int(day.Month()), day.Day()
		case len(s) == 4:
			return n, 0, 0
		}
		return 0, 0, 0
	}
	x, ok := dateNumbers(s)
	switch {
	case !ok:
		return 0, 0, 0
	case x.parts == 2: // year and month: the year is what can be compared
		return max(x.n[0], x.n[1]), 0, 0
	case (x.width[0] > 2 || x.n[0] > 31) && !(x.named && x.month == 0):
		return century(x.n[0], x.width[0]), x.n[1], x.n[2]
	}
	d, m, y = x.n[0], x.n[1], century(x.n[2], x.width[2])
	switch {
	case x.named && x.month == 0:
		d, m = m, d
	case x.named:
	case f.monthFirst && d <= 12, m > 12 && d <= 12:
		d, m = m, d
	}
	return y, m, d
}

func century(y, width int) int {
	switch {
	case width > 2 || y > 99:
		return y
	case y < 30:
		return y + 2000
	}
	return y + 1900
}

var months = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// writtenDate are the numbers of a date with separators, as they stand.
type writtenDate struct {
	n, width [3]int
	parts    int
	named    bool // the month has its name
	month    int  // and stands there
}

// dateNumbers takes a date apart; a time after it is left out.
func dateNumbers(s string) (x writtenDate, ok bool) {
	s = strings.TrimSpace(s)
	if at := strings.IndexByte(s, ':'); at > 0 { // a time follows
		s = s[:max(0, strings.LastIndexAny(s[:at], " T"))]
	}
	if len(s) > 10 && s[10] == 'T' {
		s = s[:10]
	}
	parts := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("-/. ,", c) })
	if len(parts) < 2 || len(parts) > 3 {
		return x, false
	}
	x.parts = len(parts)
	for i, p := range parts {
		p = strings.ToLower(p)
		x.width[i] = len(p)
		if n, err := strconv.Atoi(strings.TrimRight(p, "stndrh")); err == nil && n >= 0 {
			x.n[i] = n
			continue
		}
		for k, name := range months {
			if strings.HasPrefix(p, name) {
				x.n[i], x.named, x.month = k+1, true, i
			}
		}
		if x.n[i] == 0 {
			return x, false
		}
	}
	return x, true
}
