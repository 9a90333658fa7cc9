package guard_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/govern"
	"byname/guard"
	"byname/place"
	"byname/store"
	"byname/team"
)

const password = "copper kettle orchard"

// gate is a gate on a database with the accounts nadia and sys, and a clock
// that the test moves.
type gate struct {
	*guard.Gate
	db   *store.DB
	path string
	now  time.Time
}

func newGate(t *testing.T) *gate {
	t.Helper()
	path := filepath.Join(t.TempDir(), "byname.db")
	db, err := store.Open(context.Background(), "sqlite:"+path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	g := &gate{db: db, path: path, now: noon}
	g.Gate = guard.NewGate(db, func() time.Time { return g.now })
	hash, err := guard.HashPassword(byname.Hide(password))
	if err != nil {
		t.Fatal(err)
	}
	agencies, _, err := team.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	g.write(t, func(tx *store.Tx) error {
		if err := tx.SettleAgencies(agencies); err != nil {
			return err
		}
		for login, kept := range map[string]string{"nadia": hash, "sys": ""} {
			if err := tx.AddWorker(team.Worker{ID: byname.WorkerID(login), Agency: "gp", Name: login, Job: "j"}); err != nil {
				return err
			}
			if err := tx.AddAccount(guard.Account{Worker: byname.WorkerID(login), Login: login, Password: kept, Roles: []guard.Role{guard.Worker}}, noon); err != nil {
				return err
			}
		}
		return nil
	})
	return g
}

func (g *gate) write(t *testing.T, fn func(*store.Tx) error) {
	t.Helper()
	if err := g.db.Write(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func (g *gate) signIn(login, password string) (guard.Token, error) {
	token, _, err := g.SignIn(context.Background(), login, byname.Hide(password))
	return token, err
}

func (g *gate) whose(token guard.Token) (byname.WorkerID, error) {
	t, err := g.Whose(context.Background(), token)
	return t.Worker, err
}

func TestSignIn(t *testing.T) {
	g := newGate(t)
	token, err := g.signIn(" Nadia ", password)
	if err != nil {
		t.Fatal(err)
	}
	if w, err := g.whose(token); w != "nadia" || err != nil {
		t.Error(w, err)
	}
	var told []string
	for _, c := range [][2]string{{"nadia", "copper kettle orchards"}, {"nadia", ""}, {"nobody", password}, {"sys", ""}, {"sys", password}, {"", ""}} {
		_, err := g.signIn(c[0], c[1])
		if !errors.Is(err, byname.ErrDenied) {
			t.Errorf("%q %q: %v", c[0], c[1], err)
			continue
		}
		told = append(told, err.Error())
	}
	for _, s := range told {
		if s != told[0] {
			t.Error("a refusal tells which accounts there are:", s)
		}
	}
	if _, err := g.whose(byname.Hide("guess")); !errors.Is(err, byname.ErrDenied) {
		t.Error(err)
	}
	if err := g.SignOut(context.Background(), token); err != nil {
		t.Fatal(err)
	}
	if _, err := g.whose(token); !errors.Is(err, byname.ErrDenied) {
		t.Error("after signing out:", err)
	}
}

func TestSessionsEnd(t *testing.T) {
	g := newGate(t)
	fresh := func() guard.Token {
		token, err := g.signIn("nadia", password)
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	gone := func(why string, token guard.Token) {
		t.Helper()
		if _, err := g.whose(token); !errors.Is(err, byname.ErrDenied) {
			t.Errorf("%s: %v", why, err)
		}
	}
	token := fresh()
	g.now = g.now.Add(guard.Idle)
	if _, err := g.whose(token); err != nil {
		t.Error("used in time:", err)
	}
	g.now = g.now.Add(guard.Idle + time.Minute)
	gone("not used", token)

	token = fresh()
	for end := g.now.Add(guard.Session); g.now.Before(end); g.now = g.now.Add(20 * time.Minute) {
		if _, err := g.whose(token); err != nil {
			t.Fatal("used all day:", err)
		}
	}
	gone("after a day", token)

	token = fresh()
	g.write(t, func(tx *store.Tx) error { return tx.CloseAccount("nadia", g.now) })
	gone("account closed", token)
	if _, err := g.signIn("nadia", password); !errors.Is(err, byname.ErrDenied) {
		t.Error("a closed account signs in:", err)
	}
	g.write(t, func(tx *store.Tx) error { return tx.CloseAccount("nadia", time.Time{}) })
	token = fresh()
	hash, err := guard.HashPassword(guard.NewPassword())
	if err != nil {
		t.Fatal(err)
	}
	g.write(t, func(tx *store.Tx) error { return tx.SetPassword("nadia", hash) })
	gone("password changed", token)
}

// TestGuessing: after some wrong passwords the account waits, and then opens
// again to the right one.
func TestGuessing(t *testing.T) {
	g := newGate(t)
	for range 10 {
		if _, err := g.signIn("nadia", "wrong wrong wrong"); err == nil {
			t.Fatal("a wrong password signs in")
		}
	}
	if _, err := g.signIn("nadia", password); !errors.Is(err, byname.ErrDenied) {
		t.Error("the right password while waiting:", err)
	}
	g.now = g.now.Add(15 * time.Minute)
	if _, err := g.signIn("nadia", password); err != nil {
		t.Error("after waiting:", err)
	}
	if _, err := g.signIn("nadia", "wrong wrong wrong"); err == nil {
		t.Error("a wrong password signs in")
	}
	if _, err := g.signIn("nadia", password); err != nil {
		t.Error("one wrong password is not ten:", err)
	}
}

func TestServiceToken(t *testing.T) {
	g := newGate(t)
	token, _, err := g.Admit(context.Background(), "sys", 90*24*time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	g.now = g.now.Add(89 * 24 * time.Hour)
	if w, err := g.whose(token); w != "sys" || err != nil {
		t.Error("a service does not sign in each day:", w, err)
	}
	g.now = g.now.Add(24 * time.Hour)
	if _, err := g.whose(token); !errors.Is(err, byname.ErrDenied) {
		t.Error("after its life:", err)
	}
	for _, life := range []time.Duration{0, -time.Hour, 401 * 24 * time.Hour} {
		if _, _, err := g.Admit(context.Background(), "sys", life); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("a life of %v: %v", life, err)
		}
	}
}

// TestSecretsAreNotKept looks for a password and a token in all the database
// holds, and for whether each sign-in is in the audit.
func TestSecretsAreNotKept(t *testing.T) {
	g := newGate(t)
	token, err := g.signIn("nadia", password)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.signIn("nadia", "a wrong one, typed in haste"); err == nil {
		t.Fatal("a wrong password signs in")
	}
	err = g.db.Read(context.Background(), func(tx *store.Tx) error {
		rows, err := tx.AuditEntries(0, 10)
		if len(rows) != 2 || rows[0].What != "signed in" || !rows[0].Granted || rows[1].Granted || rows[1].Worker != "nadia" {
			t.Errorf("%+v", rows)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal"} {
		file, err := os.ReadFile(g.path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{password, token.Reveal(), "typed in haste"} {
			if strings.Contains(string(file), secret) {
				t.Errorf("byname.db%s holds a secret", suffix)
			}
		}
	}
}

func TestPasswords(t *testing.T) {
	for _, p := range []string{"", "short", "elevenchars"} {
		if _, err := guard.HashPassword(byname.Hide(p)); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%q: %v", p, err)
		}
	}
	one, err := guard.HashPassword(byname.Hide(password))
	if err != nil {
		t.Fatal(err)
	}
	two, err := guard.HashPassword(byname.Hide(password))
	if err != nil || one == two || !strings.HasPrefix(one, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Error("not salted, or not what OWASP asks for:", one, err)
	}
	if a, b := guard.NewPassword(), guard.NewPassword(); a == b || len(a.Reveal()) != 19 {
		t.Error("passwords that are made up are all alike")
	}
}

// TestDoors says which role may do what that is not reading a person.
func TestDoors(t *testing.T) {
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	sharing, err := guard.LoadSharing(place.GreaterManchester, []string{"find", "support", "emergency", "link", "measure", "rights", "own"})
	if err != nil {
		t.Fatal(err)
	}
	g, err := guard.New(one{}, sharing, rules.Purposes, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	roles := append(guard.Roles, guard.Lead, guard.Machine)
	for act, want := range map[guard.Act]string{
		guard.SeeMoney:         "analyst board governance lead",
		guard.SeeBudget:        "worker",
		guard.Spend:            "worker",
		guard.Countersign:      "lead",
		guard.NameNeed:         "lead",
		guard.HandOver:         "lead",
		guard.KeepTeam:         "administrator lead",
		guard.ReviewEmergency:  "governance lead",
		guard.CheckAudit:       "governance",
		guard.EndAgreement:     "governance",
		guard.RecordObjection:  "worker governance service",
		guard.EndObjection:     "worker governance",
		guard.PutQuestion:      "board",
		guard.CastVote:         "board",
		guard.SeeDecisions:     "worker analyst reviewer cleared board governance administrator service lead machine",
		guard.SeeOutcomes:      "worker analyst reviewer cleared board governance administrator service lead machine",
		guard.LoadFigures:      "analyst",
		guard.NoteTargets:      "analyst board lead",
		guard.SeeWorklist:      "worker service",
		guard.ChangePlans:      "worker service",
		guard.RuleOnLinks:      "worker analyst",
		guard.ReviewLinks:      "reviewer cleared",
		guard.SettleLinks:      "analyst reviewer cleared",
		guard.FindPeople:       "worker service",
		guard.AdministerPeople: "administrator",
		guard.UseBuilds:        "administrator",
		guard.TryProgrammes:    "analyst board lead",
		guard.SeeInvented:      "worker analyst board lead",
		"dance":                "",
	} {
		for _, r := range roles {
			err := g.MayWho(guard.Who{Worker: "w", Roles: []guard.Role{r}}, act)
			if may := strings.Contains(" "+want+" ", " "+string(r)+" "); (err == nil) != may || err != nil && !errors.Is(err, byname.ErrDenied) {
				t.Errorf("%s may %s: %v", r, act, err)
			}
		}
	}
}
