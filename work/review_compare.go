package work

import (
	"fmt"
	"strings"

	"byname"
	"byname/feed"
)

// compared is what either record says of who somebody is, line by line. hidden
// is why nothing is said of where they live, "" when it may be.
func compared(a, b feed.Record, hidden string) (list []Compared) {
	add := func(what string, left, right byname.Text) {
		l, r := strings.TrimSpace(left.Reveal()), strings.TrimSpace(right.Reveal())
		if l != "" || r != "" {
			list = append(list, Compared{What: what, Left: byname.Hide(l), Right: byname.Hide(r), Alike: strings.EqualFold(l, r)})
		}
	}
	add("Given names", a.Given, b.Given)
	add("Family name", a.Family, b.Family)
	add("Likes to be called", a.KnownAs, b.KnownAs)
	add("Former name", a.Former, b.Former)
	add("Born", bornWords(a), bornWords(b))
	for _, r := range [][2]feed.Record{{a, b}, {b, a}} {
		if told := r[0]; told.AgeTop > 0 && told.Born.IsZero() {
			c := Compared{What: "Age", Left: ageWords(told, told.Seen), Right: ageWords(r[1], told.Seen)}
			if told.Key == b.Key {
				c.Left, c.Right = c.Right, c.Left
			}
			if told.Seen != 0 {
				c.What = "Age on " + told.Seen.Words()
			}
			c.Alike = ageFits(told, r[1])
			list = append(list, c)
			break
		}
	}
	add("Sex", sexWords(a.Sex), sexWords(b.Sex))
	left, right := homeHidden(a, hidden), homeHidden(b, hidden)
	if left+right == "" {
		add("Address", livesAt(a), livesAt(b))
		add("Postcode", a.Postcode, b.Postcode)
	} else {
		c := Compared{What: "Address", LeftHidden: left, RightHidden: right}
		if left == "" {
			c.Left = livesAt(a)
		}
		if right == "" {
			c.Right = livesAt(b)
		}
		list = append(list, c)
	}
	add("Phone", a.Phone, b.Phone)
	add("Email", a.Email, b.Email)
	add("NHS number", spaced(a.NHS), spaced(b.NHS))
	add("National Insurance", a.NINO, b.NINO)
	return list
}

// homeHidden is why a record's address is not shown, "" when it is. Where
// something happened is not told: that something did, and where, is no part of
// who they are.
func homeHidden(r feed.Record, protected string) string {
	switch {
	case protected != "":
		return protected
	case r.Withheld:
		return "an address that is withheld"
	case r.Scene && !(r.Address.IsZero() && r.Postcode.IsZero()):
		return "an address that need not be home"
	}
	return ""
}

// livesAt is where a record says somebody lives.
func livesAt(r feed.Record) byname.Text {
	if r.NoFixed && r.Address.IsZero() {
		return byname.Hide("no fixed abode")
	}
	return r.Address
}

func bornWords(r feed.Record) byname.Text {
	switch {
	case r.BornDefault:
		return byname.Hide("a date that systems write when nobody asked")
	case !r.Born.IsZero():
		return byname.Hide(r.Born.Reveal().Words())
	}
	return byname.Text{}
}

// ageWords is how old a record makes somebody on a day, as near as it says.
func ageWords(r feed.Record, on byname.Day) byname.Text {
	switch {
	case !r.Born.IsZero() && !r.BornDefault && on != 0:
		return byname.Hide(fmt.Sprint(r.Born.Reveal().YearsBefore(on)))
	case r.AgeTop > 0 && r.AgeLow == r.AgeTop:
		return byname.Hide(fmt.Sprintf("about %d", r.AgeLow))
	case r.AgeTop > 0:
		return byname.Hide(fmt.Sprintf("%d to %d", r.AgeLow, r.AgeTop))
	}
	return byname.Text{}
}

// ageFits reports whether a birth date falls within the age that another
// record told.
func ageFits(told, other feed.Record) bool {
	if other.Born.IsZero() || told.Seen == 0 {
		return told.AgeLow == other.AgeLow && told.AgeTop == other.AgeTop
	}
	age := other.Born.Reveal().YearsBefore(told.Seen)
	return int(told.AgeLow) <= age && age <= int(told.AgeTop)
}

// spaced writes an NHS number as people read it: 999 123 4567.
func spaced(n byname.NHSNumber) byname.Text {
	if s := n.Reveal(); len(s) == 10 {
		return byname.Hide(s[:3] + " " + s[3:6] + " " + s[6:])
	}
	return byname.Text(n)
}

func sexWords(s byname.Sex) byname.Text {
	switch s {
	case byname.Female:
		return byname.Hide("female")
	case byname.Male:
		return byname.Hide("male")
	}
	return byname.Text{}
}
