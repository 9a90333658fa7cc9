package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

// A row is a line of the table: what one of them took, as the kernel counted
// it, from its start to its end.
type row struct {
	who            string
	people, events int
	wall, cpu      time.Duration
	peak           int64 // bytes
	found          found
}

func (b *bench) run(who string, people, events int, name string, args ...string) (f found, err error) {
	say("%s: %d people, %d events", who, people, events)
	var said, wrong bytes.Buffer
	c := exec.CommandContext(b.ctx, name, args...)
	c.Stdout, c.Stderr = &said, &wrong
	began := time.Now()
	if err := c.Run(); err != nil {
		return f, fmt.Errorf("%s: %w: %s%s", name, err, said.String(), wrong.String())
	}
	r := row{who: who, people: people, events: events, wall: time.Since(began), cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime()}
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.peak = u.Maxrss * 1024 // Linux counts in kibibytes
	}
	if err := json.Unmarshal(said.Bytes(), &f); err != nil {
		return f, fmt.Errorf("%s: %w", name, err)
	}
	r.found = f
	b.rows = append(b.rows, r)
	return f, nil
}

func (b *bench) print(out io.Writer) {
	load, _ := os.ReadFile("/proc/loadavg")
	fmt.Fprintf(out, "\n%d cores, %s/%s, %s, %s; load at the end %s\n\n", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(),
		time.Now().Format("2 January 2006"), strings.Fields(string(load) + " ?")[0])
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "who\tpeople\tevents\twall s\tCPU s\tCPU µs/event\tpeak MB\tprogrammes\tsigns\tsignals\treasons")
	for _, r := range b.rows {
		fmt.Fprintf(t, "%s\t%d\t%d\t%.1f\t%.1f\t%.3f\t%d\t%d\t%d\t%d\t%d\n", r.who, r.people, r.events, r.wall.Seconds(), r.cpu.Seconds(),
			r.cpu.Seconds()*1e6/float64(max(1, r.events)), r.peak>>20, r.found.Programmes, r.found.Asked, r.found.Signals, r.found.Reasons)
	}
	t.Flush()
}
