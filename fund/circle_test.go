package fund

import (
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/place"
)

// A circle is what goes in: what people agreed, paid, counted and changed.
type circle struct {
	pool          Pool
	terms         Terms
	contributions []Contribution
	year          Year
	carried       byname.Pence
	needs         []Need
	at            string // the neighbourhood that the page follows
	names         map[string]string
	commitments   []Commitment
	spends, team  []Spend
	benefits      []Benefit
	changes       []Change
}

// TestCircle goes round the circle of the story and compares every figure with
// the page the partners wrote: with the inputs of e2e/story/circle, and with those
// of the page's own tables. BYNAME_CIRCLE names another page of the same shape.
func TestCircle(t *testing.T) {
	story := readPage(t, "../e2e/story/circle.md")
	fromPage := story.circle()
	story.compare(fromPage)
	story.compare(readCircle(t, "../e2e/story/circle", fromPage))
	if name := os.Getenv("BYNAME_CIRCLE"); name != "" {
		other := readPage(t, name)
		other.compare(other.circle())
	}
}

func readPage(t *testing.T, name string) page {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return page{t, string(text)}
}

// readCircle reads the inputs from files, as a place would keep them. What was
// carried forward, the team's own spends and the board's changes come from
// elsewhere: the year before, plans, and a decision.
func readCircle(t *testing.T, folder string, other circle) (c circle) {
	t.Helper()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	file := func(name string) *strings.Reader {
		text, err := os.ReadFile(filepath.Join(folder, name))
		check(err)
		return strings.NewReader(string(text))
	}
	var err error
	c.pool, c.terms, err = ReadPool(file("pool.yaml"))
	check(err)
	c.contributions, err = ReadContributions(file("contributions.csv"))
	check(err)
	c.year, c.at, c.carried, c.team = other.year, other.at, other.carried, other.team
	for i, n := range other.needs {
		if i >= len(c.pool.Places) || c.pool.Places[i] != n.Place {
			t.Fatalf("shared among %v", c.pool.Places)
		}
		c.needs = append(c.needs, n)
	}
	var schemes []Scheme
	schemes, c.commitments, err = ReadCommitments(file("commitments.csv"), c.at)
	check(err)
	c.names = map[string]string{"heating": "Heating and damp fund"}
	for _, s := range schemes {
		c.names[s.ID] = s.Name
	}
	c.changes = []Change{{"tobacco", "heating", 9000_00}}
	c.spends, err = ReadSpends(file("spends.csv"), c.year, c.at)
	check(err)
	costs, err := LoadUnitCosts(place.GreaterManchester)
	check(err)
	forecast, err := ReadNumbers(file("forecast.csv"), costs)
	check(err)
	measured, err := ReadNumbers(file("measured.csv"), costs)
	check(err)
	for i, f := range forecast {
		if f.Code != measured[i].Code {
			t.Fatalf("%s was forecast and %s measured", f.Code, measured[i].Code)
		}
		c.benefits = append(c.benefits, Benefit{f.UnitCost, f.Number, measured[i].Number})
	}
	return c
}

