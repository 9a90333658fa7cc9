package link

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"byname"
	"byname/feed"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"  Siân ": "sian", "O'Neill": "oneill", "O’Neill": "oneill", "Al-Hassan": "al hassan", "ŁUKASZ": "lukasz",
		"D?browski": "d?browski", "Anna ?": "anna", "?ukasz": "?ukasz", "J.R.": "j r", "Đặng": "dang", "Straße": "strasse",
		"İbrahim": "ibrahim", "山田": "山田", "": "", "--": "", "Björk\u200b": "bjork",
	} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, expected %q", in, got, want)
		}
	}
}

func TestFoldIsSettled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		if once := fold(s); fold(once) != once {
			t.Fatalf("fold(%q) = %q, folded again %q", s, once, fold(once))
		}
	})
}

// Names that are spelt in many ways sound alike; common ones that are not one
// another do not.
func TestSound(t *testing.T) {
	for _, alike := range [][]string{
		{"choudhury", "chowdhury", "chaudhry", "choudhry"}, {"hussain", "hussein", "hossain", "husain"}, {"begum", "begom", "bagum"},
		{"wisniewski", "wisnewsky"}, {"katherine", "catherine", "kathryn"}, {"steven", "stevan"}, {"philip", "phillip", "filip"},
		{"yusuf", "yousuf", "yousaf"}, {"sharif", "shareef"}, {"islam", "eslam"}, {"reece", "reese"},
	} {
		for _, w := range alike[1:] {
			if a, b := sound(alike[0]), sound(w); a != b {
				t.Errorf("%s sounds %s, %s sounds %s", alike[0], a, w, b)
			}
		}
	}
	for _, apart := range [][2]string{{"khan", "kaur"}, {"smith", "jones"}, {"patel", "patrick"}, {"robert", "rupert"}, {"mary", "mark"}} {
		if sound(apart[0]) == sound(apart[1]) {
			t.Errorf("%s and %s sound alike", apart[0], apart[1])
		}
	}
}

// Values published by Winkler (1990) and in the literature since.
func TestJaroWinkler(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"martha", "marhta", .9611}, {"dwayne", "duane", .84}, {"dixon", "dicksonx", .8133}, {"jones", "johnson", .8324},
		{"abroms", "abrams", .9222}, {"itman", "smith", .4667}, {"a", "b", 0}, {"", "a", 0}, {"same", "same", 1},
	} {
		if got := jaroWinkler(c.a, c.b); math.Abs(got-c.want) > .0001 {
			t.Errorf("jaroWinkler(%q, %q) = %.4f, expected %.4f", c.a, c.b, got, c.want)
		}
	}
}

func TestOneEdit(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"anna", "anna", true}, {"anna", "ana", true}, {"anna", "anma", true}, {"anna", "nanna", true}, {"anna", "naan", false}, {"lucy", "luyc", true},
		{"smtih", "smith", true}, {"smith", "simth", true}, {"d?browski", "dabrowski", true}, {"ab", "ba", true}, {"abc", "cba", false},
		{"", "a", true}, {"", "ab", false}, {"kitten", "sitting", false},
	} {
		if oneEdit(c.a, c.b) != c.want || oneEdit(c.b, c.a) != c.want {
			t.Errorf("oneEdit(%q, %q) is not %v", c.a, c.b, c.want)
		}
	}
}

func TestSplitName(t *testing.T) {
	for in, want := range map[string][2]string{
		"KHAN, Arshad": {"Arshad", "KHAN"}, "Arshad KHAN": {"Arshad", "KHAN"}, "Liban WARSAME ALI": {"Liban", "WARSAME ALI"},
		"Mrs Ada Lovelace": {"Mrs Ada", "Lovelace"}, "Vincent van Gogh": {"Vincent", "van Gogh"}, "Cher": {"", "Cher"}, "": {"", ""},
		"ADA LOVELACE": {"ADA", "LOVELACE"},
	} {
		if g, f := SplitName(in); g != want[0] || f != want[1] {
			t.Errorf("SplitName(%q) = %q, %q", in, g, f)
		}
	}
}

