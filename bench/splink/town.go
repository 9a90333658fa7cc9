package main

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"sort"
)

// A record is a line of the invented file.
type record struct {
	ID        int64   `parquet:"unique_id"`
	FirstName *string `parquet:"first_name,optional,dict"`
	Surname   *string `parquet:"surname,optional,dict"`
	DOB       *string `parquet:"dob,optional,dict"`
	Postcode  *string `parquet:"postcode,optional,dict"`
	Email     *string `parquet:"email,optional"`
	Person    int64   `parquet:"person"` // the truth
}

// A town is invented people, four records each, in households of one to four
// in postcodes of fifteen households. Names are as uneven as real ones.
type town struct {
	people, homes int
	given, family []string
	givenUpTo     []float64 // cumulative shares
	familyUpTo    []float64
}

const recordsEach = 4

func newTown(records int) *town {
	t := &town{people: max(1, records/recordsEach)}
	t.homes = t.people*2/5 + 1
	r := rand.New(rand.NewPCG(7, 7))
	t.given, t.givenUpTo = words(r, 2000, 2, 3, 1.0)
	t.family, t.familyUpTo = words(r, 60000, 2, 4, 0.9)
	return t
}

// words are invented names and how common they are: the n-th as n to a power.
func words(r *rand.Rand, n, least, most int, power float64) (list []string, upTo []float64) {
	const consonants, vowels = "bcdfghjklmnprstvwyz", "aeiou"
	seen, total := map[string]bool{}, 0.0
	for len(list) < n {
		var b []byte
		for range least + r.IntN(most-least+1) {
			b = append(b, consonants[r.IntN(len(consonants))], vowels[r.IntN(len(vowels))])
			if r.IntN(3) == 0 {
				b = append(b, consonants[r.IntN(len(consonants))])
			}
		}
		if w := string(b); !seen[w] {
			seen[w] = true
			list = append(list, w)
			total += 1 / math.Pow(float64(len(list)), power)
			upTo = append(upTo, total)
		}
	}
	for i := range upTo {
		upTo[i] /= total
	}
	return list, upTo
}

func drawn(r *rand.Rand, list []string, upTo []float64) string {
	return list[min(sort.SearchFloat64s(upTo, r.Float64()), len(list)-1)]
}

// chance is what belongs to a number, the same whenever it is asked for.
func chance(kind, n int) *rand.Rand { return rand.New(rand.NewPCG(uint64(kind), uint64(n))) }

// home is where a person lives: two and a half people to a home on average.
func (t *town) home(person int) int { return person * 2 / 5 }

func postcode(home int) string {
	area := home / 15
	return fmt.Sprintf("M%d %d%c%c", 1+area%45, 1+area/45%9, 'A'+rune(area/405%20), 'A'+rune(area/8100%20))
}

// record is what one system says of a person: the n-th line of the file.
func (t *town) record(n int) record {
	person := n % t.people
	p := chance(1, person)
	given := drawn(p, t.given, t.givenUpTo)
	family := drawn(chance(2, t.home(person)), t.family, t.familyUpTo)
	if p.Float64() < .25 {
		family = drawn(p, t.family, t.familyUpTo)
	}
	born := p.IntN(33000)
	email := fmt.Sprintf("%s.%s%d@example.org", given, family, p.IntN(1000))
	home := t.home(person)

	f := chance(3, n) // the faults of this line
	if f.Float64() < .03 {
		family = drawn(f, t.family, t.familyUpTo)
	}
	if f.Float64() < .12 {
		home = f.IntN(t.homes)
	}
	r := record{ID: int64(n), Person: int64(person)}
	r.FirstName = said(f, .02, slip(f, .07, given))
	r.Surname = said(f, .01, slip(f, .07, family))
	r.DOB = said(f, .04, wrongDate(f, .03, day(born)))
	r.Postcode = said(f, .05, postcode(home))
	r.Email = said(f, .5, slip(f, .02, email))
	return r
}

func said(r *rand.Rand, missing float64, s string) *string {
	if r.Float64() < missing {
		return nil
	}
	return &s
}

// slip makes a slip of the keys now and then.
func slip(r *rand.Rand, share float64, s string) string {
	if r.Float64() >= share || len(s) < 3 {
		return s
	}
	i := 1 + r.IntN(len(s)-2)
	switch r.IntN(3) {
	case 0:
		return s[:i] + s[i+1:]
	case 1:
		return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:]
	}
	return s[:i] + string('a'+rune(r.IntN(26))) + s[i+1:]
}

func day(n int) string {
	return fmt.Sprintf("%04d-%02d-%02d", 1930+n/360, n/30%12+1, n%30%28+1)
}

func wrongDate(r *rand.Rand, share float64, s string) string {
	if r.Float64() >= share {
		return s
	}
	return s[:8] + fmt.Sprintf("%02d", 1+r.IntN(28))
}

// lines are the lines of the file.
func (t *town) lines(records int) iter.Seq[record] {
	return func(yield func(record) bool) {
		for n := range records {
			if !yield(t.record(n)) {
				return
			}
		}
	}
}
