package main

import (
	"cmp"
	"errors"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"byname"
	"byname/feed"
	"byname/internal/sheet"
	"byname/place"
)

// person and event are the rows of the two files that both read. The kind, the
// agency and the role of an event are numbers: places in the lists of words.go.
type person struct {
	Person      int32 `parquet:"person"`
	Home        int32 `parquet:"home"`
	Born        int32 `parquet:"born"`   // Day
	Events      int32 `parquet:"events"` // how many
	Sex         int32 `parquet:"sex"`
	Deprivation int32 `parquet:"deprivation"`
}

type event struct {
	Event  int64   `parquet:"event"`
	Person int32   `parquet:"person"`
	Home   int32   `parquet:"home"`
	At     int32   `parquet:"moment"` // Minute
	Day    int32   `parquet:"day"`    // Day
	Until  int32   `parquet:"until"`  // Day, 0 when it did not end
	Value  float64 `parquet:"value"`  // NaN when it has none
	Kind   int32   `parquet:"kind"`
	Agency int32   `parquet:"agency"`
	Role   int32   `parquet:"role"`
}

const (
	eventsEach = 36   // on average
	years      = 1826 // days that events are spread over
	unixDay    = 25568
)

// eventKinds are the kinds of the place by number.
func eventKinds() ([]string, map[string]feed.Kind, error) {
	all, err := feed.LoadKinds(place.GreaterManchester, "feeds")
	if err != nil {
		return nil, nil, err
	}
	var names []string
	for kind := range all {
		names = append(names, kind)
	}
	slices.Sort(names)
	return names, all, nil
}

var (
	roles    = []string{"", "subject", "victim", "witness", "informant", "suspect"}
	agencies = []byname.AgencyID{"gp", "mft", "nwas", "gmmh", "mcc-care", "mcc-housing", "northfold", "gmp", "gmfrs", "schools", "dwp", "foodbank"}
)

// invent writes the files of a population, unless they are there, and gives
// how many events they hold.
func invent(folder string, people int) (events int, err error) {
	done := filepath.Join(folder, "done")
	if text, err := os.ReadFile(done); err == nil {
		return strconv.Atoi(string(text))
	} else if !errors.Is(err, fs.ErrNotExist) {
		return 0, err
	}
	say("inventing %d people", people)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return 0, err
	}
	names, _, err := eventKinds()
	if err != nil {
		return 0, err
	}
	err = errors.Join(
		write(filepath.Join(folder, "people.parquet"), func(yield func(person) bool) {
			for p := range lives(names, people) {
				if !yield(p) {
					return
				}
			}
		}),
		write(filepath.Join(folder, "events.parquet"), func(yield func(event) bool) {
			for _, life := range lives(names, people) {
				events += len(life)
				for _, e := range life {
					if !yield(e) {
						return
					}
				}
			}
		}))
	if err != nil {
		return 0, err
	}
	return events, os.WriteFile(done, []byte(strconv.Itoa(events)), 0o600)
}

func write[T any](path string, rows iter.Seq[T]) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(sheet.WriteParquet(f, rows), f.Close())
}

// lives invents people and what happened to them: homes of one to five,
// everybody with 0 to 72 events in five years. Six in ten are contacts with a
// GP; the other kinds are the rarer the later they come in an order drawn once.
// Nobody dies, leaves, objects or is in an incident with somebody: that is work
// that SQL is spared. A life is good until the next.
func lives(names []string, people int) iter.Seq2[person, []event] {
	return func(yield func(person, []event) bool) {
		draw, dice := kindsByWeight(names), rand.New(rand.NewPCG(5, uint64(people)))
		var life []event
		events := int64(0)
		for id, home := 0, int32(0); id < people; home++ {
			for range min(1+dice.IntN(5), people-id) {
				id++
				life = life[:0]
				for range dice.IntN(2*eventsEach + 1) {
					life = append(life, invented(dice, names, draw(dice), int32(id), home))
				}
				slices.SortFunc(life, func(a, b event) int { return cmp.Compare(a.At, b.At) })
				for i := range life {
					if i > 0 && life[i].At <= life[i-1].At {
						life[i].At = life[i-1].At + 1 // the order of what happened is no matter of chance
					}
					events++
					life[i].Event, life[i].Day = events, int32(byname.Minute(life[i].At).Day())
				}
				p := person{Person: int32(id), Home: home, Born: int32(asOf) - int32(dice.IntN(33_000)), Events: int32(len(life)), Sex: 1 + int32(dice.IntN(2)), Deprivation: 1 + home%5}
				if !yield(p, life) {
					return
				}
			}
		}
	}
}

func invented(dice *rand.Rand, names []string, kind, person, home int32) event {
	day := asOf - byname.Day(dice.IntN(years))
	e := event{Person: person, Home: home, At: int32(day-unixDay)*1440 + int32(dice.IntN(1380)), Value: float64(dice.IntN(1000)) / 10, Kind: kind,
		Agency: int32(dice.IntN(len(agencies)))}
	if dice.IntN(4) == 0 {
		e.Until = int32(day) + int32(dice.IntN(90))
	}
	if strings.HasPrefix(names[kind], "police.") {
		e.Role = int32(dice.IntN(len(roles)))
	}
	return e
}

// kindsByWeight draws a kind: six in ten are contacts with a GP, of the others
// the n-th is drawn in proportion to 1/(n+4).
func kindsByWeight(names []string) func(*rand.Rand) int32 {
	without := []string{"died", "gp.left", "consent.objection", "gp.contact"}
	var order []int32
	contact := int32(0)
	for i, name := range names {
		if name == "gp.contact" {
			contact = int32(i)
		}
		if !slices.Contains(without, name) {
			order = append(order, int32(i))
		}
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	sums, sum := make([]float64, len(order)), 0.0
	for i := range order {
		sum += 1 / float64(i+5)
		sums[i] = sum
	}
	return func(dice *rand.Rand) int32 {
		if dice.IntN(10) < 6 {
			return contact
		}
		i, _ := slices.BinarySearch(sums, dice.Float64()*sum)
		return order[min(i, len(order)-1)]
	}
}
