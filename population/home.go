package population

import (
	"cmp"
	"strings"
	"unicode"

	"byname"
	"byname/feed"
)

// A Home is what the records tell of where one person lives: what puts people
// into one household, and what keeps them out of one.
type Home struct {
	UPRN string // the property's own number
	Door string // postcode and door: "M188LQ 12"; see door
	Call string // postcode and phone, for somebody whose address no record gives
}

// livesAt is the record that says where somebody lives now, nil when none
// does. A current GP registration says so, unless the council, a landlord or
// social care says otherwise, later than it and within the window. Where none
// of these speaks, the latest address told to any agency counts, then the
// latest postcode, then the last address of a practice they have left.
func livesAt(sorted []*feed.Record, rules Rules) *feed.Record {
	settled := func(r *feed.Record) bool {
		return residence(r) && r.Deregistered == 0 && rules.source(r.Agency).settled
	}
	var home *feed.Record
	for _, r := range sorted {
		if settled(r) && (home == nil || told(r) > told(home) && told(r) >= rules.window()) {
			home = r
		}
	}
	return cmp.Or(home,
		latest(sorted, func(r *feed.Record) bool { return residence(r) && r.Deregistered == 0 }),
		latest(sorted, func(r *feed.Record) bool { return !r.Postcode.IsZero() && !r.Scene && r.Deregistered == 0 }),
		latest(sorted, func(r *feed.Record) bool { return residence(r) && r.Deregistered != 0 }))
}

// residence reports whether a record says where somebody lives, be it nowhere
// or nowhere that may be said.
func residence(r *feed.Record) bool {
	return !r.Scene && !r.Address.IsZero() || r.NoFixed || r.Withheld
}

func latest(sorted []*feed.Record, counts func(*feed.Record) bool) *feed.Record {
	var last *feed.Record
	for _, r := range sorted {
		if counts(r) && (last == nil || told(r) > told(last)) {
			last = r
		}
	}
	return last
}

// told is the day on which a record says what it says; 0 when it is undated.
func told(r *feed.Record) byname.Day { return max(r.Seen, r.Registered) }

// lastPlace is the LSOA that anybody last had to do with the person in: where
// a team would look for somebody with no home that is known.
func lastPlace(sorted []*feed.Record) string {
	if last := latest(sorted, func(r *feed.Record) bool { return r.LSOA != "" && !r.Withheld }); last != nil {
		return last.LSOA
	}
	return ""
}

// door is a postcode with the numbers that find one door in it, the flat's
// first: "Flat 3, 12 Hyde Rd" and "12 Hyde Road, Flat 3" in M18 7AA are both
// "M187AA F3 12". A unit postcode is a dozen doors of one street, so that the
// spelling of the street adds nothing but errors. A house with only a name is
// found by its words. Without a whole postcode there is no door.
func door(address, postcode string) string {
	unit := unit(postcode)
	if unit == "" || address == "" {
		return ""
	}
	words := strings.FieldsFunc(strings.ToUpper(address), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
	})
	var flat, number, name []string
	for i, w := range words {
		switch {
		case !strings.ContainsAny(w, "0123456789"):
			name = append(name, w)
		case i > 0 && inside[words[i-1]]:
			flat = append(flat, "F"+w)
		default:
			number = append(number, w)
		}
	}
	found := append(flat, number...)
	if len(number) == 0 {
		found = append(found, name...)
	}
	if len(found) == 0 {
		return ""
	}
	return unit + " " + strings.Join(found, " ")
}

// unit is a whole postcode without its space, "" when part of it is missing.
func unit(postcode string) string {
	p := strings.ToUpper(strings.ReplaceAll(postcode, " ", ""))
	if n := len(p); n < 5 || !strings.ContainsAny(p[n-3:n-2], "0123456789") {
		return ""
	}
	return p
}

// call is how a household is found for somebody whose records give a postcode
// but no address, as a school's do: who answers their phone at that postcode
// lives with them.
func call(p Person) string {
	unit, phone := unit(p.Postcode.Reveal()), p.Phone.Reveal()
	if unit == "" || phone == "" {
		return ""
	}
	return unit + " " + phone
}

// inside are the words before the number of a dwelling inside a building.
var inside = map[string]bool{"FLAT": true, "APARTMENT": true, "APT": true, "UNIT": true, "ROOM": true, "STUDIO": true}
