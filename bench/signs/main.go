// Command signs measures how fast everybody's early signs are found: all rules
// of the place's programmes over an invented population, by Byname and, beside
// it, as SQL on DuckDB. docs/bench.md says how to run it.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"byname"
)

// asOf is the day on which everybody is looked at.
var asOf = byname.OnDay(2026, 6, 30)

// A bench is one run.
type bench struct {
	ctx     context.Context
	folder  string
	program string // this one, for the parts that are processes of their own
	python  string // of an environment that has duckdb; "" to leave it out
	rows    []row
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/signs:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) (err error) {
	b := &bench{ctx: ctx}
	flags := flag.NewFlagSet("bench/signs", flag.ContinueOnError)
	flags.StringVar(&b.python, "python", "", "python `program` with duckdb, to be measured beside")
	sizes := flags.String("people", "2800,28000,280000,2800000", "people, with 36 events each")
	beside := flags.Int("beside", 2_800_000, "the most people for DuckDB")
	flags.StringVar(&b.folder, "folder", "", "`folder` that keeps the files (default: one that goes)")
	sql := flags.Bool("sql", false, "print the rules as SQL and end")
	find := flags.Bool("find", false, "find the signs of the files in the folder, in this process")
	profile := flags.String("profile", "", "with -find: write a CPU profile to this `file`")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	if *sql {
		_, text, err := rules()
		fmt.Print(text)
		return err
	}
	if *find {
		found, err := findAll(ctx, b.folder, *profile)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(found)
	}
	if b.folder == "" {
		if b.folder, err = os.MkdirTemp("", "byname-signs-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(b.folder)) }()
	}
	if b.program, err = os.Executable(); err != nil {
		return err
	}
	defer b.print(os.Stdout) // what was measured is worth having
	for _, s := range strings.Split(*sizes, ",") {
		people, err := strconv.Atoi(s)
		if err != nil {
			return err
		}
		if err := b.measure(people, people <= *beside); err != nil {
			return err
		}
	}
	return nil
}

// measure has Byname, and DuckDB beside it, find the signs of so many people,
// and compares whom they found.
func (b *bench) measure(people int, beside bool) error {
	folder := filepath.Join(b.folder, strconv.Itoa(people))
	events, err := invent(folder, people)
	if err != nil {
		return err
	}
	mine, err := b.run("Byname", people, events, b.program, "-find", "-folder", folder)
	if err != nil || b.python == "" || !beside {
		return err
	}
	_, sql, err := rules()
	if err != nil {
		return err
	}
	script := filepath.Join(folder, "rules.sql")
	if err := os.WriteFile(script, []byte(sql), 0o600); err != nil {
		return err
	}
	theirs, err := b.run("DuckDB", people, events, b.python, filepath.Join("bench", "signs", "find.py"), script, folder)
	if err != nil {
		return err
	}
	for sign, n := range mine.Signs {
		if theirs.Signs[sign] != n {
			fmt.Fprintf(os.Stderr, "%s: Byname finds %d, DuckDB %d\n", sign, n, theirs.Signs[sign])
		}
	}
	return nil
}

// found is what one of them found.
type found struct {
	Programmes int            // asked
	Asked      int            // signs
	Signals    int            // a person and a programme
	Reasons    int            // events shown with them
	Signs      map[string]int // programme.sign: how many people
}

func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format("15:04:05")+"  "+format+"\n", args...)
}
