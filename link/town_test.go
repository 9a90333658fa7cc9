package link_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"byname"
	"byname/feed"
	"byname/link"
)

// town adds about 900 invented people as four agencies know them, so that
// the cases stand in a crowd and there is something to learn from. Their
// names are those of a FEBRL file, which are about as uneven as real ones.
func town(t testing.TB, table interface{ Add(*feed.Record) int }) {
	t.Helper()
	names := febrlNames(t)
	lot := func(n int, what string, of int) int { // the same each time
		h := uint64(2166136261)
		for _, c := range fmt.Sprint(n, what) {
			h = (h ^ uint64(c)) * 1099511628211
		}
		h ^= h >> 31
		return int(h % uint64(of))
	}
	for n := range 900 {
		house := n / 3
		family := names[house*3][1]
		if lot(n, "own name", 4) == 0 {
			family = names[n][1]
		}
		r := feed.Record{Agency: "gp", Local: fmt.Sprint(n), Key: feed.Key(fmt.Sprintf("gp/town/%d", n))}
		r.Given, r.Family = byname.Hide(names[n][0]), byname.Hide(family)
		r.Born = byname.Hide(byname.OnDay(1930+lot(n, "year", 93), 1, 1) + byname.Day(lot(n, "day", 365)))
		r.Sex = byname.Sex(1 + lot(n, "sex", 2))
		r.NHS, r.Verified = byname.Hide(invented(fmt.Sprint("town", n))), true
		r.Address = byname.Hide(fmt.Sprintf("%d %s Street", 1+house%20, names[house/20][1]))
		r.Postcode = byname.Hide(fmt.Sprintf("M9%d %dQ%c", house/150, house/20%9, 'A'+house/20%7))
		r.Phone = byname.Hide(fmt.Sprintf("0161 496 %04d", house))
		table.Add(&r)
		for k, agency := range []byname.AgencyID{"mft", "gmp", "northfold"} {
			if lot(n, string(agency), 3) != 0 {
				continue
			}
			o := r
			o.Agency, o.Local, o.Key = agency, "", feed.Key(fmt.Sprintf("%s/town/%d", agency, n))
			o.Phone, o.Verified = byname.Text{}, k == 0
			switch agency {
			case "mft":
				o.Local, o.Address = fmt.Sprintf("H%d", n), byname.Text{}
			case "gmp":
				o.NHS, o.Scene = byname.NHSNumber{}, true
				if lot(n, "age", 3) == 0 {
					o.Seen, o.Born = byname.OnDay(2026, 1, 1), byname.BirthDate{}
					age := r.Born.Reveal().YearsBefore(o.Seen) / 5 * 5
					o.AgeLow, o.AgeTop = int8(age), int8(age+5)
				}
			case "northfold":
				o.NHS, o.Sex = byname.NHSNumber{}, byname.SexUnknown
			}
			if g := r.Given.Reveal(); lot(n, "slip", 15) == k && len(g) > 3 {
				o.Given = byname.Hide(g[:2] + g[3:])
			}
			table.Add(&o)
		}
	}
}

// febrlNames are given and family names of the first people who have both.
func febrlNames(t testing.TB) (names [][2]string) {
	for _, row := range readGzip(t, "testdata/febrl4a.csv.gz")[1:] {
		if g, f := strings.TrimSpace(row[1]), strings.TrimSpace(row[2]); g != "" && f != "" {
			names = append(names, [2]string{g, f})
		}
	}
	return names
}

// invented makes the same valid NHS number of the 999 range for a name each
// time it is asked.
func invented(name string) string {
	h := uint32(2166136261)
	for _, c := range name {
		h = (h ^ uint32(c)) * 16777619
	}
	for n := h % 1e6; ; n = (n + 1) % 1e6 {
		for check := range 10 {
			s := fmt.Sprintf("999%06d%d", n, check)
			if _, err := byname.ParseNHSNumber(s); err == nil {
				return s
			}
		}
	}
}

// caseRecord reads a row of a case: its columns are in the first line.
func caseRecord(t testing.TB, header, row []string) link.Row {
	t.Helper()
	at := func(name string) string {
		if i := slices.Index(header, name); i >= 0 && i < len(row) {
			return row[i]
		}
		return ""
	}
	hide := func(name string) byname.Text { return byname.Hide(at(name)) }
	day := func(name string) byname.Day {
		if at(name) == "" {
			return 0
		}
		d, err := byname.ParseDay(at(name))
		if err != nil {
			t.Fatal(at("row"), err)
		}
		return d
	}
	r := link.Row{Record: feed.Record{Key: feed.Key("case/" + at("row")), Row: at("row"), Agency: byname.AgencyID(at("agency")), Local: at("local")}}
	r.Registered, r.Deregistered, r.Died = day("joined"), day("left"), day("died")
	r.Seen = byname.OnDay(2026, 1, 1)
	r.Given, r.Family, r.KnownAs, r.Former = hide("given"), hide("family"), hide("known as"), hide("former")
	r.Email = hide("email")
	r.Postcode, r.Phone, r.NINO = hide("postcode"), hide("phone"), hide("nino")
	address, scene := strings.CutPrefix(at("address"), "@")
	r.Address, r.Scene, r.NoFixed = byname.Hide(address), scene, address == "NFA"
	if n := at("nhs"); n != "" {
		n, doubted := strings.CutSuffix(n, "?")
		r.NHS, r.Verified = byname.Hide(invented(n)), !doubted
	}
	switch at("sex") {
	case "f":
		r.Sex = byname.Female
	case "m":
		r.Sex = byname.Male
	}
	if b := at("born"); strings.Contains(b, "..") {
		low, top, _ := strings.Cut(b, "..")
		l, _ := strconv.Atoi(low)
		h, _ := strconv.Atoi(top)
		r.AgeLow, r.AgeTop = int8(l), int8(h)
	} else {
		r.Born, r.BornDefault = byname.Hide(day("born")), b == "1900-01-01"
	}
	return r
}
