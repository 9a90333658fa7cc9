package link

import (
	"crypto/sha256"
	"fmt"
	"math"
	"sync"
)

// A Training is how a Model came to be: with the same records, lists and
// options it comes to be again, to the bit.
type Training struct {
	Seed     uint64            // of what was drawn by chance
	Lists    map[string]string // of each list of names or words, the first twelve digits of its SHA-256
	Given    string            `json:",omitempty"` // names of the population that were given, likewise
	Family   string            `json:",omitempty"`
	Random   int64             // pairs drawn at random, on which U rests
	AtHome   int64             // pairs at one address, on which H rests
	Asked    int               // subjects that were asked for all their candidates, on which Lambda rests
	Rounds   int               // of learning everything from everything else
	Restless float64           // the furthest that any M moved in the last round
	Same     int               // labelled pairs that taught: one person
	Apart    int               // two people
	Moved    float64           // bits that labels moved the weight beforehand
	Rules    []RuleCount       // what brought pairs together
}

// restless is how far an M may move in the last round before it is said.
const restless = .01

// listPrints are the fingerprints of all lists that weighing depends on.
var listPrints = sync.OnceValue(func() map[string]string {
	files, err := listFiles.ReadDir("lists")
	if err != nil {
		panic(err) // embedded: it cannot be missing
	}
	prints := map[string]string{}
	for _, f := range files {
		b, err := listFiles.ReadFile("lists/" + f.Name())
		if err != nil {
			panic(err)
		}
		prints[f.Name()] = fingerprint(b)
	}
	return prints
})

func fingerprint(b []byte) string { return fmt.Sprintf("%x", sha256.Sum256(b))[:12] }

// furthest is how far any M is from what it was.
func (m *Model) furthest(was [comparisons][16]float64) (moved float64) {
	for c, t := range m.Comparisons {
		for l := range t.Levels {
			moved = max(moved, math.Abs(t.Levels[l].M-was[c][l]))
		}
	}
	return moved
}

func (m *Model) now() (all [comparisons][16]float64) {
	for c, t := range m.Comparisons {
		for l := range t.Levels {
			all[c][l] = t.Levels[l].M
		}
	}
	return all
}
