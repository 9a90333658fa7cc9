package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"byname"
	"byname/e2e/story"
)

// The story goes round the whole circle, verb after verb.
func TestCircle(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Files: []string{filepath.Join("..", "..", "e2e", "story", "circle.txtar")},
		Setup: func(e *testscript.Env) error {
			files := filepath.Join(e.WorkDir, "agencies")
			e.Setenv("STORY", files)
			t.Setenv("BYNAME_DATA", filepath.Join(e.WorkDir, "data"))
			circle := filepath.Join(e.WorkDir, "circle")
			e.Setenv("CIRCLE", circle)
			return errors.Join(story.Write(files), story.WriteCircle(circle))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"until": func(ts *testscript.TestScript, _ bool, args []string) {
				day, err := byname.ParseDay(args[0])
				ts.Check(err)
				ts.Check(story.Until(day, args[1]))
			},
			"agency": func(ts *testscript.TestScript, _ bool, args []string) {
				day, err := byname.ParseDay(args[3])
				ts.Check(err)
				ts.Check(story.Answer(args[0], args[1], args[2], day, args[4]))
			},
			"byname": func(ts *testscript.TestScript, neg bool, args []string) {
				code := run(context.Background(), args, strings.NewReader(""), ts.Stdout(), ts.Stderr())
				if failed := code != 0; failed != neg {
					ts.Fatalf("byname %v: failed: %v, want %v", args, failed, neg)
				}
			},
		},
	})
}
