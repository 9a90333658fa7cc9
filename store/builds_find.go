package store

import (
	"slices"
	"strconv"
	"strings"

	"byname"
)

// A Query is what somebody knows of a person they look for. Any part may be
// empty; what is given must all fit some record of the person.
type Query struct {
	Name     string // words of any name they go or went by; each may be cut short
	Born     byname.Day
	NHS      byname.NHSNumber
	Postcode string // or the beginning of one
}

// shortest is how many letters of a name are enough to look for it.
const shortest = 2

// Find gives the ids of at most limit persons that fit, in the order of their
// numbers, and whether there are more. It gives labels and nothing about
// anybody: to show a hit is a read, for which a Pass is asked first. Nobody
// who objects is found, and nobody protected by where they live.
func (b *Build) Find(q Query, limit int) (ids []byname.PersonID, more bool, err error) {
	ranges, err := q.ranges()
	if err != nil {
		return nil, false, err
	}
	numbers, err := b.known(ranges[0][0], ranges[0][1])
	if err != nil {
		return nil, false, err
	}
	for _, r := range ranges[1:] {
		others, err := b.known(r[0], r[1])
		if err != nil {
			return nil, false, err
		}
		numbers = common(numbers, others)
	}
	words := nameWords(q.Name)
	for _, n := range numbers {
		row, err := b.row(n)
		if err != nil {
			return nil, false, err
		}
		if fits, err := b.named(row, words); err != nil || !fits {
			if err != nil {
				return nil, false, err
			}
			continue
		}
		if len(ids) == limit {
			return ids, true, nil
		}
		ids = append(ids, byname.PersonID(row.ID))
	}
	return ids, false, nil
}

// ranges are the keys to look for: one range of keys for each thing known.
func (q Query) ranges() (ranges [][2]known, err error) {
	exactly := func(k known) { ranges = append(ranges, [2]known{k, k}) }
	for _, w := range nameWords(q.Name) {
		if len(w) >= shortest {
			ranges = append(ranges, [2]known{knownText(knownName, w), upTo(knownName, w)})
		}
	}
	if q.Name != "" && len(ranges) == 0 {
		// To leave it out would find everybody else of that day or postcode.
		return nil, byname.Invalid("name", "at least two letters of one", "write more of it, or leave it empty")
	}
	if !q.NHS.IsZero() {
		exactly(nhsKnown(q.NHS.Reveal()))
	}
	if q.Born != 0 {
		exactly(knownNumber(knownBorn, uint64(q.Born)))
	}
	if p := tight(q.Postcode); p != "" {
		ranges = append(ranges, [2]known{knownText(knownPostcode, p), upTo(knownPostcode, p)})
	}
	if len(ranges) == 0 {
		return nil, byname.Invalid("looking for a person", "at least two letters of a name, a birth date, an NHS number or a postcode", "fill in one of them")
	}
	return ranges, nil
}

func nhsKnown(nhs string) known {
	n, _ := strconv.ParseUint(nhs, 10, 64) // digits, or 0, which nobody is found by
	return knownNumber(knownNHS, n)
}

// common are the numbers in both lists, which are in order.
func common(a, b []int32) []int32 {
	return slices.DeleteFunc(a, func(n int32) bool {
		_, found := slices.BinarySearch(b, n)
		return !found
	})
}

// named reports whether a person's names begin with all of the words. The
// index holds the first letters only, so long words are compared in full.
func (b *Build) named(row personRow, words []string) (bool, error) {
	if !slices.ContainsFunc(words, func(w string) bool { return len(w) > valueBytes }) {
		return true, nil
	}
	records, err := b.recordsOf(row)
	if err != nil {
		return false, err
	}
	var names []string
	for _, r := range records {
		names = append(names, nameWords(strings.Join([]string{r.Given, r.Family, r.KnownAs, r.Former}, " "))...)
	}
	for _, w := range words {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, w) }) {
			return false, nil
		}
	}
	return true, nil
}
