// Command splink measures Byname beside Splink on DuckDB: one trained model,
// one set of blocking rules, both from one Parquet file to people. Then it
// measures how Byname's cost grows. docs/bench.md says how to run it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"byname/internal/sheet"
)

// A bench is one run.
type bench struct {
	ctx     context.Context
	folder  string
	program string // byname
	python  string // of an environment that has Splink; "" to leave Splink out
	rows    []row
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/splink:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) (err error) {
	b := &bench{ctx: ctx}
	flags := flag.NewFlagSet("bench/splink", flag.ContinueOnError)
	flags.StringVar(&b.python, "python", "", "python `program` with splink, to be measured beside")
	both := flags.String("both", "100000,1000000", "records for both")
	grow := flags.String("grow", "100000,1000000,4000000,12000000", "records for Byname alone")
	keep := flags.String("folder", "", "`folder` that keeps the files (default: one that goes)")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	if b.folder = *keep; b.folder == "" {
		if b.folder, err = os.MkdirTemp("", "byname-splink-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(b.folder)) }()
	} else if err := os.MkdirAll(b.folder, 0o700); err != nil {
		return err
	}
	b.program = filepath.Join(b.folder, "byname")
	if _, err := b.run("go", "build", "-o", b.program, "./cmd/byname"); err != nil {
		return err
	}
	if err := b.measure(*both, *grow); err != nil {
		b.print(os.Stdout) // what was measured is worth having
		return err
	}
	b.print(os.Stdout)
	return nil
}

func (b *bench) measure(both, grow string) error {
	if err := b.train(); err != nil {
		return err
	}
	done := map[int]bool{}
	if b.python != "" {
		if err := b.weights(); err != nil {
			return err
		}
		for _, n := range numbers(both) {
			if err := b.beside(n); err != nil {
				return err
			}
			done[n] = true
		}
	}
	for _, n := range numbers(grow) {
		if done[n] {
			continue
		}
		if _, err := b.byname(n); err != nil {
			return err
		}
	}
	return nil
}

func numbers(list string) (out []int) {
	for _, s := range strings.Split(list, ",") {
		if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n > 0 {
			out = append(out, n)
		}
	}
	return out
}

// file makes the file of so many records, unless it is there.
func (b *bench) file(records int) (string, error) {
	path := filepath.Join(b.folder, fmt.Sprintf("town%d.parquet", records))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	say("inventing %d records", records)
	f, err := os.Create(path + ".new")
	if err != nil {
		return "", err
	}
	err = sheet.WriteParquet(f, newTown(records).lines(records))
	if err := errors.Join(err, f.Close()); err != nil {
		return "", err
	}
	return path, os.Rename(path+".new", path)
}

// say tells how far it is.
func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format("15:04:05")+"  "+format+"\n", args...)
}
