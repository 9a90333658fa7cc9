package main

import (
	"strings"
	"testing"
)

func TestTally(t *testing.T) {
	for _, c := range []struct {
		name, in string
		code     int
		want     string // the beginning of the last line
	}{
		{"all pass", `{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Output":"ok  \tp\t0.1s\n"}
{"Action":"pass","Package":"p"}`, 0, "1 tests passed, 0 failed, 0 skipped in 1 packages"},
		{"a failed test is one failure, not two", `{"Action":"output","Package":"p","Test":"TestA","Output":"boom\n"}
{"Action":"fail","Package":"p","Test":"TestA"}
{"Action":"fail","Package":"p"}`, 1, "0 tests passed, 1 failed, 0 skipped in 1 packages"},
		{"a skipped test is not a pass", `{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"skip","Package":"p","Test":"TestB"}
{"Action":"pass","Package":"p"}`, 1, "1 tests passed, 0 failed, 1 skipped in 1 packages"},
		{"a package that does not build fails", `{"ImportPath":"p","Action":"build-output","Output":"p.go:1: syntax error\n"}
{"Action":"fail","Package":"p"}`, 1, "0 tests passed, 1 failed, 0 skipped in 1 packages"},
		{"go cannot even start", `no required module provides package p`, 1, "0 tests passed, 1 failed"},
		{"nothing ran", ``, 1, "0 tests passed, 0 failed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out strings.Builder
			code := run(strings.NewReader(c.in), &out)
			lines := strings.Split(strings.TrimSpace(out.String()), "\n")
			if code != c.code || !strings.HasPrefix(lines[len(lines)-1], c.want) {
				t.Errorf("code %d, output:\n%s\nwant code %d and last line %q", code, out.String(), c.code, c.want)
			}
		})
	}
}