func TestNames(t *testing.T) {
	n := newNames()
	for in, want := range map[string]string{
		"Mrs Ann-Marie": "annmarie", "BABY": "", "Baby Girl": "", "Twin 1": "", "Unknown": "", "unk": "", "Mr": "", "Lord": "lord",
		"Not known": "", "Gary Jnr": "gary", "Dr. J. R.": "jr",
	} {
		if got := n.all[n.given(in)].tight; got != want {
			t.Errorf("given %q is %q, expected %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"O'Brien": "obrien", "Al-Hassan": "alhassan", "Baby": "", "Lord": "lord", "Test Patient": "", "Testa": "testa"} {
		if got := n.all[n.family(in)].tight; got != want {
			t.Errorf("family %q is %q, expected %q", in, got, want)
		}
	}
}

func TestPostcodes(t *testing.T) {
	p := newPostcodes()
	for in, want := range map[string][4]bool{ // something, whole, with a sector, with a district
		"M18 8LQ": {true, true, true, true}, "m188lq": {true, true, true, true}, "M18": {true, false, false, true},
		"M18 8": {true, false, true, true}, "EC1A 1BB": {true, true, true, true}, "ZZ99 3VZ": {}, "": {}, "NONE": {},
		"2119": {true, true, false, false},
	} {
		v := p.all[p.add(in)]
		if got := [4]bool{v.text != "", v.whole, v.sector != 0, v.district != 0}; got != want {
			t.Errorf("%q: %v, expected %v", in, got, want)
		}
	}
	if p.add("M18 8LQ") != p.add("m188lq") {
		t.Error("one postcode, two codes")
	}
}

func TestAddresses(t *testing.T) {
	for _, same := range [][]string{
		{"66 Blackwin Street", "66 BLACKWIN ST.", "66, Blackwin Street, Manchester"},
		{"Flat 2, 10a High Road", "flat 2 10A High Rd", "Apt 2, 10 A High Road"},
		{"007 Mount Ave", "7 Mount Avenue"},
	} {
		a := newAddresses()
		for _, s := range same[1:] {
			if a.add(same[0]) != a.add(s) {
				t.Errorf("%q and %q are not one address: %+v, %+v", same[0], s, a.all[a.add(same[0])], a.all[a.add(s)])
			}
		}
		if a.add("NFA") != 0 || a.add("No fixed abode") != 0 {
			t.Error("no address is an address")
		}
	}
}

func TestPhoneDigits(t *testing.T) {
	for _, same := range [][]string{{"0161 496 0407", "+44 161 496 0407", "0044 161 4960407", "(0161) 496-0407"}} {
		for _, s := range same {
			if phoneDigits(s) != phoneDigits(same[0]) || phoneDigits(s) == 0 {
				t.Errorf("%q is %d", s, phoneDigits(s))
			}
		}
	}
	for _, none := range []string{"", "n/a", "12345", "0000000000", "99999999999"} {
		if phoneDigits(none) != 0 {
			t.Errorf("%q is %d", none, phoneDigits(none))
		}
	}
}

// anyRecord draws records that often agree.
func anyRecord(t *rapid.T) *Row {
	pick := func(name string, values ...string) byname.Text {
		return byname.Hide(rapid.SampledFrom(values).Draw(t, name))
	}
	r := &Row{BornAs: pick("born", "", "19580304", "19580403", "19880304", "19581332", "19620711"), Town: pick("town", "", "leeds", "leed", "bury")}
	r.Key = feed.Key(rapid.StringN(1, 8, -1).Draw(t, "key"))
	r.Agency = byname.AgencyID(rapid.SampledFrom([]string{"gp", "mft"}).Draw(t, "agency"))
	r.Local = rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "local")
	r.Given = pick("given", "", "Ann", "Anne Marie", "Marie", "A", "Baby", "Robert", "Bob", "山田", "Müller")
	r.Family = pick("family", "", "Ann", "Smith", "Smyth", "Smith-Jones", "Al Smith", "?mith", "Muller")
	r.KnownAs, r.Former = pick("known", "", "Bob", "Nan"), pick("former", "", "Jones", "Smith")
	r.Address, r.Postcode = pick("address", "", "1 High Street", "1 High St", "2 High Street", "Hill House"), pick("postcode", "", "M18 8LQ", "M18 8LR", "M18", "M19 2EP", "2119")
	r.Phone, r.Email, r.NINO = pick("phone", "", "0161 496 0000", "0161 496 0001"), pick("email", "", "a@b.c", "a@d.e", "b@b.c"), pick("nino", "", "QQ123456A", "QQ123456B", "QQ999999A")
	r.NHS, r.Verified = byname.Hide(rapid.SampledFrom([]string{"", "9991234560", "9995502720"}).Draw(t, "nhs")), rapid.Bool().Draw(t, "verified")
	r.Sex, r.Scene = byname.Sex(rapid.IntRange(0, 2).Draw(t, "sex")), rapid.Bool().Draw(t, "scene")
	if rapid.Bool().Draw(t, "aged") {
		r.Seen, r.AgeLow, r.AgeTop = byname.OnDay(2026, 1, 1), 60, 69
	}
	return r
}

// Comparing is the same both ways, and what a record says of itself it says
// of itself.
func TestCompareIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := NewTable()
		a, b := table.AddRow(anyRecord(t)), table.AddRow(anyRecord(t))
		c := newComparer(table)
		x, y := &table.subjects[table.rows[a]], &table.subjects[table.rows[b]]
		if p, q := c.compare(x, y), c.compare(y, x); p != q {
			t.Fatalf("%x one way, %x the other", p, q)
		}
		p := c.compare(x, x)
		for k := range comparisons {
			if l := p.at(k); l > 1 && k != onPostcode && k != onArea && k != onHome && k != onAge {
				t.Fatalf("a record differs from itself in its %s: %s", beliefs[k].name, beliefs[k].levels[l].words)
			}
			if p.at(k) >= len(beliefs[k].levels) {
				t.Fatalf("%s has no level %d", beliefs[k].name, p.at(k))
			}
		}
	})
}

