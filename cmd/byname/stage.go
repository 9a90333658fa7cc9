package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"byname"
	"byname/e2e/story"
	"byname/work"
)

// A stage is where a script of verbs is played: one open work, and a clock
// that the script puts forward.
type stage struct {
	work  *work.Work
	shift atomic.Int64 // nanoseconds from the machine's clock to the stage's
	vars  map[string]string

	chapter func(title string) // when set, is told each heading of the script
}

// heading begins a chapter of a script.
const heading = "# ---- "

// openStage opens a work for a script.
func openStage(e *env, vars map[string]string) (s *stage, err error) {
	s = &stage{vars: vars}
	s.work, err = work.Open(e.ctx, work.Options{Data: e.Data, DB: e.DB, Place: e.place(), Now: s.now})
	return s, err
}

func (s *stage) now() time.Time { return time.Now().Add(time.Duration(s.shift.Load())) }

// goTo puts the clock on nine in the morning of a day. It goes on from there.
func (s *stage) goTo(day byname.Day) {
	s.shift.Store(int64(time.Until(day.Start().Time().Add(9 * time.Hour))))
}

// lend gives a verb the work, on the day that its --today names.
func (s *stage) lend(today string) (*work.Work, error) {
	if today != "" {
		day, err := byname.ParseDay(today)
		if err != nil {
			return nil, err
		}
		s.goTo(day)
	}
	return s.work.Lend(), nil
}

// play runs the verbs of a script that tests also run: lines that begin with
// byname; until, which writes the story's files as they were on a day; and
// agency, which is an agency's own system answering a step.
// Lines that check what was printed are for the tests. The files of the
// script are written to $WORK.
func (s *stage) play(ctx context.Context, script []byte, said func(args []string, out string)) error {
	archive := txtar.Parse(script)
	for _, f := range archive.Files {
		path := filepath.Join(s.vars["WORK"], filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Data, 0o600); err != nil {
			return err
		}
	}
	lines := bufio.NewScanner(strings.NewReader(string(archive.Comment)))
	for n := 1; lines.Scan(); n++ {
		if title, found := strings.CutPrefix(lines.Text(), heading); found && s.chapter != nil {
			s.chapter(title)
		}
		args := s.words(lines.Text())
		if len(args) == 0 {
			continue
		}
		var err error
		switch args[0] {
		case "until":
			var day byname.Day
			if day, err = byname.ParseDay(args[1]); err == nil {
				err = story.Until(day, args[2])
			}
		case "agency":
			var day byname.Day
			if day, err = byname.ParseDay(args[4]); err == nil {
				err = story.Answer(args[1], args[2], args[3], day, args[5])
			}
		case "byname":
			var out, wrong strings.Builder
			if code := runOn(s, ctx, args[1:], strings.NewReader(""), &out, &wrong); code != 0 {
				err = fmt.Errorf("%s", strings.TrimSpace(wrong.String()))
			}
			said(args[1:], out.String())
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("story, line %d: %w", n, err)
		}
	}
	return lines.Err()
}

// words splits a line at spaces, keeps what stands in single quotes together
// (two quotes are one), puts the values of variables in their place outside
// quotes, and drops what follows a #.
func (s *stage) words(line string) (words []string) {
	var word strings.Builder
	quoted, begun := false, false
	end := func() {
		if begun {
			words = append(words, word.String())
		}
		word.Reset()
		begun = false
	}
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quoted && c == '\'' && i+1 < len(line) && line[i+1] == '\'':
			word.WriteByte(c)
			i++
		case c == '\'':
			quoted, begun = !quoted, true
		case quoted:
			word.WriteByte(c)
		case c == ' ' || c == '\t':
			end()
		case c == '#' && !begun:
			return words
		case c == '$':
			j := i + 1
			for j < len(line) && (line[j] >= 'A' && line[j] <= 'Z') {
				j++
			}
			word.WriteString(s.vars[line[i+1:j]])
			begun, i = true, j-1
		default:
			word.WriteByte(c)
			begun = true
		}
	}
	end()
	return words
}
