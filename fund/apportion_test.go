package fund

import (
	"encoding/csv"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"byname"
)

// TestApportion compares with answers worked out by another program.
func TestApportion(t *testing.T) {
	for _, row := range readCSV(t, "testdata/apportion.csv") {
		total, err := strconv.ParseInt(row["total_pence"], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		var weights []*big.Rat
		for _, w := range strings.Fields(row["weights"]) {
			weights = append(weights, Decimal(w).Rat())
		}
		parts, err := Apportion(byname.Pence(total), weights)
		var got []string
		for _, p := range parts {
			got = append(got, strconv.FormatInt(int64(p), 10))
		}
		if strings.Join(got, " ") != row["expected"] || err != nil {
			t.Errorf("%s among %s: %v %v, want %s", row["total_pence"], row["weights"], got, err, row["expected"])
		}
	}
}

// TestTargets compares shares of a budget by need with answers worked out by
// another program: weights of nine parts need and one part unmet need.
func TestTargets(t *testing.T) {
	rows := readCSV(t, "testdata/allocation.csv")
	number := func(row map[string]string, column string) *big.Rat { return Decimal(row[column]).Rat() }
	product := func(row map[string]string, columns ...string) *big.Rat {
		r := big.NewRat(1, 1)
		for _, c := range columns {
			r.Mul(r, number(row, c))
		}
		return r
	}
	core, unmet := new(big.Rat), new(big.Rat)
	for _, row := range rows {
		core.Add(core, product(row, "population", "age_index", "need_index"))
		unmet.Add(unmet, product(row, "population", "unmet_need_index"))
	}
	var weights []*big.Rat
	for _, row := range rows {
		a := product(row, "population", "age_index", "need_index")
		b := product(row, "population", "unmet_need_index")
		a.Quo(a, core).Mul(a, big.NewRat(9, 10))
		b.Quo(b, unmet).Mul(b, big.NewRat(1, 10))
		weights = append(weights, a.Add(a, b))
	}
	parts, err := Apportion(16_500_000_00, weights)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if want, _ := pounds(row["target"]); parts[i] != want {
			t.Errorf("%s: %v, want %v", row["neighbourhood"], parts[i], want)
		}
	}
}

func readCSV(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, column := range lines[0] {
			row[column] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// The parts sum to the amount, none is a penny or more from its exact share,
// and a greater weight never has the smaller part.
func TestApportionIsFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := byname.Pence(rapid.Int64Range(-1_000_000_000_00, 1_000_000_000_00).Draw(t, "amount"))
		numbers := rapid.SliceOfN(rapid.Int64Range(0, 1_000_000), 1, 20).Draw(t, "weights")
		sum := big.NewRat(0, 1)
		var weights []*big.Rat
		for _, n := range numbers {
			w := big.NewRat(n, 1+n%7)
			weights = append(weights, w)
			sum.Add(sum, w)
		}
		parts, err := Apportion(amount, weights)
		if sum.Sign() == 0 {
			if err == nil {
				t.Fatal("shared among nobody")
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		var total byname.Pence
		for i, p := range parts {
			total += p
			off := share(amount, weights[i], sum)
			off.Sub(off, big.NewRat(int64(p), 1)).Abs(off)
			if off.Cmp(big.NewRat(1, 1)) >= 0 {
				t.Fatalf("part %d is %v pence from its share", i, off.FloatString(3))
			}
			for j, q := range parts {
				if amount > 0 && weights[i].Cmp(weights[j]) > 0 && p < q {
					t.Fatalf("%v has %v and %v has %v", weights[i], p, weights[j], q)
				}
			}
		}
		if total != amount {
			t.Fatalf("parts sum to %v of %v", total, amount)
		}
	})
}

// Sharing out loses nothing and names everybody, whatever the needs.
func TestAllocateSharesAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := byname.Pence(rapid.Int64Range(1, 1_000_000_000).Draw(t, "whole"))
		terms := Terms{Reserve: Percent{Decimal(strconv.Itoa(rapid.IntRange(0, 100).Draw(t, "reserve")))}, Base: "0.5", Need: "0.5"}
		var needs []Need
		for i := range rapid.IntRange(1, 12).Draw(t, "neighbourhoods") {
			needs = append(needs, Need{Place: strconv.Itoa(i), Population: rapid.Int64Range(1, 80000).Draw(t, "population"),
				Score: Decimal(strconv.Itoa(rapid.IntRange(1, 90).Draw(t, "score")) + ".25")})
		}
		a, err := Allocate(2025, whole, terms, needs)
		if err != nil {
			t.Fatal(err)
		}
		sum := a.Reserve
		for _, l := range a.Lines {
			sum += l.Amount
		}
		if sum != whole || len(a.Lines) != len(needs) {
			t.Fatalf("%v shared out of %v", sum, whole)
		}
	})
}
