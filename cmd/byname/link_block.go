package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"byname"
	"byname/link"
)

type linkBlockCmd struct {
	linkSheets
	Rules  []string `placeholder:"NAME,..." help:"Rules to count; those used by default when none are named."`
	Advise bool     `help:"Propose rules that compare no more pairs than --budget, and say what that loses."`
	Budget int64    `default:"10000000" placeholder:"N" help:"Pairs to compare at most (${default})."`
	Model  string   `placeholder:"FILE" help:"Tell likely pairs with a model that was saved, instead of learning one."`
}

// Help says what is counted.
func (c linkBlockCmd) Help() string {
	return `Counts the pairs of records that blocking rules bring together, before any is compared. For each rule: its pairs, those that no rule before it has,
all up to it, those that it alone finds, its blocks and the largest of them, and pairs left out because too many rows share a key.

  byname link block people.csv
  byname link block people.csv --rules born+name,postcode+year
  byname link block people.csv --advise --budget 2000000

` + c.linkSheets.Help()
}

// Run counts, or advises.
func (c linkBlockCmd) Run(e *env) error {
	if c.Budget < 1 {
		return byname.Invalid("--budget", "one pair at least", "give a number such as 10000000")
	}
	if c.Advise && len(c.Rules) > 0 {
		return byname.Invalid("--advise", "no --rules beside it", "leave --rules out: all rules are weighed up")
	}
	var m *link.Model
	if c.Model != "" {
		var err error
		if m, err = readModel(c.Model); err != nil {
			return err
		}
	}
	table, sheets, err := c.open(e)
	if err != nil {
		return err
	}
	heard := newProgress(e)
	defer heard.end()
	if c.Advise {
		o := link.AdviseOptions{Budget: c.Budget, Model: m, Progress: heard.say}
		if c.Truth != "" {
			o.Truth = truthOf(sheets)
		}
		a, err := link.Advise(e.ctx, table, o)
		if err != nil {
			return err
		}
		heard.end()
		return e.show(a, func(w io.Writer) { adviseTable(w, a) })
	}
	heard.say("counting what rules bring together", 0, 0)
	b, err := link.CountBlocks(e.ctx, table, c.Rules)
	if err != nil {
		return err
	}
	heard.end()
	return e.show(b, func(w io.Writer) { blockTable(w, b, sheets) })
}

func blockTable(out io.Writer, b *link.Blocking, sheets []*link.Sheet) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "rule\tpairs\tnew\ttogether\tit alone\tblocks\tlargest\tleft out\t")
	var unused []link.RuleFound
	var idle []string
	for _, r := range b.Rules {
		switch {
		case r.Used && r.Pairs+r.LeftOut == 0:
			idle = append(idle, r.Name)
		case r.Used:
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t\n", r.Name, many(r.Pairs), many(r.New), many(r.Together), many(r.Alone), many(r.Blocks), many(r.Largest), many(r.LeftOut))
		case r.Pairs > 0:
			unused = append(unused, r)
		}
	}
	w.Flush()
	fmt.Fprintf(out, "\n%s rows, %s of all %s pairs are brought together", many(b.Rows), share(b.Pairs, b.All), many(b.All))
	if b.Every > 1 {
		fmt.Fprintf(out, "; new, together and it alone are estimates from one row in %d", b.Every)
	}
	fmt.Fprintln(out, ".")
	if len(idle) > 0 {
		fmt.Fprintln(out, "nothing shares a key of:", strings.Join(idle, ", "))
	}
	for _, r := range unused {
		fmt.Fprintf(out, "not used: %s (%s), %s pairs, beyond the budget of loose rules\n", r.Name, r.Rule, many(r.Pairs))
	}
	for _, r := range b.Rules {
		if r.LeftOut > 0 {
			source, _ := rowOf(sheets, r.Biggest[0].Row)
			fmt.Fprintf(out, "LEFT OUT: of %s (%s), up to %s pairs in blocks too large are compared only where a finer key, their order or another rule brings them together; %s rows share the key of row %d of %s\n",
				r.Name, r.Rule, many(r.LeftOut), many(r.Biggest[0].Subjects), rowWithin(sheets, r.Biggest[0].Row), source)
		}
	}
}

// rowWithin is a row's number in its own file, from 1.
func rowWithin(sheets []*link.Sheet, row int) int {
	for _, s := range sheets {
		if row < s.First+len(s.IDs) {
			return row - s.First + 1
		}
	}
	return 0
}

func adviseTable(out io.Writer, a *link.Advice) {
	if len(a.Rules) == 0 {
		fmt.Fprintf(out, "No rule brings likely pairs together within %s pairs: give a larger --budget.\n", many(a.Budget))
		return
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "rule\tpairs\tadds\ttogether\trecall so far\t")
	var names []string
	for _, r := range a.Rules {
		names = append(names, r.Name)
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%.4f\t\n", r.Name, many(r.Pairs), many(r.New), many(r.Together), r.Recall)
	}
	w.Flush()
	fmt.Fprintf(out, "\n--rules %s\n\n", strings.Join(names, ","))
	fmt.Fprintf(out, "These bring together %s pairs and, of about %s likely pairs that all rules find, %.2f %% (%.2f to %.2f, 95 %%). Pairs count by their probability under the model.\n",
		many(a.Pairs), many(a.Likely), 100*a.Recall.Value, 100*a.Recall.Low, 100*a.Recall.High)
	if a.Every > 1 {
		fmt.Fprintf(out, "Counts are estimates from one row in %d.\n", a.Every)
	}
	if a.Known != nil {
		fmt.Fprintf(out, "By the truth they find %.2f %% of all true pairs; all rules together %.2f %%.\n", 100*a.Known.Rules, 100*a.Known.All)
	}
	if a.Standard != nil {
		fmt.Fprintf(out, "The rules used by default: %s pairs, %.2f %%.\n", many(a.Standard.Pairs), 100*a.Standard.Recall)
	}
	for _, r := range a.TooDear {
		fmt.Fprintf(out, "Not looked at: %s alone has %s pairs.\n", r.Name, many(r.Pairs))
	}
	if u := a.Unseen; u != nil {
		fmt.Fprintf(out, "All rules together find an estimated %.2f %% (%.2f to %.2f) of all pairs of one person: names and birth dates alone find %s, places and numbers alone %s, both %s (capture and recapture). It assumes that the one agreeing says nothing of the other; where poor records are poor in both, less is found than this says.\n",
			100*u.Recall.Value, 100*u.Recall.Low, 100*u.Recall.High, many(u.Names), many(u.Places), many(u.Both))
	} else {
		fmt.Fprintln(out, "What no rule finds cannot be estimated: too few pairs are found both by names and birth dates alone and by places and numbers alone.")
	}
}

// many writes a count as people do: 12,400.
func many[N int | int64 | float64](n N) string {
	s := fmt.Sprintf("%.0f", float64(n))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func share(n, of float64) string {
	if of == 0 {
		return "0 %"
	}
	return fmt.Sprintf("%.3g %%", 100*n/of)
}
