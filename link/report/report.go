// Package report draws one page of what a linking run read, learned, found
// and doubts: a single HTML file that needs nothing else, prints, and says no
// name or number of a person unless examples are given to it.
package report

import (
	_ "embed"
	"html/template"
	"io"
	"math"

	"byname"
	"byname/link"
)

// A Run is all that a page tells of.
type Run struct {
	Title    string
	Made     byname.Day
	Sheets   []*link.Sheet
	Result   *link.Result
	Given    bool          // the model was given, not learned here
	Quality  *link.Quality // where the truth is known
	Examples []Example     // of suspects, in their order; none to show nobody
	Command  []string      // how to make it again
}

// An Example is a suspect's two rows side by side.
type Example struct {
	Fields []string
	A, B   []string
}

//go:embed page.html
var text string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"many": many, "number": number, "percent": percent, "signed": signed,
	"chance": chance, "about": about, "whole": func(n int32) int { return int(n) },
}).Parse(text))

// Write writes the page.
func Write(w io.Writer, r Run) error { return page.Execute(w, r.view()) }

// view is what the page shows.
type view struct {
	Run
	Rows, People int
	Alone        int // people with one row
	Sheets       []sheetView
	Sizes        chart
	Cohesion     []cohesionView
	Doubts       []doubtView
	Suspects     []suspectView
	Estimate     estimate
	Weights      chart
	Prior        float64
	OneIn        float64
	Evidence     []evidenceView
	Rules        []link.RuleCount
	Unused       []link.RuleCount
	Model        *link.Model
}

func (r Run) view() view {
	m := r.Result.Model
	v := view{Run: r, Rows: len(r.Result.Cluster), People: r.Result.Persons, Model: m,
		Prior: math.Log2(m.Lambda / (1 - m.Lambda - m.Household)), OneIn: 1 / m.Lambda,
		Estimate: estimated(r.Result), Weights: weights(r.Result), Evidence: evidence(m)}
	for _, s := range r.Sheets {
		v.Sheets = append(v.Sheets, sheetOf(s))
	}
	sizes := make([]int, r.Result.Persons)
	for _, p := range r.Result.Cluster {
		sizes[p]++
	}
	for _, n := range sizes {
		if n == 1 {
			v.Alone++
		}
	}
	v.Sizes, v.Cohesion = sizesChart(sizes), cohesion(r.Result, sizes)
	v.Doubts, v.Suspects = r.doubts()
	for _, c := range r.Result.Rules {
		if c.Used && c.Pairs+c.LeftOut > 0 {
			v.Rules = append(v.Rules, c)
		} else if !c.Used && c.Pairs > 0 {
			v.Unused = append(v.Unused, c)
		}
	}
	return v
}

type sheetView struct {
	*link.Sheet
	Rows   int
	Fields []fieldView
	Left   []string
}

type fieldView struct{ Field, Columns string }

func sheetOf(s *link.Sheet) sheetView {
	v := sheetView{Sheet: s, Rows: len(s.IDs), Left: s.Unused()}
	for _, f := range s.Fields() {
		v.Fields = append(v.Fields, fieldView{f[0], f[1]})
	}
	return v
}

// estimate is how good the pairs are, going by the weights: a pair that was
// kept is as likely right as its own weight says, or as all that holds its
// person together says, whichever is more.
type estimate struct {
	Pairs             int
	Precision, Recall float64
	Wrong, Missed     float64
}

func estimated(r *link.Result) (e estimate) {
	right := 0.0
	for _, x := range r.Edges {
		p := link.Probability(float64(x.Weight))
		if x.Kept {
			e.Pairs++
			right += max(p, float64(r.Cohesion[r.Cluster[x.A]]))
		} else {
			e.Missed += p
		}
	}
	e.Wrong = float64(e.Pairs) - right
	e.Precision, e.Recall = 1, 1
	if e.Pairs > 0 {
		e.Precision = right / float64(e.Pairs)
	}
	if right+e.Missed > 0 {
		e.Recall = right / (right + e.Missed)
	}
	return e
}

type cohesionView struct {
	Words  string
	People int
	Bar    template.HTML
}

// cohesion counts people of two rows or more by how firmly they hold
// together.
func cohesion(r *link.Result, sizes []int) []cohesionView {
	v := []cohesionView{{Words: "above .999"}, {Words: ".99 to .999"}, {Words: ".9 to .99"}, {Words: ".5 to .9"}, {Words: "below .5"}}
	most := 1
	for p, c := range r.Cohesion {
		if p >= len(sizes) || sizes[p] < 2 {
			continue
		}
		at := 4
		for i, from := range []float32{.999, .99, .9, .5} {
			if c >= from {
				at = i
				break
			}
		}
		v[at].People++
		most = max(most, v[at].People)
	}
	for i := range v {
		v[i].Bar = bar(float64(v[i].People)/float64(most), false)
	}
	return v
}

type doubtView struct {
	Doubt link.Doubt
	Pairs int
}

type suspectView struct {
	link.Suspect
	A, B    string // where the rows are
	Example *Example
}

// shown is how many suspects a page shows.
const shown = 20

func (r Run) doubts() (kinds []doubtView, list []suspectView) {
	count := map[link.Doubt]int{}
	for _, s := range r.Result.Suspects {
		count[s.Doubt]++
	}
	for _, d := range []link.Doubt{link.WeakBridge, link.NearTheLine, link.TornRecord, link.Contradiction} {
		kinds = append(kinds, doubtView{d, count[d]})
	}
	for i, s := range r.Result.Suspects[:min(shown, len(r.Result.Suspects))] {
		v := suspectView{Suspect: s, A: r.where(int(s.A)), B: r.where(int(s.B))}
		if i < len(r.Examples) {
			v.Example = &r.Examples[i]
		}
		list = append(list, v)
	}
	return kinds, list
}

// where says which line of which file a row of the table is.
func (r Run) where(row int) string {
	for _, s := range r.Sheets {
		if row < s.First+len(s.IDs) {
			word := "line "
			if s.Kind == "Parquet" {
				word = "row "
			}
			return word + many(s.Lines[row-s.First]) + " of " + s.Source
		}
	}
	return ""
}
