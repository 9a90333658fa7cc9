package programme

import (
	"fmt"
	"slices"
	"strings"
)

// An Effect is said before anybody knows the answer: how it will be judged
// whether the programme does what it is for. Those it reached are compared
// with those it had found and not reached yet; docs/outcome.md says how.
type Effect struct {
	Counts []string `yaml:"counts" one:"kind of event" say:"what it should make rarer; without it what success.harm names is counted"`
	Within Span     `yaml:"within" must:"yes" say:"for how long after a person was reached"`
	Alike  []string `yaml:"alike" must:"yes" one:"measure of people" say:"in what those compared must be alike"`
	Fewest int      `yaml:"fewest" must:"yes" say:"pairs of people, below which nothing is said; 30 or more"`
}

// Measures of people, by which those compared can be made alike, and what
// each says of somebody on the day.
var Measures = []struct{ Name, Title string }{
	{"age", "Age"},
	{"sex", "Women and girls"},
	{"deprivation", "Deprivation where they live, by fifths"},
	{"crises", "Crises in the year before"},
	{"help", "Planned contacts in the year before"},
	{"reasons", "Reasons for which they were found"},
	{"waited", "Days since they were found"},
}

// fewestPairs is what a file may ask for at least: with fewer pairs the
// interval is too wide to tell harm from help, and counts are too small to show.
const fewestPairs = 30

// Declared reports whether the file says how the programme's effect is judged.
func (e Effect) Declared() bool { return len(e.Alike) > 0 }

// Is reports whether two files say the same.
func (e Effect) Is(other Effect) bool {
	return slices.Equal(e.Counts, other.Counts) && slices.Equal(e.Alike, other.Alike) && e.Within == other.Within && e.Fewest == other.Fewest
}

// Declares is how the programme's effect is judged, with what is counted.
func (p Programme) Declares() Effect {
	e := p.Effect
	if len(e.Counts) == 0 {
		e.Counts = p.Success.Harm
	}
	return e
}

func measureNames() (names []string) {
	for _, m := range Measures {
		names = append(names, m.Name)
	}
	return names
}

// effect refuses a declaration by which nothing could be judged.
func (d *decoder) effect(p *Programme) {
	if d.places["effect"] == nil {
		return
	}
	d.some("effect.within", p.Effect.Within)
	if len(p.Declares().Counts) == 0 {
		d.wrongPart("effect", "something to count", "add counts, or what success.harm is there to prevent")
	}
	if d.places["effect.fewest"] != nil && p.Effect.Fewest < fewestPairs {
		d.wrongPart("effect.fewest", fmt.Sprintf("%d pairs or more", fewestPairs), "fewer say nothing")
	}
	if n := d.places["effect.alike"]; n != nil && len(p.Effect.Alike) == 0 && len(n.Content) == 0 {
		d.wrong(n, "at least one measure of people", "such as "+strings.Join(measureNames()[:3], ", "))
	}
	for i, m := range p.Effect.Alike {
		if slices.Contains(p.Effect.Alike[:i], m) {
			d.wrongPart(fmt.Sprintf("effect.alike[%d]", i), "each measure once", "leave it out here")
		}
	}
}

// DeclaredIn reads what one version of a file declared; false when it said
// nothing, or cannot be read any more.
func DeclaredIn(content string, words Words) (Effect, bool) {
	p, _ := Parse("programme.yaml", []byte(content), words) // an older file may use words that are gone: what it declared stands
	return p.Declares(), p.Effect.Declared()
}

// FirstDeclared is the version from which on all say the same as the last;
// versions come newest first. False when the last says nothing.
func FirstDeclared(texts []string, words Words) (at int, declared bool) {
	var last Effect
	for i, text := range texts {
		e, said := DeclaredIn(text, words)
		switch {
		case i == 0 && !said:
			return 0, false
		case i == 0:
			last = e
		case !said || !e.Is(last):
			return i - 1, true
		}
	}
	return len(texts) - 1, len(texts) > 0
}
