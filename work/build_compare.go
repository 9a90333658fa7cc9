package work

import (
	"context"
	"slices"
	"strings"

	"byname"
	"byname/feed"
	"byname/link"
	"byname/store"
)

// A Regrouping says how far the current build groups records as linking
// everybody anew would, with the same model, of the same deliveries.
type Regrouping struct {
	Build   int
	Records int
	Equal   int           // whose person is made of the same records in both
	Rest    []OtherGroups // the others, person by person
}

// Share is the share of records that are equal.
func (c Regrouping) Share() float64 {
	if c.Records == 0 {
		return 1
	}
	return float64(c.Equal) / float64(c.Records)
}

// OtherGroups is a person of the current build whose records are grouped
// otherwise when everybody is linked anew.
type OtherGroups struct {
	Person byname.PersonID
	Anew   [][]feed.Key // their records, as they are grouped then
}

// BuildCompare links everybody anew and compares. Nothing is published. What
// came or was ruled since the build was made is to be joined first.
func (w *Work) BuildCompare(ctx context.Context, say Progress) (c Regrouping, err error) {
	build, err := w.Builds.Current()
	if err != nil {
		return c, err
	}
	model, err := build.Model()
	if err != nil {
		return c, err
	}
	n, err := w.newNight(ctx, BuildAsk{AsOf: build.Until, Progress: say, model: model})
	if err != nil {
		return c, err
	}
	same := slices.EqualFunc(n.sources.List, build.Inputs, func(s store.Source, i store.Input) bool { return s.Hash == i.Delivery })
	if !same || n.manifest.Rulings != build.Rulings {
		return c, byname.Conflict("population check", "a build of all that came and was ruled", "run byname population join first")
	}
	if err := n.read(ctx); err != nil {
		return c, err
	}
	if n.linked, err = link.People(ctx, n.table, n.linkOptions()); err != nil {
		return c, err
	}
	c.Build = build.Number
	type pair struct {
		person  byname.PersonID
		cluster int32
	}
	both, persons, clusters := map[pair]int{}, map[byname.PersonID]int{}, map[int32]int{}
	each := func(take func(feed.Key, pair)) error {
		return build.Whose(func(key feed.Key, id byname.PersonID) {
			if row, known := n.rows.Of(key); known {
				take(key, pair{id, n.linked.Cluster[row]})
			}
		})
	}
	err = each(func(_ feed.Key, p pair) {
		c.Records++
		both[p]++
		persons[p.person]++
		clusters[p.cluster]++
	})
	if err != nil {
		return c, err
	}
	rest := map[byname.PersonID]map[int32][]feed.Key{}
	err = each(func(key feed.Key, p pair) {
		if both[p] == persons[p.person] && both[p] == clusters[p.cluster] {
			c.Equal++
			return
		}
		if rest[p.person] == nil {
			rest[p.person] = map[int32][]feed.Key{}
		}
		rest[p.person][p.cluster] = append(rest[p.person][p.cluster], feed.Key(strings.Clone(string(key))))
	})
	for _, id := range ordered(rest) {
		o := OtherGroups{Person: id}
		for _, cluster := range ordered(rest[id]) {
			slices.Sort(rest[id][cluster])
			o.Anew = append(o.Anew, rest[id][cluster])
		}
		c.Rest = append(c.Rest, o)
	}
	return c, err
}
