package signal_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cel.dev/cel-go/cel"
	"pgregory.net/rapid"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/signal"
)

// kinds that random lives and rules are made of.
var kinds = []string{"ambulance.call.fall", "ed.attendance.injury", "admission.emergency", "discharge.done", "care.package",
	"smoking.current", "smoking.ex", "school.attendance", "police.domestic", "housing.arrears", "housing.payment"}

func anyLife(t *rapid.T, id byname.PersonID) population.Timeline {
	var life population.Timeline
	life.ID = id
	life.Born = byname.Hide(asOf - byname.Day(rapid.IntRange(0, 32000).Draw(t, "age in days")))
	for i := range rapid.IntRange(0, 12).Draw(t, "events") {
		e := population.Event{Event: feed.Event{Key: feed.Key(fmt.Sprint(id, "/", i))}}
		e.Kind = rapid.SampledFrom(kinds).Draw(t, "kind")
		day := asOf + byname.Day(rapid.IntRange(-420, 40).Draw(t, "day"))
		e.At = day.Start() + byname.Minute(rapid.IntRange(0, 1439).Draw(t, "minute"))
		if e.HasValue = rapid.Bool().Draw(t, "has value"); e.HasValue {
			e.Value = float64(rapid.IntRange(0, 100).Draw(t, "value"))
		}
		if rapid.Bool().Draw(t, "ends") {
			e.Until = day + byname.Day(rapid.IntRange(0, 90).Draw(t, "length"))
		}
		if e.Kind == "police.domestic" {
			e.Role = rapid.SampledFrom([]string{"victim", "suspect", "witness"}).Draw(t, "role")
			e.Incident = rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, "incident")
		}
		e.Agency = byname.AgencyID(rapid.SampledFrom([]string{"gp", "mft", "gmp"}).Draw(t, "agency"))
		life.Events = append(life.Events, e)
	}
	slices.SortStableFunc(life.Events, func(a, b population.Event) int { return int(a.At - b.At) })
	return life
}

func anyFacts(t *rapid.T) signal.Facts {
	f := signal.Facts{AsOf: asOf, Person: anyLife(t, 1)}
	for i := range rapid.IntRange(0, 2).Draw(t, "others") {
		f.Home = append(f.Home, anyLife(t, byname.PersonID(i+2)))
	}
	return f
}

func anySelection(t *rapid.T) string {
	s := rapid.SampledFrom([]string{"", "home.", "others."}).Draw(t, "whose") + fmt.Sprintf("events(%q)", rapid.SampledFrom(kinds).Draw(t, "of"))
	for range rapid.IntRange(0, 3).Draw(t, "filters") {
		filter := rapid.SampledFrom([]string{".within(N)", ".before(N)", `.within("W weeks")`, `.within("M months")`, `.before("M months")`, ".at_least(N)", ".under(N)", ".open()",
			`.role(["victim", ""])`, ".first()", ".last()", `.after(events("K"), D)`, `.followed_by(home.events("K").at_least(50), D)`, `.not_followed_by(events("K"), D)`}).Draw(t, "filter")
		s += strings.NewReplacer(
			"N", fmt.Sprint(rapid.IntRange(0, 200).Draw(t, "limit")), "W", fmt.Sprint(rapid.IntRange(0, 30).Draw(t, "weeks")), "M", fmt.Sprint(rapid.IntRange(0, 14).Draw(t, "months")),
			"D", fmt.Sprint(rapid.IntRange(0, 60).Draw(t, "days")), "K", rapid.SampledFrom(kinds).Draw(t, "near what")).Replace(filter)
	}
	if rapid.IntRange(0, 3).Draw(t, "since") == 0 {
		s += fmt.Sprintf(".since(events(%q))", rapid.SampledFrom(kinds).Draw(t, "since what"))
	}
	return s
}

// anyTest is a test that not everybody and not nobody passes.
func anyTest(t *rapid.T) string { return possible(t, "", rawTest) }

// possible draws until there is a rule that is not refused as impossible.
func possible(t *rapid.T, beside string, draw func(*rapid.T) string) string {
	for range 30 {
		text := draw(t)
		if _, err := signal.Compile(signal.Words{Kinds: feed.Kinds()}, []signal.Rule{when(always + beside + " && (" + text + ")")}); err == nil {
			return text
		}
	}
	t.Skip("nothing possible was drawn")
	return ""
}

