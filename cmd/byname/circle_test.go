package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"byname"
	"byname/e2e/story"
)

// The story goes round the whole circle, each verb a process of its own.
func TestCircle(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Files: []string{filepath.Join("..", "..", "e2e", "story", "circle.txtar")},
		Setup: func(e *testscript.Env) error {
			files := filepath.Join(e.WorkDir, "agencies")
			e.Setenv("BYNAME_TEST_IS_BYNAME", "yes")
			e.Setenv("STORY", files)
			e.Setenv("BYNAME_DATA", filepath.Join(e.WorkDir, "data"))
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
				err := ts.Exec(os.Args[0], args...)
				if failed := err != nil; failed != neg {
					ts.Fatalf("byname %v: failed: %v, want %v", args, failed, neg)
				}
			},
		},
	})
}
