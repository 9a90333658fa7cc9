package work

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"byname"
	"byname/feed"
	"byname/govern"
	"byname/guard"
	"byname/store"
)

// How much of the queue one page shows.
const (
	reviewsShown = 20
	saidShown    = 20
)

// Reviews is the queue as a reviewer sees it, without names.
func (w *Work) Reviews(ctx context.Context, who Who) (shown Reviews, err error) {
	q, err := w.desk(ctx, who)
	if err != nil {
		return shown, err
	}
	shown.Open = len(q.open)
	for _, r := range q.open {
		if len(shown.Waiting) == reviewsShown && len(shown.Settling) == reviewsShown {
			break
		}
		line := ReviewLine{Number: r.Number, Asked: byname.MinuteOf(r.At).Day(), Words: len(q.words[r.Number].apart())}
		lines := &shown.Waiting
		switch q.stage(r) {
		case Apart:
		case Settling:
			lines = &shown.Settling
		default:
			continue
		}
		if len(*lines) == reviewsShown {
			continue
		}
		if q.opens(r) {
			*lines = append(*lines, line)
		} else {
			shown.Closed++
		}
	}
	for _, r := range q.said[:min(len(q.said), saidShown)] {
		mine := q.words[r.Number].by(who.Worker)
		if mine == nil {
			continue // taken back
		}
		shown.Said = append(shown.Said, ReviewLine{Number: r.Number, Asked: byname.MinuteOf(r.At).Day(), Words: len(q.words[r.Number].apart()),
			Said: mine.Says, Day: byname.MinuteOf(mine.At).Day(), Became: q.became(r)})
	}
	shown.Agreement = agreement(q.ever)
	return shown, nil
}

// NextReview is the pair that a reviewer should open next: the first that
// comes after past in the queue, which they skip, or the first of all when none
// does or past is 0. It is false when none waits for them.
func (w *Work) NextReview(ctx context.Context, who Who, past int64) (int64, bool, error) {
	q, err := w.desk(ctx, who)
	if err != nil {
		return 0, false, err
	}
	i := slices.IndexFunc(q.open, func(r store.Review) bool { return r.Number == past })
	for _, r := range slices.Concat(q.open[i+1:], q.open[:i+1]) {
		if s := q.stage(r); (s == Apart || s == Settling) && q.opens(r) {
			return r.Number, true, nil
		}
	}
	return 0, false, nil
}

// A desk is the pairs and words there are, as they lie before one reviewer.
type desk struct {
	who    Who
	build  *store.Build
	first  bool // may say a first or second word
	settle bool // may settle
	open   []store.Review
	said   []store.Review
	words  map[int64]wordsOn
	ever   map[int64][]store.Word   // words that were taken back too
	shown  map[byname.AgencyID]bool // agencies whose records the reviewer's own may be shown, for linking
	object map[byname.PersonID]bool // who told us, and no agency, that they object
	back   map[int64]bool           // pairs on which this reviewer took a word back, having read the answer or heard whether another agrees
	read   map[int64]bool           // pairs of which this reviewer read the answer, or what others said
}

func (w *Work) desk(ctx context.Context, who Who) (*desk, error) {
	q := &desk{who: who, words: map[int64]wordsOn{}, ever: map[int64][]store.Word{}, shown: map[byname.AgencyID]bool{who.Agency: true}, object: map[byname.PersonID]bool{}}
	if err := w.may(ctx, who, guard.SettleLinks); err != nil {
		return nil, err
	}
	q.settle, q.first = true, w.may(ctx, who, guard.ReviewLinks) == nil
	var err error
	if q.build, err = w.Builds.Current(); err != nil {
		return nil, err
	}
	agency, err := w.Place.Agencies.Agency(who.Agency)
	if err != nil {
		return nil, err
	}
	agreements, err := w.DB.Agreements(ctx)
	if err != nil {
		return nil, err
	}
	for _, a := range agreements.Givers(agency.Kind, "link", w.Today()) {
		q.shown[a] = true
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		open, err := tx.Reviews()
		if err != nil {
			return err
		}
		q.open = mixed(open)
		if q.said, err = tx.ReviewsOf(who.Worker); err != nil {
			return err
		}
		objections, err := tx.Objectors(w.Today())
		if err != nil {
			return err
		}
		for _, o := range objections {
			q.object[o.Person] = q.object[o.Person] || o.Scope == govern.ToAll
		}
		if q.back, err = tx.TakenBack(who.Worker); err != nil {
			return err
		}
		if q.read, err = tx.ReviewsRead(who.Worker); err != nil {
			return err
		}
		words, err := tx.AllWords()
		for _, x := range words {
			q.ever[x.Review] = append(q.ever[x.Review], x)
		}
		for number, said := range q.ever {
			q.words[number] = thatHold(said)
		}
		return err
	})
	// What one reviewer began, another finishes first, in the order it was begun.
	slices.SortStableFunc(q.open, func(a, b store.Review) int { return cmp.Compare(q.begun(a), q.begun(b)) })
	return q, err
}

