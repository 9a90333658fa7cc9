package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const storyFolder = "../../e2e/story"

// ask runs one verb on a data folder.
func ask(t *testing.T, data string, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e strings.Builder
	code = run(t.Context(), append([]string{"--data", data, "--today", "2026-07-01"}, args...), nil, &o, &e)
	return o.String(), e.String(), code
}

func TestFeed(t *testing.T) {
	data := t.TempDir()
	out, errs, code := ask(t, data, "feed", "add", storyFolder)
	if code != 0 || !strings.Contains(out, "ambulance.csv, Ambulance: taken in") || !strings.Contains(out, "No mapping claims: README.md, ") {
		t.Fatal(code, errs, out)
	}
	out, errs, code = ask(t, data, "feed", "list")
	if code != 0 || strings.Count(out, "\n") != 15 || !strings.Contains(out, "gp_practice.csv (snapshot)") {
		t.Error(code, errs, out)
	}
	out, errs, code = ask(t, data, "feed", "refused")
	if code != 0 || !strings.Contains(out, "adult_social_care.csv line 46, row A1240, EVENT_DATE: expected a date") || strings.Count(out, "\n") != 2 {
		t.Error(code, errs, out)
	}
	csv := filepath.Join(t.TempDir(), "ambulance_corrected.csv")
	out, errs, code = ask(t, data, "feed", "refused", "--file", "ambulance.csv", "--csv", csv)
	if text, err := os.ReadFile(csv); code != 0 || err != nil || !bytes.Contains(text, []byte("CAD2445,2025-08-31T10:33:09")) {
		t.Error(code, errs, out, err)
	}
	out, errs, code = ask(t, data, "--json", "feed", "add", filepath.Join(storyFolder, "police.csv"))
	if code != 0 || !json.Valid([]byte(out)) || !strings.Contains(out, `"State":"already taken in"`) {
		t.Error(code, errs, out)
	}
	wrong := filepath.Join(t.TempDir(), "police.csv")
	if err := os.WriteFile(wrong, []byte("a,b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, code = ask(t, data, "feed", "add", wrong)
	if code != exitInvalid || !strings.Contains(out, "police.csv changed nothing: ") || !strings.Contains(errs, "1 of 1 files") {
		t.Error(code, errs, out)
	}
	if out, errs, code = ask(t, data, "feed", "add", filepath.Join(storyFolder, "truth.csv")); code != exitInvalid || !strings.Contains(errs, "docs/feed.md") {
		t.Error(code, errs, out)
	}
}

// TestFeedKilled kills the program at random moments while it takes files in,
// several times on one data folder. What is there then is whole files, and
// when it is run to its end the result is the one of a run never disturbed.
func TestFeedKilled(t *testing.T) {
	undisturbed := t.TempDir()
	start := time.Now()
	if err := child(t, undisturbed).Run(); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(start)
	want := kept(t, undisturbed)
	chance := rand.New(rand.NewPCG(1, uint64(start.UnixNano())))
	kills := 0
	for round := range 3 {
		data := t.TempDir()
		for range 5 {
			c := child(t, data)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			time.AfterFunc(time.Duration(chance.Int64N(int64(whole))), func() { c.Process.Kill() })
			var exit *exec.ExitError
			switch err := c.Wait(); {
			case errors.As(err, &exit) && exit.ExitCode() == -1:
				kills++
			case err != nil:
				t.Fatal(err)
			}
		}
		if err := child(t, data).Run(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, kept(t, data)); diff != "" {
			t.Fatalf("round %d: %s", round, diff)
		}
	}
	if kills < 3 {
		t.Errorf("only %d of 15 were killed before they were done", kills)
	}
	t.Logf("killed %d times within %v", kills, whole)
}

// TestFeedInterrupted presses Ctrl-C: nothing half done is left behind, not
// even aside.
func TestFeedInterrupted(t *testing.T) {
	data := t.TempDir()
	for wait := time.Duration(0); wait < 400*time.Millisecond; wait += 80 * time.Millisecond {
		c := child(t, data)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait)
		if err := c.Process.Signal(os.Interrupt); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		var exit *exec.ExitError
		if err := c.Wait(); errors.As(err, &exit) && exit.ExitCode() != exitInterrupted && exit.ExitCode() != -1 {
			t.Errorf("after %v: %v", wait, err)
		}
		if left, err := filepath.Glob(filepath.Join(data, "deliveries", ".*")); err != nil || len(left) > 0 {
			t.Errorf("after %v there is %v, %v", wait, left, err)
		}
	}
}

// child is the program as a process of its own.
func child(t *testing.T, data string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], "--data", data, "--today", "2026-07-01", "feed", "add", storyFolder)
	c.Env = append(os.Environ(), "BYNAME_TEST_IS_BYNAME=1")
	return c
}

// kept is all that a data folder holds of what was taken in: what the
// database says, what was refused, and the checksums of the files.
func kept(t *testing.T, data string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, verb := range []string{"list", "refused"} {
		out, errs, code := ask(t, data, "--json", "feed", verb)
		if code != 0 {
			t.Fatal(errs)
		}
		var lines []map[string]any
		if err := json.Unmarshal([]byte(out), &lines); err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			delete(l, "Taken")
			delete(l, "Number")
			all[verb] += fmt.Sprintln(l)
		}
	}
	manifests, err := filepath.Glob(filepath.Join(data, "deliveries", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range manifests {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name, err := filepath.Rel(data, path)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(name) != "manifest.json" {
			text = []byte("there")
		}
		all[name] = string(text)
	}
	return all
}
