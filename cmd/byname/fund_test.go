package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"byname"
	"byname/fund"
)

const circleFolder = "../../e2e/story/circle/"

// A desk is where one day's verbs are asked in somebody's name.
type desk struct {
	t       *testing.T
	data    string
	day, as string
}

func (d desk) on(day string) desk { d.day = day; return d }
func (d desk) by(as string) desk  { d.as = as; return d }

// ask must go well and gives back what is printed.
func (d desk) ask(args ...string) string {
	d.t.Helper()
	out, errs, code := d.try(args...)
	if code != 0 {
		d.t.Fatalf("%v: %d %s", args, code, errs)
	}
	return out
}

func (d desk) try(args ...string) (out, errs string, code int) {
	var o, e strings.Builder
	code = run(d.t.Context(), append([]string{"--data", d.data, "--today", d.day, "--as", d.as}, args...), nil, &o, &e)
	return o.String(), e.String(), code
}

// refused must not go well, with this kind and these words.
func (d desk) refused(kind int, words string, args ...string) {
	d.t.Helper()
	out, errs, code := d.try(args...)
	if code != kind || !strings.Contains(errs, words) {
		d.t.Errorf("%v: %d %s%s, want %d and %q", args, code, out, errs, kind, words)
	}
}

// board makes the accounts of the story's board and the board itself.
func board(t *testing.T) desk {
	t.Helper()
	d := desk{t, t.TempDir(), "2024-03-01", ""}
	d.ask("guard", "add", "ada", "--name", "Ada Admin", "--agency", "gmca")
	d = d.by("ada")
	for _, seat := range []string{"nhs-chief:nhs-gm", "nhs-finance:nhs-gm", "hospital:mft", "council-leader:manchester",
		"council-adults:manchester", "police:gmp", "voluntary:foodbank", "northfold:northfold"} {
		who, agency, _ := strings.Cut(seat, ":")
		d.ask("guard", "add", who, "--name", "Invented "+who, "--agency", agency, "--role", "board")
	}
	d.ask("guard", "add", "dot", "--name", "Dot Worker", "--agency", "mcc-housing", "--role", "worker", "--neighbourhood", "MAN-N07")
	d.ask("govern", "board", circleFolder+"board.yaml")
	return d
}

// decide puts a question and has it carried.
func (d desk) decide(file, id, against string) {
	d.t.Helper()
	d.by("council-leader").ask("govern", "put", "partners", circleFolder+file)
	d.by("northfold").ask("govern", "interest", id, "Northfold would be paid for room deposits")
	for _, seat := range []string{"nhs-chief", "nhs-finance", "hospital", "council-leader", "council-adults", "voluntary"} {
		d.by(seat).ask("govern", "vote", id, "for")
	}
	d.by("police").ask("govern", "vote", id, against)
	d.by("council-leader").ask("govern", "close", id)
}

