package population

import (
	"cmp"
	"slices"

	"byname"
	"byname/feed"
)

// A Draft is one cluster on its way to being a person: who they are by their
// own records, before households and numbers are known.
type Draft struct {
	Person
	Home  Home
	Marks Marks
}

// Identify draws one person from all the records linked to them. Each field
// comes from the most trusted source that fills it; among that source's
// records from the value most of them give, then the latest. The order of the
// records does not matter.
func Identify(records []feed.Record, marks Marks, rules Rules) Draft {
	sorted := byTrust(records, rules)
	tier := func(r *feed.Record) int { return tierOf(r, rules) }
	text := func(value func(*feed.Record) byname.Text) byname.Text {
		return best(sorted, tier, func(r *feed.Record) byname.Text { return given(value(r)) })
	}

	d := Draft{Marks: marks}
	d.Anchor = sorted[0].Key
	d.Records = int32(len(records))
	d.Given = Tidy(text(func(r *feed.Record) byname.Text { return r.Given }))
	d.Family = Tidy(text(func(r *feed.Record) byname.Text { return r.Family }))
	d.Preferred = Tidy(text(func(r *feed.Record) byname.Text { return r.KnownAs }))
	if d.Preferred.IsZero() {
		d.Preferred = d.Given
	}
	d.Born = best(sorted, tier, func(r *feed.Record) byname.BirthDate {
		if r.BornDefault {
			return byname.BirthDate{}
		}
		return given(r.Born)
	})
	d.Sex = best(sorted, tier, func(r *feed.Record) byname.Sex { return r.Sex })
	d.NHS = text(func(r *feed.Record) byname.Text { return r.NHS })
	d.Phone = text(func(r *feed.Record) byname.Text { return r.Phone })
	d.Ethnicity = best(sorted, tier, func(r *feed.Record) string { return r.Ethnicity })
	d.Language = best(sorted, tier, func(r *feed.Record) string { return r.Language })
	d.Died = marks.Died
	d.Objects, d.NoPlanning = marks.Objects, marks.NoPlanning
	d.house(sorted, rules)
	return d
}

// given makes the one value of all the ways in which a secret can be empty.
func given[T comparable](s byname.Secret[T]) byname.Secret[T] {
	if s.IsZero() {
		return byname.Secret[T]{}
	}
	return s
}

// house fills in where they live.
func (d *Draft) house(sorted []*feed.Record, rules Rules) {
	d.LSOA = lastPlace(sorted)
	home := livesAt(sorted, rules)
	if home != nil {
		d.NoFixed = home.NoFixed
		d.Protected = home.Withheld
		if !home.NoFixed && !home.Withheld {
			d.Address, d.Postcode = home.Address, home.Postcode
			d.LSOA = cmp.Or(home.LSOA, d.LSOA)
			d.settle(home)
		}
	}
	d.Neighbourhood = rules.Neighbourhood(d.LSOA)
	if d.Protected {
		d.LSOA = "" // the neighbourhood's team must find them; a street or two would give them away
	}
	d.Protected = d.Protected || d.Marks.Victim >= rules.window()
}

// settle says what may put them into a household. Nobody who has died, or has
// left every practice that knew them, lives anywhere.
func (d *Draft) settle(home *feed.Record) {
	if d.Died != 0 || home.Deregistered != 0 {
		return
	}
	d.Home.UPRN = home.UPRN
	d.Home.Door = door(home.Address.Reveal(), home.Postcode.Reveal())
	d.Home.Call = call(d.Person)
}

// byTrust puts the records that say best who somebody is first.
func byTrust(records []feed.Record, rules Rules) []*feed.Record {
	sorted := make([]*feed.Record, len(records))
	for i := range records {
		sorted[i] = &records[i]
	}
	slices.SortFunc(sorted, func(a, b *feed.Record) int {
		return cmp.Or(
			cmp.Compare(tierOf(a, rules), tierOf(b, rules)),
			cmp.Compare(told(b), told(a)),
			cmp.Compare(a.Key, b.Key))
	})
	return sorted
}

// tierOf ranks a record: by its source, and a registration that has ended
// after all that have not.
func tierOf(r *feed.Record, rules Rules) int {
	tier := rules.source(r.Agency).trust
	if r.Deregistered != 0 {
		tier += len(sources) + 1
	}
	return tier
}

// best is the value that most records of the first tier to fill it give; the
// first of them when several are given equally often.
func best[T comparable](sorted []*feed.Record, tier func(*feed.Record) int, value func(*feed.Record) T) T {
	var none, found T
	most, first := 0, -1
	for i, r := range sorted {
		if first >= 0 && tier(r) != tier(sorted[first]) {
			break
		}
		v := value(r)
		if v == none {
			continue
		}
		if first < 0 {
			first = i
		}
		n := 0
		for _, other := range sorted[i:] {
			if tier(other) != tier(r) {
				break
			}
			if value(other) == v {
				n++
			}
		}
		if n > most {
			most, found = n, v
		}
	}
	return found
}
