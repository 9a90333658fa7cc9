package supply

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"byname/programme"
)

// Folder is where a place keeps them.
const Folder = "programmes/supply"

// Load reads all of a place, in the order of their names. A broken file never
// stops the others: then the error is programme.Broken. A place may have none.
func Load(place fs.FS, words programme.Words) (all []Supply, err error) {
	files, err := fs.Glob(place, path.Join(Folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	var broken programme.Broken
	for _, file := range files {
		content, err := fs.ReadFile(place, file)
		if err == nil {
			var s Supply
			if s, err = Parse(file, content, words); err == nil {
				all = append(all, s)
			}
		}
		if err != nil {
			broken = append(broken, programme.Out{File: file, Err: err})
		}
	}
	if len(broken) > 0 {
		return all, broken
	}
	return all, nil
}

// Parse reads one and checks all of it: every mistake has its line and column.
func Parse(file string, content []byte, words programme.Words) (s Supply, err error) {
	r, err := programme.Read(file, content, &s, words)
	if err != nil {
		return s, err
	}
	s.Version = r.Version
	if name := strings.TrimSuffix(path.Base(file), ".yaml"); name != s.ID {
		r.Wrong("id", "the name of the file, "+name, "rename one of them")
	}
	ids := map[string]bool{}
	for i, m := range s.Measures {
		at := fmt.Sprintf("measures[%d]", i)
		if ids[m.ID] {
			r.Wrong(at+".id", "a name of its own", "two measures are called "+m.ID)
		}
		ids[m.ID] = true
		m.check(at, r.Wrong)
	}
	return s, r.Err()
}

// check tells what no single word can know of itself.
func (m Measure) check(at string, wrong func(part, expected, do string)) {
	if m.Better != "more" && m.Better != "less" {
		wrong(at+".better", "more or less", "say which counts as better")
	}
	ways := 0
	for _, given := range []bool{m.Figure != Figure{}, m.Reach.Metres != 0, m.Rate.File != ""} {
		if given {
			ways++
		}
	}
	if ways != 1 {
		wrong(at, "one of figure, reach and rate", "keep one of them")
	}
	for part, file := range map[string]string{"figure.file": m.Figure.File, "reach.file": m.Reach.File, "rate.file": m.Rate.File, "beside.file": m.Beside.File} {
		if file != "" && (!fs.ValidPath(file) || path.Ext(file) != ".csv") {
			wrong(at+"."+part, "a CSV file of the place, such as supply/ratings.csv", "give its name from the place's folder on, without .gz")
		}
	}
	if m.Reach.Metres != 0 {
		m.Reach.check(at+".reach", wrong)
	}
	if m.Rate.File != "" {
		if m.Rate.Of != "people" && m.Rate.Of != "rows" {
			wrong(at+".rate.of", "people or rows", "say of what")
		}
		if m.Rate.Per < 1 {
			wrong(at+".rate.per", "a number such as 100 or 1000", "correct it")
		}
	}
}

func (x Reach) check(at string, wrong func(part, expected, do string)) {
	if (len(x.Sites) > 0) == (x.File != "") {
		wrong(at, "sites or a file", "keep one of the two")
	}
	if x.Metres < 1 || x.Metres > 50_000 {
		wrong(at+".metres", "a distance from 1 to 50000", "correct it")
	}
	if _, err := parseMoment(x.Open); x.Open != "" && err != nil {
		wrong(at+".open", "a day and a time, such as Wednesday 20:00", "correct it")
	}
	if x.Open != "" && x.File == "" {
		wrong(at+".open", "a file with opening hours", "sites.csv has none: leave open out, or name a file")
	}
}

// has reports whether the place has a file, packed or not.
func has(place fs.FS, file string) bool {
	for _, name := range []string{file, file + ".gz"} {
		if _, err := fs.Stat(place, name); !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}

// missing says what is not to hand, and how to bring it.
func (m Measure) missing(file string, columns ...string) string {
	return fmt.Sprintf("No data to hand. %s Save it as %s in the place's folder, with the columns %s.", m.Bring, file, strings.Join(columns, ", "))
}

// Schema is the JSON Schema of such a file.
func Schema(words programme.Words) []byte {
	return programme.SchemaOf(Supply{}, "A supply or condition of Byname", words)
}

// Manual is every part of such a file.
func Manual() []programme.Part { return programme.ManualOf(Supply{}) }
