package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"byname"
	"byname/area"
	"byname/e2e/story"
	"byname/synth"
)

type demoCmd struct {
	serveCmd
	People    int  `default:"40000" help:"How many invented people live around those of the story."`
	BuildOnly bool `help:"Stop before serving."`
}

// The invented people live in the story's neighbourhood and time.
const demoNeighbourhood = "MAN-N07"

var demoFrom, demoTo = byname.OnDay(2024, time.July, 1), byname.OnDay(2026, time.June, 30)

func (c demoCmd) Run(e *env) (err error) {
	began := time.Now()
	home, done, err := c.place(e)
	if err != nil {
		return err
	}
	defer done()
	e.Data = home
	files := filepath.Join(home, "agencies")
	tell := func(format string, args ...any) {
		fmt.Fprintf(e.stderr, "%5.1f s  %s\n", time.Since(began).Seconds(), fmt.Sprintf(format, args...))
	}
	tell("writing what twelve agencies know of the story's 900 people and %d invented ones", c.People)
	if err := c.invent(e, files); err != nil {
		return err
	}
	papers, circle := filepath.Join(home, "papers"), filepath.Join(home, "circle")
	if err := story.WriteCircle(circle); err != nil {
		return err
	}
	on, err := openStage(e, map[string]string{"WORK": papers, "STORY": files, "CIRCLE": circle})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, on.work.Close()) }()
	tell("playing the story")
	accounts := demoAccounts{}
	if err := on.play(e.ctx, story.Circle, func(args []string, out string) {
		accounts.hear(args, out)
		if noun, _, _ := strings.Cut(strings.Join(args, " "), " --"); strings.Contains(noun, "population build") || strings.Contains(noun, "feed add") {
			tell("%s", noun)
		}
	}); err != nil {
		return err
	}
	tell("ready")
	accounts.print(e)
	if c.BuildOnly {
		fmt.Fprintf(e.stdout, "Serve it with: byname --data %s --today %v serve\n", home, demoTo)
		return nil
	}
	on.goTo(demoTo)
	return c.serve(e, on.work)
}

// place is where the demo lives: the one that --data names, which must be
// new, or else one that goes when the demo ends.
func (c demoCmd) place(e *env) (home string, done func(), err error) {
	unnamed, err := filepath.Abs("byname-data")
	if err != nil {
		return "", nil, err
	}
	if e.Data == unnamed && !c.BuildOnly {
		home, err := os.MkdirTemp("", "byname-demo-")
		return home, func() { os.RemoveAll(home) }, err
	}
	if there, err := os.ReadDir(e.Data); err == nil && len(there) > 0 {
		return "", nil, byname.Conflict("--data "+e.Data, "a new folder for the demo", "name another, or serve this one with byname serve")
	}
	return e.Data, func() {}, os.MkdirAll(e.Data, 0o700)
}

// invent writes the story's files and those of the invented people beside
// them.
func (c demoCmd) invent(e *env, files string) error {
	if err := story.Write(files); err != nil || c.People == 0 {
		return err
	}
	system, err := area.Load(e.place())
	if err != nil {
		return err
	}
	o := synth.Options{Seed: 1, People: c.People, Area: demoNeighbourhood, From: demoFrom, To: demoTo}
	if o.Taken, err = synth.TakenIn(os.DirFS(files)); err != nil {
		return err
	}
	return synth.Write(e.ctx, folder(files), system, o)
}

// demoAccounts are the accounts that the story made: who, and the password.
type demoAccounts map[string]demoAccount

type demoAccount struct{ who, password string }

// hear keeps what byname guard add prints, and what it was asked.
func (a demoAccounts) hear(args []string, out string) {
	account, password, found := strings.Cut(strings.TrimSpace(out), " may sign in with the password ")
	if !found {
		return
	}
	asked := map[string]string{}
	for i := range len(args) - 1 {
		asked[args[i]] = args[i+1]
	}
	a[account] = demoAccount{asked["--name"] + ", " + asked["--job"], password}
}

// print shows who may sign in, once.
func (a demoAccounts) print(e *env) {
	fmt.Fprintln(e.stdout, "\nEverybody is invented. Sign in as one of these; the passwords are shown once.")
	t := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	for _, account := range slices.Sorted(maps.Keys(a)) {
		fmt.Fprintf(t, "  %s\t%s\t%s\n", account, a[account].password, a[account].who)
	}
	t.Flush()
	fmt.Fprintln(e.stdout, "Begin as nadia: open Amina. Then lena leads the team, colin is her landlord's, frances keeps the pool.")
}