// begun is when one reviewer judged a pair that waits for a second, and later
// than all times for the others.
func (q *desk) begun(r store.Review) int64 {
	if first := q.words[r.Number].apart(); len(first) == 1 {
		return first[0].At.UnixNano()
	}
	return math.MaxInt64
}

// mixed strews pairs drawn by chance among the others, about one after every
// three, so that both get done and nobody can tell which is which.
func mixed(open []store.Review) []store.Review {
	var drawn, others []store.Review
	for _, r := range open {
		if r.Source == store.Sample {
			drawn = append(drawn, r)
		} else {
			others = append(others, r)
		}
	}
	var list []store.Review
	for _, r := range others {
		list = append(list, r)
		h := fnv.New32a()
		fmt.Fprint(h, r.Left, r.Right)
		if h.Sum32()%3 == 0 && len(drawn) > 0 {
			list, drawn = append(list, drawn[0]), drawn[1:]
		}
	}
	return append(list, drawn...)
}

// stage is what an open pair waits for from this reviewer; "" when nothing.
func (q *desk) stage(r store.Review) Stage {
	words := q.words[r.Number]
	switch {
	case words.by(q.who.Worker) != nil:
		return Ruled
	case !r.Settled.IsZero():
		return Finished
	case r.By == q.who.Worker || q.back[r.Number]:
		return "" // who asked, or judged it once, does not judge
	case len(words.apart()) < 2 && q.first && !q.read[r.Number]:
		return Apart // who read the answer is blind no more; they may settle all the same
	case len(words.apart()) >= 2 && q.settle:
		return Settling
	}
	return ""
}

// opens reports whether guard would open both persons of a pair to this
// reviewer and show both records, as far as that can be known without asking
// it: those who object are shown to nobody, those about whom something is
// restricted to reviewers cleared for it.
func (q *desk) opens(r store.Review) bool {
	for _, key := range []feed.Key{r.Left, r.Right} {
		agency, _, _ := strings.Cut(string(key), "/")
		id, err := q.build.ByRecord(key)
		if err != nil || q.object[id] || !q.shown[byname.AgencyID(agency)] {
			return false
		}
		s, err := q.build.Sketch(id)
		if err != nil || s.Objects || s.Restricted && !q.who.Is(guard.Cleared) {
			return false
		}
	}
	return true
}

// became says what came of a pair, in a sentence.
func (q *desk) became(r store.Review) string {
	words := q.words[r.Number].apart()
	switch {
	case len(words) == 0:
		return ""
	case r.Settled.IsZero() && len(words) < 2:
		return "Waits for a second reviewer."
	case r.Settled.IsZero():
		return "Two reviewers differ, or a worker asked again: a third settles it."
	case r.Says == store.Unsure:
		return "Nobody could tell. Nothing changes."
	}
	same := r.Says == store.Same
	answer := "two people"
	if same {
		answer = "one person"
	}
	if !q.build.Made.After(r.Settled) {
		return fmt.Sprintf("Settled: %s. The next build obeys.", answer)
	}
	left, err := q.build.ByRecord(r.Left)
	right, err2 := q.build.ByRecord(r.Right)
	switch {
	case errors.Join(err, err2) != nil:
		return fmt.Sprintf("Settled: %s. One of the records is no longer there.", answer)
	case (left == right) == same:
		return fmt.Sprintf("Settled, and so it is: %s in build %d.", answer, q.build.Number)
	}
	return fmt.Sprintf("Settled: %s. Build %d does not have it so: tell the administrator.", answer, q.build.Number)
}
