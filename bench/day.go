package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// prepare links an invented population whole, once for join and match: what
// ./bench/day -help says. It is kept with -data.
func (b *bench) prepare() error {
	if b.day != "" {
		return nil
	}
	program := filepath.Join(b.folder, "day")
	if _, err := b.run("go", "build", "-o", program, "./bench/day"); err != nil {
		return err
	}
	if err := os.MkdirAll(b.data, 0o700); err != nil {
		return err
	}
	b.day = program
	if _, err := os.Stat(b.linked()); err == nil {
		say("joining and matching what %s holds", b.linked())
		return nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	say("linking %d people whole, to join and match afterwards", b.everybody)
	took, err := b.onDay("prepare")
	if err != nil {
		return err
	}
	var p struct {
		Rows, Persons      int
		Fill, Begin, Write float64
		Bytes              int64
	}
	if err := json.Unmarshal([]byte(took.said), &p); err != nil {
		return err
	}
	b.report(row{what: "link everybody", size: fmt.Sprintf("%d records, %d people found", p.Rows, p.Persons), spent: took,
		found: fmt.Sprintf("linked in %.0f s, saved in %.1f s as %.2f GB", p.Begin, p.Write, float64(p.Bytes)/1e9)})
	return nil
}

// linked is the file of the population linked whole.
func (b *bench) linked() string {
	return filepath.Join(b.data, fmt.Sprintf("linked-%d.state", b.everybody))
}

func (b *bench) onDay(part string) (spent, error) {
	return b.run(b.day, "-people", strconv.Itoa(b.everybody), "-state", b.linked(), part)
}

// join measures a day's 50,000 records joining everybody, and with -check
// compares with a rebuild.
func (b *bench) join() error {
	if err := b.prepare(); err != nil {
		return err
	}
	part := "join"
	if b.check {
		part = "check"
	}
	took, err := b.onDay(part)
	if err != nil {
		return err
	}
	var j struct {
		Rows, Persons          int
		Read, Join, Write, CPU float64
		Joining                struct{ New, Changed, Gone int }
		Regrouped, Differ      int
		Which                  []string
	}
	if err := json.Unmarshal([]byte(took.said), &j); err != nil {
		return err
	}
	found := fmt.Sprintf("read in %.1f s, joined in %.1f s (%.1f s of processor), saved in %.1f s", j.Read, j.Join, j.CPU, j.Write)
	if b.check {
		found = fmt.Sprintf("joined in %.1f s; %d of %d records stand with others than after a rebuild %v", j.Join, j.Differ, j.Rows, j.Which)
	}
	b.report(row{what: part + " a day", size: fmt.Sprintf("%d new, %d changed, %d withdrawn, into %d records", j.Joining.New, j.Joining.Changed, j.Joining.Gone, j.Rows),
		spent: took, found: found, target: "joined in under 10 s; .1 % differ at most", missed: j.Join >= 10 || 1000*j.Differ > j.Rows})
	return nil
}

// match measures one record matched against everybody.
func (b *bench) match() error {
	if err := b.prepare(); err != nil {
		return err
	}
	took, err := b.onDay("match")
	if err != nil {
		return err
	}
	var m struct {
		Records, Persons, Asked    int
		Read, Index, HeldGB        float64
		P50, P95, P99, Most        float64
		Certain, Probable, LeftOut int
	}
	if err := json.Unmarshal([]byte(took.said), &m); err != nil {
		return err
	}
	b.report(row{what: "match one record", size: fmt.Sprintf("%d asked, of %d people with %d records", m.Asked, m.Persons, m.Records), spent: took,
		found: fmt.Sprintf("p50 %.2f, p95 %.2f, p99 %.2f, longest %.1f ms; ready in %.1f + %.1f s, holds %.2f GB, %.0f bytes a record; %d certain, %d probable, %d with people left out",
			m.P50, m.P95, m.P99, m.Most, m.Read, m.Index, m.HeldGB, 1e9*m.HeldGB/float64(m.Records), m.Certain, m.Probable, m.LeftOut),
		target: "p99 under 5 ms", missed: m.P99 >= 5})
	return nil
}
