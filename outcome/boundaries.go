package outcome

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"byname"
)

// Boundaries turn figures of areas as they were in 2011 into those of the
// areas of 2021 that took their place.
type Boundaries struct {
	from map[string]bool
	to   map[string][]share // by area of 2021, the areas of 2011 it was made of
}

type share struct {
	old    string
	people float64
}

// LoadBoundaries reads areas_2011.csv.gz of a place: old, new, people (who
// live in both). Only areas whose code changed are in it. No file: none did.
func LoadBoundaries(place fs.FS) (*Boundaries, error) {
	const name = "areas_2011.csv.gz"
	file, err := place.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	bad := func(why string) (*Boundaries, error) {
		return nil, byname.Invalid(name, "gzip of a CSV: old,new,people", why)
	}
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return bad(err.Error())
	}
	rows, err := csv.NewReader(unzipped).ReadAll()
	if err != nil || len(rows) == 0 || strings.Join(rows[0], ",") != "old,new,people" {
		return bad("correct the header")
	}
	b := &Boundaries{map[string]bool{}, map[string][]share{}}
	for i, r := range rows[1:] {
		people, err := strconv.ParseFloat(r[2], 64)
		if err != nil || !(people > 0) {
			return bad("correct the people of line " + strconv.Itoa(i+2))
		}
		b.from[r[0]] = true
		b.to[r[1]] = append(b.to[r[1]], share{r[0], people})
	}
	return b, nil
}

func (b *Boundaries) has(area string) bool { return b != nil && b.from[area] }

// Converted is how a figure is marked that was made from those of 2011.
const Converted = "as published for areas of 2011, converted by the look-up"

// Convert makes figures of 2021's areas from those of 2011's whose code is no
// longer ours: of an area that was split each part takes the figure and its
// limits; of areas put together the mean of values by people, which has no
// limits. An area whose code stayed is left as it is.
func (b *Boundaries) Convert(list []Figure, here func(area string) bool) (all []Figure, converted int) {
	if b == nil {
		return list, 0
	}
	type key struct {
		Strand
		area, period string
	}
	old := map[key]Figure{}
	given := map[key]bool{}
	var order []key
	for _, f := range list {
		k := key{f.Strand, f.Area, f.Period.Name}
		if b.has(f.Area) {
			old[k] = f
			order = append(order, k)
		}
		if here(f.Area) {
			all = append(all, f)
			given[k] = true
		}
	}
	areas := make([]string, 0, len(b.to))
	for a := range b.to {
		areas = append(areas, a)
	}
	slices.Sort(areas)
	done := map[key]bool{}
	for _, k := range order {
		for _, area := range areas {
			to := key{k.Strand, area, k.period}
			if done[to] || given[to] || !here(area) || !slices.ContainsFunc(b.to[area], func(s share) bool { return s.old == k.area }) {
				continue
			}
			done[to] = true
			if f, ok := b.made(area, func(was string) (Figure, bool) { f, ok := old[key{k.Strand, was, k.period}]; return f, ok }); ok {
				all = append(all, f)
				converted++
			}
		}
	}
	return all, converted
}

// made is the figure of an area of 2021 from those it was made of; not when
// one of them has none.
func (b *Boundaries) made(area string, was func(string) (Figure, bool)) (made Figure, ok bool) {
	value, people := 0., 0.
	for i, s := range b.to[area] {
		f, known := was(s.old)
		if !known {
			return made, false
		}
		if i == 0 {
			made = f
		}
		if !f.Shown() {
			made.Indicator = f.Indicator
			value = math.NaN()
		}
		value, people = value+f.Value*s.people, people+s.people
	}
	made.Area = area
	made.Numerator, made.Denominator = 0, 0 // those of the whole old area
	if made.Shown() {
		made.Method = Converted
	}
	if len(b.to[area]) > 1 && made.Shown() {
		made.Value = value / people
		made.LowerCL, made.UpperCL, made.Confidence = 0, 0, 0
	}
	return made, true
}
