package link_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"byname"
	"byname/feed"
	"byname/link"
)

// key is that of a row that town made: one a person, and their others.
func key(agency, n string) feed.Key { return feed.Key(agency + "/town/" + n) }

func TestRulingsHold(t *testing.T) {
	_, alone := linkedTown(t)
	table := link.NewTable()
	town(t, table)
	rowOf := map[feed.Key]int{}
	add := func(k feed.Key, given string, same feed.Record) {
		same.Key, same.Given = k, byname.Hide(given)
		rowOf[k] = table.Add(&same)
	}
	who := feed.Record{Agency: "mft", Local: "H1"}
	who.Family, who.Born = byname.Hide("Ramsbottom"), byname.Hide(byname.OnDay(1950, 5, 5))
	for _, k := range []feed.Key{"a", "b", "c", "d"} { // four rows that say the same
		add(k, "Edna", who)
	}
	who.Local = "H2"
	who.Born = byname.Hide(byname.OnDay(1991, 1, 9))
	who.Family = byname.Hide("Okoro")
	add("e", "Ifeanyi", who)
	people := func(rulings ...link.Ruling) []int32 {
		t.Helper()
		r, err := link.People(context.Background(), table, link.Options{Model: alone.Model, Rulings: rulings})
		if err != nil {
			t.Fatal(err)
		}
		return r.Cluster
	}
	one := func(c []int32, a, b feed.Key) bool { return c[rowOf[a]] == c[rowOf[b]] }

	before := people()
	if !one(before, "a", "b") || !one(before, "a", "d") || one(before, "a", "e") {
		t.Fatal("the rows are not as the test needs them")
	}
	ruled := people(link.Ruling{A: "a", B: "b"}, link.Ruling{A: "c", B: "e", Same: true})
	if one(ruled, "a", "b") {
		t.Error("ruled two people, found one")
	}
	if !one(ruled, "c", "e") {
		t.Error("ruled one person, found two")
	}
	ruled = people(link.Ruling{A: "c", B: "e", Same: true}, link.Ruling{A: "a", B: "e"})
	if !one(ruled, "c", "e") || one(ruled, "a", "e") {
		t.Error("one who is ruled not to be them is among them")
	}
	if !slices.Equal(before, people()) {
		t.Error("without the rulings it is not as it was before them")
	}
	if !slices.Equal(before, people(link.Ruling{A: "nobody", B: "b"})) {
		t.Error("a ruling on a record that is not there changed something")
	}
}

// Whatever is ruled, the rest of the town stays as it is.
func TestRulingsStayLocal(t *testing.T) {
	_, before := linkedTown(t)
	_, after := people(t, townRecords(t), link.Options{Rulings: []link.Ruling{{A: key("gp", "7"), B: key("gp", "8"), Same: true}}})
	moved := 0
	numbers := map[int32]int32{}
	for i := range before.Cluster {
		was, ok := numbers[before.Cluster[i]]
		if !ok {
			numbers[before.Cluster[i]] = after.Cluster[i]
		} else if was != after.Cluster[i] {
			moved++
		}
	}
	if moved != 0 || after.Persons != before.Persons-1 {
		t.Errorf("one ruling made %d persons of %d and took %d rows apart", after.Persons, before.Persons, moved)
	}
	if after.Model.Lambda != before.Model.Lambda {
		t.Error("a ruling changed what was learned")
	}
}

func TestRulingsThatCannotAllHold(t *testing.T) {
	table, _ := linkedTown(t)
	a, b, c := key("gp", "1"), key("gp", "2"), key("gp", "3")
	_, err := link.People(context.Background(), table, link.Options{Rulings: []link.Ruling{
		{A: a, B: b, Same: true}, {A: b, B: c, Same: true}, {A: a, B: c}}})
	if !errors.Is(err, byname.ErrConflict) || !strings.Contains(err.Error(), string(a)) {
		t.Error(err)
	}
	if _, err = link.People(context.Background(), table, link.Options{Rulings: []link.Ruling{{A: a, B: a}}}); !errors.Is(err, byname.ErrInvalid) {
		t.Error(err)
	}
}

// TestAnyRulingsHold makes up rulings that can all hold, and they do.
func TestAnyRulingsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := link.NewTable()
		const rows = 30
		for i := range rows { // ten people with three rows each, some of which say the same
			r := feed.Record{Agency: "gp", Local: fmt.Sprint(i % 10), Key: feed.Key(fmt.Sprint(i))}
			r.Given, r.Family = byname.Hide("Name"+string(rune('a'+i%10))), byname.Hide("Family"+string(rune('a'+i%5)))
			r.Born = byname.Hide(byname.OnDay(1950+i%10, 1, 1+i%7))
			if i >= 20 {
				r.Local = ""
			}
			table.Add(&r)
		}
		person := rapid.SliceOfN(rapid.IntRange(0, 3), rows, rows).Draw(t, "person")
		var rulings []link.Ruling
		for range rapid.IntRange(0, 12).Draw(t, "rulings") {
			a, b := rapid.IntRange(0, rows-1).Draw(t, "a"), rapid.IntRange(0, rows-1).Draw(t, "b")
			if a != b {
				rulings = append(rulings, link.Ruling{A: feed.Key(fmt.Sprint(a)), B: feed.Key(fmt.Sprint(b)), Same: person[a] == person[b]})
			}
		}
		r, err := link.People(context.Background(), table, link.Options{Rulings: rulings})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range rulings {
			a, _ := strconv.Atoi(string(x.A))
			b, _ := strconv.Atoi(string(x.B))
			if (r.Cluster[a] == r.Cluster[b]) != x.Same {
				t.Fatalf("%+v does not hold", x)
			}
		}
	})
}
