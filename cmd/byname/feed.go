package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"byname"
	"byname/work"
)

// feedCmd holds the verbs about what agencies send.
type feedCmd struct {
	Add     feedAddCmd     `cmd:"" help:"Take in agencies' files."`
	List    feedListCmd    `cmd:"" help:"List the files that were taken in."`
	Refused feedRefusedCmd `cmd:"" help:"List the rows that were refused and have not come again, or write them to a file to be corrected."`
}

type feedAddCmd struct {
	Paths []string `arg:"" type:"path" help:"Files, or folders of files."`
	Fewer bool     `help:"Take a snapshot although it has less than half as many rows as the last one."`
}

func (c feedAddCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	fed, err := w.FeedAdd(e.ctx, work.FeedAsk{Paths: c.Paths, Fewer: c.Fewer, Progress: feedProgress(e)})
	if err == nil {
		err = refusedFiles(fed)
	}
	if e.JSON {
		return errors.Join(err, json.NewEncoder(e.stdout).Encode(jsonOfFed(fed)))
	}
	showFed(e, fed)
	return err
}

// feedProgress tells how far a feeding is and how long it still takes, once it
// has taken a second.
func feedProgress(e *env) func(work.FeedProgress) {
	start, told := time.Now(), time.Now()
	return func(p work.FeedProgress) {
		if now := time.Now(); now.Sub(told) > time.Second && p.Done > 0 {
			told = now
			left := time.Duration(float64(now.Sub(start)) * float64(p.Total-p.Done) / float64(p.Done)).Round(time.Second)
			fmt.Fprintf(e.stderr, "%d of %d files, %.0f%%, about %v left: %s\n", p.Files, p.Of, 100*float64(p.Done)/float64(p.Total), left, p.File)
		}
	}
}

func showFed(e *env, fed work.Fed) {
	if len(fed.Files) > 0 {
		fmt.Fprintf(e.stdout, "%9s %9s %9s %8s %9s\n", "rows", "records", "events", "refused", "left out")
	}
	for _, f := range fed.Files {
		fmt.Fprintf(e.stdout, "%9d %9d %9d %8d %9d  %s, %s: %s\n", f.Rows, f.Records, f.Events, f.Refused, f.LeftOut, f.File, f.Agency, f.State)
	}
	for _, f := range fed.Files {
		if f.Why != nil {
			fmt.Fprintf(e.stdout, "\n%s changed nothing: %v\n", f.File, f.Why)
		}
	}
	if len(fed.Nobody) > 0 {
		fmt.Fprintf(e.stdout, "\nNo mapping claims: %s\n", strings.Join(fed.Nobody, ", "))
	}
}

// refusedFiles is nil when every claimed file is in.
func refusedFiles(fed work.Fed) error {
	n := 0
	for _, f := range fed.Files {
		if f.State == work.FileRefused {
			n++
		}
	}
	switch {
	case n > 0:
		return byname.Invalid(fmt.Sprintf("%d of %d files", n, len(fed.Files)), "files that can be taken in", "see above")
	case len(fed.Files) == 0 && len(fed.Nobody) > 0:
		return byname.Invalid("feed", "a file that one of the place's mappings claims by its name", "rename the file, or see docs/feed.md for how to write a mapping")
	}
	return nil
}

type fedFile struct {
	File, Agency, DataSet, State            string
	Why                                     string `json:",omitempty"`
	Rows, Records, Events, Refused, LeftOut int
}

func jsonOfFed(fed work.Fed) any {
	out := struct {
		Files  []fedFile
		Nobody []string
	}{Files: []fedFile{}, Nobody: append([]string{}, fed.Nobody...)}
	for _, f := range fed.Files {
		line := fedFile{File: f.File, Agency: f.Agency, DataSet: f.DataSet, State: f.State, Rows: f.Rows, Records: f.Records, Events: f.Events, Refused: f.Refused, LeftOut: f.LeftOut}
		if f.Why != nil {
			line.Why = f.Why.Error()
		}
		out.Files = append(out.Files, line)
	}
	return out
}

type feedListCmd struct{}

func (feedListCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	list, err := w.FeedList(e.ctx)
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.stdout).Encode(append([]work.Delivery{}, list...))
	}
	if len(list) == 0 {
		fmt.Fprintln(e.stderr, "Nothing was taken in yet. Try: byname feed add FOLDER")
		return nil
	}
	t := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "number\ttaken in\tagency\tdata set\trows\trefused\tto be corrected\tfile")
	for _, d := range list {
		file := d.File
		if d.Snapshot {
			file += " (snapshot)"
		}
		if d.Erased {
			file += " (erased)"
		}
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%d\t%d\t%d\t%s\n", d.Number, byname.MinuteOf(d.Taken), d.Agency, d.DataSet, d.Rows, d.Refused, d.Waiting, file)
	}
	return t.Flush()
}

type feedRefusedCmd struct {
	File string `placeholder:"NAME" help:"Of this file only; * is any letters."`
	CSV  string `type:"path" placeholder:"FILE" help:"Write the rows as they came, with what is wrong before each. Correct them and add the file."`
}

func (c feedRefusedCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	if c.CSV != "" {
		return c.write(e, w)
	}
	list, err := w.FeedRefused(e.ctx, c.File)
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.stdout).Encode(append([]work.RefusedRow{}, list...))
	}
	for _, r := range list {
		where := fmt.Sprintf("%s line %d, row %s", r.File, r.Line, r.Row)
		if r.Field != "" {
			where += ", " + r.Field
		}
		what := "the row was not taken"
		if !r.Whole {
			what = "the row was taken without it"
		}
		fmt.Fprintf(e.stdout, "%s: expected %s; %s (%s)\n", where, r.Reason, r.Do, what)
	}
	return nil
}

func (c feedRefusedCmd) write(e *env, w *work.Work) (err error) {
	aside, err := os.CreateTemp(filepath.Dir(c.CSV), ".byname-refused-")
	if err != nil {
		return err
	}
	defer os.Remove(aside.Name()) // when it is not there any more, so much the better
	rows, err := w.FeedCorrect(e.ctx, c.File, aside)
	if err := errors.Join(err, aside.Close()); err != nil {
		return err
	}
	if err := os.Rename(aside.Name(), c.CSV); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%d rows in %s: correct them, and then: byname feed add %s\n", rows, c.CSV, c.CSV)
	return nil
}
