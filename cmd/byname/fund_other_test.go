package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/fund"
)

// TestFundOtherwise goes round other partners' money from the command line:
// other neighbourhoods, sums, shares and votes, drawn from a seed. What each
// figure must be is worked out here once more, in whole numbers and by other
// steps than the ledger takes.
func TestFundOtherwise(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { otherwise(t, rand.New(rand.NewPCG(seed, 23))) })
	}
}

// terms are drawn in hundredths of a per cent, or of one.
type otherTerms struct{ reserve, base, need, team, cashable int64 }

func otherwise(t *testing.T, dice *rand.Rand) {
	d := board(t).on("2025-02-03")
	places := []string{"MAN-N02", "MAN-N03", "MAN-N04", "MAN-N09", "MAN-N10", "MAN-N11"}
	dice.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
	places = places[:2+dice.IntN(4)]
	o := otherTerms{dice.Int64N(1200), 1 + dice.Int64N(99), 1 + dice.Int64N(99), dice.Int64N(1500), 3000 + dice.Int64N(7000)}
	year := fund.Year(2025)
	ask := func(id string) string {
		return wrote(t, fmt.Sprintf("id: %s\ntitle: Another pool\ntext: A pool.\nplain: A pool.\neffects:\n  - {kind: open pool, year: %d, until: %d}\n", id, year, year+1))
	}

	finance, decided := d.by("nhs-finance"), "another"
	if !d.voted(ask(decided), decided, dice) {
		finance.refused(exitDenied, "carried", "fund", "agree", pool(t, places, o), "--decision", decided)
		decided = "again"
		d.votes(ask(decided), decided, []string{"for", "for", "for", "against", "for", "abstain", "for", "for"})
	}
	finance.ask("fund", "agree", pool(t, places, o), "--decision", decided)

	whole, paid := int64(0), "partner,year,amount\n"
	for _, who := range []string{"gmp", "nhs-gm", "manchester"} {
		amount := 1 + dice.Int64N(90_000_000_00/1_000)
		whole += amount
		paid += fmt.Sprintf("%s,%v,\"%v\"\n", who, year, byname.Pence(amount))
	}
	finance.ask("fund", "post", wrote(t, paid), "--decision", decided)

	finance = finance.on("2025-04-01")
	var a fund.Allocation
	parse(t, finance.ask("--json", "fund", "share", year.String()), &a)
	reserve := whole * o.reserve / 10_000
	equal(t, "whole", a.Whole, whole)
	if got, want := a.Terms.Reserve.Decimal.Rat(), big.NewRat(o.reserve, 100); got.Cmp(want) != 0 {
		t.Errorf("reserve of %v, want %v", got, want)
	}
	equal(t, "reserve", a.Reserve, reserve)
	weights := make([]*big.Int, len(places))
	for i, l := range a.Lines {
		if l.Place != places[i] {
			t.Fatalf("line %d is %s, want %s", i, l.Place, places[i])
		}
		weights[i] = o.weight(a.Lines, l)
	}
	parts := hamilton(whole-reserve, weights)
	for i, l := range a.Lines {
		equal(t, l.Place, l.Amount, parts[i])
	}

	// The last neighbourhood's money: its team's, one scheme, what was spent.
	here, allocated := places[len(places)-1], parts[len(parts)-1]
	team := (allocated*o.team*2 + 10_000) / 20_000
	scheme := 1 + dice.Int64N(allocated-team)
	spent := dice.Int64N(scheme)
	finance.ask("fund", "commit", year.String(), here, wrote(t, fmt.Sprintf("scheme,name,amount\nwarm,Warm homes,\"%v\"\n", byname.Pence(scheme))))
	finance.on("2026-03-30").ask("fund", "spend", year.String(), here, wrote(t, fmt.Sprintf("ref,scheme,amount,reason\na bill,warm,\"%v\",Boilers\n", byname.Pence(spent))))
	var s fund.Statement
	parse(t, finance.ask("--json", "fund", "balance", year.String()), &s)
	mine := s.Of(here)
	equal(t, "the team's", mine.Team.Committed, team)
	equal(t, "left", mine.Uncommitted, allocated-team-scheme)
	equal(t, "spent", mine.Spent, spent)

	// The gain, by who gains: each thing avoided so often, at its price.
	codes := []struct {
		code, who string
		pence     int64
	}{{"HE4.1", "NHS", 157_31}, {"CR1.1", "Police", 47_13}, {"HO1.0", "Council", 7_276_42}, {"E&E2.0.1", "DWP", 7_898_48}}
	measured, by, numbers := int64(0), make([]*big.Int, len(codes)), "code,number\n"
	for i, c := range codes {
		n := 1 + dice.Int64N(4_000)
		measured += n * c.pence
		by[i] = big.NewInt(n * c.pence)
		numbers += fmt.Sprintf("%s,%d\n", c.code, n)
	}
	gain := measured*o.cashable/10_000 - spent
	finance = finance.on("2026-05-01")
	finance.ask("fund", "measure", year.String(), here, wrote(t, numbers), "--evidence", "before and after")
	if gain <= 0 {
		finance.refused(exitInvalid, "nothing to share", "fund", "gain", year.String())
		return
	}
	var g fund.SharedGain
	parse(t, finance.ask("--json", "fund", "gain", year.String()), &g)
	equal(t, "measured", g.Measured, measured)
	equal(t, "gain", g.Gain, gain)
	sum := int64(0)
	for _, p := range g.Parts {
		sum += int64(p.Amount)
		i := slices.IndexFunc(codes, func(c struct {
			code, who string
			pence     int64
		}) bool {
			return strings.EqualFold(c.who, p.Who) || c.who == "Council" && p.Who == "Local authority"
		})
		if i < 0 {
			t.Fatalf("%s gains, and nobody of that name was to", p.Who)
		}
		exact := new(big.Int).Mul(big.NewInt(gain), by[i])
		if low := exact.Quo(exact, big.NewInt(measured)).Int64(); int64(p.Amount) < low || int64(p.Amount) > low+1 {
			t.Errorf("%s has %v of the gain, want %v or a penny more", p.Who, p.Amount, byname.Pence(low))
		}
		if p.Owed() != (p.Who == "DWP") {
			t.Errorf("%s: owed %v", p.Who, p.Owed())
		}
	}
	equal(t, "all parts", byname.Pence(sum), gain)
}

