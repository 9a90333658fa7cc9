// Package e2e_test tells the story in a browser, to the program as a newcomer
// starts it.
package e2e_test

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"byname/e2e/browser"
)

// A demo is byname demo, served, and who may sign in.
type demo struct {
	browser   *browser.Browser
	address   string
	passwords map[string]string // by account
	program   string
	data      string
}

// startDemo builds the program, runs its demo without the invented crowd and
// waits until it is served.
func startDemo(t *testing.T) *demo {
	t.Helper()
	program := filepath.Join(t.TempDir(), "byname")
	if out, err := exec.Command("go", "build", "-o", program, "byname/cmd/byname").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	data := filepath.Join(t.TempDir(), "data")
	cmd := exec.Command(program, "demo", "--people", "0", "--addr", "127.0.0.1:0", "--data", data)
	log, err := os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt)
		if err := cmd.Wait(); err != nil {
			t.Errorf("the demo did not end well: %v", err)
		}
		if text, _ := os.ReadFile(log.Name()); strings.Contains(string(text), "level=ERROR") {
			t.Errorf("the demo tells of faults:\n%s", text)
		}
	})
	d := &demo{passwords: map[string]string{}, program: program, data: data}
	ready := make(chan struct{})
	go func() {
		defer close(ready)
		d.hear(out)
	}()
	select {
	case <-ready:
	case <-time.After(3 * time.Minute):
	}
	if d.address == "" {
		text, _ := os.ReadFile(log.Name())
		t.Fatalf("the demo is not served:\n%s", text)
	}
	d.browser = browser.Start(t)
	return d
}

// hear reads what the demo prints, until it says where it is.
func (d *demo) hear(out io.Reader) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if _, after, found := strings.Cut(lines.Text(), "Byname is at "); found {
			d.address, _, _ = strings.Cut(after, " ")
			go io.Copy(io.Discard, out) // so that it never waits to be heard
			return
		}
		if len(words) > 2 && len(words[1]) == len("XXXX-XXXX-XXXX-XXXX") {
			d.passwords[words[0]] = words[1]
		}
	}
}

// builds makes the next build while the demo is served.
func (d *demo) builds(t *testing.T) {
	t.Helper()
	if out, err := exec.Command(d.program, "--data", d.data, "--today", "2026-07-01", "population", "build").CombinedOutput(); err != nil {
		t.Fatalf("the next build: %v\n%s", err, out)
	}
}

// A somebody sits at a browser of their own.
type somebody struct {
	*browser.Tab
	t *testing.T
}

// resident is somebody without an account.
func (d *demo) resident(t *testing.T) somebody { return somebody{d.browser.Tab(t, d.address), t} }

// signsIn is the worker with that account, signed in.
func (d *demo) signsIn(t *testing.T, account string) somebody {
	t.Helper()
	s := d.resident(t)
	s.Opens("/signin")
	s.Types("Account", account)
	s.Types("Password", d.passwords[account])
	s.Presses("Sign in")
	s.Sees("Sign out")
	return s
}

// leaves signs out, so that the next at the desk finds nothing.
func (s somebody) leaves() {
	s.t.Helper()
	s.Presses("Sign out")
	s.Sees("You are signed out")
}
