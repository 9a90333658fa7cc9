package store

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"byname"
	"byname/feed"
	"byname/population"
)

// A made is somebody made up for these tests.
type made struct {
	records []feed.Record
	events  []feed.Event
	person  population.Person
}

// record is one record of an agency.
func record(key, given, family string, born byname.Day) feed.Record {
	return feed.Record{Key: feed.Key(key), Agency: "gp", DataSet: "gp/practice", Identity: feed.Identity{
		Given: secret(given), Family: secret(family), Born: secret(born), Postcode: byname.Hide("M18 8LQ"), Address: byname.Hide("12 Hyde Road"),
	}}
}

var testDay = byname.OnDay(2026, 3, 1)

// build writes and publishes people, numbered in this order.
func build(t testing.TB, b *Builds, people []made, memory *Memory) Manifest {
	t.Helper()
	n, err := b.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer n.Abandon()
	if err := write(n, people, memory); err != nil {
		t.Fatal(err)
	}
	m, err := n.Publish(Manifest{Day: testDay}, 3)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func write(n *NewBuild, people []made, memory *Memory) error {
	g, err := n.newGathering(len(people))
	if err != nil {
		return err
	}
	var persons []population.Person
	var numbers, of []int32
	var edges, near []Edge
	rows := NumberRows(0)
	for c, p := range people {
		for i := range p.records {
			row, _ := rows.Add(p.records[i].Key)
			if of = append(of, int32(c+1)); i > 0 {
				edges = append(edges, Edge{row, row - 1, 12.5, .999})
			} else if c > 0 { // each is near to those before and after
				near = append(near, Edge{row, row - 1, float64(c%5) - 4, .1})
			}
			stored := rowOfRecord(&p.records[i])
			if err := g.put(int32(c), &stored); err != nil {
				return err
			}
		}
		p.person.Number, p.person.Records = int32(c+1), int32(len(p.records))
		n.Next = max(n.Next, p.person.ID+1)
		persons, numbers = append(persons, p.person), append(numbers, int32(c+1))
	}
	if err := g.shelves.close(); err != nil {
		return err
	}
	if err := n.Records(context.Background(), g, rows, numbers, persons, memory, testDay); err != nil {
		return err
	}
	if err := n.Links(rows, edges, func(row int32) int32 { return of[row] }); err != nil {
		return err
	}
	if err := n.Near(rows, near, func(row int32) int32 { return of[row] }); err != nil {
		return err
	}
	placing, err := n.newPlacing(persons)
	if err != nil {
		return err
	}
	for i := len(people) - 1; i >= 0; i-- {
		for _, e := range people[i].events {
			stored := rowOfEvent(&e, "nwas")
			if err := placing.put(int32(i+1), &stored); err != nil {
				return err
			}
		}
	}
	if err := placing.shelves.close(); err != nil {
		return err
	}
	if err := n.Events(context.Background(), placing, func([][]population.Timeline) error { return nil }); err != nil {
		return err
	}
	for i := range persons {
		if err := n.Person(&persons[i]); err != nil {
			return err
		}
	}
	return nil
}

// crowd is n people, two to a household.
func crowd(n int) []made {
	people := make([]made, n)
	for i := range people {
		given, family := fmt.Sprintf("Given%c", 'A'+i%26), fmt.Sprintf("Family%c", 'A'+i/26%26)
		people[i] = made{
			records: []feed.Record{record(fmt.Sprintf("gp/practice/%d", i), given, family, byname.Day(20000+i)), record(fmt.Sprintf("mft/ed/%d", i), given, family, 0)},
			person: population.Person{
				ID: byname.PersonID(i + 1), Preferred: byname.Hide(given), Household: int32(i/2 + 1), Neighbourhood: "N1",
				Anchor: feed.Key(fmt.Sprintf("gp/practice/%d", i)), Address: byname.Hide("12 Hyde Road"), Postcode: byname.Hide("M18 8LQ"),
			},
		}
		for e := range i % 7 {
			people[i].events = append(people[i].events, feed.Event{Key: feed.Key(fmt.Sprintf("nwas/calls/%d-%d", i, e)), Kind: "ambulance.call.fall", At: byname.Minute(1000 * (7 - e)), Note: "fell"})
		}
	}
	return people
}

func TestPublishKeepsTheLastBuilds(t *testing.T) {
	b := OpenBuilds(t.TempDir(), feed.Kinds())
	for i := range 5 {
		if m := build(t, b, crowd(3), &Memory{}); m.Number != i+1 {
			t.Fatalf("build %d has number %d", i+1, m.Number)
		}
	}
	manifests, current, err := b.List()
	if err != nil || current != 5 {
		t.Fatal(current, err)
	}
	var kept []int
	for _, m := range manifests {
		kept = append(kept, m.Number)
	}
	if fmt.Sprint(kept) != "[5 4 3]" {
		t.Errorf("kept %v", kept)
	}
	if err := b.Use(3); err != nil {
		t.Fatal(err)
	}
	// A roll-back is spared, and no number or id is given twice.
	m := build(t, b, crowd(3), &Memory{})
	if m.Number != 6 || m.NextPerson != 4 {
		t.Errorf("after a roll-back: build %d, next person %d", m.Number, m.NextPerson)
	}
	if err := b.Check(3); err != nil {
		t.Errorf("the build that was current is gone: %v", err)
	}
	if err := b.Use(1); err == nil {
		t.Error("a build that was let go of can be used")
	}
}

func TestNothingIsLeftOfAnAbandonedBuild(t *testing.T) {
	b := OpenBuilds(t.TempDir(), feed.Kinds())
	build(t, b, crowd(3), &Memory{})
	n, err := b.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Begin(); err == nil {
		t.Error("two builds at once")
	}
	n.Abandon()
	entries, err := os.ReadDir(b.folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != "1" {
			t.Errorf("%s is left", e.Name())
		}
	}
	if current, err := b.Current(); err != nil || current.Number != 1 {
		t.Error("the build before is not current", err)
	}
}

func TestUseRefusesADamagedBuild(t *testing.T) {
	b := OpenBuilds(t.TempDir(), feed.Kinds())
	build(t, b, crowd(3), &Memory{})
	build(t, b, crowd(3), &Memory{})
	path := filepath.Join(b.folder, "1", eventsFile)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := b.Use(1); err == nil {
		t.Error("a damaged build can be used")
	}
	if _, current, _ := b.List(); current != 2 {
		t.Error("the current build changed")
	}
}

func TestEachClusterComesWhole(t *testing.T) {
	b := OpenBuilds(t.TempDir(), feed.Kinds())
	n, err := b.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer n.Abandon()
	const clusters = clustersPerShelf + 100
	g, err := n.newGathering(clusters)
	if err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		for c := range clusters {
			r := record(fmt.Sprintf("gp/practice/%d-%d", c, 3-round), "A", "B", 0)
			stored := rowOfRecord(&r)
			if err := g.put(int32(c), &stored); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := g.shelves.close(); err != nil {
		t.Fatal(err)
	}
	got := make([]int, clusters)
	err = g.Each(context.Background(), 2, func(cluster int32, records []feed.Record) error {
		for i, r := range records {
			if string(r.Key) != fmt.Sprintf("gp/practice/%d-%d", cluster, i+1) {
				return fmt.Errorf("cluster %d has %s", cluster, r.Key)
			}
			got[cluster]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for c, n := range got {
		if n != 3 {
			t.Fatalf("cluster %d has %d records", c, n)
		}
	}
}

func tempDir(t interface {
	Helper()
	Fatal(...any)
	Cleanup(func())
}) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "byname")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// What is remembered of records: the ids they hold and first held, also of
// those that are absent for a while.
func TestMemory(t *testing.T) {
	b := OpenBuilds(t.TempDir(), feed.Kinds())
	people := crowd(3)
	build(t, b, people, &Memory{})
	remembered := func() *Memory {
		t.Helper()
		m, err := b.Memory()
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	key := people[0].records[0].Key
	m := remembered()
	if h := m.Of(key); !reflect.DeepEqual(h, population.Held{ID: 1, First: 1, Last: testDay, Since: 1}) {
		t.Errorf("after one build: %+v", h)
	}
	if h := m.Of("nobody's"); !reflect.DeepEqual(h, population.Held{}) {
		t.Errorf("a record never seen: %+v", h)
	}
	// The first person's records join the second; the third is absent.
	joined := crowd(2)
	joined[1].records = append(joined[1].records, joined[0].records...)
	build(t, b, joined[1:], remembered())
	m = remembered()
	if h := m.Of(key); !reflect.DeepEqual(h, population.Held{ID: 2, First: 1, Last: testDay, Since: 1, Stays: []population.Stay{{From: 1, ID: 1}, {From: 2, ID: 2}}}) {
		t.Errorf("after a join: %+v", h)
	}
	if h := m.Of(people[2].records[0].Key); !reflect.DeepEqual(h, population.Held{ID: 3, First: 3, Last: testDay, Since: 1}) {
		t.Errorf("an absent record: %+v", h)
	}
	// Long after, what is still absent is forgotten.
	after := func(days byname.Day) (count int) {
		if err := remembered().absent(9, testDay+days, func(heldRow) error { count++; return nil }); err != nil {
			t.Fatal(err)
		}
		return count
	}
	if n := after(500); n != 0 {
		t.Errorf("%d records are remembered after 500 days", n)
	}
	// But not the objection that was told about one: it is the person's for
	// as long as the record is absent, whoever they are by then.
	m = remembered()
	m.Objects(joined[1].records[0].Key)
	build(t, b, joined[1:], m)
	m = remembered()
	m.Became([]population.Change{{From: 2, To: 9, Gone: true}})
	build(t, b, crowd(4)[3:], m)
	if got := remembered().Objectors(); !got[9] || len(got) != 1 {
		t.Errorf("who objects: %v", got)
	}
	if n := after(500); n != 1 {
		t.Errorf("%d objections are remembered after 500 days", n)
	}
}

// Many who put content in the place of a file at once do not meet: one of them
// stands there in the end, and nothing is left lying about.
func TestReplacedByManyAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "POINTER")
	failed := make(chan error)
	for i := range 20 {
		go func() { failed <- replaceFile(path, bytes.Repeat([]byte{byte('a' + i)}, 5000)) }()
	}
	for range 20 {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || len(got) != 5000 || !bytes.Equal(got, bytes.Repeat(got[:1], 5000)) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Error(entries, err)
	}
}
