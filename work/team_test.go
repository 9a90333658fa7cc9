package work

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"byname"
	"byname/guard"
	"byname/place"
	"byname/store"
	"byname/team"
)

// staffed is the story's team with Colin of the landlord and Nell, a nurse.
func staffed(t *testing.T) *Work {
	t.Helper()
	w := lived(t)
	for _, a := range []NewAccount{
		{Account: "colin", Name: "Colin", Agency: "northfold", Job: "housing officer", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "nell", Name: "Nell", Agency: "mft", Job: "district nurse", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "ada", Name: "Ada", Agency: "gmca", Roles: []guard.Role{guard.Administrator}},
	} {
		_, err := w.addAccount(context.Background(), a)
		ok(t, err)
	}
	return w
}

// later moves the clock on by days, the guard's too.
func later(w *Work, days int) {
	then := w.now().AddDate(0, 0, days)
	w.now = func() time.Time { return then }
	if err := w.stand(); err != nil {
		panic(err)
	}
}

// TestLeadIsHandedOver: who starts a plan leads; the lead and the plan pass on
// together; who leads is told; nobody else may take over; who leaves is told
// of until somebody follows.
func TestLeadIsHandedOver(t *testing.T) {
	w, ctx := staffed(t), context.Background()
	lee, dot, nell, colin := worker(t, w, "lee"), worker(t, w, "dot"), worker(t, w, "nell"), worker(t, w, "colin")
	id := amina(t, w)
	ok(t, w.StartPlan(ctx, dot, id, nil, "To cook again"))
	lead := func(who Who) Lead {
		t.Helper()
		l, err := w.LeadFor(ctx, who, id)
		ok(t, err)
		return l
	}
	if l := lead(dot); l.Now != "Dot" || l.Weight != "usual" || len(l.Owners) != 4 {
		t.Fatalf("%+v", l)
	}
	if l := lead(colin); l.MayHand {
		t.Error("somebody of the team takes over from who leads")
	}
	if err := w.HandOver(ctx, colin, id, "colin", team.Usual, ""); !errors.Is(err, byname.ErrDenied) {
		t.Error(err)
	}
	if err := w.HandOver(ctx, dot, id, "fin", team.Usual, ""); !errors.Is(err, byname.ErrInvalid) {
		t.Error("handed to somebody who is not in the team:", err)
	}
	later(w, 1)
	ok(t, w.HandOver(ctx, dot, id, "nell", team.Heavy, "She likes Tuesdays best"))
	l := lead(nell)
	if l.Now != "Nell" || l.Weight != "heavy" || len(l.History) != 2 || l.History[0].Words.Reveal() != "She likes Tuesdays best" || l.History[0].By != "Dot" {
		t.Errorf("%+v", l)
	}
	if p, err := w.Plan(ctx, lee, id); err != nil || p.Lead != "Nell" {
		t.Errorf("the plan is led by %q, %v", p.Lead, err)
	}
	told := func(who Who) (words []string) {
		t.Helper()
		n, err := w.Notices(ctx, who)
		ok(t, err)
		for _, x := range n.Notices {
			words = append(words, x.Words+" "+x.Of.Reveal())
		}
		return words
	}
	if got := told(nell); !slices.Contains(got, NoticeWords[ToldLead]+" Amina") {
		t.Errorf("Nell is told %q", got)
	}
	load, err := w.Caseload(ctx, nell, "", 1)
	if err != nil || len(load.People) != 1 || load.Weight != 4 || !load.People[0].HasPlan {
		t.Errorf("%+v, %v", load, err)
	}
	if _, err := w.Caseload(ctx, colin, "nell", 1); !errors.Is(err, byname.ErrDenied) {
		t.Error("one member reads another's caseload:", err)
	}

	later(w, 1)
	ok(t, w.LeaveTeam(ctx, lee, gorton, "nell"))
	if got := told(lee); !slices.Contains(got, NoticeWords[ToldLoose]+" Amina") {
		t.Errorf("the lead is told %q", got)
	}
	if l := lead(lee); !l.Left {
		t.Error("who leads has left, and nothing says so")
	}
	if shown, err := w.Team(ctx, lee, ""); err != nil || len(shown.Left) != 1 || shown.Left[0].Name != "Nell" {
		t.Errorf("%+v, %v", shown.Left, err)
	}
	ok(t, w.HandOver(ctx, lee, id, "lee", team.Light, ""))
	if got := told(lee); slices.Contains(got, NoticeWords[ToldLoose]+" Amina") {
		t.Error("handed over, and still told")
	}
}

