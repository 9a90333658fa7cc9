package main

import (
	"bytes"
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

// spent is what a program took, as the kernel counted it.
type spent struct {
	wall, cpu time.Duration
	peak      int64 // bytes
	said      string
}

// A row is a line of the table.
type row struct {
	who, what string
	records   int
	spent     spent
	people    int
	pairs     int64
	found     string
}

func (b *bench) run(name string, args ...string) (spent, error) {
	var said, wrong bytes.Buffer
	c := exec.CommandContext(b.ctx, name, args...)
	c.Stdout, c.Stderr = &said, &wrong
	began := time.Now()
	if err := c.Run(); err != nil {
		lines := strings.Split(strings.TrimSpace(said.String()+wrong.String()), "\n")
		return spent{}, fmt.Errorf("%s: %w: %s", name, err, strings.Join(lines[max(0, len(lines)-5):], "\n"))
	}
	s := spent{wall: time.Since(began), cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), said: said.String()}
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		s.peak = u.Maxrss * 1024 // Linux counts in kibibytes
	}
	return s, nil
}

func (b *bench) report(r row) row {
	b.rows = append(b.rows, r)
	say("%s, %s, %d records: %.1f CPU-seconds", r.who, r.what, r.records, r.spent.cpu.Seconds())
	return r
}

func (b *bench) print(out io.Writer) {
	load, _ := os.ReadFile("/proc/loadavg")
	fmt.Fprintf(out, "\n%d cores, %s/%s, %s, %s; load at the end %s\n\n", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(),
		time.Now().Format("2 January 2006"), strings.Fields(string(load) + " ?")[0])
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "who\twhat\trecords\twall s\tCPU s\tpeak MB\tpairs weighed\tpeople\tfound")
	for _, r := range b.rows {
		if r.spent.wall == 0 {
			fmt.Fprintf(t, "%s\t%s\t%d\t\t\t\t\t\t%s\n", r.who, r.what, r.records, strings.ReplaceAll(r.found, "\n", " "))
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%d\t%.1f\t%.1f\t%d\t%d\t%d\t%s\n", r.who, r.what, r.records, r.spent.wall.Seconds(), r.spent.cpu.Seconds(), r.spent.peak/1e6, r.pairs, r.people, r.found)
	}
	t.Flush()
}
