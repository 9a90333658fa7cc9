package outcome

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
)

// A Measure declares an indicator: what is counted, among whom, over which
// period, which way is better, and what England's figure is.
type Measure struct {
	ID     string    `yaml:"id"`
	Title  string    `yaml:"title"`
	Means  string    `yaml:"means"`  // in a sentence, what it tells
	Domain string    `yaml:"domain"` // health, independence or economic life
	Kind   Kind      `yaml:"kind"`
	Unit   string    `yaml:"unit"`
	Per    float64   `yaml:"per"`
	Better Direction `yaml:"better"`
	Count  []string  `yaml:"count"` // events of these kinds, or below them: a rate counts events, a proportion people
	Among  Among     `yaml:"among"`
	Span   Span      `yaml:"span"`
	Of     string    `yaml:"of"` // a proportion of people, or of events: how many of those of among were these

	// Standard is the standard population by which rates are made as if all
	// areas had the same ages: esp2013, or nothing.
	Standard string `yaml:"standard"`

	Published struct {
		Indicator string `yaml:"indicator"` // its name in the place's files
		National  string `yaml:"national"`  // its number on the national site, for what is loaded from there
		Sex       string `yaml:"sex"`       // all, female or male
		Age       string `yaml:"age"`       // "" is all it is about
		Group     string `yaml:"group"`
		Interval  Kind   `yaml:"interval"` // proportion or rate: its figures come with counts, and limits are made of them
	} `yaml:"published"`
	Comparator string `yaml:"comparator"` // england, or england-median: the median of English districts
	Awaits     string `yaml:"awaits"`     // where no data is to hand: what is missing and how to load it

	England  England   `yaml:"england"`
	Mission  bool      `yaml:"mission"` // of the system's own list
	Baseline *Baseline `yaml:"baseline"`
	Target   *Target   `yaml:"target"`
	Owner    string    `yaml:"owner"`    // the one agency that answers for it
	Partners []string  `yaml:"partners"` // agencies without which it is not reached
	Doing    string    `yaml:"doing"`    // what is being done, until somebody writes a newer note
	Source   string    `yaml:"source"`   // of what is counted
	Caveat   string    `yaml:"caveat"`
}

// Among is whom it is counted among: the people of these ages who live here,
// and when events are named only those to whom one of them happened.
type Among struct {
	Ages   Ages     `yaml:"ages"`
	Events []string `yaml:"events"`
}

// England is the figure to compare with. Without a value None says why there
// is none.
type England struct {
	Value  *float64 `yaml:"value"`
	Period string   `yaml:"period"`
	Source string   `yaml:"source"`
	Caveat string   `yaml:"caveat"`
	None   string   `yaml:"none"`
}

// Ages are a range in whole years, both ends included. The zero Ages are all.
type Ages struct{ From, To int }

// Has reports whether an age is in the range.
func (a Ages) Has(age int) bool { return age >= a.From && (a.To == 0 || age <= a.To) }

// All reports whether every age is in it, also one not known.
func (a Ages) All() bool { return a == Ages{} }

// on reports whether somebody was of the ages on a day.
func (a Ages) on(l *Life, day byname.Day) bool {
	return a.All() || l.Born != 0 && a.Has(l.Born.YearsBefore(day))
}

// UnmarshalText reads all, 65+ or 18-64.
func (a *Ages) UnmarshalText(b []byte) error {
	s := string(b)
	from, to, isRange := strings.Cut(s, "-")
	from, open := strings.CutSuffix(from, "+")
	var err1, err2 error
	*a = Ages{}
	if s == "all" {
		return nil
	}
	a.From, err1 = strconv.Atoi(from)
	if isRange {
		a.To, err2 = strconv.Atoi(to)
	}
	if err1 != nil || err2 != nil || isRange == open || isRange && a.To < a.From || a.From < 0 || a.To > 130 {
		return byname.Invalid("ages", "all, 65+ or 18-64", "correct the ages")
	}
	return nil
}

// mostCounted is how many measures one pass can count.
const mostCounted = 64

// LoadMeasures reads every YAML file of a place's folder indicators, in the
// order of their names. known reports whether an event kind exists, nil when
// all do.
func LoadMeasures(place fs.FS, known func(kind string) bool) ([]Measure, error) {
	names, err := fs.Glob(place, "indicators/*.yaml")
	if err != nil {
		return nil, err
	}
	var list []Measure
	seen := map[string]string{}
	counted := 0
	for _, name := range names {
		m, err := readMeasure(place, name, known)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if other, ok := seen[m.ID]; ok {
			return nil, byname.Invalid(name, "an id of its own, and "+other+" has this one", "give it another id")
		}
		seen[m.ID] = name
		list = append(list, m)
		if m.Kind != Published {
			counted++
		}
	}
	if counted > mostCounted {
		return nil, byname.Invalid("indicators", fmt.Sprintf("at most %d that are counted", mostCounted), "leave some out")
	}
	return list, nil
}

func readMeasure(place fs.FS, name string, known func(string) bool) (m Measure, err error) {
	file, err := place.Open(name)
	if err != nil {
		return m, err
	}
	defer file.Close()
	decoder := yaml.NewDecoder(file)
	decoder.KnownFields(true)
	if err := decoder.Decode(&m); err != nil {
		return m, byname.Invalid("indicator", "the form that docs/outcome.md shows", err.Error())
	}
	if m.Span == "" {
		m.Span = Year
	}
	if m.Published.Sex == "" {
		m.Published.Sex = "all"
	}
	return m, m.check(known)
}

// OfEvents reports whether it is a proportion of events.
func (m Measure) OfEvents() bool { return m.Of == "events" }

// EnglandBeside is England's figure beside each of a counted measure's numbers,
// latest first; none when there is no figure. It is of its own period, which
// Notes tells.
func (m Measure) EnglandBeside(here []Indicator) []Indicator {
	if m.England.Value == nil {
		return nil
	}
	var list []Indicator
	for _, h := range here {
		list = append(list, Indicator{Measure: m.ID, Area: EnglandCode, Period: h.Period, Value: *m.England.Value, Kind: Published, Method: "as published"})
	}
	return list
}

// Notes are where the numbers come from and what to beware of, in sentences.
func (m Measure) Notes() string {
	notes := []string{"From " + m.Source + "."}
	if m.England.Value != nil {
		notes = append(notes, fmt.Sprintf("England: %s, %s.", m.England.Period, m.England.Source))
	}
	return strings.Join(slices.DeleteFunc(append(notes, m.Caveat, m.England.Caveat), func(s string) bool { return s == "" }), " ")
}

// EnglandArea is the area whose figures stand for England's.
func (m Measure) EnglandArea() string {
	if m.Comparator == "england-median" {
		return "england-median"
	}
	return EnglandCode
}
