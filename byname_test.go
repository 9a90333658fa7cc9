package byname_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"byname"
)

// A secret must not come out of any printer, however deep it sits.
func TestSecretsStayHidden(t *testing.T) {
	type row struct {
		name byname.Text
		born byname.BirthDate
		Nest struct{ nhs byname.NHSNumber }
	}
	nhs, err := byname.ParseNHSNumber("999 123 4560")
	if err != nil {
		nhs = byname.Hide("9991234560")
	}
	r := row{name: byname.Hide("Zebedee"), born: byname.Hide(byname.OnDay(1947, time.March, 12))}
	r.Nest.nhs = nhs
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("row", "row", r, "name", r.name, "nhs", nhs)
	asJSON, err := json.Marshal(struct {
		Name byname.Text
		Born byname.BirthDate
	}{r.name, r.born})
	if err != nil {
		t.Fatal(err)
	}
	printed := []string{
		fmt.Sprint(r), fmt.Sprintf("%+v", r), fmt.Sprintf("%#v", r), fmt.Sprintf("%v %s %q %d", r.name, r.name, r.name, r.born),
		fmt.Sprintf("%v", &r), fmt.Sprintf("%x", r.name), log.String(), string(asJSON),
		fmt.Errorf("about %v", r.name).Error(),
	}
	for _, p := range printed {
		for _, secret := range []string{"Zebedee", "5a656265646565", "1947", "17237", "9991234560"} {
			if strings.Contains(p, secret) {
				t.Errorf("%q came out in %q", secret, p)
			}
		}
	}
	if r.name.Reveal() != "Zebedee" || (byname.Text{}).Reveal() != "" {
		t.Error("Reveal must give back what was hidden, and nothing for the zero secret")
	}
}

func TestParseNHSNumber(t *testing.T) {
	for _, good := range []string{"9434765919", "943 476 5919", "943-476-5919", "9000000009"} {
		if n, err := byname.ParseNHSNumber(good); err != nil || len(n.Reveal()) != 10 {
			t.Errorf("%s was refused: %v", good, err)
		}
	}
	for _, bad := range []string{"", "9434765918", "0000000000", "1111111111", "943476591", "94347659190", "943476591X", "٩434765919"} {
		_, err := byname.ParseNHSNumber(bad)
		if !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%q was taken", bad)
		} else if len(bad) > 5 && strings.Contains(err.Error(), bad) {
			t.Errorf("the error tells the number: %v", err)
		}
	}
}

// One wrong digit, or two neighbours that changed places, is always caught.
func TestNHSNumberCheckDigit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[0-9]{10}`).Draw(t, "number")
		if _, err := byname.ParseNHSNumber(s); err != nil {
			return
		}
		b := []byte(s)
		i := rapid.IntRange(0, 9).Draw(t, "place")
		if rapid.Bool().Draw(t, "swap") && i < 9 {
			b[i], b[i+1] = b[i+1], b[i]
		} else {
			b[i] = '0' + (b[i]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "by")))%10
		}
		if string(b) == s {
			return
		}
		if _, err := byname.ParseNHSNumber(string(b)); err == nil {
			t.Fatalf("%s and %s are both taken", s, b)
		}
	})
}

func TestDaysAndMinutes(t *testing.T) {
	if d := byname.OnDay(1900, time.January, 1); d != 1 || d.String() != "1900-01-01" {
		t.Errorf("day 1 is %v (%d)", d, d)
	}
	if s := byname.Day(0).String(); s != "" {
		t.Errorf("the unknown day prints as %q", s)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := byname.Day(rapid.Int32Range(1, 60000).Draw(t, "day"))
		back, err := byname.ParseDay(d.String())
		if err != nil || back != d || d.Start().Day() != d || (d.Start()-1).Day() != d-1 {
			t.Fatalf("%d: %v %v", d, back, err)
		}
	})
	// The clocks: half past midnight in a London summer is the day before in UTC.
	summer := byname.MinuteOf(time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC))
	if summer.Day().String() != "2026-07-01" {
		t.Errorf("a summer night fell on %v", summer.Day())
	}
	born := byname.OnDay(2008, time.February, 29)
	for on, want := range map[string]int{"2026-02-28": 17, "2026-03-01": 18, "2008-02-29": 0} {
		day, _ := byname.ParseDay(on)
		if got := born.YearsBefore(day); got != want {
			t.Errorf("on %s somebody born %v is %d, not %d", on, born, got, want)
		}
	}
}

func TestPence(t *testing.T) {
	for text, want := range map[string]byname.Pence{
		"£1,234.56": 123456, "0.05": 5, "-£12.30": -1230, "£870,509.48": 87050948, "7": 700,
	} {
		if p, err := byname.ParsePence(text); err != nil || p != want {
			t.Errorf("%s is %d, %v", text, p, err)
		}
	}
	for _, bad := range []string{"", "£", "1.5", "1.234", "12.3.4", "1e6", "--5", "abc", "£-5", "99999999999999999"} {
		if p, err := byname.ParsePence(bad); err == nil {
			t.Errorf("%q was taken as %v", bad, p)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p := byname.Pence(rapid.Int64Range(-1e15, 1e15).Draw(t, "pence"))
		if back, err := byname.ParsePence(p.String()); err != nil || back != p {
			t.Fatalf("%d prints as %s and reads back as %d: %v", p, p, back, err)
		}
	})
}

// A person id survives writing, and one wrong character never names somebody else.
func TestPersonID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := byname.PersonID(rapid.Uint64Range(1, 31*31*31*31*31*31*31-1).Draw(t, "id"))
		if back, err := byname.ParsePersonID(strings.ToLower(id.String())); err != nil || back != id {
			t.Fatalf("%d is written %s and read %d: %v", id, id, back, err)
		}
		b := []byte(id.String())
		i := rapid.IntRange(1, 8).Draw(t, "place")
		b[i] = rapid.SampledFrom([]byte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-")).Draw(t, "slip")
		if other, err := byname.ParsePersonID(string(b)); err == nil && other != id {
			t.Fatalf("%s with a slip, %s, names %v", id, b, other)
		}
	})
	if _, err := byname.ParsePersonID(byname.PersonID(0).String()); err == nil {
		t.Error("nobody has an id")
	}
}
