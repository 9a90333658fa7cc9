package fund

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"byname"
)

func TestCountersign(t *testing.T) {
	terms := Terms{OnePerson: 500_00}
	for _, c := range []struct {
		what   string
		spend  Spend
		before byname.Pence
		want   bool
	}{
		{"below the limit", Spend{Person: 1, Amount: 496_40}, 0, false},
		{"at the limit", Spend{Person: 1, Amount: 500_00}, 0, false},
		{"a penny above", Spend{Person: 1, Amount: 500_01}, 0, true},
		{"above it with what was spent before", Spend{Person: 1, Amount: 200_00}, 300_01, true},
		{"for nobody in particular", Spend{Amount: 5_00}, 0, true},
		{"from their own budget", Spend{Person: 1, Own: "plan 1 own 1", Amount: 600_00}, 500_00, false},
		{"from a scheme", Spend{Scheme: "falls", Amount: 900_00}, 0, false},
	} {
		if got := c.spend.Countersign(terms, c.before); got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}

func TestAnswer(t *testing.T) {
	s := Spend{Ref: "step 7", Year: 2025, Place: "N1", Person: 1, Amount: 600_00, Reason: "a bed for the dog"}
	if _, err := s.Answer(true, "dot", "dot", ""); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("countersigned for oneself: %v", err)
	}
	if _, err := s.Answer(false, "lead", "dot", " "); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("a no without a reason: %v", err)
	}
	e, err := s.Entry(true)
	if err != nil || strings.Contains(e.Why, "dog") {
		t.Errorf("the reason is in the ledger: %v %v", e.Why, err)
	}
	if _, err := (Spend{Ref: "x", Amount: 1}).Entry(false); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("spent without a reason: %v", err)
	}
}

// Whatever a team asks for, answers and is answered, it never spends more than
// it was given, and what is left is what was given less what was spent or held.
func TestTeamBudgetHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := book{}
		post := func(e Entry, err error) bool {
			e.By, e.Day = "w", Year(2025).First()
			if err == nil {
				_, _, err = b.append(e)
			}
			return err == nil
		}
		given := byname.Pence(rapid.IntRange(1, 3000_00).Draw(t, "given"))
		post(somePool.Contribute(Contribution{"a", 2025, given}))
		post(Entry{Key: "allocate", Why: "a", Postings: []Posting{{Account{Kind: AtPool, Year: 2025}, Account{AtPlace, 2025, "N1", ""}, given}}}, nil)
		post(Delegate(2025, "N1", given, Terms{Team: Percent{"100"}}), nil)
		terms := Terms{OnePerson: 500_00}
		before := map[byname.PersonID]byname.Pence{}
		var spent, held byname.Pence
		for i := range rapid.IntRange(1, 20).Draw(t, "asks") {
			s := Spend{Ref: string(rune('a' + i)), Year: 2025, Place: "N1", Reason: "r",
				Person: byname.PersonID(rapid.IntRange(0, 3).Draw(t, "person")), Amount: byname.Pence(rapid.IntRange(-1, 900_00).Draw(t, "amount"))}
			countersign := s.Countersign(terms, before[s.Person])
			if !post(s.Entry(countersign)) {
				continue
			}
			before[s.Person] += s.Amount
			switch answer := rapid.IntRange(0, 2).Draw(t, "answer"); {
			case !countersign:
				spent += s.Amount
			case answer == 0:
				held += s.Amount
			case answer == 1 && post(s.Answer(true, "lead", "w", "")):
				spent += s.Amount
			case answer == 2 && post(s.Answer(false, "lead", "w", "no")):
				before[s.Person] -= s.Amount
			default:
				t.Fatal("an answer was refused")
			}
			if !countersign && s.Person != 0 && before[s.Person] > terms.OnePerson {
				t.Fatalf("%v on one person without the lead", before[s.Person])
			}
			if got := b.balances.Statement(2025).Of("N1").Team; got != (Budget{Committed: given, Spent: spent, Held: held, Left: given - spent - held}) || got.Left < 0 {
				t.Fatalf("%+v: given %v, spent %v, held %v", got, given, spent, held)
			}
		}
	})
}
