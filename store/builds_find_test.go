package store

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
	"byname/feed"
	"byname/population"
)

func TestFind(t *testing.T) {
	who := func(id byname.PersonID, records ...feed.Record) made {
		for i := range records {
			records[i].Key += feed.Key("/" + id.String())
		}
		return made{records: records, person: population.Person{ID: id, Anchor: records[0].Key}}
	}
	amina := record("gp", "Amina", "Begum", byname.OnDay(1947, 3, 12))
	amina.NHS, amina.KnownAs = byname.Hide("9990000018"), byname.Hide("Ami")
	police := record("gmp", "AMEENA", "BEGUM-KHAN", 0)
	police.Scene, police.Postcode = true, byname.Hide("OL1 1AA")
	hidden := record("gp", "Stacey", "Whitworth", byname.OnDay(1989, 2, 17))
	objector := record("gp", "Elaine", "Maddox", byname.OnDay(1960, 3, 29))
	zoe := record("gp", "Zoë", "O'Neill-Łukaszewicz", byname.OnDay(1990, 1, 1))
	unknown := record("gp", "Baby", "", byname.OnDay(1900, 1, 1))
	unknown.BornDefault, unknown.Postcode = true, byname.Text{}
	people := []made{who(1, amina, police), who(2, hidden), who(3, objector), who(4, zoe), who(5, unknown)}
	people[1].person.Protected = true
	people[2].person.Objects = true

	b := OpenBuilds(t.TempDir(), feed.Kinds())
	build(t, b, people, &Memory{})
	current, err := b.Current()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		Query
		want []byname.PersonID
	}{
		{"a whole name", Query{Name: "amina begum"}, []byname.PersonID{1}},
		{"words cut short, in any order", Query{Name: "beg ami"}, []byname.PersonID{1}},
		{"another agency's spelling", Query{Name: "Ameena"}, []byname.PersonID{1}},
		{"half a double name", Query{Name: "Khan"}, []byname.PersonID{1}},
		{"no accents, no apostrophe, long", Query{Name: "zoe oneill lukaszewicz"}, []byname.PersonID{4}},
		{"long and not quite", Query{Name: "lukaszewska"}, nil},
		{"a birth date", Query{Born: byname.OnDay(1947, 3, 12)}, []byname.PersonID{1}},
		{"a birth date that nobody knew", Query{Born: byname.OnDay(1900, 1, 1)}, nil},
		{"an NHS number", Query{NHS: byname.Hide("9990000018")}, []byname.PersonID{1}},
		{"an NHS number that does not fit the name", Query{NHS: byname.Hide("9990000018"), Name: "Zoe"}, nil},
		{"a postcode, in which the protected and objecting are not", Query{Postcode: "m188lq"}, []byname.PersonID{1, 4}},
		{"half a postcode", Query{Postcode: "M18", Name: "zoe"}, []byname.PersonID{4}},
		{"where something happened is no home", Query{Postcode: "OL1 1AA"}, nil},
		{"the protected by name", Query{Name: "Stacey"}, []byname.PersonID{2}},
		{"nobody who objects", Query{Name: "Elaine Maddox"}, nil},
	} {
		ids, more, err := current.Find(c.Query, 10)
		if err != nil || more || !slices.Equal(ids, c.want) {
			t.Errorf("%s: %v, more %v, %v; want %v", c.name, ids, more, err, c.want)
		}
	}
	if ids, more, err := current.Find(Query{Postcode: "M18 8LQ"}, 1); len(ids) != 1 || !more || err != nil {
		t.Errorf("at most one: %v, more %v, %v", ids, more, err)
	}
	for _, q := range []Query{{}, {Name: "a"}, {Name: "'"}, {Name: "%", Postcode: "M18 8LQ"}, {Name: "a", Born: byname.OnDay(1947, 3, 12)}} {
		if _, _, err := current.Find(q, 10); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("looking for everybody: %v", err)
		}
	}
}

func TestPersonsAreFoundByRecordAfterARollBack(t *testing.T) {
	b := OpenBuilds(t.TempDir(), feed.Kinds())
	people := crowd(50)
	build(t, b, people, &Memory{})
	current, err := b.Current()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if id, err := current.Resolve(99_999, p.records[1].Key); err != nil || id != p.person.ID {
			t.Fatalf("%v by a record of theirs: %v, %v", p.person.ID, id, err)
		}
		if id, err := current.Resolve(p.person.ID, "gone"); err != nil || id != p.person.ID {
			t.Fatalf("%v by id: %v, %v", p.person.ID, id, err)
		}
	}
	if _, err := current.Resolve(99_999, "gone"); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
}

// The index gives what a plain search of all entries gives.
func TestIndex(t *testing.T) {
	letters := rapid.StringMatching(`[A-C]{1,9}`)
	rapid.Check(t, func(t *rapid.T) {
		type entry struct {
			word   string
			person int32
		}
		var all []entry
		var w indexWriter
		for range rapid.IntRange(0, 50).Draw(t, "entries") {
			e := entry{letters.Draw(t, "word"), rapid.Int32Range(1, 9).Draw(t, "person")}
			all = append(all, e)
			w.add(knownText(knownName, e.word), e.person)
			w.add(knownText(knownPostcode, e.word), e.person+100)
		}
		dir := tempDir(t)
		if _, err := w.write(dir + "/index"); err != nil {
			t.Fatal(err)
		}
		x, err := openIndex(dir + "/index")
		if err != nil {
			t.Fatal(err)
		}
		begins := letters.Draw(t, "begins")
		var want []int32
		for _, e := range all {
			if strings.HasPrefix(cut(e.word), cut(begins)) {
				want = append(want, e.person)
			}
		}
		slices.Sort(want)
		want = slices.Compact(want)
		got, err := x.persons(knownText(knownName, begins), upTo(knownName, begins))
		if err != nil {
			t.Fatal(err)
		}
		if len(got)+len(want) > 0 && !slices.Equal(got, want) {
			t.Fatal(cmp.Diff(want, got))
		}
	})
}

func cut(word string) string { return word[:min(len(word), valueBytes)] }

func TestNameWords(t *testing.T) {
	for name, want := range map[string]string{
		"Zoë O'Neill-Łuk": "ZOE ONEILL LUK ONEILLLUK",
		"  van  der Berg": "VAN DER BERG",
		"Müller-":         "MULLER MULLER",
		"- '":             "",
		"محمد":            "محمد",
	} {
		if got := strings.Join(nameWords(name), " "); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestAgencySets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var a agencySets
		set := int32(0)
		var want []string
		for _, agency := range rapid.SliceOf(rapid.SampledFrom([]string{"gp", "mft", "gmp", "nwas"})).Draw(t, "agencies") {
			set = a.add(set, agency)
			want = append(want, agency)
		}
		slices.Sort(want)
		if got := a.of(set); got != strings.Join(slices.Compact(want), " ") {
			t.Fatalf("%q of %v", got, want)
		}
	})
}
