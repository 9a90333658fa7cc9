package work

import (
	"context"

	"byname"
	"byname/bed"
	"byname/guard"
	"byname/store"
)

// A BedNames is the by-name list: everybody without a home who was met in the
// last 90 days, whoever waits longest first, and how people came and went.
type BedNames struct {
	Night   byname.Day
	Active  int
	Median  int // nights waited
	In, Out []Choice
	From    byname.Day // since when came and went are counted
	People  []BedSeeker
	Hidden  int
	Paging
}

// A BedSeeker is one of them.
type BedSeeker struct {
	PersonRef
	Nights int
	Since  byname.Day
	Came   string
	Bed    string // of tonight: "offered", "accepted", "arrived"; empty for none
}

// flowDays is the time of which came and went are counted.
const flowDays = 28

// BedNames shows how the list stands to whoever helps people, and of its names
// those the asker may see.
func (w *Work) BedNames(ctx context.Context, who Who, page int) (b BedNames, err error) {
	if err := w.may(ctx, who, guard.SeeWorklist); err != nil {
		return b, err
	}
	var n bedNight
	var list []bed.Seeking
	if err := w.DB.Read(ctx, func(tx *store.Tx) error {
		if n, err = w.bedNight(tx); err != nil {
			return err
		}
		seen, err := tx.Sightings()
		list = bed.Listed(seen, n.day)
		return err
	}); err != nil {
		return b, err
	}
	b.Night, b.From = n.day, n.day+1-flowDays
	f := bed.FlowOf(list, b.From, n.day+1)
	b.Active, b.Median = f.Active, f.Median()
	for _, c := range []bed.Came{bed.New, bed.Returned, bed.Again} {
		b.In = append(b.In, Choice{Title: string(c), Entries: f.In[string(c)]})
	}
	for _, g := range []bed.Went{bed.Housed, bed.Elsewhere, bed.Inactive, bed.Died} {
		b.Out = append(b.Out, Choice{Title: string(g), Entries: f.Out[string(g)]})
	}
	on := bed.Longest(list, n.day)
	b.Paging = pageOf(len(on), page, guard.Most)
	first := (b.Page - 1) * guard.Most
	on = on[first:min(len(on), first+guard.Most)]
	if len(on) == 0 {
		return b, nil
	}
	ids := make([]byname.PersonID, len(on))
	for i, s := range on {
		ids[i] = s.Person
	}
	pass, err := w.list(ctx, who, "support", ids)
	if err != nil {
		return b, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return b, err
	}
	state := map[byname.PersonID]string{}
	for _, r := range n.requests {
		for _, need := range r.People {
			if s, has := n.stays[r.Number]; has {
				state[need.Person] = string(s.State)
			}
		}
	}
	for _, s := range on {
		if pass.Check(s.Person, w.now()) != nil {
			b.Hidden++
			continue
		}
		p, err := build.Person(pass, w.now(), s.Person)
		if err != nil {
			return b, err
		}
		b.People = append(b.People, BedSeeker{PersonRef: PersonRef{s.Person, preferred(p)}, Nights: int(n.day - s.From), Since: s.From, Came: string(s.Came), Bed: state[s.Person]})
	}
	return b, nil
}

// Sighted writes down that somebody without a home was met, or is no longer
// to be looked for.
func (w *Work) Sighted(ctx context.Context, who Who, id byname.PersonID, what bed.Sight) error {
	switch what {
	case bed.Met, bed.HasHome, bed.WentElsewhere, bed.HasDied:
	default:
		return byname.Invalid("what", "met, has a home, went elsewhere or died", "choose one")
	}
	o, err := w.mayChange(ctx, who, id, "wrote down that this person was met")
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.Sight(bed.Sighting{Person: id, Day: w.tonight(), What: what}, string(o.Anchor), who.Worker, w.now())
	})
}
