package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// A spent is what a program took from start to end, and what it said. Its
// processor time and memory are those the kernel counted for it and for the
// programs that it started and waited for.
type spent struct {
	wall, cpu time.Duration
	peak      int64 // bytes of memory, the most of any one process
	said      string
}

// and is one after the other.
func (s spent) and(t spent) spent {
	return spent{s.wall + t.wall, s.cpu + t.cpu, max(s.peak, t.peak), t.said}
}

// spentBy is what an ended process took.
func spentBy(state *os.ProcessState, wall time.Duration) spent {
	s := spent{wall: wall, cpu: state.UserTime() + state.SystemTime()}
	if u, ok := state.SysUsage().(*syscall.Rusage); ok {
		s.peak = u.Maxrss * 1024 // Linux counts in kibibytes
	}
	return s
}

// command is a program that ends with the bench.
func (b *bench) command(name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(b.ctx, name, args...)
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.WaitDelay = 20 * time.Second
	return c
}

// run runs a program to its end.
func (b *bench) run(name string, args ...string) (spent, error) {
	var said, wrong bytes.Buffer
	c := b.command(name, args...)
	c.Stdout, c.Stderr = &said, &wrong
	began := time.Now()
	if err := c.Run(); err != nil {
		return spent{}, fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, lastLines(wrong.String(), 5))
	}
	s := spentBy(c.ProcessState, time.Since(began))
	s.said = said.String()
	return s, nil
}

// byname runs a verb of Byname on a data folder.
func (b *bench) byname(data string, args ...string) (spent, error) {
	return b.run(b.program, append([]string{"--data", data}, args...)...)
}

func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