// TestCoverAndLeave: while somebody is away who stands in finds what awaits
// them, and where nobody does, the lead.
func TestCoverAndLeave(t *testing.T) {
	w, ctx := staffed(t), context.Background()
	lee, dot, nell := worker(t, w, "lee"), worker(t, w, "dot"), worker(t, w, "nell")
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
		return w.tell(tx, store.Notice{Worker: "dot", Kind: ToldReady, Link: "/team", About: "plan 1 step 1"})
	}))
	has := func(who Who) bool {
		t.Helper()
		n, err := w.Notices(ctx, who)
		ok(t, err)
		return len(n.Notices) > 0
	}
	today := w.Today()
	if err := w.TakeLeave(ctx, nell, "", team.Leave{Worker: "dot", Span: byname.Span{From: today, To: today + 3}}); !errors.Is(err, byname.ErrDenied) {
		t.Error("somebody sends another away:", err)
	}
	ok(t, w.TakeLeave(ctx, dot, "", team.Leave{Worker: "dot", Cover: "nell", Span: byname.Span{From: today, To: today + 3}}))
	if !has(nell) || has(lee) || !has(dot) {
		t.Error("who covers is not told, or the lead is")
	}
	shown, err := w.Team(ctx, nell, "")
	ok(t, err)
	i := slices.IndexFunc(shown.Members, func(m TeamMember) bool { return m.Worker == "dot" })
	if m := shown.Members[i]; m.Away != today+3 || m.StandIn != "Nell" || len(shown.Leaves) != 1 {
		t.Errorf("%+v", m)
	}
	ok(t, w.ComeBack(ctx, lee, "", shown.Leaves[0].Number))
	if has(nell) {
		t.Error("Dot is back, and Nell still stands in")
	}
	ok(t, w.TakeLeave(ctx, dot, "", team.Leave{Worker: "dot", Span: byname.Span{From: today, To: today + 3}}))
	if !has(lee) {
		t.Error("nobody stands in, and the lead is not told")
	}
	later(w, 3)
	if has(lee) {
		t.Error("back, and the lead still stands in")
	}
}

// TestWorkersMoveAndAgenciesMerge: what was done stays under the agency it was
// done for; a merged agency's workers go on under the new name.
func TestWorkersMoveAndAgenciesMerge(t *testing.T) {
	w, ctx := staffed(t), context.Background()
	lee, ada, nell := worker(t, w, "lee"), worker(t, w, "ada"), worker(t, w, "nell")
	id := amina(t, w)
	_, err := w.Person(ctx, nell, id, TimelineFilter{})
	ok(t, err)
	later(w, 1)
	ok(t, w.MoveWorker(ctx, ada, "nell", "gp", "practice nurse"))
	shown, err := w.Team(ctx, lee, "")
	ok(t, err)
	i := slices.IndexFunc(shown.Members, func(m TeamMember) bool { return m.Worker == "nell" })
	if m := shown.Members[i]; m.Agency != "GP practice" || len(m.Before) != 1 || !strings.HasPrefix(m.Before[0], "district nurse, Hospital") {
		t.Errorf("%+v", m)
	}
	ok(t, w.MoveWorker(ctx, ada, "colin", "nhs-gm", "planner"))
	if shown, err = w.Team(ctx, lee, ""); err != nil || slices.ContainsFunc(shown.Members, func(m TeamMember) bool { return m.Worker == "colin" }) {
		t.Error("who works for an agency outside the team is still in it", err)
	}
	looked, err := w.WhoLooked(ctx, lee, id, 1)
	ok(t, err)
	if !slices.ContainsFunc(looked.Looks, func(l Look) bool { return l.Worker == "Nell, district nurse" && l.Agency == "Hospital" }) {
		t.Errorf("%+v", looked.Looks)
	}

	// The trust is merged into another: its workers go with it.
	merged, err := LoadPlace(merger{place.GreaterManchester})
	ok(t, err)
	w.Place = merged
	ok(t, w.settle(ctx))
	ok(t, w.settle(ctx)) // the second time changes nothing
	if again := worker(t, w, "dot"); again.Agency != "mcc-care" {
		t.Errorf("Dot works for %s", again.Agency)
	}
	if shown, err = w.Team(ctx, lee, ""); err != nil || !slices.ContainsFunc(shown.Members, func(m TeamMember) bool { return m.Worker == "dot" && len(m.Before) == 1 }) {
		t.Errorf("%+v, %v", shown.Members, err)
	}
}

// merger is Greater Manchester after housing options became part of social
// care.
type merger struct{ fs.FS }

func (m merger) Open(name string) (fs.File, error) {
	if name != "agencies.yaml" {
		return m.FS.Open(name)
	}
	text, err := fs.ReadFile(m.FS, name)
	if err != nil {
		return nil, err
	}
	changed := strings.Replace(string(text), "short: Housing options, from: 1974-04-01,", "short: Housing options, from: 1974-04-01, to: 2026-07-01, successors: [mcc-care],", 1)
	return fstest.MapFS{name: {Data: []byte(changed)}}.Open(name)
}

func TestCoverage(t *testing.T) {
	w := staffed(t)
	c, err := w.Coverage(context.Background())
	ok(t, err)
	i := slices.IndexFunc(c.Areas, func(a CoveredArea) bool { return a.ID == gorton })
	if a := c.Areas[i]; a.Members != 4 || a.Agencies != 4 || slices.Contains(a.Vacant, "Neighbourhood lead") || !slices.Contains(a.Vacant, "GP lead") {
		t.Errorf("%+v", a)
	}
	if c.Covered == 0 || c.Covered == len(c.Areas) {
		t.Errorf("%d of %d are covered", c.Covered, len(c.Areas))
	}
}
