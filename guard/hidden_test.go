package guard_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"byname"
	"byname/feed"
	"byname/govern"
	"byname/guard"
	"byname/place"
)

// one is a register of one person whom anybody may open, and a log that
// always takes. It lets the tests look at nothing but the Pass.
type one struct {
	who        guard.Who
	standing   guard.Standing
	agreements govern.Agreements
}

func (o one) Who(context.Context, byname.WorkerID) (guard.Who, error) { return o.who, nil }
func (o one) Agreements(context.Context) (govern.Agreements, error)   { return o.agreements, nil }
func (o one) Record(context.Context, ...guard.Entry) error            { return nil }
func (o one) Standings(context.Context, guard.Who, []byname.PersonID) ([]guard.Standing, error) {
	return []guard.Standing{o.standing}, nil
}

var noon = byname.OnDay(2026, time.February, 10).Start().Time().Add(12 * time.Hour)

// passFor is the Pass of a worker of a kind of agency for somebody on the
// team's list.
func passFor(t *testing.T, kind string, agency byname.AgencyID, change func(*one)) guard.Pass {
	t.Helper()
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	var purposes []string
	for _, p := range rules.Purposes {
		purposes = append(purposes, p.ID)
	}
	sharing, err := guard.LoadSharing(place.GreaterManchester, purposes)
	if err != nil {
		t.Fatal(err)
	}
	o := one{guard.Who{Worker: "w", Agency: agency, Kind: kind, Roles: []guard.Role{guard.Worker}},
		guard.Standing{Relation: guard.Relation{Known: true, Listed: true, Near: true}}, rules.Agreements}
	change(&o)
	g, err := guard.New(o, sharing, rules.Purposes, func() time.Time { return noon })
	if err != nil {
		t.Fatal(err)
	}
	pass, err := g.Ask(context.Background(), guard.Request{Worker: "w", Purpose: "support", Reason: "a reason that is written", Persons: []byname.PersonID{1}})
	if err != nil {
		t.Fatal(err)
	}
	return pass
}

// agencyOf is the agency of the story of each kind.
var agencyOf = map[string]byname.AgencyID{
	"gp": "gp", "hospital": "mft", "ambulance": "nwas", "mental_health": "gmmh", "social_care": "mcc-care", "housing_options": "mcc-housing",
	"landlord": "northfold", "police": "gmp", "fire": "gmfrs", "school": "schools", "jobcentre": "dwp", "charity": "foodbank",
}

func TestMustStayHidden(t *testing.T) {
	const file = "testdata/hidden.txtar"
	table, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(table.Files[0].Data)) {
		line = strings.TrimSpace(line)
		f := strings.Fields(line)
		if f[0] == "#" {
			fmt.Fprintln(&got, line)
			continue
		}
		kind, known := feed.Kinds()[f[1]]
		if !known || agencyOf[f[0]] == "" {
			t.Fatalf("%s: no such kind", line)
		}
		pass := passFor(t, f[0], agencyOf[f[0]], func(*one) {})
		seen := map[guard.Sight]string{guard.Nothing: "nothing", guard.Hint: "hint: " + pass.Hint(kind.Class), guard.Fact: "fact: " + kind.Phrase, guard.Full: "full"}
		sight := pass.Sees(kind.Class, byname.AgencyID(f[2]), len(f) > 3)
		fmt.Fprintf(&got, "%-52s %s\n", line, seen[sight])
	}
	if flag.Lookup("update").Value.String() == "true" {
		table.Files[1].Data = []byte(got.String())
		if err := os.WriteFile(file, txtar.Format(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(table.Files[1].Data), got.String()); diff != "" {
		t.Error(diff)
	}
}

// TestNamedNeed shows what is restricted to who is named, and to nobody else.
func TestNamedNeed(t *testing.T) {
	for _, named := range []bool{false, true} {
		pass := passFor(t, "social_care", "mcc-care", func(o *one) { o.standing.Named = named })
		if pass.Need() != named || (pass.Sees("police", "gmp", true) != guard.Nothing) != named {
			t.Errorf("named %v: need %v, sees %v", named, pass.Need(), pass.Sees("police", "gmp", true))
		}
	}
}

// TestAgreementEnds: when an agency's agreement ends, what it told is not
// shown any more, and an agency without any cannot look.
func TestAgreementEnds(t *testing.T) {
	ended := func(agency byname.AgencyID) func(*one) {
		return func(o *one) {
			var rest govern.Agreements
			for _, a := range o.agreements {
				if a.Agency == agency {
					a.To = byname.MinuteOf(noon).Day()
				}
				rest = append(rest, a)
			}
			o.agreements = rest
		}
	}
	if pass := passFor(t, "gp", "gp", ended("mft")); pass.Sees("health", "mft", false) != guard.Nothing || pass.Sees("health", "nwas", false) != guard.Full {
		t.Error("after its agreement ended the hospital's information is shown, or another's is not")
	}
	if pass := passFor(t, "gp", "gp", ended("gp")); pass.Sees("health", "gp", false) != guard.Full {
		t.Error("an agency's workers see what their own agency told")
	}
}

// TestObjectorIsOwnAgencys: who objects is shown to the agency they already
// see, and of them only what that agency told.
func TestObjectorIsOwnAgencys(t *testing.T) {
	pass := passFor(t, "gp", "gp", func(o *one) {
		o.standing = guard.Standing{Relation: guard.Relation{Known: true, Near: true, Own: true, Objects: true}}
	})
	if pass.Sees("health", "gp", false) != guard.Full || pass.Sees("health", "nwas", false) != guard.Nothing || pass.Sees("plan", "", false) != guard.Nothing {
		t.Error("an objection is not obeyed")
	}
	if !pass.Alone() {
		t.Error("the pass does not say that the person objects")
	}
}

func TestZeroPass(t *testing.T) {
	var p guard.Pass
	if p.Check(1, noon) == nil || p.Sees("health", "", false) != guard.Nothing || p.Need() || p.Whole() {
		t.Error("the zero Pass reads")
	}
}
