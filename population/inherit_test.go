package population

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
	"byname/feed"
)

func TestInherit(t *testing.T) {
	const next = 100
	held := func(id, first byname.PersonID) Held { return Held{ID: id, First: first} }
	tests := []struct {
		name     string
		clusters [][]Held // what each record of each cluster held
		ruled    int32    // the cluster on whose links somebody ruled; -1 none
		ids      []byname.PersonID
		changes  []Change
	}{
		{"the first build issues ids", [][]Held{{held(0, 0)}, {held(0, 0), held(0, 0)}}, -1, []byname.PersonID{100, 101}, nil},
		{"a new record joins its person", [][]Held{{held(7, 7), held(0, 0)}}, -1, []byname.PersonID{7}, nil},
		{"the id most records held wins a join", [][]Held{{held(7, 7), held(9, 9), held(9, 9)}}, -1, []byname.PersonID{9},
			[]Change{{From: 7, To: 9, Records: 1, Gone: true, Reason: "linking"}}},
		{"the oldest wins a tie", [][]Held{{held(9, 9), held(7, 7)}}, 0, []byname.PersonID{7},
			[]Change{{From: 9, To: 7, Records: 1, Gone: true, Reason: "ruling"}}},
		{"the larger part keeps the id of a split", [][]Held{{held(7, 7)}, {held(7, 7), held(7, 7)}}, 0, []byname.PersonID{100, 7},
			[]Change{{From: 7, To: 100, Records: 1, Reason: "ruling"}}},
		{"a loser takes its second id", [][]Held{{held(7, 7), held(7, 7), held(9, 9)}, {held(7, 7), held(7, 7), held(7, 7)}}, -1, []byname.PersonID{9, 7},
			[]Change{{From: 7, To: 9, Records: 2, Reason: "linking"}}},
		{"a join undone gives the id back", [][]Held{{held(7, 7), held(7, 7)}, {held(7, 9)}}, 1, []byname.PersonID{7, 9},
			[]Change{{From: 7, To: 9, Records: 1, Returned: true, Reason: "ruling"}}},
		{"an id with living records is not given back to others", [][]Held{{held(7, 7), held(9, 9)}, {held(7, 9)}, {held(7, 7)}}, -1, []byname.PersonID{7, 100, 101},
			[]Change{
				{From: 7, To: 100, Records: 1, Reason: "linking"},
				{From: 7, To: 101, Records: 1, Reason: "linking"},
				{From: 9, To: 7, Records: 1, Gone: true, Reason: "linking"},
			}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ids, _, changes := inherit(test.clusters, next, func(c int32) bool { return c == test.ruled })
			if diff := cmp.Diff(test.ids, ids); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.changes, changes); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// inherit names the cluster at position i by the anchor a<i>.
func inherit(clusters [][]Held, next byname.PersonID, ruled func(int32) bool) ([]byname.PersonID, byname.PersonID, []Change) {
	var anchors []feed.Key
	var votes Votes
	for c, held := range clusters {
		votes.Count(int32(c), held)
		anchors = append(anchors, feed.Key(fmt.Sprintf("a%03d", c)))
	}
	return Inherit(anchors, votes, next, ruled)
}

// The laws of ids, over a history of builds in which records are shuffled
// between people at random.
func TestIdsThatStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := rapid.IntRange(1, 30).Draw(t, "records")
		memory := make([]Held, records)
		issued := map[byname.PersonID]bool{}
		next := byname.PersonID(1)
		for build := range rapid.Int32Range(1, 6).Draw(t, "builds") {
			label := rapid.SliceOfN(rapid.IntRange(0, 9), records, records).Draw(t, "links")
			clusters, members := map[int][]Held{}, map[int][]int{}
			for r, l := range label {
				clusters[l], members[l] = append(clusters[l], memory[r]), append(members[l], r)
			}
			var order []int
			for l := range clusters {
				order = append(order, l)
			}
			slices.SortFunc(order, func(a, b int) int { return members[a][0] - members[b][0] })
			var input [][]Held
			for _, l := range order {
				input = append(input, clusters[l])
			}
			ids, after, changes := inherit(input, next, func(int32) bool { return false })

			seen := map[byname.PersonID]bool{}
			moves := int32(0)
			for c, id := range ids {
				if id == 0 || seen[id] {
					t.Fatalf("id %d goes to two clusters, or none: %v", id, ids)
				}
				seen[id] = true
				old := slices.ContainsFunc(input[c], func(h Held) bool {
					return h.ID == id || h.First == id || slices.ContainsFunc(h.Stays, func(s Stay) bool { return s.ID == id })
				})
				if !old && (id < next || id >= after || issued[id]) {
					t.Fatalf("id %d goes to records that never held it", id)
				}
				issued[id] = true
				for _, h := range input[c] {
					if h.ID != 0 && h.ID != id {
						moves++
					}
				}
			}
			for _, c := range changes {
				moves -= c.Records
				if c.Gone == seen[c.From] {
					t.Fatalf("change %+v, yet %d is somebody: %v", c, c.From, seen[c.From])
				}
			}
			if moves != 0 {
				t.Fatalf("%d records moved and no change tells", moves)
			}
			next = after
			for c, l := range order {
				for _, r := range members[l] {
					memory[r] = memory[r].In(build+1, ids[c], 0)
				}
			}
			again, _, changes := inherit(regroup(order, members, memory), next, func(int32) bool { return false })
			if diff := cmp.Diff(ids, again); diff != "" || changes != nil {
				t.Fatalf("the same links again gave other ids: %s %v", diff, changes)
			}
		}
	})
}

func regroup(order []int, members map[int][]int, memory []Held) (input [][]Held) {
	for _, l := range order {
		var held []Held
		for _, r := range members[l] {
			held = append(held, memory[r])
		}
		input = append(input, held)
	}
	return input
}
