package work

import (
	"context"
	"encoding/csv"
	"io/fs"

	"byname"
	"byname/programme"
	"byname/synth"
)

// JudgeOnTruth judges early signs on invented people, whose harm and whose
// needs are known from the truth beside their files: it shows whether the
// machinery is whole, and not whether the rules are good, because the same
// people invented the causes and wrote the rules.
func (w *Work) JudgeOnTruth(ctx context.Context, who Who, truth fs.FS, say Progress) error {
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	pass, err := w.judging(ctx, who)
	if err != nil {
		return err
	}
	planted, err := w.planted(ctx, truth)
	if err != nil {
		return err
	}
	return w.judgeAs(ctx, InventedTruth, who, build, pass, lastTold(build), w.Place.Programmes, say, func(j *programme.Judging) {
		harms := map[byname.PersonID][]programme.Harm{}
		for id, list := range planted {
			for _, p := range list {
				p.Programmes = j.Harms(p.kind)
				harms[id] = append(harms[id], p.Harm)
			}
		}
		j.Truth = func(id byname.PersonID) []programme.Harm { return harms[id] }
	})
}

// A planted harm, or a cause that has led to none, and what it would be told as.
type planted struct {
	programme.Harm
	kind string
}

// planted reads truth.csv and causes.csv, and finds out who each invented
// person is in the build: whoever most of their rows came to.
func (w *Work) planted(ctx context.Context, truth fs.FS) (map[byname.PersonID][]planted, error) {
	rows, err := truthRows(truth, "truth.csv", "source_file", "row_id", "person")
	if err != nil {
		return nil, err
	}
	causes, err := truthRows(truth, "causes.csv", "person", "cause", "began", "harm", "harmed")
	if err != nil {
		return nil, err
	}
	about := make(map[[2]string]string, len(rows))
	for _, r := range rows {
		about[[2]string{r[0], r[1]}] = r[2]
	}
	votes := map[string]map[byname.PersonID]int{}
	err = w.Links(ctx, func(l RowLink) error {
		if person := about[[2]string{l.File, l.Row}]; person != "" && l.Person != 0 {
			if votes[person] == nil {
				votes[person] = map[byname.PersonID]int{}
			}
			votes[person][l.Person]++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	all := map[byname.PersonID][]planted{}
	for _, c := range causes {
		id := most(votes[c[0]])
		for _, h := range synth.Harms {
			if id == 0 || h.Cause != c[1] {
				continue
			}
			p := planted{kind: h.Kind}
			p.Began, err = byname.ParseDay(c[2])
			if err == nil && c[4] != "" {
				p.Day, err = byname.ParseDay(c[4])
			}
			if err != nil {
				return nil, byname.Invalid("causes.csv", "days such as 2026-06-30", "write the files anew with byname synth write")
			}
			all[id] = append(all[id], p)
		}
	}
	return all, nil
}

// most is whoever has the most votes, the lowest id among equals.
func most(votes map[byname.PersonID]int) (id byname.PersonID) {
	for who, n := range votes {
		if n > votes[id] || n == votes[id] && who < id {
			id = who
		}
	}
	return id
}

// truthRows are those of a file of the truth, its columns in the order asked for.
func truthRows(truth fs.FS, name string, columns ...string) ([][]string, error) {
	file, err := truth.Open(name)
	if err != nil {
		return nil, byname.NotFound(name, "the file beside what byname synth write made", "name its folder")
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) == 0 || len(rows[0]) < len(columns) {
		return nil, byname.Invalid(name, "a CSV file as byname synth write makes it", "write it anew")
	}
	for i, c := range columns {
		if rows[0][i] != c {
			return nil, byname.Invalid(name, "the column "+c, "write it anew")
		}
	}
	return rows[1:], nil
}
