package fund

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"byname"
)

// Whatever a lead sets aside for two people, whatever they, and the team
// besides, spend, and in whatever order it is taken back: all that the team was
// given is left, set aside or spent, to the penny; nobody's own budget is
// overdrawn; nobody has more set aside than the board allows one person,
// together with what the team paid for them; and when their plans end all that
// is unspent is the team's again.
func TestOwnBudgetsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := book{}
		post := func(e Entry, err error) error {
			e.By, e.Day = "w", Year(2025).First()
			if err == nil && len(e.Postings) > 0 {
				_, _, err = b.append(e)
			}
			return err
		}
		given := byname.Pence(rapid.IntRange(1, 2000_00).Draw(t, "given"))
		terms := Terms{OnePerson: 500_00, Team: Percent{"100"}}
		for _, err := range []error{post(somePool.Contribute(Contribution{"a", 2025, given})),
			post(Entry{Key: "allocate", Why: "a", Postings: []Posting{{Account{Kind: AtPool, Year: 2025}, Account{AtPlace, 2025, "N1", ""}, given}}}, nil),
			post(Delegate(2025, "N1", given, terms), nil)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		var set, paid [2]byname.Pence // aside for each; by the team besides
		own := func(i int) Own {
			name := fmt.Sprintf("plan 1 own %d", i+1)
			return Own{name, set[i], b.balances[Account{AtOwn, 2025, "N1", name}]}
		}
		times := 0
		aside := func(i int, amount byname.Pence) error {
			times++
			err := post(Aside{2025, "N1", own(i).Name, amount, "r"}.Entry(own(i), paid[i]+set[i], terms, times))
			if err == nil {
				set[i] = amount
			}
			return err
		}
		for n := range rapid.IntRange(1, 20).Draw(t, "deeds") {
			i, amount := rapid.IntRange(0, 1).Draw(t, "who"), byname.Pence(rapid.IntRange(-1, 600_00).Draw(t, "amount"))
			before, left := own(i), b.balances[Account{AtTeam, 2025, "N1", ""}]
			s := Spend{Ref: fmt.Sprint(n), Year: 2025, Place: "N1", Person: byname.PersonID(i + 1), Reason: "r", Amount: amount}
			var err error
			var should bool
			switch rapid.IntRange(0, 2).Draw(t, "deed") {
			case 0:
				should = amount >= before.Spent() && amount-set[i] <= left && (amount <= set[i] || paid[i]+amount <= terms.OnePerson)
				err = aside(i, amount)
			case 1:
				s.Own = before.Name
				should = amount > 0 && amount <= before.Left
				if err = post(s.Entry(s.Countersign(terms, terms.OnePerson))); err == nil && rapid.Bool().Draw(t, "taken back") {
					last := b.entries[len(b.entries)-1]
					if err := post(last.Reversal("w", last.Day, 0, "not done"), nil); err != nil || own(i) != before {
						t.Fatalf("a step not done: %+v, was %+v, %v", own(i), before, err)
					}
				}
			case 2:
				if s.Countersign(terms, paid[i]+set[i]) {
					continue
				}
				should = amount > 0 && amount <= left
				if err = post(s.Entry(false)); err == nil {
					paid[i] += amount
				}
			}
			if (err == nil) != should || err != nil && !errors.Is(err, byname.ErrInvalid) {
				t.Fatalf("%v of %+v: %v, should %v", amount, before, err, should)
			}
			team := b.balances.Statement(2025).Of("N1").Team
			if team.Aside != own(0).Left+own(1).Left || team.Left+team.Aside+team.Spent != given || team.Committed != given ||
				team.Spent != paid[0]+paid[1]+own(0).Spent()+own(1).Spent() {
				t.Fatalf("%+v of %v; own %+v, %+v; paid %v", team, given, own(0), own(1), paid)
			}
			if o := own(i); o.Left < 0 || o.Spent() < 0 || paid[i]+o.Set > terms.OnePerson {
				t.Fatalf("%+v, and %v besides", o, paid[i])
			}
		}
		for i := range set {
			if err := aside(i, own(i).Spent()); err != nil {
				t.Fatal(err)
			}
		}
		if team := b.balances.Statement(2025).Of("N1").Team; team.Aside != 0 || team.Left+team.Spent != given {
			t.Fatalf("not all came back: %+v of %v", team, given)
		}
	})
}

// What the board allows later is no reason to take back what was set aside.
func TestOwnBudgetKeepsWhatWasSet(t *testing.T) {
	o := Own{"plan 1 own 1", 400_00, 100_00}
	for _, c := range []struct {
		what   string
		amount byname.Pence
		reason string
		move   byname.Pence // to the person; below nothing: back
		err    error
	}{
		{"as it is", 400_00, "r", 0, nil},
		{"a penny more", 400_01, "r", 0, byname.ErrInvalid},
		{"less", 350_00, "r", -50_00, nil},
		{"what is spent", 300_00, "r", -100_00, nil},
		{"a penny less than is spent", 299_99, "r", 0, byname.ErrInvalid},
		{"without a reason", 400_00, " ", 0, byname.ErrInvalid},
	} {
		e, err := Aside{2025, "N1", o.Name, c.amount, c.reason}.Entry(o, 450_00, Terms{OnePerson: 200_00}, 3)
		var moved byname.Pence
		for _, p := range e.Postings {
			if moved = p.Amount; p.To.Kind == AtTeam {
				moved = -moved
			}
		}
		if !errors.Is(err, c.err) || moved != c.move {
			t.Errorf("%s: moved %v, %v", c.what, moved, err)
		}
	}
}
