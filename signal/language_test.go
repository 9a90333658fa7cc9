package signal_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"byname"
	"byname/feed"
	"byname/internal/handwritten"
	"byname/signal"
)

var update = flag.Bool("update", false, "write generated files anew")

// asOf is the day of every example.
var asOf = byname.OnDay(2026, 2, 10)

func compile(t testing.TB, rule signal.Rule) *signal.Set {
	t.Helper()
	set, err := signal.Compile(signal.Words{Kinds: feed.Kinds()}, []signal.Rule{rule})
	if err != nil {
		t.Fatalf("%s: %v", rule.Signs[0].When, err)
	}
	return set
}

// when is a rule of one sign.
func when(expression string, because ...string) signal.Rule {
	return signal.Rule{Programme: "p", Signs: []signal.Sign{{Name: "s", When: expression, Because: because}}}
}

// Every word of the language has an example that holds and one that does not.
func TestEveryWordDoesWhatItSays(t *testing.T) {
	for _, w := range signal.Language() {
		set := compile(t, when(w.Example))
		for want, timeline := range map[bool]string{true: w.Given, false: w.But} {
			facts, err := handwritten.Facts(timeline, asOf)
			if err != nil {
				t.Fatalf("%s: %v", w.Form, err)
			}
			if got := len(set.Evaluate(facts)) == 1; got != want {
				t.Errorf("%s: %s is %v on\n%s", w.Form, w.Example, got, timeline)
			}
			if slow := len(oracleSignals([]signal.Rule{when(w.Example)}, facts)) == 1; slow != want {
				t.Errorf("%s: to the oracle %s is %v on\n%s", w.Form, w.Example, slow, timeline)
			}
		}
	}
}

const begin, end = "<!-- words: written by go test ./signal -update -->\n", "<!-- end of words -->\n"

// docs/signal.md holds the language as the code has it.
func TestTheManualIsFresh(t *testing.T) {
	const path = "../docs/signal.md"
	manual, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(manual), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("%s has lost the lines between which the words stand", path)
	}
	fresh := before + begin + words() + end + after
	if *update {
		if err := os.WriteFile(path, []byte(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if fresh != string(manual) {
		t.Errorf("%s is stale: run go test ./signal -update", path)
	}
}

func words() string {
	var b strings.Builder
	b.WriteString("| word | gives | means | example |\n|---|---|---|---|\n")
	for _, w := range signal.Language() {
		cell := strings.NewReplacer("|", `\|`, "\n", " ")
		b.WriteString("| `" + w.Form + "` | " + w.Gives + " | " + cell.Replace(w.Means) + " | `" + cell.Replace(w.Example) + "` |\n")
	}
	return b.String()
}
