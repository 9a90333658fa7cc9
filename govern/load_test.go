package govern

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"byname"
	"byname/place"
)

func TestCovers(t *testing.T) {
	rules, err := Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	day := byname.OnDay(2026, time.February, 10)
	as := rules.Agreements
	if a, err := as.Covers("gp", "gp_events", "find", day); err != nil || a.ID != "gp-2024" || a.Basis == "" {
		t.Error(a, err)
	}
	for _, c := range []struct {
		agency           byname.AgencyID
		dataSet, purpose string
		day              byname.Day
	}{
		{"gp", "gp_letters", "find", day},
		{"mft", "gp_events", "find", day},
		{"dwp", "jobcentre_working_well", "emergency", day},
		{"gp", "gp_events", "find", byname.OnDay(2024, time.March, 31)},
		{"gp", "gp_events", "find", byname.OnDay(2029, time.April, 1)},
	} {
		if _, err := as.Covers(c.agency, c.dataSet, c.purpose, c.day); !errors.Is(err, byname.ErrDenied) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if got := fmt.Sprint(as.Givers("charity", "support", day)); got != "[dwp foodbank gmfrs gp mcc-care mcc-housing mft northfold nwas schools]" {
		t.Error("who gives to charities:", got)
	}
	if got := as.Givers("charity", "emergency", byname.OnDay(2030, time.January, 1)); got != nil {
		t.Error("after all agreements ended:", got)
	}
}

func TestEnd(t *testing.T) {
	a := Agreement{ID: "a", Span: byname.Span{From: 100, To: 200}}
	for day, want := range map[byname.Day]error{100: byname.ErrInvalid, 101: nil, 200: nil, 201: byname.ErrInvalid} {
		ended, err := a.End(day)
		if !errors.Is(err, want) || want == nil && (err != nil || ended.Holds(day) || !ended.Holds(day-1)) {
			t.Errorf("ended on %d: %+v %v", day, ended, err)
		}
	}
}

func TestRetention(t *testing.T) {
	if got := (Retention{Years: 8}).Until(byname.OnDay(2024, time.February, 29)); got.String() != "2032-02-29" {
		t.Error(got)
	}
}

func TestRulesThatContradictThemselves(t *testing.T) {
	const good = `
purposes: [{id: find, words: to find}]
agreements: [{id: a, agency: gp, data_sets: [d], purposes: [find], receivers: [gp], legal_basis: law, from: 2024-04-01, to: 2025-04-01}]
retention: [{of: plans, years: 8, why: code}]
`
	load := func(text string) error {
		_, err := Load(fstest.MapFS{"agreements.yaml": {Data: []byte(text)}})
		return err
	}
	if err := load(good); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ old, new, says string }{
		"a field nobody knows":   {"years: 8", "months: 8", "months"},
		"a purpose twice":        {"words: to find}]", "words: to find}, {id: find, words: x}]", "purpose 2"},
		"a purpose nobody knows": {"purposes: [find]", "purposes: [gossip]", "purpose"},
		"no purpose":             {"purposes: [find]", "purposes: []", "purpose"},
		"no legal basis":         {"legal_basis: law, ", "", "legal_basis"},
		"for ever":               {", to: 2025-04-01", "", "no agreement is for ever"},
		"ends before it begins":  {"to: 2025", "to: 2023", "from or to"},
		"no data set":            {"data_sets: [d]", "data_sets: []", "data_sets"},
		"kept for no time":       {"years: 8", "years: 0", "retention of plans"},
	} {
		if err := load(strings.Replace(good, c.old, c.new, 1)); !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Load(fstest.MapFS{}); !errors.Is(err, byname.ErrInvalid) {
		t.Error("no file:", err)
	}
}
