package guard

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"byname"
	"byname/govern"
	"byname/place"
	"byname/team"
)

var update = flag.Bool("update", false, "write what was got into the tables")

// TestPeople plays testdata/people.txtar on the agreements and sharing rules
// of Greater Manchester.
func TestPeople(t *testing.T) {
	const file = "testdata/people.txtar"
	table, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	workers := map[string]Who{}
	for line := range strings.Lines(string(table.Files[0].Data)) {
		f := strings.Fields(line)
		w := Who{Worker: byname.WorkerID(f[0]), Roles: []Role{Role(f[1])}, Kind: f[2], Agency: "own"}
		if f[4] == "a" {
			w.Teams = []team.TeamID{"here"}
		}
		workers[f[0]] = w
	}
	g := manchester(t)
	var got strings.Builder
	for line := range strings.Lines(string(table.Files[1].Data)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			fmt.Fprintln(&got, line)
			continue
		}
		ask, words, _ := strings.Cut(line, "|")
		f := strings.Fields(ask)
		has := func(w string) bool { return strings.Contains(" "+words+" ", " "+w+" ") }
		r := Request{Purpose: f[2], List: f[1] == "list", Emergency: has("emergency"), Queued: has("queued"), Sheet: has("sheet")}
		if has("reason") {
			r.Reason = "his daughter rang us"
		}
		who := workers[f[0]]
		s := Standing{Relation: Relation{Known: !has("unknown"), Listed: has("listed"), Referred: has("referred"), Near: has("near"), Own: has("own"),
			Named: has("named"), Restricted: has("restricted"), Objects: has("objects"), NoPlanning: has("no_planning")}}
		v := g.verdicts(who, r, []Standing{s})[0]
		answer := "yes"
		if v.need {
			answer = "yes, and what is restricted"
		}
		if !v.granted {
			answer = "no" + map[Remedy]string{GiveReason: "; with a reason yes", BreakGlass: "; in an emergency yes"}[v.refused.Remedy]
		}
		fmt.Fprintf(&got, "%-44s %s (%s)\n", strings.Join(strings.Fields(line), " "), answer, v.rule)
	}
	if *update {
		table.Files[2].Data = []byte(got.String())
		if err := os.WriteFile(file, txtar.Format(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(table.Files[2].Data), got.String()); diff != "" {
		t.Error(diff)
	}
}

var testDay = byname.OnDay(2026, time.February, 10)

// rulebook is the rules of Greater Manchester without a register.
type rulebook struct {
	*Guard
	agreements govern.Agreements
	now        time.Time
}

func manchester(t testing.TB) rulebook {
	t.Helper()
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	var purposes []string
	for _, p := range rules.Purposes {
		purposes = append(purposes, p.ID)
	}
	sharing, err := LoadSharing(place.GreaterManchester, purposes)
	if err != nil {
		t.Fatal(err)
	}
	now := testDay.Start().Time().Add(12 * time.Hour)
	g, err := New(nil, sharing, rules.Purposes, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	return rulebook{g, rules.Agreements, now}
}

func (b rulebook) verdicts(who Who, r Request, standings []Standing) []verdict {
	return b.policies.persons(who, r, agreed{
		b.terms(b.agreements, who, r.Purpose, b.now).agreed(),
		b.terms(b.agreements, who, "emergency", b.now).agreed()}, standings)
}

// pass is the Pass a worker would get for one person.
func (b rulebook) pass(who Who, r Request, s Standing) Pass {
	return b.terms(b.agreements, who, r.Purpose, b.now).pass(r, who, b.now, []Standing{s}, b.verdicts(who, r, []Standing{s}))
}

// TestAnyAsker has anybody ask for anybody in any way: whatever the policies
// come to say, these must hold.
func TestAnyAsker(t *testing.T) {
	g := manchester(t)
	kinds := []string{"gp", "hospital", "ambulance", "mental_health", "social_care", "housing_options", "landlord", "police", "fire", "school", "jobcentre", "charity", "council", "person", ""}
	purposes := []string{"find", "support", "emergency", "link", "measure", "rights"}
	rapid.Check(t, func(t *rapid.T) {
		who := Who{Worker: "w", Agency: "own", Kind: rapid.SampledFrom(kinds).Draw(t, "kind"),
			Roles: rapid.SliceOfNDistinct(rapid.SampledFrom(append(Roles, Lead, Machine)), 0, 3, rapid.ID).Draw(t, "roles")}
		if rapid.Bool().Draw(t, "team") {
			who.Teams = []team.TeamID{"here"}
		}
		r := Request{Purpose: rapid.SampledFrom(purposes).Draw(t, "purpose"), List: rapid.Bool().Draw(t, "list"),
			Emergency: rapid.Bool().Draw(t, "emergency"), Reason: rapid.SampledFrom([]string{"", "short", "a reason that is written"}).Draw(t, "reason"),
			Persons: []byname.PersonID{1}, Queued: rapid.Bool().Draw(t, "queued"), Sheet: rapid.Bool().Draw(t, "sheet")}
		flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
		s := Standing{Relation: Relation{flag("known"), flag("listed"), flag("near"), flag("own"), flag("named"), flag("restricted"), flag("objects"), flag("no planning"), flag("referred")}}
		v := g.verdicts(who, r, []Standing{s})[0]
		if !v.granted {
			if v.refused.Unwrap() == nil || v.rule == "" {
				t.Fatal("a refusal that does not say why")
			}
			if p := g.pass(who, r, s); p.Check(1, g.now) == nil {
				t.Fatal("refused, and the pass reads")
			}
			return
		}
		p := g.pass(who, r, s)
		switch helper := who.Is(Worker) || who.Is(Service); {
		case !s.Known:
			t.Fatal("nobody is shown")
		case !helper && r.Purpose != "rights" && r.Purpose != "link":
			t.Fatal("shown to one who helps nobody", who.Roles)
		case s.Objects && r.List:
			t.Fatal("an objector on a list")
		case s.Objects && r.Purpose != "rights" && !s.Own:
			t.Fatal("an objector shown to an agency that does not know them")
		case s.Objects && r.Purpose != "rights" && p.Sees("health", "gp", false) != Nothing:
			t.Fatal("of an objector, what another agency told")
		case s.NoPlanning && (r.Purpose == "find" || r.Purpose == "measure"):
			t.Fatal("shown for planning, to which they object")
		case r.Queued && s.Restricted && !r.List && !who.Is(Cleared):
			t.Fatal("restricted, and shown to a reviewer who is not cleared")
		case r.Queued && s.Objects && !r.List:
			t.Fatal("an objector reviewed")
		case s.Restricted && v.need && !s.Named && !r.Emergency:
			t.Fatal("what is restricted shown to one who is not named")
		case !s.Listed && !s.Own && !s.Referred && !isReason(r.Reason) && !r.Queued && !(r.Sheet && r.Purpose == "emergency"):
			t.Fatal("no relationship and no reason")
		case r.List && p.Need():
			t.Fatal("what is restricted shown on a list")
		case p.Sees("health", "gp", true) != Nothing && !p.Need():
			t.Fatal("restricted, and seen")
		case p.Check(2, g.now) == nil || p.Check(1, g.now.Add(Lasting)) == nil:
			t.Fatal("the pass reads another, or for ever")
		}
	})
}