// Every pair that shares a key is found once, and no other.
func TestBlockingFindsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := NewTable()
		for range rapid.IntRange(2, 25).Draw(t, "rows") {
			table.AddRow(anyRecord(t))
		}
		n, err := newNodes(table, nil)
		if err != nil {
			t.Fatal(err)
		}
		want := map[[2]uint32]bool{}
		for a := range uint32(len(n.all)) {
			for b := a + 1; b < uint32(len(n.all)); b++ {
				for i := range rules {
					if shares(table, &rules[i], &n.all[a], &n.all[b]) {
						want[[2]uint32{a, b}] = true
					}
				}
			}
		}
		x := newIndex(table, n.all, byDefault)
		got := map[[2]uint32]int{}
		seen := make([]uint32, len(n.all))
		for a := range uint32(len(n.all)) {
			x.after(n.all, a, seen, func(b uint32, rule int) { got[[2]uint32{a, b}]++ })
		}
		for pair := range want {
			if got[pair] != 1 {
				t.Fatalf("pair %v found %d times", pair, got[pair])
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%d pairs found, %d share a key", len(got), len(want))
		}
	})
}

func shares(t *Table, r *blockingRule, a, b *subject) bool {
	if r.sparse && a.born != 0 && b.born != 0 {
		return false
	}
	keys, found := map[uint64]bool{}, false
	r.keys(t, a, func(k uint64) { keys[k] = true })
	r.keys(t, b, func(k uint64) { found = found || keys[k] })
	return found
}
