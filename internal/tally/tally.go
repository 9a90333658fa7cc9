package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// event is one line of go test -json (see go doc test2json).
type event struct {
	Action     string
	Package    string
	ImportPath string // in build-output lines
	Test       string
	Output     string
	Elapsed    float64 // seconds
}

// tally counts tests; subtests are counted with their parent's lines but not
// again as tests of their own.
type tally struct {
	passed, packages int
	failed, skipped  []string // "package test", or "package" when it did not build
	started          time.Time
}

// read counts the events and prints each package's verdict as it comes, with
// everything that a failed or skipped test printed.
func read(in io.Reader, out io.Writer) (*tally, error) {
	t := &tally{started: time.Now()}
	printed := map[string]*strings.Builder{} // by package and test
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			fmt.Fprintln(out, lines.Text()) // go's own complaint, before any test ran
			t.failed = append(t.failed, lines.Text())
			continue
		}
		t.count(e, printed, out)
	}
	return t, lines.Err()
}

func (t *tally) count(e event, printed map[string]*strings.Builder, out io.Writer) {
	name := strings.TrimSpace(e.Package + " " + e.Test)
	switch e.Action {
	case "build-output":
		fmt.Fprint(out, e.Output)
	case "output":
		if printed[name] == nil {
			printed[name] = new(strings.Builder)
		}
		printed[name].WriteString(e.Output)
		if e.Test == "" && verdict(e.Output) {
			fmt.Fprint(out, e.Output)
		}
	case "pass", "fail", "skip":
		t.end(e, name, printed[name], out)
		delete(printed, name)
	}
}

// verdict reports whether a line is go test's own line on a whole package.
func verdict(line string) bool {
	return strings.HasPrefix(line, "ok ") || strings.HasPrefix(line, "FAIL\t") || strings.HasPrefix(line, "?  ")
}

func (t *tally) end(e event, name string, said *strings.Builder, out io.Writer) {
	if e.Test == "" {
		t.packages++
		if e.Action == "fail" && !slices.ContainsFunc(t.failed, func(f string) bool { return strings.HasPrefix(f, name+" ") }) {
			t.failed = append(t.failed, name)
			if said != nil {
				fmt.Fprint(out, said)
			}
		}
		return
	}
	top := !strings.Contains(e.Test, "/")
	switch {
	case e.Action == "pass" && top:
		t.passed++
	case e.Action == "fail":
		t.failed = append(t.failed, name)
	case e.Action == "skip":
		t.skipped = append(t.skipped, name)
	}
	if e.Action != "pass" && said != nil {
		fmt.Fprint(out, said)
	}
}

// report prints the tally and is the exit code.
func (t *tally) report(out io.Writer) int {
	fmt.Fprintln(out)
	for _, f := range t.failed {
		fmt.Fprintln(out, "failed: ", f)
	}
	for _, s := range t.skipped {
		fmt.Fprintln(out, "skipped:", s)
	}
	fmt.Fprintf(out, "%d tests passed, %d failed, %d skipped in %d packages, %s\n",
		t.passed, len(t.failed), len(t.skipped), t.packages, time.Since(t.started).Round(time.Second))
	if len(t.failed)+len(t.skipped) > 0 || t.passed == 0 {
		return 1
	}
	return 0
}
