package feed

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"byname"
)

func TestDateForms(t *testing.T) {
	for _, c := range []struct{ form, text, want string }{
		{"DD/MM/YYYY", "31/12/2025", "2025-12-31"},
		{"DD/MM/YYYY", "31/02/2025", ""},
		{"DD/MM/YYYY", "29/02/2024", "2024-02-29"},
		{"DD/MM/YYYY", "29/02/1900", ""},
		{"DD/MM/YYYY", "1/12/2025", ""},
		{"DD/MM/YYYY", "31/12/2025 14:05", ""},
		{"DD/MM/YYYY hh:mm", "31/12/2025 14:05", "2025-12-31 14:05"},
		{"DD/MM/YYYY hh:mm", "01/07/2025 00:30", "2025-07-01 00:30"},
		{"DD/MM/YYYY hh:mm", "01/07/2025 24:00", ""},
		{"MM/DD/YYYY", "12/31/2025", "2025-12-31"},
		{"MM/DD/YYYY", "31/12/2025", ""},
		{"DD-Mon-YYYY", "04-Mar-1958", "1958-03-04"},
		{"DD-Mon-YYYY", "04-MAR-1958", "1958-03-04"},
		{"DD-Mon-YYYY", "04-arm-1958", ""},
		{"YYYYMMDD", "19580304", "1958-03-04"},
		{"YYYY-MM-DDThh:mm:ss", "2025-12-31T14:05:09", "2025-12-31 14:05"},
		{"YYYY-MM-DD hh:mm:ss.sss", "2025-12-31 14:05:00.000", "2025-12-31 14:05"},
		{"YYYY-MM-DDThh:mm:ssZ", "2025-07-01T14:05:09Z", "2025-07-01 15:05"},
		{"D Mon YYYY", "6 Jan 2025", "2025-01-06"},
		{"D/M/YY from 2000", "2/2/26", "2026-02-02"},
		{"D/M/YY from 2000", "02/02/2026", ""},
		{"DD/MM/YY from 1911", "08/11/78", "1978-11-08"},
		{"DD/MM/YY from 1911", "08/11/10", "2010-11-08"},
		{"DD/MM/YY from 1911", "08/11/11", "1911-11-08"},
		{"DD.MM.YYYY", "20.12.2024", "2024-12-20"},
		{"DD.MM.YYYY", "20.12.2024.", ""},
	} {
		form, err := parseDateForm(c.form)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if s, ok := form.read([]byte(c.text)); ok {
			got = s.day.String()
			if s.timed {
				got = newClock().minute(s).String()
			}
		}
		if got != c.want {
			t.Errorf("%q as %s: got %q, want %q", c.text, c.form, got, c.want)
		}
	}
}

func TestDateFormsThatCannotBe(t *testing.T) {
	for _, form := range []string{"", "DD/MM", "DD/MM/YY", "DD/MM/YYYY from 1900", "DD/MM/YY from 19", "DD/DD/YYYY", "D DD MM YYYY", "YYYY-MM-DD hh", "YYYY-MM-DD mm"} {
		if _, err := parseDateForm(form); err == nil {
			t.Errorf("%q was taken", form)
		}
	}
}

// The calendar agrees with the standard library's on any day and minute.
func TestDatesAgainstTime(t *testing.T) {
	form, err := parseDateForm("YYYY-MM-DD hh:mm")
	if err != nil {
		t.Fatal(err)
	}
	clock := newClock()
	rapid.Check(t, func(t *rapid.T) {
		when := time.Unix(rapid.Int64Range(-5e9, 5e9).Draw(t, "unix"), 0).In(byname.London).Truncate(time.Minute)
		if _, offset := when.Zone(); offset%60 != 0 {
			return // London kept its own seconds before 1848
		}
		s, ok := form.read([]byte(when.Format("2006-01-02 15:04")))
		if !ok || s.day != byname.OnDay(when.Year(), when.Month(), when.Day()) {
			t.Fatalf("%v was read as day %v, %v", when, s.day, ok)
		}
		if got := clock.minute(s); got.String() != when.Format("2006-01-02 15:04") {
			t.Fatalf("%v became %v", when, got)
		}
	})
}
