package link

import (
	"testing"

	"byname"
	"byname/feed"
)

// A record of anything at all is standardised, brings keys, and compares with
// another the same both ways; what it says of itself is the same.
func FuzzCompare(f *testing.F) {
	f.Add("Ann-Marie", "O'Neill", "Nan", "Jones", "Flat 2, 10a High Road", "M18 8LQ", "0161 496 0000", "ann@example.com", "QQ123456A", "19580304", "Bob", "Smith")
	f.Add("?", "?mith", "\xff", "山田 太郎", "NFA", "ZZ99 3VZ", "+", "@", "0", "99999999", "", "")
	f.Add("Baby", "van der", "Mr", "Jnr", "007", "M", "00", "a@", "", "00000000", "İ", "ß")
	f.Add("a b c d e f g h i j k l m n o p", "a b c d e f g h i j k l m n o p q r s t u v w x y z", "", "", "1 2 3 4 5 6", "1", "", "", "", "", "A", "")
	f.Fuzz(func(t *testing.T, given, family, known, former, address, postcode, phone, email, number, born, given2, family2 string) {
		table := NewTable()
		record := func(key, given, family string) Row {
			r := Row{Record: feed.Record{Key: feed.Key(key), Agency: "a"}}
			r.Given, r.Family, r.KnownAs, r.Former = byname.Hide(given), byname.Hide(family), byname.Hide(known), byname.Hide(former)
			r.Address, r.Postcode, r.Phone, r.Email, r.NINO = byname.Hide(address), byname.Hide(postcode), byname.Hide(phone), byname.Hide(email), byname.Hide(number)
			r.BornAs, r.Town, r.Work = byname.Hide(born), byname.Hide(family), byname.Hide(address)
			return r
		}
		for key, names := range map[string][2]string{"1": {given, family}, "2": {given2, family2}} {
			r := record(key, names[0], names[1])
			table.AddRow(&r)
		}
		a, b := &table.subjects[0], &table.subjects[1]
		c := newComparer(table)
		if p, q := c.compare(a, b), c.compare(b, a); p != q {
			t.Fatalf("%x one way, %x the other", p, q)
		}
		for _, p := range []pattern{c.compare(a, b), c.compare(a, a)} {
			for k := range comparisons {
				if p.at(k) >= len(beliefs[k].levels) {
					t.Fatalf("%s has no level %d", beliefs[k].name, p.at(k))
				}
			}
		}
		p := c.compare(a, a)
		for _, k := range []int{onGiven, onFamily, onBorn, onPhone, onEmail, onNumber} {
			if p.at(k) > 1 {
				t.Fatalf("a record differs from itself in its %s", beliefs[k].name)
			}
		}
		keys := 0
		for i := range rules {
			rules[i].keys(table, a, func(uint64) { keys++ })
		}
		if keys > 20_000 {
			t.Fatalf("one record has %d keys", keys)
		}
	})
}

// Folding is settled, and similarities are between 0 and 1, the same both
// ways, and 1 for what is the same.
func FuzzWords(f *testing.F) {
	f.Add("martha", "marhta")
	f.Add("Siân", "?ukasz")
	f.Add("\xff\xfe", "")
	f.Add("aaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaab")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := fold(a), fold(b)
		if fold(x) != x {
			t.Fatalf("%q is folded to %q, and that to %q", a, x, fold(x))
		}
		s := jaroWinkler(x, y)
		if !(s >= 0 && s <= 1) || s != jaroWinkler(y, x) || jaroWinkler(x, x) != 1 {
			t.Fatalf("%q and %q are %v alike, %v the other way", x, y, s, jaroWinkler(y, x))
		}
		if oneEdit(x, y) != oneEdit(y, x) || !oneEdit(x, x) {
			t.Fatalf("%q and %q: one edit the one way only", x, y)
		}
		sound(x)
		SplitName(a)
		newNames().given(a)
		newAddresses().add(a)
		newPostcodes().add(b)
	})
}

// A birth date of anything is a date or none.
func FuzzDates(f *testing.F) {
	for _, s := range []string{"1958-03-04", "04/03/58", "4-Mar-1958", "19580304", "21248", "March 4th 1958", "::", "99999999999999999999", "-1", "1/2", "T", "0/0/0000"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		var signs dateSigns
		signs.see(a)
		signs.see(b)
		form, err := signs.form(DatesGuessed)
		if err != nil {
			t.Fatal(err)
		}
		r := &sheetReader{Columns: Columns{BornField: {0}}, dates: form, unread: map[Field]*odd{}}
		for _, s := range []string{a, b} {
			var x Row
			r.birth(1, []string{s}, &x)
			if text := x.BornAs.Reveal(); text != "" && len(text) != 8 {
				t.Fatalf("%q is born on %q", s, text)
			}
		}
	})
}
