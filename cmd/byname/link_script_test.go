package main

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// What link does with files of all kinds, good and bad, as scripts.
func TestLinkScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "link"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("BYNAME_TEST_IS_BYNAME", "yes")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			// byname runs the program; ! says that it fails.
			"byname": func(ts *testscript.TestScript, neg bool, args []string) {
				if failed := ts.Exec(os.Args[0], args...) != nil; failed != neg {
					ts.Fatalf("byname %v: failed: %v, want %v", args, failed, neg)
				}
			},
			// code runs the program, which ends with this exit code.
			"code": func(ts *testscript.TestScript, _ bool, args []string) {
				err, code := ts.Exec(os.Args[0], args[1:]...), 0
				var exit *exec.ExitError
				if errors.As(err, &exit) {
					code = exit.ExitCode()
				}
				if strconv.Itoa(code) != args[0] {
					ts.Fatalf("byname %v: exit code %d, want %s", args[1:], code, args[0])
				}
			},
			// packed FILE OUT packs a file with gzip.
			"packed": func(ts *testscript.TestScript, _ bool, args []string) {
				var b bytes.Buffer
				z := gzip.NewWriter(&b)
				z.Write([]byte(ts.ReadFile(args[0])))
				ts.Check(errors.Join(z.Close(), os.WriteFile(ts.MkAbs(args[1]), b.Bytes(), 0o600)))
			},
			// cut FILE N takes N bytes from the end.
			"cut": func(ts *testscript.TestScript, _ bool, args []string) {
				text, n := ts.ReadFile(args[0]), 0
				n, err := strconv.Atoi(args[1])
				ts.Check(err)
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text[:len(text)-n]), 0o600))
			},
			// bytes FILE HEX puts bytes in front of a file.
			"bytes": func(ts *testscript.TestScript, _ bool, args []string) {
				b, err := hex.DecodeString(args[1])
				ts.Check(err)
				old, _ := os.ReadFile(ts.MkAbs(args[0]))
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), append(b, old...), 0o600))
			},
			// long FILE N ends a file with a field of N letters.
			"long": func(ts *testscript.TestScript, _ bool, args []string) {
				n, err := strconv.Atoi(args[1])
				ts.Check(err)
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.TrimRight(ts.ReadFile(args[0]), "\n")+strings.Repeat("x", n)+"\n"), 0o600))
			},
		},
	})
}
