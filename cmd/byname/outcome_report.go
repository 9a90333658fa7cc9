package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"byname/web"
)

type outcomeReportCmd struct {
	Area string `arg:"" optional:"" help:"A council, neighbourhood or MSOA by its code (default: the whole system)."`
	Out  string `help:"The file to write (default: what is written goes to the screen)." type:"path"`
}

// Run writes the report. It is public, so nobody has to be named.
func (c outcomeReportCmd) Run(e *env) (err error) {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	r, err := w.OutcomeReport(e.ctx, c.Area)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := web.WriteReport(e.ctx, &b, r); err != nil {
		return err
	}
	if c.Out == "" {
		_, err = e.stdout.Write(b.Bytes())
		return err
	}
	if err := os.WriteFile(c.Out, b.Bytes(), 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "%s: better %d, worse %d, no detectable change %d, cannot be told %d, no figure %d\n", c.Out, len(r.Better), len(r.Worse), len(r.Same), len(r.Unknown), len(r.Missing))
	return err
}
