package work

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
	"byname/store"
	"byname/team"
)

// A History is which records came to a person and left them, and why.
type History struct {
	PersonRef
	Was      []byname.PersonID // ids that were somebody's and ended in this person
	Happened []Happening       // newest first
}

// A Happening is records that came from another person, or went to one.
type Happening struct {
	At       byname.Minute
	Came     bool            // to this person; else they went
	Other    byname.PersonID // from whom, or to whom
	Gone     bool            // nobody is called by the id any more that they came from, or went from
	Returned bool            // they are back where they were before
	Records  []string        // "Hospital, hospital_ed_apc"; twice when there were two
	Unseen   int             // records of agencies of which the asker may not know
	Why      string
}

// Words say what happened in a sentence.
func (h Happening) Words() string {
	count := len(h.Records) + h.Unseen
	records := "1 record"
	if count != 1 {
		records = fmt.Sprintf("%d records", count)
	}
	verb := "went to"
	if h.Came {
		verb = "came from"
	}
	words := fmt.Sprintf("%s %s %s", records, verb, h.Other)
	switch {
	case h.Gone && h.Came:
		words += ", who is this person now"
	case h.Gone:
		words += ", whom this person became"
	}
	if h.Returned {
		words += "; they had been there before"
	}
	return words
}

// History tells which records came to a person and left them. Somebody whose
// id ended is the person they became.
func (w *Work) History(ctx context.Context, who Who, id byname.PersonID) (History, error) {
	build, err := w.Builds.Current()
	if err != nil {
		return History{}, err
	}
	if id, err = w.Became(ctx, id); err != nil {
		return History{}, err
	}
	pass, err := w.open(ctx, who, id, "read which records came and went")
	if err != nil {
		return History{}, err
	}
	person, err := build.Person(pass, w.now(), id)
	if err != nil {
		return History{}, err
	}
	h := History{PersonRef: PersonRef{id, preferred(person)}}
	err = w.DB.Read(ctx, func(tx *store.Tx) error { return w.happened(tx, pass, &h) })
	return h, err
}

// Became is who an id's person is now: themselves, or whoever most of their
// records are with since nobody has the id any more.
func (w *Work) Became(ctx context.Context, id byname.PersonID) (byname.PersonID, error) {
	build, err := w.Builds.Current()
	if err != nil || build.NumberOf(id) != 0 {
		return id, err
	}
	now := id
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		now, err = tx.Alias(id)
		return err
	})
	return now, err
}

// happened reads a person's moves as far as the Pass shows.
func (w *Work) happened(tx *store.Tx, pass guard.Pass, h *History) error {
	was, err := tx.Was(h.ID)
	if err != nil {
		return err
	}
	h.Was = was[1:]
	moves, err := tx.MovesOf(h.ID)
	if err != nil || len(moves) == 0 {
		return err
	}
	names, err := w.workers(tx)
	if err != nil {
		return err
	}
	for _, m := range slices.Backward(moves) {
		x := Happening{At: byname.MinuteOf(m.At), Came: m.To == h.ID, Other: m.From, Gone: m.Gone, Returned: m.Returned}
		if !x.Came {
			x.Other = m.To
		}
		x.Records, x.Unseen = w.ofAgencies(pass, m.Keys)
		x.Unseen += max(0, int(m.Records)-len(m.Keys)) // of which the build is no longer there
		if x.Why, err = w.because(tx, pass, m, names); err != nil {
			return err
		}
		h.Happened = append(h.Happened, x)
	}
	return nil
}

// ofAgencies names the agency and data set of records, and counts those of
// agencies of which a Pass does not show who somebody is.
func (w *Work) ofAgencies(pass guard.Pass, keys []feed.Key) (names []string, unseen int) {
	for _, key := range keys {
		agency, rest, _ := strings.Cut(string(key), "/")
		set, _, _ := strings.Cut(rest, "/")
		if pass.Sees("person", byname.AgencyID(agency), false) != guard.Full {
			unseen++
			continue
		}
		names = append(names, w.Place.Short(byname.AgencyID(agency))+", "+set)
	}
	return names, unseen
}

// because is why records moved, in words that give nothing away of what they
// say.
func (w *Work) because(tx *store.Tx, pass guard.Pass, m store.Moved, names map[byname.WorkerID]team.Worker) (string, error) {
	c := m.Cause
	of, unseen := w.ofAgencies(pass, c.Records)
	slices.Sort(of)
	which := strings.Join(slices.Compact(of), " and ")
	if which == "" {
		which = "an agency"
	}
	if unseen > 0 && len(of) > 0 {
		which += " and others"
	}
	switch c.Kind {
	case population.Ruled:
		if c.Ruling == 0 {
			return "somebody ruled on their records", nil
		}
		r, err := tx.Ruling(c.Ruling)
		if err != nil {
			return "", err
		}
		by, err := judges(tx, r)
		return ruledWords(r, by, names, which, pass), err
	case population.Corrected:
		return fmt.Sprintf("a record of %s says otherwise than before: %s", which, strings.Join(c.Fields, ", ")), nil
	case population.Came:
		return "a new record of " + which + " joined them", nil
	case population.Left:
		return "a record of " + which + " is there no more", nil
	case population.Chosen:
		by := names[m.By].Name
		if by == "" {
			by = "the program"
		}
		return fmt.Sprintf("build %d was made the current one in place of build %d by %s", m.Build, m.Before, by), nil
	}
	return "the evidence was weighed anew: what is learned from all records together changed", nil
}

// judges are who said what a ruling says: its reviewers, or who made it.
func judges(tx *store.Tx, r store.Ruling) (by []byname.WorkerID, err error) {
	reviews, err := tx.ReviewsOn(r.Left, r.Right)
	if err != nil || len(reviews) == 0 || !strings.HasPrefix(r.Reason, reviewReason(reviews[0].Number)) {
		return []byname.WorkerID{r.By}, err
	}
	said, err := tx.Said(reviews[0].Number)
	if err != nil {
		return nil, err
	}
	said = slices.DeleteFunc(said, func(x store.Word) bool { return x.At.After(r.At) })
	for _, x := range thatHold(said) {
		if x.Says == r.Says {
			by = append(by, x.By)
		}
	}
	if len(by) == 0 {
		by = append(by, r.By)
	}
	return by, nil
}

// ruledWords say who ruled what. Why they did is read by their own agency, and
// for the person's own request: it may tell what they were shown.
func ruledWords(r store.Ruling, by []byname.WorkerID, workers map[byname.WorkerID]team.Worker, which string, pass guard.Pass) string {
	said := map[string]string{
		store.Same: "that two records are one person", store.Different: "that two records are two people", store.Withdrawn: "no more on two records, and left them to linking",
	}[r.Says]
	var names []string
	for _, w := range by {
		names = append(names, workers[w].Name)
	}
	words := fmt.Sprintf("%s ruled %s (%s)", strings.Join(names, " and "), said, which)
	if workers[r.By].Agency == pass.Agency() || pass.Purpose() == "rights" {
		words += ": " + r.Reason
	}
	return words
}