func rawTest(t *rapid.T) string {
	n := rapid.IntRange(0, 120).Draw(t, "number")
	switch rapid.IntRange(0, 9).Draw(t, "test") {
	case 0:
		return anySelection(t) + ".any()"
	case 1:
		return anySelection(t) + ".none()"
	case 2:
		return fmt.Sprintf("%s.count() >= %d", anySelection(t), n%4)
	case 3:
		return fmt.Sprintf("%s.episodes(%d) != %d", anySelection(t), n%9, n%3)
	case 4:
		word := rapid.SampledFrom([]string{"sum", "latest", "earliest", "change", "highest", "lowest", "trend", "longest_gap", "shortest_gap", "days_since_last", "days_since_first"}).Draw(t, "measure")
		return fmt.Sprintf("%s.%s() %s %d", anySelection(t), word, rapid.SampledFrom([]string{">", ">=", "<", "<=", "==", "!="}).Draw(t, "op"), n)
	case 5:
		return fmt.Sprintf(rapid.SampledFrom([]string{"age < %d", "months_old >= %d"}).Draw(t, "old"), n)
	case 6:
		return fmt.Sprintf(rapid.SampledFrom([]string{"home.younger_than(%d) >= 2", "others.at_least(%d) >= 1", "home.count() > %d"}).Draw(t, "people"), n%100)
	case 7:
		return rapid.SampledFrom([]string{"smokes", "in_hospital", "has_care", "no_fixed_home"}).Draw(t, "fact")
	}
	if n%4 == 0 {
		domain := rapid.SampledFrom([]string{"income", "employment", "education", "health", "crime", "housing", "environment"}).Draw(t, "domain")
		return fmt.Sprintf("%s_decile %s %d", domain, rapid.SampledFrom([]string{"<=", ">", "=="}).Draw(t, "op"), n%10)
	}
	if n%3 == 0 {
		return rapid.SampledFrom([]string{`programme_state("falls") == "active"`, `programme_state("falls") != ""`, "deprivation <= 2", `sex == "female"`, `how_many([events("ed").any(), smokes, age > 40]) >= 2`}).Draw(t, "text")
	}
	return fmt.Sprintf("%s.agencies() > %s.persons()", anySelection(t), anySelection(t))
}

// always holds of everybody with an event, so that any rule can stand beside it.
const always = `home.events(["ambulance", "ed", "admission", "discharge", "care", "smoking", "school", "police", "housing"]).any()`

func anyRule(t *rapid.T) string { return always + " && " + possible(t, "", rawRule) }

func rawRule(t *rapid.T) string {
	joint := rapid.SampledFrom([]string{" && ", " || ", " && !"}).Draw(t, "joint")
	return "(" + rawTest(t) + joint + "(" + rawTest(t) + "))"
}

func holds(s *signal.Set, f signal.Facts) bool { return len(s.Evaluate(f)) > 0 }

// What is dated after AsOf is not known: taking it away changes nothing.
func TestNothingLaterIsSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set, facts := compile2(t, anyRule(t)), anyFacts(t)
		known := facts
		known.Person.Events = upTo(asOf, facts.Person.Events)
		known.Home = slices.Clone(facts.Home)
		for i := range known.Home {
			known.Home[i].Events = upTo(asOf, known.Home[i].Events)
		}
		if a, b := set.Evaluate(facts), set.Evaluate(known); !reflect.DeepEqual(a, b) {
			t.Errorf("%v with the future, %v without", a, b)
		}
	})
}

func upTo(day byname.Day, events []population.Event) (kept []population.Event) {
	for _, e := range events {
		if e.At.Day() <= day {
			if e.Until > day {
				e.Until = day + 1 // any end to come reads the same
			}
			kept = append(kept, e)
		}
	}
	return kept
}

// Since is what asking day after day would find.
func TestSinceIsTheFirstDayOfTheRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set, facts := compile2(t, anyRule(t)), anyFacts(t)
		signals := set.Evaluate(facts)
		if len(signals) == 0 {
			t.Skip("does not hold")
		}
		before := facts
		// Who is kept apart is settled by what is known on AsOf.
		if apart(facts) {
			t.Skip("the household differs from day to day")
		}
		for before.AsOf = asOf - 1; holds(set, before); before.AsOf-- {
		}
		if want := before.AsOf + 1; signals[0].Since != want {
			t.Errorf("since %v, want %v", signals[0].Since, want)
		}
	})
}

func apart(f signal.Facts) bool {
	for _, l := range append(slices.Clone(f.Home), f.Person) {
		for _, e := range l.Events {
			if e.Role == "suspect" {
				return true
			}
		}
	}
	return false
}

