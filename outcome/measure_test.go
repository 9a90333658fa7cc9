package outcome

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"byname"
	"byname/feed"
	"byname/place"
)

func knownKind(kind string) bool {
	for k := range feed.Kinds() {
		if feed.Under(k, kind) {
			return true
		}
	}
	return false
}

func placesAndEngland(area string) bool {
	return strings.HasPrefix(area, "E08") || strings.HasPrefix(area, "E020") || area == EnglandCode || area == "england-median" || area == "greater-manchester"
}

// TestPlaceMeasures loads what Greater Manchester declares, and finds the
// numbers of what is published, for Manchester and for England.
func TestPlaceMeasures(t *testing.T) {
	measures, err := LoadMeasures(place.GreaterManchester, knownKind)
	if err != nil {
		t.Fatal(err)
	}
	published, err := LoadPublished(place.GreaterManchester, placesAndEngland)
	if err != nil {
		t.Fatal(err)
	}
	counted := 0
	for _, m := range measures {
		if m.Kind != Published {
			counted++
			continue
		}
		figures := 0
		for _, area := range []string{"E08000003", "E08000009", "greater-manchester", "E02001071", "E02006986"} {
			list := published.Indicators(m, area)
			figures += len(list)
			for i := 1; i < len(list); i++ {
				if list[i-1].Period.Last <= list[i].Period.Last {
					t.Errorf("%s in %s: %s before %s", m.ID, area, list[i-1].Period.Name, list[i].Period.Name)
				}
			}
		}
		if (figures == 0) != (m.Awaits != "") {
			t.Errorf("%s has %d figures, and says %q", m.ID, figures, m.Awaits)
		}
	}
	if counted < 3 || len(measures)-counted < 3 {
		t.Errorf("%d counted and %d published", counted, len(measures)-counted)
	}
	for _, m := range measures {
		if m.ID != "life-expectancy-male" {
			continue
		}
		here, england := published.Indicators(m, "E08000003")[0], published.Indicators(m, EnglandCode)[0]
		if here.Period.Name != "2023-25" || here.Value != 76 {
			t.Errorf("Manchester's men: %+v", here)
		}
		if got := Words(m, here, &published.Indicators(m, "E08000003")[1], &england); got != "Higher than before, as published without an interval. Lower than England." {
			t.Error(got)
		}
	}
}

const goodMeasure = `id: a
title: A
means: m
domain: health
kind: rate
per: 1000
unit: u
better: lower
count: [ed.attendance]
among: {ages: 65+}
england: {value: 5, period: 2024, source: s}
source: s
`

func TestMeasureErrors(t *testing.T) {
	for _, c := range []struct{ what, from, to, say string }{
		{"as it is", "", "", ""},
		{"an unknown field", "unit: u", "unitt: u", "unitt"},
		{"no title", "title: A", "title: ' '", "title"},
		{"no domain", "health", "wealth", "domain"},
		{"a kind that is none", "kind: rate", "kind: ratio", "kind"},
		{"nothing counted", "[ed.attendance]", "[]", "count"},
		{"an unknown event", "ed.attendance", "ed.atendance", "ed.atendance"},
		{"ages the wrong way", "65+", "65-18", "ages"},
		{"ages in words", "65+", "old", "ages"},
		{"better than what", "lower", "bigger", "better"},
		{"a span that is none", "kind: rate", "kind: rate\nspan: week", "span"},
		{"England without a source", ", source: s}", "}", "england"},
		{"nothing of England", "england: {value: 5, period: 2024, source: s}", "", "england"},
		{"a published one without its name", "kind: rate", "kind: published", "published"},
		{"no YAML", "id: a", "id: [", "docs/outcome.md"},
	} {
		text := strings.Replace(goodMeasure, c.from, c.to, 1)
		_, err := LoadMeasures(fstest.MapFS{"indicators/a.yaml": {Data: []byte(text)}}, knownKind)
		switch {
		case c.say == "" && err != nil:
			t.Errorf("%s: %v", c.what, err)
		case c.say != "" && (err == nil || !strings.Contains(err.Error(), c.say) || !strings.Contains(err.Error(), "a.yaml")):
			t.Errorf("%s: %v", c.what, err)
		}
	}
	_, err := LoadMeasures(fstest.MapFS{"indicators/a.yaml": {Data: []byte(goodMeasure)}, "indicators/b.yaml": {Data: []byte(goodMeasure)}}, nil)
	if !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), "a.yaml") {
		t.Errorf("two of one id: %v", err)
	}
}
