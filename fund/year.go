package fund

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"byname"
)

// A Year is a financial year, named by the calendar year it begins in:
// Year(2025) is 2025/26, from 1 April 2025 to 31 March 2026. Zero is no year.
type Year int16

// ParseYear reads 2025/26, and 2025-26 where a slash cannot stand.
func ParseYear(s string) (Year, error) {
	first, second, ok := strings.Cut(strings.Replace(strings.TrimSpace(s), "-", "/", 1), "/")
	y, err := strconv.ParseUint(first, 10, 15)
	if !ok || err != nil || len(first) != 4 || second != fmt.Sprintf("%02d", (y+1)%100) {
		return 0, byname.Invalid("financial year", "two years that follow, such as 2025/26", "correct the year")
	}
	return Year(y), nil
}

// YearOf is the financial year in which the day falls.
func YearOf(d byname.Day) Year {
	t := d.Time()
	if t.Month() < time.April {
		return Year(t.Year() - 1)
	}
	return Year(t.Year())
}

// String is 2025/26, or nothing for no year.
func (y Year) String() string {
	if y == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%02d", int(y), (int(y)+1)%100)
}

// First is 1 April.
func (y Year) First() byname.Day { return byname.OnDay(int(y), time.April, 1) }

// Last is 31 March.
func (y Year) Last() byname.Day { return (y + 1).First() - 1 }

func (y Year) MarshalText() ([]byte, error) { return []byte(y.String()), nil }

func (y *Year) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*y = 0
		return nil
	}
	*y, err = ParseYear(string(b))
	return err
}
