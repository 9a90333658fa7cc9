package main

import (
	"errors"
	"fmt"
	"maps"
	"net"
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
	var door net.Listener
	if !c.BuildOnly { // before the long part: nobody should wait for a door that is taken
		if door, err = c.listen(e); err != nil {
			return err
		}
		defer door.Close()
	}
	home, done, err := c.place(e)
	if err != nil {
		return err
	}
	defer done()
	e.Data = home
	files := filepath.Join(home, "agencies")
	tell := func(what string) {
		fmt.Fprintf(e.stderr, "%4.0f s  %s\n", time.Since(began).Seconds(), what)
	}
	tell(fmt.Sprintf("What twelve agencies know of 900 people of a story, and of %d around them, is written to files.", c.People))
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
	on.chapter = tell
	accounts := demoAccounts{}
	if err := on.play(e.ctx, story.Circle, accounts.hear); err != nil {
		return err
	}
	accounts.print(e)
	if c.BuildOnly {
		fmt.Fprintf(e.stdout, "Serve it with: byname --data %s --today %v serve\n", home, demoTo)
		return nil
	}
	on.goTo(demoTo)
	return c.serve(e, on.work, door)
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

type demoAccount struct {
	who, password string
	team          bool // works in a neighbourhood's team
}

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
	if asked["--job"] != "" { // a service has none, and signs in nowhere
		a[account] = demoAccount{asked["--name"] + ", " + asked["--job"], password, asked["--neighbourhood"] != ""}
	}
}

// print shows who may sign in, once, those of a team first.
func (a demoAccounts) print(e *env) {
	fmt.Fprintln(e.stdout, "\nEverybody is invented. Sign in as one of these; the passwords are shown once.")
	t := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	for _, team := range []bool{true, false} {
		fmt.Fprintln(t)
		for _, account := range slices.Sorted(maps.Keys(a)) {
			if x := a[account]; x.team == team {
				fmt.Fprintf(t, "  %s\t%s\t%s\n", account, x.password, x.who)
			}
		}
	}
	t.Flush()
	fmt.Fprintln(e.stdout, "\nBegin as nadia: open Amina Begum, 79. Then colin, her landlord's officer; lena, who leads the team; frances, who keeps the pool.")
}