// TestFund goes round the money of the story from the command line. What each
// figure must be is judged in fund; here it is that the verbs lead there, that
// nothing is done twice, and who may do them.
func TestFund(t *testing.T) {
	d := board(t).on("2024-03-14")
	finance := d.by("nhs-finance")
	agree := []string{"fund", "agree", circleFolder + "pool.yaml", "--decision", "pool-2024"}
	finance.refused(exitNotFound, "question pool-2024", agree...)
	d.by("council-leader").ask("govern", "put", "partners", circleFolder+"open.yaml")
	finance.refused(exitDenied, "carried", agree...)
	d = d.by("ada")
	for _, seat := range []string{"nhs-chief", "nhs-finance", "hospital", "council-leader", "council-adults", "voluntary"} {
		d.by(seat).ask("govern", "vote", "pool-2024", "for")
	}
	d.by("police").ask("govern", "vote", "pool-2024", "against", "--words", "Three years only for the crisis pair.")
	d.by("council-leader").ask("govern", "close", "pool-2024")

	d.by("dot").refused(exitDenied, "keep the pool", agree...)
	finance.ask(agree...)
	post := []string{"fund", "post", circleFolder + "contributions.csv", "--decision", "pool-2024"}
	if out := finance.ask(post...); out != "20 posted, 0 there before\n" {
		t.Error(out)
	}
	if out := finance.ask(post...); out != "0 posted, 20 there before\n" {
		t.Error(out)
	}
	finance = finance.on("2025-04-01")
	finance.ask("fund", "carry", "2024/25", "£18,440.27")
	out := finance.ask("fund", "share", "2025/26")
	for _, want := range []string{"£916,325.76", "£45,816.28", "£870,509.48",
		"41210 people with a deprivation score of 50.75 weigh 45696.2696: 20.6700% of the whole, £179,934.41"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	finance.refused(exitInvalid, "not yet shared out", "fund", "share", "2025/26")
	finance.refused(exitInvalid, "at least", "fund", "commit", "2025/26", "MAN-N07", wrote(t, "scheme,name,amount\nx,X,\"£170,000.00\"\n"))
	finance.ask("fund", "commit", "2025/26", "MAN-N07", circleFolder+"commitments.csv")
	finance.ask("fund", "forecast", "2025/26", "MAN-N07", circleFolder+"forecast.csv")

	finance = finance.on("2026-05-01")
	if out := finance.ask("fund", "spend", "2025/26", "MAN-N07", circleFolder+"spends.csv"); out != "4 posted, 0 there before\n" {
		t.Error(out)
	}
	finance.ask("fund", "measure", "2025/26", "MAN-N07", circleFolder+"measured.csv", "--evidence", "comparison group, one year, moderate")
	// The team's own £951.25 is spent through plans, so less is spent here.
	out = finance.ask("fund", "gain", "2025/26")
	if !strings.Contains(out, "£404,476.63. Less spend £159,138.53: £245,338.10 to share") || !strings.Contains(out, "DWP") || !strings.Contains(out, "held as owed") {
		t.Error(out)
	}
	finance.ask("fund", "settle", "2025/26", "DWP")
	finance.refused(exitNotFound, "owed by DWP", "fund", "settle", "2025/26", "DWP")

	var s fund.Statement
	if err := json.Unmarshal([]byte(finance.ask("--json", "fund", "balance", "2025/26")), &s); err != nil {
		t.Fatal(err)
	}
	n07 := s.Of("MAN-N07")
	if s.Contributed != 897_885_49 || s.Brought != 18_440_27 || s.Unshared != 0 || n07.Allocated != 179_934_41 ||
		n07.Uncommitted != 3_638_35 || n07.Team.Left != 10_796_06 || len(n07.Schemes) != 4 || len(s.Owed) != 0 || s.Gain != 245_338_10 {
		t.Errorf("%+v", s)
	}
	nextYear(t, finance.on("2026-06-18"))
}

// nextYear is the board's change: it waits until the year is shared out, and
// then the year before's commitments, so changed, are the year's.
func nextYear(t *testing.T, d desk) {
	d.decide("next-year.yaml", "heating-2026", "abstain")
	finance := d.by("nhs-finance")
	if out := finance.ask("fund", "effect", "heating-2026"); !strings.Contains(out, "waits: £9,000.00 moves") || strings.Contains(out, "done:") {
		t.Error(out)
	}
	finance.ask("fund", "share", "2026/27")
	if out := finance.ask("fund", "effect", "heating-2026"); !strings.Contains(out, "done: £9,000.00 moves") || strings.Contains(out, "waits") {
		t.Error(out)
	}
	if out := finance.ask("fund", "effect", "heating-2026"); out != "" {
		t.Error(out)
	}
	var s fund.Statement
	if err := json.Unmarshal([]byte(finance.ask("--json", "fund", "balance", "2026/27")), &s); err != nil {
		t.Fatal(err)
	}
	got := map[string]byname.Pence{}
	for _, u := range s.Of("MAN-N07").Schemes {
		got[u.Scheme] = u.Committed
	}
	for scheme, want := range map[string]byname.Pence{"falls": 78_000_00, "tobacco": 17_500_00, "heating-and-damp-fund": 9_000_00, "crisis": 41_000_00, "work": 20_000_00} {
		if got[scheme] != want {
			t.Errorf("%s: %v, want %v", scheme, got[scheme], want)
		}
	}
	out := finance.ask("fund", "ledger", "man-2024", "--from", "21", "--most", "1")
	if !strings.HasPrefix(out, "21  2025-04-01  by nhs-finance  Carried forward from 2024/25 to 2025/26\n") || strings.Count(out, "\n") != 3 {
		t.Error(out)
	}
	finance.refused(exitInvalid, "2025/26 pool", "fund", "reverse", "man-2024", "21", "--why", "a slip")
}

// wrote is a file with this text.
func wrote(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "file.csv")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}