// And, or and not mean what cel-go's own interpreter takes them to mean.
func TestLogicAgreesWithCEL(t *testing.T) {
	env, err := cel.NewEnv()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		facts := anyFacts(t)
		if !holds(compile2(t, always), facts) {
			t.Skip("nothing has happened")
		}
		var ours, theirs strings.Builder
		build(t, facts, &ours, &theirs, 4)
		tree, issues := env.Compile(theirs.String())
		if issues.Err() != nil {
			t.Fatal(issues.Err())
		}
		program, err := env.Program(tree)
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := program.Eval(cel.NoVars())
		if err != nil {
			t.Fatal(err)
		}
		set, err := signal.Compile(signal.Words{Kinds: feed.Kinds()}, []signal.Rule{when(always + " && (" + ours.String() + ")")})
		if err != nil {
			t.Skip("it is impossible, or always so")
		}
		if got := holds(set, facts); got != want.Value() {
			t.Errorf("%s is %v, and %s is %v", ours.String(), got, theirs.String(), want.Value())
		}
	})
}

// build writes one random tree twice: with tests, and with what they come to.
func build(t *rapid.T, facts signal.Facts, ours, theirs *strings.Builder, depth int) {
	both := func(s string) { ours.WriteString(s); theirs.WriteString(s) }
	op := rapid.SampledFrom([]string{"&&", "||", "!", "leaf"}).Draw(t, "op")
	if depth == 0 || op == "leaf" {
		test := anyTest(t)
		ours.WriteString("(" + test + ")")
		fmt.Fprint(theirs, holds(compile2(t, always+" && "+test), facts))
		return
	}
	if op == "!" {
		both("!(")
		build(t, facts, ours, theirs, depth-1)
		both(")")
		return
	}
	both("(")
	build(t, facts, ours, theirs, depth-1)
	both(" " + op + " ")
	build(t, facts, ours, theirs, depth-1)
	both(")")
}

func compile2(t *rapid.T, expression string) *signal.Set {
	set, err := signal.Compile(signal.Words{Kinds: feed.Kinds()}, []signal.Rule{when(expression, `home.events("ambulance")`)})
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return set
}

// A rule sees the household and nobody else: what happens to a stranger, or to
// a suspect of the home, changes nothing for the others.
func TestASuspectSeesNobodyAndIsNotSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts, suspect := anyFacts(t), anyLife(t, 9)
		for i := range facts.Person.Events {
			facts.Person.Events[i].Role = ""
		}
		for i := range facts.Home {
			for j := range facts.Home[i].Events {
				facts.Home[i].Events[j].Role = ""
			}
		}
		for i := range suspect.Events {
			suspect.Events[i].Role = ""
		}
		incident := feed.Event{Kind: "police.domestic", At: (asOf - 500).Start(), Incident: "the one", Restricted: true}
		incident.Role = "victim"
		facts.Person.Events = append([]population.Event{{Event: incident}}, facts.Person.Events...)
		incident.Role = "suspect"
		suspect.Events = append([]population.Event{{Event: incident}}, suspect.Events...)

		set := compile2(t, anyRule(t))
		together := facts
		together.Home = append(slices.Clone(facts.Home), suspect)
		if a, b := set.Evaluate(facts), set.Evaluate(together); !reflect.DeepEqual(a, b) {
			t.Errorf("%v without the suspect, %v with", a, b)
		}
		alone := signal.Facts{Person: suspect, AsOf: asOf}
		his := alone
		his.Home = append(slices.Clone(facts.Home), facts.Person)
		if a, b := set.Evaluate(alone), set.Evaluate(his); !reflect.DeepEqual(a, b) {
			t.Errorf("%v for the suspect alone, %v with the home", a, b)
		}
	})
}

// Whatever is written where a rule should be, compiling says so and no more,
// and what compiles can be asked of anybody.
func TestNoTextBreaksTheCompiler(t *testing.T) {
	tokens := []string{"events", "home", "others", "(", ")", ".", ",", "[", "]", `"ed"`, `"ambulance.call"`, "any", "count", "within", "since", "how_many", "latest",
		"age", "sex", "smokes", "&&", "||", "!", ">=", "<", "==", "1", "-3", "2.5", "true", "null", "younger_than", "role", "episodes", "{", "}", "?", ":", "+", "in", "has", "\n"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(tokens), 0, 14).Draw(t, "tokens"), "")
		set, err := signal.Compile(signal.Words{Kinds: feed.Kinds()}, []signal.Rule{when(always + " && " + text), when(text)})
		if err == nil {
			set.Evaluate(anyFacts(t))
		}
	})
}
