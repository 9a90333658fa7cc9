package work

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/link"
	"byname/store"
)

// pairsShown is how many links one page explains.
const pairsShown = 50

// Records explains why a person's records are one person.
func (w *Work) Records(ctx context.Context, who Who, id byname.PersonID) (Records, error) {
	build, err := w.Builds.Current()
	if err != nil {
		return Records{}, err
	}
	pass, err := w.open(ctx, who, id, "looked at which records are this person")
	if err != nil {
		return Records{}, err
	}
	person, err := build.Person(pass, w.now(), id)
	if err != nil {
		return Records{}, err
	}
	records, err := build.Records(pass, w.now(), id)
	if err != nil {
		return Records{}, err
	}
	shown := Records{PersonRef: PersonRef{id, preferred(person)}, History: History{PersonRef: PersonRef{id, preferred(person)}}}
	if err := w.DB.Read(ctx, func(tx *store.Tx) error { return w.happened(tx, pass, &shown.History) }); err != nil {
		return Records{}, err
	}
	names := map[feed.Key]string{}
	for i := range records {
		line := w.recordLine(&records[i], i+1)
		names[line.Key] = line.Name
		shown.Records = append(shown.Records, line)
	}
	links, err := build.Links(pass, w.now(), id)
	if err != nil {
		return Records{}, err
	}
	links = slices.DeleteFunc(links, func(l store.Link) bool { return names[l.Left] == "" || names[l.Right] == "" })
	slices.SortStableFunc(links, func(a, b store.Link) int { return cmp.Compare(b.Weight, a.Weight) })
	rulings, err := w.ruled(ctx)
	if err != nil {
		return Records{}, err
	}
	table, err := w.table()
	if err != nil {
		return Records{}, err
	}
	evidence, err := build.Evidence(w.now(), table, []byname.PersonID{id}, pass)
	if err != nil {
		return Records{}, err
	}
	shown.Pairs = explain(evidence, links[:min(len(links), pairsShown)], names, rulings)
	shown.Near, shown.NearHidden, err = w.near(ctx, who, build, id, pass, names, rulings)
	return shown, err
}

func (w *Work) recordLine(r *feed.Record, number int) RecordLine {
	given, family := r.Given.Reveal(), r.Family.Reveal()
	said := given
	if given != "" && family != "" {
		said += " "
	}
	said += family
	nhs := r.NHS.Reveal()
	return RecordLine{
		Key: r.Key, Name: fmt.Sprintf("%s %d", w.Place.Short(r.Agency), number), Agency: w.Place.Short(r.Agency), Seen: max(r.Seen, r.Registered),
		Said: byname.Hide(said), Born: r.Born, Address: r.Address, NHSEnd: byname.Hide(nhs[max(0, len(nhs)-3):]),
	}
}

// table is an empty one that knows what the place says besides records: where
// postcodes are, and which agencies keep one record of each person.
func (w *Work) table() (*link.Table, error) {
	mappings, err := w.mappings()
	if err != nil {
		return nil, err
	}
	t := link.NewTable()
	t.Locate(w.Place.Areas.Locate)
	t.Deduplicated(feed.Deduplicated(mappings)...)
	return t, nil
}

// explain says of each link how its two records agree, in words and bits, by
// the model that the build was linked with.
func explain(evidence *store.Evidence, links []store.Link, names map[feed.Key]string, rulings []store.Ruling) (pairs []Pair) {
	for _, l := range links {
		x, shown := evidence.Pair(l.Left, l.Right)
		if !shown {
			continue
		}
		pair := pairOf(x)
		pair.Left, pair.Right = names[l.Left], names[l.Right]
		for _, r := range rulings {
			if r.Left == min(l.Left, l.Right) && r.Right == max(l.Left, l.Right) && r.Says == store.Same {
				pair.Ruled = string(r.By)
			}
		}
		pairs = append(pairs, pair)
	}
	return pairs
}

// pairOf is an explanation as a door shows it.
func pairOf(x link.Explanation) Pair {
	pair := Pair{Weight: x.Weight, Probability: x.Probability, Grade: string(x.Grade), Silent: x.Silent, Apart: x.Apart}
	for _, l := range x.Lines {
		words := l.Words
		if l.OneIn > 1 {
			words += fmt.Sprintf(" (one in %d people)", l.OneIn)
		}
		pair.Lines = append(pair.Lines, PairLine{What: l.Of, Words: words, Level: l.Level, Levels: l.Levels, Weight: l.Bits, Rarity: l.Rarity})
	}
	for _, c := range x.Changes {
		pair.Changes = append(pair.Changes, PairChange{What: c.Of, Words: c.Words, New: c.New, Weight: c.Weight, Grade: string(c.Grade)})
	}
	return pair
}

func (w *Work) ruled(ctx context.Context) (rulings []store.Ruling, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		rulings, err = tx.Rulings()
		return err
	})
	return rulings, err
}

// RuleApart is a person's word that two records are two people. The next
// build obeys it.
func (w *Work) RuleApart(ctx context.Context, who Who, left, right feed.Key, reason string) error {
	return w.rule(ctx, who, store.Ruling{Left: left, Right: right, Says: store.Different, Reason: reason})
}

// RuleTogether is a person's word that two records are one person.
func (w *Work) RuleTogether(ctx context.Context, who Who, left, right feed.Key, reason string) error {
	return w.rule(ctx, who, store.Ruling{Left: left, Right: right, Says: store.Same, Reason: reason})
}

// Withdraw takes a ruling back: the pair is left to linking again.
func (w *Work) Withdraw(ctx context.Context, who Who, left, right feed.Key, reason string) error {
	return w.rule(ctx, who, store.Ruling{Left: left, Right: right, Says: store.Withdrawn, Reason: reason})
}

func (w *Work) rule(ctx context.Context, who Who, r store.Ruling) error {
	if err := w.may(ctx, who, guard.RuleOnLinks); err != nil {
		return err
	}
	if _, _, err := w.openRecords(ctx, who, r.Left, r.Right, "ruled which records are this person"); err != nil {
		return err
	}
	r.By, r.At = who.Worker, w.now()
	return w.DB.Write(ctx, func(tx *store.Tx) error { return w.keepRuling(tx, r) })
}

// openRecords asks guard for the persons of two records.
func (w *Work) openRecords(ctx context.Context, who Who, left, right feed.Key, what string) (build *store.Build, ids [2]byname.PersonID, err error) {
	if build, err = w.Builds.Current(); err != nil {
		return nil, ids, err
	}
	for i, key := range []feed.Key{left, right} {
		if ids[i], err = build.ByRecord(key); err != nil {
			return nil, ids, err
		}
		if _, err = w.open(ctx, who, ids[i], what); err != nil {
			return nil, ids, err
		}
	}
	return build, ids, nil
}
