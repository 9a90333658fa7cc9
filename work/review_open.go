package work

import (
	"context"
	"fmt"
	"strings"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/store"
)

// Review opens one pair for a reviewer: who the two records say somebody is,
// side by side, and nothing that happened to anybody. Our answer and what
// others said come with it when the pair is settled, or its reader is to
// settle it; before, whoever has said a word could still take it back.
func (w *Work) Review(ctx context.Context, who Who, number int64) (shown Review, err error) {
	q, err := w.desk(ctx, who)
	if err != nil {
		return shown, err
	}
	p, err := w.openPair(ctx, q, number)
	if err != nil {
		return shown, err
	}
	shown.Number, shown.Stage = number, p.stage
	shown.Left, shown.Right = w.head(p.left), w.head(p.right)
	shown.Compared = compared(p.left, p.right, p.hidden)
	words := q.words[number]
	if mine := words.by(who.Worker); mine != nil {
		m := word(*mine)
		shown.Mine = &m
	}
	if p.stage != Settling {
		shown.Became = q.became(p.review)
	}
	if p.stage == Apart || p.stage == Ruled && p.review.Settled.IsZero() {
		return shown, nil
	}
	for _, x := range words {
		if x.By != who.Worker {
			shown.Others = append(shown.Others, word(x))
		}
	}
	shown.Ours, err = w.ours(p)
	return shown, err
}

// An openedPair is a pair whose two persons guard has opened to a reviewer.
type openedPair struct {
	review      store.Review
	stage       Stage
	left, right feed.Record
	hidden      string // why where they live is not shown
	pass        guard.Pass
	build       *store.Build
	ids         []byname.PersonID
}

func (w *Work) openPair(ctx context.Context, q *desk, number int64) (p openedPair, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		p.review, err = tx.ReviewOf(number)
		return err
	})
	if err != nil {
		return p, err
	}
	if p.stage = q.stage(p.review); p.stage == "" {
		return p, byname.Denied(fmt.Sprintf("pair %d", number), "two reviewers who judge it first, neither of whom asked about it", "choose another from the queue")
	}
	p.build = q.build
	for _, key := range []feed.Key{p.review.Left, p.review.Right} {
		id, err := q.build.ByRecord(key)
		if err != nil {
			return p, byname.NotFound(fmt.Sprintf("pair %d", number), "two records of the current population", "choose another from the queue")
		}
		if len(p.ids) == 0 || p.ids[0] != id {
			p.ids = append(p.ids, id)
		}
	}
	p.pass, err = w.guard.Ask(ctx, guard.Request{Worker: q.who.Worker, Purpose: "link", Persons: p.ids, Queued: true,
		What: fmt.Sprintf("compared two records to see whether they are one person’s (pair %d)", number)})
	if err != nil {
		return p, err
	}
	for _, id := range p.ids {
		records, err := q.build.Records(p.pass, w.now(), id)
		if err != nil {
			return p, err
		}
		person, err := q.build.Person(p.pass, w.now(), id)
		if err != nil {
			return p, err
		}
		if person.Protected && !p.pass.Need() {
			p.hidden = "an address that is protected"
		}
		for _, r := range records {
			switch r.Key {
			case p.review.Left:
				p.left = r
			case p.review.Right:
				p.right = r
			}
		}
	}
	if p.left.Key == "" || p.right.Key == "" {
		return p, byname.Denied(fmt.Sprintf("pair %d", number), "agreements that let your agency be shown both records", "leave this pair to a reviewer of another agency")
	}
	return p, nil
}

func word(x store.Word) ReviewWord {
	return ReviewWord{Says: x.Says, Note: x.Note, Settles: x.Settles, At: byname.MinuteOf(x.At)}
}

// ours is what linking made of the pair, by the model of the build.
func (w *Work) ours(p openedPair) (*OurAnswer, error) {
	e, err := p.build.Evidence(w.now(), w.table(), p.ids, p.pass)
	if err != nil {
		return nil, err
	}
	x, _ := e.Pair(p.review.Left, p.review.Right)
	o := &OurAnswer{Joined: p.review.Joined, Source: p.review.Source, Why: p.review.Why, Pair: pairOf(x)}
	o.Pair.Left, o.Pair.Right = "Record A", "Record B"
	if o.Source == store.Asked { // what the worker wrote may tell more than who somebody is
		o.Why = "somebody who works with them doubts it"
	}
	return o, nil
}

// sectors are where a record comes from, no closer than a reviewer needs.
var sectors = map[string]string{
	"gp": "Health service", "hospital": "Health service", "mental_health": "Health service", "community_health": "Health service",
	"ambulance": "Emergency service", "police": "Emergency service", "fire": "Emergency service",
	"social_care": "Council", "housing_options": "Council", "landlord": "Landlord",
	"school": "School or work", "jobcentre": "School or work", "charity": "Charity",
}

func (w *Work) head(r feed.Record) RecordHead {
	h := RecordHead{Sector: "Another service", Seen: max(r.Seen, r.Registered)}
	if a, err := w.Place.Agencies.Agency(r.Agency); err == nil && sectors[a.Kind] != "" {
		h.Sector = sectors[a.Kind]
	}
	return h
}

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
