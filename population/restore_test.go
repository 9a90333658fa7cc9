package population

import (
	"fmt"
	"hash/fnv"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
)

// Whatever was ruled and withdrawn in between, the same rulings over the same
// records give the same people the same ids. What rulings do to groups is of
// no matter to ids, so here each set of rulings groups records as it likes.
func TestUndoRestoresExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := rapid.IntRange(1, 12).Draw(t, "records")
		groups := rapid.IntRange(1, records).Draw(t, "groups")
		memory := make([]Held, records)
		seen := map[string][]byname.PersonID{} // by the rulings in force
		next := byname.PersonID(1)
		var rulings []int
		for build := range rapid.Int32Range(2, 25).Draw(t, "builds") {
			if build > 0 {
				r := rapid.IntRange(1, 4).Draw(t, "rule or withdraw")
				if i := slices.Index(rulings, r); i >= 0 {
					rulings = slices.Delete(rulings, i, i+1)
				} else {
					rulings = append(rulings, r)
					slices.Sort(rulings)
				}
			}
			state := fmt.Sprint(rulings)
			var ids []byname.PersonID
			ids, next = settled(memory, build+1, next, func(record int) int {
				h := fnv.New32()
				fmt.Fprint(h, state, record)
				return int(h.Sum32()>>4) % groups
			})
			if before, known := seen[state]; known {
				if diff := cmp.Diff(before, ids); diff != "" {
					t.Fatalf("build %d, rulings %s: %s", build+1, state, diff)
				}
			}
			seen[state] = ids
		}
	})
}

// settled makes a build of records grouped by label, remembers it, and gives
// whose each record is.
func settled(memory []Held, build int32, next byname.PersonID, label func(record int) int) ([]byname.PersonID, byname.PersonID) {
	members := map[int][]int{}
	var order []int
	for r := range memory {
		l := label(r)
		if members[l] == nil {
			order = append(order, l)
		}
		members[l] = append(members[l], r)
	}
	ids, next, _ := inherit(regroup(order, members, memory), next, func(int32) bool { return false })
	of := make([]byname.PersonID, len(memory))
	for c, l := range order {
		for _, r := range members[l] {
			of[r] = ids[c]
			memory[r] = memory[r].In(build, ids[c], 0)
		}
	}
	return of, next
}

// A record that came while two were one person goes with the one it is with
// when they are parted again; and who was there before has their id back.
func TestUndoWithNewRecords(t *testing.T) {
	memory := make([]Held, 2)
	before, next := settled(memory, 1, 1, func(r int) int { return r })
	_, next = settled(memory, 2, next, func(int) int { return 0 })
	memory = append(memory, Held{}, Held{})
	_, next = settled(memory, 3, next, func(int) int { return 0 })
	after, _ := settled(memory, 4, next, func(r int) int { return min(r, 1) })
	if diff := cmp.Diff(append(slices.Clone(before), before[1], before[1]), after); diff != "" {
		t.Error(diff)
	}
}

// Somebody else's records make a group another than it was: then the id that
// most of the records held counts, not one that some held once.
func TestAJoinIsNotAReturn(t *testing.T) {
	memory, next := make([]Held, 4), byname.PersonID(1)
	var ids []byname.PersonID
	for i, labels := range []string{"abcc", "aacc", "abcc", "cbcc"} {
		ids, next = settled(memory, int32(i+1), next, func(r int) int { return int(labels[r]) })
	}
	if diff := cmp.Diff([]byname.PersonID{3, 2, 3, 3}, ids); diff != "" {
		t.Error(diff)
	}
}
