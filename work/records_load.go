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
	shown := Records{PersonRef: PersonRef{id, preferred(person)}}
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
	shown.Pairs, err = w.explain(build, records, links[:min(len(links), pairsShown)], names, rulings)
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

// explain says of each link how its two records agree, in words and bits, by
// the model that the build was linked with.
func (w *Work) explain(build *store.Build, records []feed.Record, links []store.Link, names map[feed.Key]string, rulings []store.Ruling) ([]Pair, error) {
	model, err := build.Model()
	if err != nil {
		return nil, err
	}
	table, rows := link.NewTable(), map[feed.Key]int{}
	table.Locate(w.Place.Areas.Locate)
	for i := range records {
		rows[records[i].Key] = table.Add(&records[i])
	}
	var pairs []Pair
	for _, l := range links {
		e := link.Explain(model, table, rows[l.Left], rows[l.Right])
		pair := Pair{Left: names[l.Left], Right: names[l.Right], Weight: e.Weight, Probability: e.Probability, Grade: string(e.Grade)}
		for _, line := range e.Lines {
			words := line.Words
			if line.OneIn > 1 {
				words += fmt.Sprintf(" (one in %d people)", line.OneIn)
			}
			pair.Lines = append(pair.Lines, PairLine{What: line.Of, Words: words, Weight: line.Bits})
		}
		for _, r := range rulings {
			if r.Left == min(l.Left, l.Right) && r.Right == max(l.Left, l.Right) && r.Says == store.Same {
				pair.Ruled = string(r.By)
			}
		}
		pairs = append(pairs, pair)
	}
	return pairs, nil
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
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	for _, key := range []feed.Key{r.Left, r.Right} {
		id, err := build.ByRecord(key)
		if err != nil {
			return err
		}
		if _, err := w.open(ctx, who, id, "ruled which records are this person"); err != nil {
			return err
		}
	}
	r.By, r.At = who.Worker, w.now()
	return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.Rule(r) })
}
