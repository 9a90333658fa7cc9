package work

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"time"

	"byname"
	"byname/feed"
	"byname/govern"
	"byname/link"
	"byname/population"
	"byname/store"
)

// Progress hears how far a long piece of work is: what is being done, and how
// much of how much; of is 0 when nobody knows.
type Progress func(doing string, done, of int)

func silent(string, int, int) {}

// A BuildAsk says what to build.
type BuildAsk struct {
	AsOf     byname.Day // only what is dated up to this day counts; 0 is today and all there is
	Keep     int        // how many builds to keep; 0 is 3
	Progress Progress   // nil hears nothing

	model *link.Model // weighs with this one instead of learning; nil learns
}

// Build makes the population of one night: everybody of whom the deliveries
// in force speak, linked, with timelines and early signs. It is published
// whole or not at all.
func (w *Work) Build(ctx context.Context, ask BuildAsk) (m store.Manifest, err error) {
	n, err := w.newNight(ctx, ask)
	if err != nil {
		return m, err
	}
	if n.build, err = w.Builds.Begin(); err != nil {
		return m, err
	}
	defer n.build.Abandon()
	for _, step := range []func(context.Context) error{
		n.read, n.link, n.gather, n.identify, n.inherit, n.judge, n.writeRecords, n.writeTimelines, n.writePersons,
	} {
		if err := errors.Join(step(ctx), ctx.Err()); err != nil {
			return m, err
		}
	}
	n.say("publishing", 0, 0)
	if m, err = n.build.Publish(n.manifest, ask.Keep); err != nil {
		return m, err
	}
	n.say("counting indicators", 0, 0)
	_, err = w.CountOutcomes(ctx)
	return m, errors.Join(w.remember(ctx, ""), w.tellCalledAnew(ctx), n.askReviewers(ctx), err)
}

// A night is one build on its way: each step takes what those before left.
type night struct {
	work     *Work
	say      Progress
	rules    population.Rules
	sources  *store.Sources
	objected []govern.Objection // of those who told us, and no agency, that they object
	rulings  []store.Ruling
	states   states // with programmes, as last published
	build    *store.NewBuild
	manifest store.Manifest

	drawn  time.Time // when pairs were last drawn for reviewers
	sample []store.Draw

	model   *link.Model // nil learns one
	table   *link.Table
	heard   heard
	rows    *store.Rows
	telling []feed.Event // those that change how people may be shown
	linked  *link.Result
	records *store.Gathering
	memory  *store.Memory
	drafts  []population.Draft // by cluster
	votes   population.Votes   // of records, for who their cluster was
	apart   [][2]int32         // clusters

	incidents []part // of abuse at home

	persons []population.Person // by number, from 1
	number  []int32             // of each cluster
	doubted []doubtedPair       // those worth most
}

// newNight finds out what there is to build from, and by which rules.
func (w *Work) newNight(ctx context.Context, ask BuildAsk) (*night, error) {
	n := &night{work: w, say: ask.Progress, model: ask.model}
	if n.say == nil {
		n.say = silent
	}
	n.rules = w.populationRules()
	if ask.AsOf != 0 {
		n.rules.Day = ask.AsOf
	}
	if err := w.deliver(ctx); err != nil {
		return nil, err
	}
	n.manifest.Made, n.manifest.Day, n.manifest.Until = w.now().UTC(), n.rules.Day, ask.AsOf
	err := w.DB.Read(ctx, func(tx *store.Tx) error {
		agreements, err := tx.Agreements()
		if err != nil {
			return err
		}
		deliveries, err := tx.Deliveries()
		if err != nil {
			return err
		}
		for _, d := range deliveries {
			n.manifest.Deliveries = d.Number
		}
		sources, without := counting(deliveries, agreements, w.Today())
		if len(sources) == 0 {
			return nothingToBuild(deliveries, without)
		}
		n.sources = w.deliveries().Sources(sources, ask.AsOf, n.say)
		for _, set := range without {
			n.say("leaving out "+set+": no agreement is in force", 0, 0)
		}
		n.objected, err = tx.Objectors(w.Today())
		n.manifest.Objections = fingerprint(n.objected)
		if err == nil {
			n.states, err = everybodysStates(tx)
		}
		if err == nil {
			n.rulings, err = tx.Rulings()
		}
		if err == nil {
			n.manifest.Rulings, err = tx.LastRuling()
		}
		if err == nil {
			_, n.drawn, err = tx.LastDraw()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, s := range n.sources.List {
		n.manifest.Inputs = append(n.manifest.Inputs, store.Input{Delivery: s.Hash, Agency: s.Agency, DataSet: s.DataSet, Agreement: s.Agreement, Rows: s.Accepted})
	}
	return n, nil
}

func nothingToBuild(deliveries []store.DeliveryRow, without []string) error {
	if len(deliveries) == 0 {
		return byname.NotFound("population build", "files of agencies to build from", "add them first: byname feed add FOLDER")
	}
	if len(without) > 0 {
		return byname.Denied("population build", "an agreement in force for what was taken in", "make or renew the agreements first")
	}
	return byname.NotFound("population build", "files that retention has not erased", "add newer ones: byname feed add FOLDER")
}

// populationRules are the rules of this place today.
func (w *Work) populationRules() population.Rules {
	kinds := map[byname.AgencyID]string{}
	for _, a := range w.Place.Agencies {
		kinds[a.ID] = a.Kind
	}
	return population.Rules{
		Day:  w.Today(),
		Kind: func(a byname.AgencyID) string { return kinds[a] },
		Neighbourhood: func(lsoa string) string {
			if l, known := w.Place.Areas.LSOA(lsoa); known && l.Neighbourhood != nil {
				return l.Neighbourhood.ID
			}
			return ""
		},
	}
}

// fingerprint tells sets of objections from one another; "" is none.
func fingerprint(objections []govern.Objection) string {
	if len(objections) == 0 {
		return ""
	}
	var said []string
	for _, o := range objections {
		if o.Scope == govern.ToAll {
			said = append(said, o.Anchor)
		} else {
			said = append(said, o.Anchor+" "+string(o.Scope))
		}
	}
	slices.Sort(said)
	h := sha256.New()
	for _, s := range said {
		io.WriteString(h, s+"\n")
	}
	return hex.EncodeToString(h.Sum(nil))
}
