// Package story holds the files of Gorton and Levenshulme: a neighbourhood of
// about 900 invented people as twelve agencies would export it. See README.md.
package story

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf16"

	"byname"
)

//go:embed *.csv circle/*
var files embed.FS

// Circle is the story as a script of verbs: once round, from the partners'
// pool to next year's allocation.
//
//go:embed circle.txtar
var Circle []byte

// A sheet is how one file is written: which column, from 0, is the day a row
// speaks of, in which forms, and what stands between columns.
type sheet struct {
	name    string
	day     int
	forms   []string
	between string
	utf16   bool
}

var sheets = []sheet{
	{"adult_social_care.csv", 9, []string{"02/01/2006"}, "|", false},
	{"ambulance.csv", 1, []string{"2006-01-02T15:04:05"}, ",", false},
	{"council_housing_homelessness.csv", 8, []string{"02/01/06"}, ",", false},
	{"fire_home_safety.csv", 1, []string{"01/02/2006"}, ",", false},
	{"foodbank_social_prescribing.csv", 1, []string{"2/1/2006", "2/1/06", "2 Jan 2006"}, ",", false},
	{"gp_events.csv", 2, []string{"02-Jan-2006"}, ",", false},
	{"gp_practice.csv", 13, []string{"02-Jan-2006"}, ",", false},
	{"hospital_ed_apc.csv", 10, []string{"02/01/2006 15:04"}, ",", false},
	{"housing_association.csv", 6, []string{"2006-01-02"}, ",", false},
	{"jobcentre_working_well.csv", 7, []string{"20060102"}, ",", false},
	{"mental_health_trust.csv", 8, []string{"2006-01-02 15:04:05.000"}, "\t", true},
	{"police.csv", 2, []string{"02/01/2006 15:04"}, ",", false},
	{"police_late.csv", 2, []string{"02/01/2006 15:04"}, ",", false},
	{"schools.csv", 12, []string{"02.01.2006"}, ",", false},
}

// Write puts the files as they are into a folder, which it makes.
func Write(folder string) error {
	return write(folder, func(s sheet, text []byte) []byte { return text })
}

// WriteCircle puts the partners' papers into a folder: what they agreed and
// the money, as circle.md tells it.
func WriteCircle(folder string) error {
	papers, err := fs.Sub(files, "circle")
	if err != nil {
		return err
	}
	return os.CopyFS(folder, papers)
}

// Until puts the files into a folder as they would have been sent on a day:
// without the rows that speak of a later one. Rows whose day cannot be read
// are kept as they are. What a kept row says of later days, as a discharge,
// is left for the reader to leave out.
func Until(day byname.Day, folder string) error {
	return write(folder, func(s sheet, text []byte) []byte { return s.until(day, text) })
}

func write(folder string, change func(sheet, []byte) []byte) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	for _, s := range sheets {
		text, err := files.ReadFile(s.name)
		if err != nil {
			return err
		}
		if text = change(s, text); bytes.Count(text, []byte("\n")) < 2 {
			continue // nothing had happened yet
		}
		if err := os.WriteFile(filepath.Join(folder, s.name), text, 0o600); err != nil {
			return fmt.Errorf("story: %w", err)
		}
	}
	return nil
}

func (s sheet) until(day byname.Day, text []byte) []byte {
	var kept strings.Builder
	for i, line := range strings.SplitAfter(s.decode(text), "\n") {
		if i == 0 || s.dayOf(line) <= day {
			kept.WriteString(line)
		}
	}
	return s.encode(kept.String())
}

// dayOf is the day that a line speaks of, 0 when it cannot be read.
func (s sheet) dayOf(line string) byname.Day {
	cells := cut(strings.TrimRight(line, "\r\n"), s.between)
	if len(cells) <= s.day {
		return 0
	}
	for _, form := range s.forms {
		if t, err := time.Parse(form, strings.Trim(cells[s.day], `"`)); err == nil {
			return byname.OnDay(t.Year(), t.Month(), t.Day())
		}
	}
	return 0
}

// cut splits a line at what stands between columns outside quotes.
func cut(line, between string) (cells []string) {
	quoted, start := false, 0
	for i := range len(line) {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == between[0] && !quoted:
			cells = append(cells, line[start:i])
			start = i + 1
		}
	}
	return append(cells, line[start:])
}

func (s sheet) decode(text []byte) string {
	if !s.utf16 {
		return string(text)
	}
	units := make([]uint16, len(text)/2)
	for i := range units {
		units[i] = uint16(text[2*i]) | uint16(text[2*i+1])<<8
	}
	return string(utf16.Decode(units))
}

func (s sheet) encode(text string) []byte {
	if !s.utf16 {
		return []byte(text)
	}
	var out []byte
	for _, u := range utf16.Encode([]rune(text)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}