// circle reads the inputs from the page's own tables.
func (p page) circle() (c circle) {
	t := p.t
	s3, s4, s5, s8 := p.section("3"), p.section("4"), p.section("5"), p.section("8")
	percent := func(s string) Percent {
		v, err := ParsePercent(s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	year := func(s string) Year {
		y, err := ParseYear(s)
		if err != nil {
			t.Fatal(err)
		}
		return y
	}
	c.pool = Pool{ID: "page", Title: "page"}
	contributions := p.section("2").table(0)
	years := contributions.header[1 : len(contributions.header)-1]
	c.pool.First, c.pool.Last = year(years[0]), year(years[len(years)-1])
	gainers := s5.table(1)
	for _, row := range contributions.rows {
		partner := Partner{ID: byname.AgencyID(row["Partner"]), Name: row["Partner"]}
		for _, g := range gainers.rows {
			if slices.Contains(strings.Fields(partner.Name), g["Who gains"]) {
				partner.Gains = append(partner.Gains, g["Who gains"])
			}
		}
		c.pool.Partners = append(c.pool.Partners, partner)
		for _, y := range years {
			c.contributions = append(c.contributions, Contribution{partner.ID, year(y), pence(t, row[y])})
		}
	}
	c.year = year(s3.find(`Contributions for (\S+) £`))
	c.carried = s3.pence(`carried forward from \S+ (£[\d,.]+\d)`)
	c.terms = Terms{
		Reserve: percent(s3.find(`Reserve held by the board[,:]? ([\d.]+) per cent`)), Team: percent(s4.find(`budget: ([\d.]+) per cent`)),
		Cashable: percent(p.section("6").find(`rate ([\d.]+) per cent`)), OnePerson: s4.pence(`spend up to (£[\d,.]+\d)`),
		Base: Decimal(s3.find(`population x \(([\d.]+) \+`)), Need: Decimal(s3.find(`\+ ([\d.]+) x deprivation`)),
	}
	for _, row := range s3.table(0).rows {
		population, err := strconv.ParseInt(row["Population"], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		c.needs = append(c.needs, Need{row["Id"], row["Neighbourhood"], population, Decimal(row["Deprivation score"])})
		if pence(t, row["Allocation"]) == s4.pence(`any scheme: (£[\d,.]+\d)`) {
			c.at = row["Id"]
		}
	}
	c.names = map[string]string{}
	spent := s4.table(0).header[2]
	for _, row := range s4.table(0).rows {
		name := row["Scheme"]
		if name == "Delegated team budget" {
			continue
		}
		c.names[name] = name
		c.commitments = append(c.commitments, Commitment{name, pence(t, row["Committed"])})
		c.spends = append(c.spends, Spend{Ref: name, Year: c.year, Place: c.at, Scheme: name, Amount: pence(t, row[spent]), Reason: spent})
	}
	for i, row := range s4.table(2).rows {
		c.team = append(c.team, Spend{Ref: strconv.Itoa(i), Year: c.year, Place: c.at, Amount: pence(t, row["Spent"]), Reason: row["Line"]})
	}
	for _, row := range s5.table(0).rows {
		c.benefits = append(c.benefits, Benefit{
			UnitCost: UnitCost{Code: row["Code"], Gains: row["Gains"], Value: pence(t, row["Unit value (2015/16)"])},
			Forecast: Decimal(row["Forecast number"]), Measured: Decimal(row["Measured number"]),
		})
	}
	// What one scheme loses another gains; the page shows by how much.
	var losers, winners []Change
	for _, row := range s8.table(0).rows {
		c.names[row["Scheme"]] = row["Scheme"]
		switch change := pence(t, row["Change"]); {
		case change < 0:
			losers = append(losers, Change{From: row["Scheme"], Amount: -change})
		case change > 0:
			winners = append(winners, Change{To: row["Scheme"], Amount: change})
		}
	}
	for len(losers) > 0 && len(winners) > 0 {
		l, w := &losers[0], &winners[0]
		n := min(l.Amount, w.Amount)
		c.changes = append(c.changes, Change{l.From, w.To, n})
		if l.Amount -= n; l.Amount == 0 {
			losers = losers[1:]
		}
		if w.Amount -= n; w.Amount == 0 {
			winners = winners[1:]
		}
	}
	return c
}

// compare goes round the circle with a ledger and compares what is in it with
// what the page says.
func (p page) compare(c circle) {
	t := p.t
	t.Helper()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	same := func(what string, got, want byname.Pence) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	var b book
	post := func(e Entry, err error) {
		t.Helper()
		check(err)
		e.By, e.Day, e.At = "finance", c.year.First(), c.year.First().Start()
		_, _, err = b.append(e)
		check(err)
	}
	s3, s4, s5, s6, s8 := p.section("3"), p.section("4"), p.section("5"), p.section("6"), p.section("8")

	// Contributions by partner and year, and their sums.
	for _, contribution := range c.contributions {
		post(c.pool.Contribute(contribution))
	}
	paid := p.section("2").table(0)
	byPartner := map[string]byname.Pence{}
	for y := c.pool.First; y <= c.pool.Last; y++ {
		s := b.balances.Statement(y)
		same("contributions "+y.String(), s.Contributed, pence(t, paid.total[y.String()]))
		for _, a := range s.Partners {
			partner, err := c.pool.Partner(byname.AgencyID(a.Who))
			check(err)
			same(a.Who+" "+y.String(), a.Amount, pence(t, paid.by("Partner")[partner.Name][y.String()]))
			byPartner[partner.Name] += a.Amount
			byPartner["Total"] += a.Amount
		}
	}
	all := paid.header[len(paid.header)-1]
	for _, row := range append(paid.rows, paid.total) {
		same(row["Partner"]+" all years", byPartner[row["Partner"]], pence(t, row[all]))
	}

	// Shared out by need.
	post(CarryForward(c.year-1, c.carried), nil)
	whole := b.balances[Account{Kind: AtPool, Year: c.year}]
	same("in the pool", whole, s3.pence(`carried forward from \S+ £[\d,.]+ = (£[\d,.]+\d)`))
	shared, err := Allocate(c.year, whole, c.terms, c.needs)
	check(err)
	same("reserve", shared.Reserve, s3.pence(`rounded down = (£[\d,.]+\d)`))
	same("to share", shared.Shared, s3.pence(`To share: (£[\d,.]+\d)`))
	post(shared.Entry(), nil)
	out := s3.table(0)
	sum := new(big.Rat)
	for i, l := range shared.Lines {
		want := out.rows[i]
		same(want["Id"], l.Amount, pence(t, want["Allocation"]))
		same(want["Id"]+" in the ledger", b.balances[Account{Kind: AtPlace, Year: c.year, Place: l.Place}], l.Amount)
		if got := l.Weight.FloatString(4); got != want["Weight (shown to 4 places)"] {
			t.Errorf("weight of %s: %s, want %s", want["Id"], got, want["Weight (shown to 4 places)"])
		}
		sum.Add(sum, l.Weight)
	}
	if got := sum.FloatString(4); got != out.total["Weight (shown to 4 places)"] {
		t.Errorf("sum of weights %s", got)
	}
	same("shared out", shared.Shared, pence(t, out.total["Allocation"]))
	same("left in the pool", b.balances[Account{Kind: AtPool, Year: c.year}], 0)

	// Delegated, committed, spent.
	allocated := b.balances.Statement(c.year).Of(c.at).Allocated
	post(Delegate(c.year, c.at, allocated, c.terms), nil)
	post(Commit(c.year, c.at, c.commitments))
	for _, s := range append(c.spends, c.team...) {
		if s.Amount > 0 {
			countersign := s.Scheme == "" && s.Amount > c.terms.OnePerson
			post(s.Entry(countersign))
			if countersign {
				post(s.Answer(true, "lead", "worker", ""))
			}
		}
	}
	account := b.balances.Statement(c.year).Of(c.at)
	same("team budget", account.Team.Committed, s4.pence(`half up to the penny = (£[\d,.]+\d)`))
	schemes := s4.table(0)
	spent := schemes.header[2]
	for _, u := range append(account.Schemes, account.Team) {
		name := c.names[u.Scheme]
		if u.Scheme == "" {
			name = "Delegated team budget"
		}
		want := schemes.by("Scheme")[name]
		same(name+" committed", u.Committed, pence(t, want["Committed"]))
		same(name+" spent", u.Spent, pence(t, want[spent]))
		same(name+" left", u.Left, pence(t, want["Uncommitted after spend"]))
	}
	same("committed", account.Committed, pence(t, schemes.total["Committed"]))
	same("spent", account.Spent, pence(t, schemes.total[spent]))
	same("left of commitments", account.Committed-account.Spent, pence(t, schemes.total["Uncommitted after spend"]))
	same("not committed", account.Uncommitted, s4.pence(`any scheme: .* = (£[\d,.]+\d)\.`))
	same("team lines", account.Team.Spent, pence(t, s4.table(2).total["Spent"]))
	step := Spend{Amount: pence(t, s4.table(1).total["Cost"]), Person: 1}
	if within := s4.find(`limit: (yes|no)`) == "yes"; step.Countersign(c.terms, 0) == within {
		t.Error("the limit for one person")
	}

	// Benefit by who gains.
	lines := s5.table(0)
	for i, benefit := range c.benefits {
		want := lines.rows[i]
		same(benefit.Code+" unit", benefit.Value, pence(t, want["Unit value (2015/16)"]))
		same(benefit.Code+" forecast", benefit.ForecastWorth(), pence(t, want["Forecast benefit"]))
		same(benefit.Code+" measured", benefit.MeasuredWorth(), pence(t, want["Measured benefit"]))
	}
	gainers := c.pool.ByGainer(c.benefits)
	total := Gainer{Who: "Total"}
	for i, g := range gainers {
		want := s5.table(1).rows[i]
		if g.Who != want["Who gains"] {
			t.Fatalf("%s gains, want %s", g.Who, want["Who gains"])
		}
		sameGain(same, t, g, want)
		total.Forecast += g.Forecast
		total.Measured += g.Measured
	}
	sameGain(same, t, total, s5.table(1).total)

	// The gain, shared.
	gain, err := ShareGain(c.year, gainers, c.terms.Cashable, account.Spent)
	check(err)
	same("cashable", gain.Cashable, s6.pence(`rounded down: (£[\d,.]+\d)`))
	same("gain", gain.Gain, s6.pence(`gain to share (£[\d,.]+\d)`))
	post(gain.Entry())
	for i, part := range gain.Parts {
		want := s6.table(0).rows[i]
		same(part.Who+"'s part", part.Amount, pence(t, want["Share of the gain"]))
		same(part.Who+"'s part in the ledger", b.balances[part.account(c.year)], part.Amount)
		if asked := strings.Contains(s6.text, part.Who+" gains and paid nothing in"); part.Owed() != asked {
			t.Errorf("%s: owed %v, want %v", part.Who, part.Owed(), asked)
		}
	}
	same("gain by its parts", b.balances.Statement(c.year).Gain, pence(t, s6.table(0).total["Share of the gain"]))

	// Next year.
	next, err := NextYear(c.commitments, c.changes)
	check(err)
	table := s8.table(0)
	lastYear, thisYear := table.header[1], table.header[2]
	var before, after byname.Pence
	for _, n := range next {
		want := table.by("Scheme")[c.names[n.Scheme]]
		same(n.Scheme+" before", n.Last, pence(t, want[lastYear]))
		same(n.Scheme+" next", n.Next, pence(t, want[thisYear]))
		same(n.Scheme+" change", n.Change, pence(t, want["Change"]))
		before, after = before+n.Last, after+n.Next
	}
	if len(next) != len(table.rows) {
		t.Errorf("%d schemes next year, want %d", len(next), len(table.rows))
	}
	same("schemes before", before, pence(t, table.total[lastYear]))
	same("schemes next", after, pence(t, table.total[thisYear]))
	same("change", after-before, pence(t, table.total["Change"]))
	same("contributions next year", b.balances.Statement(c.year+1).Contributed, s8.pence(`contributions (£[\d,.]+\d)`))
	if diff := cmp.Diff(Balances{}, b.net()); diff != "" {
		t.Errorf("a year does not balance:\n%s", diff)
	}
}

func sameGain(same func(string, byname.Pence, byname.Pence), t *testing.T, g Gainer, want map[string]string) {
	t.Helper()
	same(g.Who+" forecast", g.Forecast, pence(t, want["Forecast"]))
	same(g.Who+" measured", g.Measured, pence(t, want["Measured"]))
	same(g.Who+" difference", g.Measured-g.Forecast, pence(t, want["Measured minus forecast"]))
}
