package feed

import (
	"strconv"
	"strings"

	"byname"
)

// A dateForm is one declared way of writing a date: "DD/MM/YYYY hh:mm".
//
//	YYYY      four digits
//	YY        two digits, in the hundred years from the year named: "DD/MM/YY from 1911"
//	MM  DD    two digits
//	M   D     one or two digits
//	Mon       Jan to Dec, in any case
//	hh mm ss  two digits each, 24 hours, in London unless a Z follows
//	sss       three digits
//
// Every other letter stands for itself. What is not written so is no date:
// nothing is guessed.
type dateForm struct {
	text  string
	parts []string // tokens and letters that stand for themselves
	from  int      // first year that two digits may mean
	timed bool
	utc   bool
}

var dateTokens = []struct{ token, of string }{
	{"YYYY", "year"}, {"YY", "year"}, {"Mon", "month"}, {"MM", "month"}, {"M", "month"}, {"DD", "day"}, {"D", "day"},
	{"hh", "hour"}, {"mm", "minute"}, {"sss", "thousandth"}, {"ss", "second"},
}

// parseDateForm reads a form as a mapping declares it.
func parseDateForm(text string) (dateForm, error) {
	f := dateForm{text: text}
	bad := func(expected, do string) (dateForm, error) {
		return f, byname.Invalid("date form "+strconv.Quote(text), expected, do)
	}
	pattern, from, pivoted := strings.Cut(text, " from ")
	seen := map[string]string{}
	for rest := pattern; rest != ""; {
		part := rest[:1]
		for _, t := range dateTokens {
			if strings.HasPrefix(rest, t.token) {
				if part = t.token; seen[t.of] != "" {
					return bad("one "+t.of, "remove "+seen[t.of]+" or "+part)
				}
				seen[t.of] = part
				break
			}
		}
		f.parts = append(f.parts, part)
		rest = rest[len(part):]
	}
	if seen["year"] == "" || seen["month"] == "" || seen["day"] == "" {
		return bad("a year, a month and a day, such as DD/MM/YYYY", "write YYYY or YY, MM, M or Mon, DD or D")
	}
	if (seen["hour"] == "") != (seen["minute"] == "") || seen["second"] != "" && seen["minute"] == "" {
		return bad("hours with minutes, such as hh:mm", "write both, or neither")
	}
	if pivoted != (seen["year"] == "YY") {
		return bad("the first year that two digits may mean, such as DD/MM/YY from 1911, and only for two digits", "say which hundred years are meant")
	}
	f.timed, f.utc = seen["hour"] != "", strings.HasSuffix(pattern, "Z")
	if pivoted {
		year, err := strconv.Atoi(from)
		if err != nil || year < 1800 || year > 2100 {
			return bad("a year after from", "write for example from 1911")
		}
		f.from = year
	}
	return f, nil
}

// dayFirst tells which number is the day where both are numbers: it is 0 when
// the month is written out or the form begins with the year.
func (f dateForm) dayFirst() int {
	for _, p := range f.parts {
		switch p[0] {
		case 'D':
			return 1
		case 'M':
			return -1
		case 'Y':
			return 0
		}
	}
	return 0
}

// A stamp is a date as read, with its time of day when the form has one.
type stamp struct {
	day    byname.Day
	minute int // of the day
	timed  bool
	utc    bool
}

// read reads a cell; ok is false when it is not written in this form or is
// not in the calendar.
func (f *dateForm) read(b []byte) (s stamp, ok bool) {
	var year, month, day, hour, minute, second int
	for _, p := range f.parts {
		n := 0
		switch p {
		case "YYYY":
			year, n = number(b, 4, 4)
		case "YY":
			if year, n = number(b, 2, 2); n > 0 {
				year += f.from - f.from%100
				if year < f.from {
					year += 100
				}
			}
		case "MM":
			month, n = number(b, 2, 2)
		case "M":
			month, n = number(b, 1, 2)
		case "Mon":
			month, n = monthName(b)
		case "DD":
			day, n = number(b, 2, 2)
		case "D":
			day, n = number(b, 1, 2)
		case "hh":
			hour, n = number(b, 2, 2)
		case "mm":
			minute, n = number(b, 2, 2)
		case "ss":
			second, n = number(b, 2, 2)
		case "sss":
			_, n = number(b, 3, 3)
		default:
			if len(b) > 0 && b[0] == p[0] {
				n = 1
			}
		}
		if n == 0 {
			return stamp{}, false
		}
		b = b[n:]
	}
	if len(b) > 0 || month < 1 || month > 12 || day < 1 || day > monthDays(year, month) || hour > 23 || minute > 59 || second > 59 {
		return stamp{}, false
	}
	return stamp{civil(year, month, day), hour*60 + minute, f.timed, f.utc}, true
}

// number reads between least and most digits; n is 0 when there are fewer.
func number(b []byte, least, most int) (value, n int) {
	for n < most && n < len(b) && '0' <= b[n] && b[n] <= '9' {
		value = value*10 + int(b[n]-'0')
		n++
	}
	if n < least {
		return 0, 0
	}
	return value, n
}

const monthNames = "janfebmaraprmayjunjulaugsepoctnovdec"

func monthName(b []byte) (month, n int) {
	if len(b) < 3 {
		return 0, 0
	}
	var low [3]byte
	for i := range low {
		low[i] = b[i] | 0x20
	}
	if i := strings.Index(monthNames, string(low[:])); i >= 0 && i%3 == 0 {
		return i/3 + 1, 3
	}
	return 0, 0
}

func monthDays(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// civil is the day of a date in the Gregorian calendar (Hinnant, "chrono-
// compatible low-level date algorithms", days_from_civil).
func civil(year, month, day int) byname.Day {
	if month <= 2 {
		year--
	}
	era := year / 400
	yearOfEra := year - era*400
	dayOfYear := (153*((month+9)%12)+2)/5 + day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	const before1900 = 693900 // days from 1 March of year 0 to 31 December 1899
	return byname.Day(era*146097 + dayOfEra - before1900)
}
