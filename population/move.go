package population

import (
	"cmp"
	"slices"

	"byname"
	"byname/feed"
)

// A Move is records that went from one person to another when another build
// became the current one.
type Move struct {
	Change
	Keys  []feed.Key // the records, in order; none are known of a build that is no longer there
	Cause Cause
}

// A Cause is why records moved. It names records and fields, and no value.
type Cause struct {
	Kind    string
	Records []feed.Key // that were ruled on, or say something else, or came, or left
	Fields  []string   // what they say otherwise: "NHS number", "birth date"
	Ruling  int64      // the number of the ruling; 0 when there is none
}

// Kinds of cause.
const (
	Ruled     = "ruling"  // somebody ruled on two of the records, or withdrew a ruling
	Corrected = "correct" // a record says something else than before
	Came      = "came"    // a record came, and showed which belong together
	Left      = "left"    // a record that held others together is no longer there
	Weighed   = "linking" // the evidence was weighed anew
	Chosen    = "chosen"  // somebody made another build the current one
)

// A Judged is a ruling that was made or withdrawn since the build before.
type Judged struct {
	Number      int64
	Left, Right feed.Key
}

// Why finds the likeliest cause of a move: what people ruled on these records
// counts first; then that one of them says something else, then that one
// came, then that one left. before and now are the records of both persons in
// the build before and in the one that is current now.
func Why(moved []feed.Key, before, now []feed.Record, judged []Judged) Cause {
	was, is := byKey(before), byKey(now)
	known := func(k feed.Key) bool { return was[k] != nil || is[k] != nil }
	for _, j := range slices.Backward(judged) {
		if known(j.Left) && known(j.Right) || slices.Contains(moved, j.Left) || slices.Contains(moved, j.Right) {
			return Cause{Kind: Ruled, Records: []feed.Key{j.Left, j.Right}, Ruling: j.Number}
		}
	}
	c := Cause{Kind: Corrected}
	first := func(k feed.Key) int { // those that moved are named first
		if slices.Contains(moved, k) {
			return 0
		}
		return 1
	}
	for i := range now {
		if old := was[now[i].Key]; old != nil {
			if fields := otherwise(old, &now[i]); fields != nil {
				c.Records = append(c.Records, now[i].Key)
				c.Fields = append(c.Fields, fields...)
			}
		}
	}
	if c.Records == nil {
		c.Kind = Came
		for i := range now {
			if was[now[i].Key] == nil {
				c.Records = append(c.Records, now[i].Key)
			}
		}
	}
	if c.Records == nil {
		c.Kind = Left
		for i := range before {
			if is[before[i].Key] == nil {
				c.Records = append(c.Records, before[i].Key)
			}
		}
	}
	if c.Records == nil {
		c.Kind = Weighed
	}
	slices.SortFunc(c.Records, func(a, b feed.Key) int { return cmp.Or(first(a)-first(b), cmp.Compare(a, b)) })
	c.Records = c.Records[:min(len(c.Records), namedRecords)]
	slices.Sort(c.Fields)
	c.Fields = slices.Compact(c.Fields)
	return c
}

// namedRecords is how many records a cause names.
const namedRecords = 8

func byKey(records []feed.Record) map[feed.Key]*feed.Record {
	by := make(map[feed.Key]*feed.Record, len(records))
	for i := range records {
		by[records[i].Key] = &records[i]
	}
	return by
}

// otherwise are the fields in which two versions of a record differ, by which
// people are told apart.
func otherwise(a, b *feed.Record) (fields []string) {
	for _, f := range []struct {
		name string
		same bool
	}{
		{"NHS number", a.NHS.Reveal() == b.NHS.Reveal() && a.Verified == b.Verified},
		{"National Insurance number", a.NINO.Reveal() == b.NINO.Reveal()},
		{"name", same(a.Given, b.Given) && same(a.Family, b.Family) && same(a.KnownAs, b.KnownAs) && same(a.Former, b.Former)},
		{"birth date", a.Born.Reveal() == b.Born.Reveal() && a.AgeLow == b.AgeLow && a.AgeTop == b.AgeTop},
		{"sex", a.Sex == b.Sex},
		{"address", same(a.Address, b.Address) && same(a.Postcode, b.Postcode) && a.UPRN == b.UPRN},
		{"phone", same(a.Phone, b.Phone)},
		{"email", same(a.Email, b.Email)},
		{"the agency's own number", a.Local == b.Local},
	} {
		if !f.same {
			fields = append(fields, f.name)
		}
	}
	return fields
}

func same(a, b byname.Text) bool { return a.Reveal() == b.Reveal() }