// weight is people × (base + need × score ÷ mean score) on a scale that all
// lines share, so that it is whole: × the sum of scores × 100 × 100 × 1000.
func (o otherTerms) weight(all []fund.Line, l fund.Line) *big.Int {
	thousandths := func(d fund.Decimal) int64 {
		units, part, _ := strings.Cut(string(d), ".")
		var n int64
		fmt.Sscan(units+(part + "000")[:3], &n)
		return n
	}
	sum := int64(0)
	for _, x := range all {
		sum += thousandths(x.Score)
	}
	each := o.base*sum + o.need*thousandths(l.Score)*int64(len(all))
	return new(big.Int).Mul(big.NewInt(l.Population), big.NewInt(each))
}

// hamilton gives everybody their whole pence, and a penny more to those with
// the largest remainders.
func hamilton(amount int64, weights []*big.Int) []int64 {
	total := new(big.Int)
	for _, w := range weights {
		total.Add(total, w)
	}
	parts, rests, given := make([]int64, len(weights)), make([]*big.Int, len(weights)), int64(0)
	for i, w := range weights {
		q, r := new(big.Int).QuoRem(new(big.Int).Mul(big.NewInt(amount), w), total, new(big.Int))
		parts[i], rests[i] = q.Int64(), r
		given += parts[i]
	}
	for ; given < amount; given++ {
		best := 0
		for i := range rests {
			if rests[i].Cmp(rests[best]) > 0 {
				best = i
			}
		}
		parts[best]++
		rests[best] = big.NewInt(-1)
	}
	return parts
}

var seats = []string{"nhs-chief", "nhs-finance", "hospital", "council-leader", "council-adults", "police", "voluntary", "northfold"}

// voted puts a question and lets everybody vote as the dice fall, and reports
// whether more were for it than against.
func (d desk) voted(file, id string, dice *rand.Rand) bool {
	votes, n := make([]string, len(seats)), 0
	for i := range votes {
		votes[i] = []string{"for", "against", "abstain"}[dice.IntN(3)]
		switch votes[i] {
		case "for":
			n++
		case "against":
			n--
		}
	}
	d.votes(file, id, votes)
	var shown struct{ Result string }
	parse(d.t, d.by("nhs-chief").ask("--json", "govern", "show", id), &shown)
	if carried := shown.Result == "carried"; carried != (n > 0) {
		d.t.Errorf("%v is %s", votes, shown.Result)
	}
	return n > 0
}

func (d desk) votes(file, id string, votes []string) {
	d.by("council-leader").ask("govern", "put", "partners", file)
	for i, seat := range seats {
		d.by(seat).ask("govern", "vote", id, votes[i])
	}
	d.by("council-leader").ask("govern", "close", id)
}

// pool is an agreement of three partners with these terms.
func pool(t *testing.T, places []string, o otherTerms) string {
	hundredths := func(n int64) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }
	return wrote(t, fmt.Sprintf(`pool: other-2025
title: Another pool
host: nhs-gm
years: 2025/26 to 2026/27
partners:
  - {id: nhs-gm, name: NHS Greater Manchester, gains: [NHS]}
  - {id: manchester, name: Manchester City Council, gains: [Council, Local authority]}
  - {id: gmp, name: Greater Manchester Police, gains: [Police]}
neighbourhoods: [%s]
terms:
  reserve: %s%%
  base: %s
  need: %s
  team: %s%%
  one_person: £350.00
  cashable: %s%%
`, strings.Join(places, ", "), hundredths(o.reserve), hundredths(o.base), hundredths(o.need), hundredths(o.team), hundredths(o.cashable)))
}

func parse(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

func equal(t *testing.T, what string, got byname.Pence, want int64) {
	t.Helper()
	if int64(got) != want {
		t.Errorf("%s: %v, want %v", what, got, byname.Pence(want))
	}
}
