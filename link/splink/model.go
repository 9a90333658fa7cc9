package splink

import "strings"

// Defaults of members that a file leaves out.
const (
	defaultLambda      = 0.0001
	defaultConvergence = 0.0001
	defaultIterations  = 25
)

// Link types.
const (
	DedupeOnly    = "dedupe_only"
	LinkOnly      = "link_only"
	LinkAndDedupe = "link_and_dedupe"
)

// A Model is what a Splink model file says, trained or not.
type Model struct {
	LinkType      string
	Lambda        float64 // probability that two records drawn at random are one person's
	Dialect       string  // duckdb or spark
	Comparisons   []*Comparison
	Rules         []*Rule // blocking
	ID, Source    string  // columns
	Convergence   float64
	MaxIterations int
	Training      *Training // how it was trained here; nil otherwise

	rest []member // other members, in their order
}

// A Comparison is a list of levels; the first that holds counts.
type Comparison struct {
	Name, Description string
	Levels            []*Level
}

// A Level is one outcome of a comparison.
type Level struct {
	SQL, Label   string
	M, U         *float64 // nil: not trained
	FixM, FixU   bool
	Null         bool
	TFColumn     string // frequency adjustment; "" for none
	TFWeight     float64
	TFMinimum    float64
	OwnFrequency bool // compare frequencies with this level's u, not with that of the exact level
	condition    *node
	defaultM     float64
	defaultU     float64
	vector       int // comparison vector value: -1 for null, 0 for the last
}

// A Rule brings together pairs for which its condition holds.
type Rule struct {
	SQL     string
	Salting int
	Explode []string // list columns of which any item may be equal

	condition *node
}

// Else reports whether a level takes all that is left.
func (l *Level) Else() bool { return strings.EqualFold(strings.TrimSpace(l.SQL), "else") }

// MU are the probabilities that a level is weighed with: those of the file,
// or Splink's defaults where it has none.
func (l *Level) MU() (m, u float64) {
	m, u = l.defaultM, l.defaultU
	if l.M != nil {
		m = *l.M
	}
	if l.U != nil {
		u = *l.U
	}
	return m, u
}

// complete numbers the levels and gives them Splink's defaults: m .95 for the
// best and the rest in equal parts; u so that weights go from -5 to 3, and 10
// for the best.
func (c *Comparison) complete() {
	n := 0
	for _, l := range c.Levels {
		if !l.Null {
			n++
		}
	}
	at := n
	for _, l := range c.Levels {
		if l.Null {
			l.vector = -1
			continue
		}
		at--
		l.vector = at
		l.defaultM, l.defaultU = defaults(at, n)
	}
}

func defaults(vector, levels int) (m, u float64) {
	if levels < 2 {
		return .95, .95 / 1024
	}
	weight := 10.0
	m = .95
	if vector < levels-1 {
		m = .05 / float64(levels-1)
		weight = -5
		if levels > 2 {
			weight += 8 * float64(vector) / float64(levels-2)
		}
	}
	return m, m / exp2(weight)
}

// columns are the columns of a comparison, in lower case, with those of its
// frequencies.
func (c *Comparison) columns() (list []string) {
	for _, l := range c.Levels {
		if l.condition != nil {
			list = l.condition.columns(list)
		}
	}
	return list
}

// Columns are the columns that the data must have, each once and in lower
// case; the id and the source of rows are not among them.
func (m *Model) Columns() []string {
	var list []string
	add := func(name string) {
		name = strings.ToLower(name)
		for _, had := range list {
			if had == name {
				return
			}
		}
		list = append(list, name)
	}
	for _, c := range m.Comparisons {
		for _, name := range c.columns() {
			add(name)
		}
		for _, l := range c.Levels {
			if l.TFColumn != "" {
				add(unquoted(l.TFColumn))
			}
		}
	}
	for _, r := range m.Rules {
		for _, name := range r.condition.columns(nil) {
			add(name)
		}
	}
	return list
}

// unquoted is a column's name without the quotes of its dialect.
func unquoted(name string) string {
	if n := len(name); n >= 2 && (name[0] == '"' || name[0] == '`') && name[n-1] == name[0] {
		return name[1 : n-1]
	}
	return name
}
