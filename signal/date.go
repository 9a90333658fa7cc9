package signal

import "byname"

// A date is a day of the calendar. Rules ask for ages and months of millions
// of people, so it is worked out without asking for a time of a time zone, by
// the algorithm of Howard Hinnant ("chrono-compatible low-level date
// algorithms"), in eras of 400 years that begin in March.
type date struct {
	year       int32
	month, day int8
}

// eraDay is the Day on which the era began in which 1900 lies: 1 March 1600.
const eraDay = 25568 + 719468*-1 + 4*146097

const daysInEra = 146097

func dateOf(d byname.Day) date {
	n := int(d) - eraDay
	era := n / daysInEra
	if n < 0 {
		era = (n - daysInEra + 1) / daysInEra
	}
	n -= era * daysInEra
	year := (n - n/1460 + n/36524 - n/146096) / 365
	ofYear := n - (365*year + year/4 - year/100)
	m := (5*ofYear + 2) / 153
	day := ofYear - (153*m+2)/5 + 1
	year += 1600 + era*400
	month := m + 3
	if month > 12 {
		month, year = month-12, year+1
	}
	return date{int32(year), int8(month), int8(day)}
}

// Day is the day of a date; one past the end of its month runs on.
func (t date) Day() byname.Day {
	year, m := int(t.year), int(t.month)-3
	if m < 0 {
		year, m = year-1, m+12
	}
	era := year / 400
	if year < 0 {
		era = (year - 399) / 400
	}
	ofEra := year - era*400
	ofYear := (153*m+2)/5 + int(t.day) - 1
	return byname.Day((era-4)*daysInEra + ofEra*365 + ofEra/4 - ofEra/100 + ofYear + eraDay)
}

// before is whole years, and whole months, from a birth to a date.
func (t date) before(on date) (years, months int) {
	months = int(on.year-t.year)*12 + int(on.month-t.month)
	if on.day < t.day {
		months--
	}
	years = months / 12
	if months < 0 {
		years = (months - 11) / 12
	}
	return years, months
}

// addMonths is the same day of the month so many months later, or its last
// when that is shorter.
func addMonths(day byname.Day, months int) byname.Day {
	t := dateOf(day)
	month := int(t.month) - 1 + months
	year := int(t.year) + month/12
	if month %= 12; month < 0 {
		month, year = month+12, year-1
	}
	first := date{int32(year), int8(month + 1), 1}
	next := date{int32(year), int8(month + 2), 1}
	if month == 11 {
		next = date{int32(year + 1), 1, 1}
	}
	return min(first.Day()+byname.Day(t.day)-1, next.Day()-1)
}
