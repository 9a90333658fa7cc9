package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"byname"
	"byname/work"
)

// populationCmd holds the verbs about everybody.
type populationCmd struct {
	Build populationBuildCmd `cmd:"" help:"Make tonight's population of all that was taken in: link, timelines, early signs."`
	Join  populationJoinCmd  `cmd:"" help:"Take what came since into the current build, in seconds: new rows, rulings, objections."`
	List  populationListCmd  `cmd:"" help:"List the builds that are kept."`
	Use   populationUseCmd   `cmd:"" help:"Make another build the current one: how a bad night is undone."`
	Check populationCheckCmd `cmd:"" help:"Compare a build's files with their checksums; with --anew, its people with those found when everybody is linked anew."`
	Links populationLinksCmd `cmd:"" help:"Write each accepted row and the person it is about, to judge linkage by."`

	History populationHistoryCmd `cmd:"" help:"Show which records came to a person and left them, and why. Say who asks: byname --as NAME population history ..."`
}

type populationBuildCmd struct {
	AsOf string `placeholder:"DATE" help:"Leave out what is dated later, and look for early signs as of that day (default: today, and nothing is left out)."`
	Keep int    `default:"3" help:"How many builds to keep."`
}

func (c populationBuildCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	day, err := dayOr(c.AsOf, 0)
	if err != nil {
		return err
	}
	p := newProgress(e)
	m, err := w.Build(e.ctx, work.BuildAsk{AsOf: day, Keep: c.Keep, Progress: p.say})
	p.end()
	if err != nil {
		return err
	}
	return showBuild(e, m)
}

func showBuild(e *env, m work.Manifest) error {
	if e.JSON {
		return json.NewEncoder(e.stdout).Encode(m)
	}
	n := m.Counts
	fmt.Fprintf(e.stdout, "Build %d: %d people in %d households, of %d records; %d events; %d early signs.\n",
		m.Number, n.Persons, n.Households, n.Records, n.Events, n.Signals)
	if n.Unplaced > 0 {
		fmt.Fprintf(e.stdout, "%d events are of records that no file holds: the files they refer to are missing, or older.\n", n.Unplaced)
	}
	return nil
}

type populationJoinCmd struct {
	Keep int `default:"3" help:"How many joined builds to keep."`
}

func (c populationJoinCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	p := newProgress(e)
	m, anew, err := w.Join(e.ctx, work.BuildAsk{Keep: c.Keep, Progress: p.say})
	p.end()
	if err != nil {
		return err
	}
	if !anew {
		fmt.Fprintf(e.stderr, "Nothing has come, been ruled or been objected to since build %d was made: it stays the current one.\n", m.Number)
	}
	return showBuild(e, m)
}

type populationListCmd struct{}

func (populationListCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	builds, current, err := w.BuildList()
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.stdout).Encode(map[string]any{"current": current, "builds": builds})
	}
	if len(builds) == 0 {
		fmt.Fprintln(e.stderr, "There is no build yet. Try: byname population build")
		return nil
	}
	t := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\tbuild\tday\tmade\tpeople\trecords\tevents\tearly signs")
	for _, m := range builds {
		mark := ""
		if m.Number == current {
			mark = "current"
		}
		n := m.Counts
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\t%d\t%d\t%d\t%d\n", mark, m.Number, m.Day, m.Made.In(byname.London).Format("2006-01-02 15:04"), n.Persons, n.Records, n.Events, n.Signals)
	}
	return t.Flush()
}

type populationUseCmd struct {
	Build int `arg:"" help:"Number of a build that population list shows."`
}

func (c populationUseCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	return w.BuildUse(e.ctx, c.Build, byname.WorkerID(e.As))
}

type populationCheckCmd struct {
	Build int  `arg:"" optional:"" help:"Number of a build (default: the current one)."`
	Anew  bool `help:"Link everybody of the current build anew with its model, and list who is grouped otherwise."`
}

func (c populationCheckCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	if c.Anew {
		return c.anew(e, w)
	}
	number, err := w.BuildCheck(c.Build)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "Build %d is whole.\n", number)
	return err
}

func (c populationCheckCmd) anew(e *env, w *work.Work) error {
	p := newProgress(e)
	found, err := w.BuildCompare(e.ctx, p.say)
	p.end()
	if err != nil {
		return err
	}
	return e.show(found, func(out io.Writer) {
		fmt.Fprintf(out, "Build %d: %d of %d records (%.3f%%) are grouped as when everybody is linked anew.\n", found.Build, found.Equal, found.Records, 100*found.Share())
		for _, o := range found.Rest {
			fmt.Fprintf(out, "%s would be", o.Person)
			for i, keys := range o.Anew {
				if i > 0 {
					fmt.Fprint(out, " |")
				}
				for _, k := range keys {
					fmt.Fprintf(out, " %s", k)
				}
			}
			fmt.Fprintln(out)
		}
	})
}

type populationLinksCmd struct {
	Out string `default:"-" help:"File to write: source_file,row_id,person; - is the screen."`
}

func (c populationLinksCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	return e.write(c.Out, func(out *csv.Writer) error {
		header := []string{"source_file", "row_id", "person"}
		return w.Links(e.ctx, func(l work.RowLink) error {
			if header != nil {
				if err := out.Write(header); err != nil {
					return err
				}
				header = nil
			}
			return out.Write([]string{l.File, l.Row, l.Person.String()})
		})
	})
}
