package main

import (
	"strings"
	"testing"
)

// Enough of the place's rules can be said in SQL for the two to be compared,
// and what is measured finds somebody.
func TestSigns(t *testing.T) {
	all, sql, err := rules()
	if err != nil {
		t.Fatal(err)
	}
	signs := 0
	for _, p := range all {
		signs += len(p.Find.Signs)
		if !strings.Contains(sql, "create temp table found_"+p.ID+" ") {
			t.Errorf("%s is not in the SQL", p.ID)
		}
	}
	if len(all) < 20 || signs < 60 {
		t.Errorf("%d programmes with %d signs: want 20 with 60", len(all), signs)
	}
	folder := t.TempDir()
	events, err := invent(folder, 1500)
	if err != nil {
		t.Fatal(err)
	}
	found, err := findAll(t.Context(), folder, "")
	if err != nil || found.Asked != signs || found.Signals == 0 || found.Reasons < found.Signals/2 {
		t.Errorf("of %d events: %+v, %v", events, found, err)
	}
	again, err := findAll(t.Context(), folder, "")
	if err != nil || again.Signals != found.Signals || again.Reasons != found.Reasons {
		t.Errorf("a second time: %+v, %v", again, err)
	}
}
