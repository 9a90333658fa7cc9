package work

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"slices"

	"byname"
	"byname/feed"
	"byname/link"
	"byname/store"
)

// mostAsked is how many of a build's suspects reviewers are asked about: those
// worth most.
const mostAsked = 400

// A doubted pair is a suspect by where its records stand in the build.
type doubtedPair struct {
	link.Suspect
	left, right spot
}

// A spot is the number of a person and a record's place among theirs.
type spot struct{ person, place int32 }

// doubt keeps where the suspects worth most stand.
func (n *night) doubt() {
	at := func(row int32) spot { return spot{n.person(row), n.rows.Place(row)} }
	for _, s := range n.linked.Suspects[:min(len(n.linked.Suspects), mostAsked)] {
		n.doubted = append(n.doubted, doubtedPair{s, at(s.A), at(s.B)})
	}
	n.linked.Suspects = nil
}

// askReviewers puts what the build just published doubts, and what was drawn
// by chance, into the queue, and takes out what it doubts no longer.
func (n *night) askReviewers(ctx context.Context) error {
	build, err := n.work.Builds.Current()
	if err != nil {
		return err
	}
	stakes, err := n.work.stakes(ctx)
	if err != nil {
		return err
	}
	var asked []asking
	for _, d := range n.sample { // first: who finds a pair there already keeps it a drawn one
		asked = append(asked, asking{lotOf(d.Review), func(tx *store.Tx) error { return tx.DrawSample([]store.Draw{d}) }})
	}
	for _, d := range n.doubted {
		a, left, err := build.Record(d.left.person, d.left.place)
		if err != nil {
			return err
		}
		b, right, err := build.Record(d.right.person, d.right.place)
		if err != nil {
			return err
		}
		s, err := stakes.of(build, a, b)
		if err != nil {
			return err
		}
		s.Contradicted = d.Doubt == link.Contradiction
		r := store.Review{Left: left, Right: right, Source: store.Suspect, Build: build.Number,
			Weight: float64(d.Weight), Joined: d.Same, Why: d.Why, Worth: float64(d.Worth) * s.times(), At: n.work.now()}
		asked = append(asked, asking{lotOf(r), func(tx *store.Tx) error { _, err := tx.AskReview(r); return err }})
	}
	n.doubted, n.sample = nil, nil
	slices.SortStableFunc(asked, func(a, b asking) int { return cmp.Compare(a.lot, b.lot) })
	return n.work.DB.Write(ctx, func(tx *store.Tx) error {
		for _, a := range asked {
			if err := a.ask(tx); err != nil {
				return err
			}
		}
		if build.Base != 0 {
			return nil // it looked at few, and does not know what of the rest is doubted
		}
		return tx.DropReviews(build.Number)
	})
}

// An asking is a pair to be asked about. All of a night are numbered by lot:
// reviewers read a pair's number, which is to tell them neither what asked
// nor what linking made of it.
type asking struct {
	lot uint32
	ask func(*store.Tx) error
}

func lotOf(r store.Review) uint32 {
	h := fnv.New32a()
	fmt.Fprint(h, "number ", min(r.Left, r.Right), " ", max(r.Left, r.Right))
	return h.Sum32()
}

// Stakes are what hangs on whether two records are one person.
type Stakes struct {
	Planned      bool // one of the persons has an open plan
	Found        bool // a programme finds one of them now
	Restricted   bool // something about one of them is: there may be danger
	Contradicted bool // two NHS numbers, or the like, stand against what weighs for one person
	Asked        bool // a worker doubts it
}

// times is how much more a word on a pair is worth for what hangs on it. With
// the chance that what was decided is wrong, times the records that would
// move, it makes the order of the queue:
//
//	worth = chance of being wrong × records that would move × stakes
//	stakes = 1 + 2 (open plan) + 1 (found by a programme) + 2 (restricted) + 1 (contradiction) + 4 (a worker asked)
func (s Stakes) times() float64 {
	sum := 1.0
	for _, x := range []struct {
		is  bool
		add float64
	}{{s.Planned, 2}, {s.Found, 1}, {s.Restricted, 2}, {s.Contradicted, 1}, {s.Asked, 4}} {
		if x.is {
			sum += x.add
		}
	}
	return sum
}

// inHand is who has an open plan and whom a programme finds.
type inHand struct{ planned, found map[byname.PersonID]bool }

func (w *Work) stakes(ctx context.Context) (inHand, error) {
	h := inHand{map[byname.PersonID]bool{}, map[byname.PersonID]bool{}}
	err := w.DB.Read(ctx, func(tx *store.Tx) error {
		plans, err := tx.OpenPlans()
		if err != nil {
			return err
		}
		for _, p := range plans {
			for _, x := range p.Persons {
				h.planned[x.Person] = true
			}
		}
		found, err := tx.Found()
		for _, f := range found {
			h.found[f.Person] = true
		}
		return err
	})
	return h, err
}

// of is what hangs on two persons of a build, who may be the same.
func (h inHand) of(build *store.Build, a, b byname.PersonID) (s Stakes, err error) {
	for _, id := range []byname.PersonID{a, b} {
		sketch, err := build.Sketch(id)
		if err != nil {
			return s, err
		}
		s.Planned, s.Found, s.Restricted = s.Planned || h.planned[id], s.Found || h.found[id], s.Restricted || sketch.Restricted
	}
	return s, nil
}

// rulingsWith are those that hold and one more, as link takes them.
func rulingsWith(rulings []store.Ruling, more store.Ruling) []link.Ruling {
	list := []link.Ruling{{A: more.Left, B: more.Right, Same: more.Says == store.Same}}
	for _, r := range rulings {
		if min(r.Left, r.Right) != min(more.Left, more.Right) || max(r.Left, r.Right) != max(more.Left, more.Right) {
			list = append(list, link.Ruling{A: feed.Key(r.Left), B: feed.Key(r.Right), Same: r.Says == store.Same})
		}
	}
	return list
}
