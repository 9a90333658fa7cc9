package programme_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"byname"
	"byname/programme"
)

// storyDir is the story to judge by: the repository's own, or another of the
// same shape that BYNAME_STORY names.
func storyDir() string {
	if dir := os.Getenv("BYNAME_STORY"); dir != "" {
		return dir
	}
	return filepath.Join("..", "e2e", "story")
}

// On the day it matters, everybody is found whom a good team would have wanted
// to see, under the right theme, and nobody who should be left in peace. The
// rows are those of the truth: what linking adds or loses is judged elsewhere.
func TestTheStory(t *testing.T) {
	all := greaterManchester(t)
	set, err := programme.Compile(all, words(t))
	if err != nil {
		t.Fatal(err)
	}
	s := readStory(t)
	for _, want := range rows(t, "expected.csv") {
		asOf := parseDay(t, want["as_of_date"])
		signals := set.Evaluate(s.facts(want["person"], asOf))
		found := map[string]bool{}
		for _, sig := range signals {
			found[sig.Theme] = true
		}
		themes := fmt.Sprint(slices.Sorted(maps.Keys(found)))
		switch {
		case want["should_be_found"] == "yes" && !found[want["theme"]]:
			t.Errorf("%s was not found for %s by %v, only for %s: %s", want["person"], want["theme"], asOf, themes, want["why"])
		case want["should_be_found"] == "yes" && len(found) > 1:
			t.Logf("%s was found for %s, and not only for %s", want["person"], themes, want["theme"])
		case want["should_be_found"] == "no" && len(signals) > 0:
			t.Errorf("%s was found on %v for %s %v: %s\n%v", want["person"], asOf, themes, signals[0].Signs, want["why"], signals[0].Reasons)
		}
	}
}

// A list is only good when a team can work through it: at the end of the story
// fewer than one in twenty of the neighbourhood are on it.
func TestTheListIsWorkable(t *testing.T) {
	set, err := programme.Compile(greaterManchester(t), words(t))
	if err != nil {
		t.Fatal(err)
	}
	s := readStory(t)
	signals, err := set.EvaluateAll(context.Background(), byname.OnDay(2026, 6, 30), slices.Values(s.homes))
	if err != nil {
		t.Fatal(err)
	}
	byTheme, people := map[string]int{}, map[byname.PersonID]bool{}
	for _, sig := range signals {
		byTheme[sig.Theme]++
		people[sig.Person] = true
	}
	for _, theme := range slices.Sorted(maps.Keys(byTheme)) {
		t.Logf("%3d %s", byTheme[theme], theme)
	}
	t.Logf("%3d of %d people in all", len(people), len(s.number))
	if len(people)*20 > len(s.number) {
		t.Errorf("%d of %d people are on the list", len(people), len(s.number))
	}
}
