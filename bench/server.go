package main

import (
	"bufio"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"syscall"
	"time"
)

// A server is Byname while it answers on a port of this machine.
type server struct {
	command *exec.Cmd
	address string // such as http://127.0.0.1:41234
	began   time.Time
	ready   time.Duration // from start until it answers
	ended   chan error
}

var isAt = regexp.MustCompile(`Byname is at (http://127\.0\.0\.1:\d+)`)

// serve starts a program that serves, and waits until it says where. It runs
// in a group of its own, because "go run" does not pass a signal on.
func (b *bench) serve(name string, args ...string) (*server, error) {
	c := b.command(name, args...)
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGINT) }
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	s := &server{command: c, began: time.Now(), ended: make(chan error, 1)}
	if err := c.Start(); err != nil {
		return nil, err
	}
	where := make(chan string, 1)
	go func() {
		defer close(where)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if m := isAt.FindStringSubmatch(lines.Text()); m != nil {
				where <- m[1]
			}
		}
		s.ended <- c.Wait()
	}()
	address, found := <-where
	if !found {
		return nil, fmt.Errorf("%s ended before it served: %w", name, <-s.ended)
	}
	s.address, s.ready = address, time.Since(s.began)
	return s, nil
}

// stop lets it finish what is under way, and says what it took in all.
func (s *server) stop() (spent, error) {
	if err := s.command.Cancel(); err != nil {
		return spent{}, err
	}
	err := <-s.ended
	var exit *exec.ExitError
	if errors.As(err, &exit) { // "go run" passes on neither 0 nor the signal
		err = nil
	}
	return spentBy(s.command.ProcessState, time.Since(s.began)), err
}
