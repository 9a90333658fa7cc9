// Command bench measures Byname on this machine and prints one table:
// go run ./bench [flags] demo|build|joined|pages|load|event|link|join|match|outcome|kill|all.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// measures are what can be measured, in the order of all.
var measures = []struct {
	name, what string
	measure    func(*bench) error
}{
	{"demo", "byname demo until it is served", (*bench).demo},
	{"build", "agencies' files until a build is published", (*bench).build},
	{"joined", "a day's 5,000 and 50,000 changed rows until a joined build is published", (*bench).joined},
	{"pages", "worklist and person pages while many work at once", (*bench).pages},
	{"load", "a working day's pages, of 70 and of 700 workers with 10 s between two", (*bench).load},
	{"event", "one event an agency sends until the team's list has changed", (*bench).event},
	{"link", "byname link files on FEBRL 4a and 4b", (*bench).link},
	{"join", "a day's 50,000 records join everybody, without a rebuild", (*bench).join},
	{"match", "one record matched against everybody", (*bench).match},
	{"outcome", "life tables and rates of all small areas; indicators of everybody at every level, and their pages", (*bench).outcome},
	{"kill", "kill -9 at random moments: nothing lost, nothing twice", (*bench).kill},
}

// A bench is one run of measures.
type bench struct {
	ctx     context.Context
	folder  string // goes when the bench ends
	program string // byname
	rows    []row

	people  int           // of build and pages
	data    string        // folder of their build
	workers int           // of pages
	lasts   time.Duration // pages, each of its two parts
	think   time.Duration // of a worker between two pages, on average
	kills   int
	killed  int // people of kill

	everybody int    // of join and match
	check     bool   // join against a rebuild
	day       string // the program that joins and matches, once it is built
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) (err error) {
	b := &bench{ctx: ctx}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.IntVar(&b.people, "people", 500_000, "people of build, join and pages")
	flags.StringVar(&b.data, "data", "", "data `folder` in which build leaves its build, and pages finds one that is there already (default: one that goes)")
	flags.IntVar(&b.workers, "workers", 20, "workers of pages, at the same time")
	flags.DurationVar(&b.lasts, "lasts", time.Minute, "how long pages are opened, with and without thinking")
	flags.DurationVar(&b.think, "think", 2*time.Second, "how long a worker reads before the next page, on average")
	flags.IntVar(&b.kills, "kills", 50, "moments at which kill kills")
	flags.IntVar(&b.everybody, "everybody", 2_800_000, "people of join and match")
	flags.BoolVar(&b.check, "check", false, "have join compare with a rebuild")
	flags.IntVar(&b.killed, "killed", 40_000, "people of kill")
	flags.Usage = func() {
		fmt.Fprintln(flags.Output(), "go run ./bench [flags] all, or any of:")
		for _, m := range measures {
			fmt.Fprintf(flags.Output(), "  %-6s %s\n", m.name, m.what)
		}
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	asked, err := asked(flags.Args())
	if err != nil {
		return err
	}
	if b.folder, err = os.MkdirTemp("", "byname-bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.folder)) }()
	if b.data == "" {
		b.data = filepath.Join(b.folder, "data")
	} else if b.data, err = filepath.Abs(b.data); err != nil {
		return err
	}
	b.program = filepath.Join(b.folder, "byname")
	if _, err := b.run("go", "build", "-o", b.program, "./cmd/byname"); err != nil {
		return err
	}
	for _, measure := range asked {
		if err := measure(b); err != nil {
			b.print(os.Stdout) // what was measured is worth having
			return err
		}
	}
	return b.print(os.Stdout)
}

func asked(names []string) (list []func(*bench) error, err error) {
	for _, name := range names {
		before := len(list)
		for _, m := range measures {
			if name == m.name || name == "all" {
				list = append(list, m.measure)
			}
		}
		if len(list) == before {
			return nil, fmt.Errorf("%s is nothing to measure: see go run ./bench -help", name)
		}
	}
	if len(list) == 0 {
		return nil, errors.New("say what to measure: see go run ./bench -help")
	}
	return list, nil
}

// say tells how far it is.
func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format("15:04:05")+"  "+format+"\n", args...)
}
