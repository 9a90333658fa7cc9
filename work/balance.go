package work

import (
	"context"
	"maps"
	"slices"
	"sync"

	"byname"
	"byname/guard"
	"byname/outcome"
	"byname/plan"
	"byname/store"
)

// A Balance is how much of what was done in a neighbourhood, or everywhere,
// was support given early and how much answered a crisis, month by month.
type Balance struct {
	Neighbourhood, Name string // "" and "Everywhere" for all together
	Months              []BalancedMonth
	Places              []Choice
	Uncounted           []string // kinds of contact of which nobody says what they take
}

// A BalancedMonth is one month. Small numbers are protected.
type BalancedMonth struct {
	Name        string
	Share       Point   // of contacts, early: %
	Hours, Cost float64 // per cent that went to early support; where Share is shown
	NoHours     bool    // none can be told
	NoCost      bool
}

// balanced is what was counted in the build that was last asked about.
type balanced struct {
	sync.Mutex
	build  int
	day    byname.Day
	months []byname.Day // their last days, oldest first
	cells  map[string][]outcome.Tilt
}

// balanceMonths is how many are shown.
const balanceMonths = 24

// EarlyOrLate is the balance of a neighbourhood, "" for everywhere.
func (w *Work) EarlyOrLate(ctx context.Context, who Who, neighbourhood string) (Balance, error) {
	b := Balance{Neighbourhood: neighbourhood, Name: "Everywhere", Places: append([]Choice{{Title: "Everywhere"}}, w.Covered()...)}
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return b, err
	}
	if neighbourhood != "" {
		n, err := w.neighbourhood(neighbourhood)
		if err != nil {
			return b, err
		}
		b.Name = n.Name
	}
	counted, err := w.balance(ctx)
	if err != nil {
		return b, err
	}
	areas := slices.Sorted(maps.Keys(counted.cells))
	for i, end := range counted.months {
		var month []outcome.Tilt
		var together outcome.Tilt
		for _, area := range areas {
			month = append(month, counted.cells[area][i])
			together = together.And(counted.cells[area][i])
		}
		shown, all := outcome.ProtectTilts(month, confidence)
		share, whole := all, together
		if neighbourhood != "" {
			share, whole = outcome.Tilt{}.Share(confidence), outcome.Tilt{}
			if at := slices.Index(areas, neighbourhood); at >= 0 {
				share, whole = shown[at], month[at]
			}
		}
		b.Months = append(b.Months, balancedMonth(end, share, whole))
	}
	for kind, k := range w.Place.Words.Kinds {
		if _, told := w.Place.Efforts.Of(kind); !told && k.Balance != "neutral" {
			b.Uncounted = append(b.Uncounted, k.Phrase)
		}
	}
	slices.Sort(b.Uncounted)
	return b, nil
}

func balancedMonth(end byname.Day, share outcome.Indicator, whole outcome.Tilt) BalancedMonth {
	m := BalancedMonth{Name: end.Time().Format("January 2006"), Share: points([]outcome.Indicator{share})[0], NoHours: true, NoCost: true}
	m.Share.Period = m.Name
	if share.Shown() {
		hours, some := whole.Hours()
		cost, priced := whole.Cost()
		m.Hours, m.NoHours, m.Cost, m.NoCost = hours, !some, cost, !priced
	}
	return m
}

// balance is what was counted in the current build, counted now if nobody has.
func (w *Work) balance(ctx context.Context) (*balanced, error) {
	build, err := w.Builds.Current()
	if err != nil {
		return nil, err
	}
	w.balances.Lock()
	defer w.balances.Unlock()
	if w.balances.build == build.Number && w.balances.day == w.Today() {
		return w.balances, nil
	}
	last := lastTold(build)
	ends := monthEnds(last, balanceMonths+1)
	ends = ends[:len(ends)-1] // whole months only
	if (last + 1).Time().Day() == 1 {
		ends = append(ends, last)
	}
	ends = ends[max(0, len(ends)-balanceMonths-1):]
	counting := &balanced{months: ends[1:], cells: map[string][]outcome.Tilt{}}
	home := map[byname.PersonID]string{}
	kinds := w.Place.Words.Kinds
	wants := func(kind string) bool {
		_, told := w.Place.Efforts.Of(kind)
		return told && kinds[kind].Balance != "neutral"
	}
	err = w.everybody(ctx, build, "counted what was done early and what answered a crisis", func(id byname.PersonID, neighbourhood string, l *outcome.Life) error {
		home[id] = neighbourhood
		for _, e := range l.Events {
			effort, told := w.Place.Efforts.Of(e.Kind)
			if told {
				counting.add(ends[0], neighbourhood, e.Day, kinds[e.Kind].Balance == "proactive", effort)
			}
		}
		return nil
	}, wants)
	if err == nil {
		err = w.plannedEfforts(ctx, func(id byname.PersonID, day byname.Day, e outcome.Effort) {
			if home[id] != "" {
				counting.add(ends[0], home[id], day, true, e)
			}
		})
	}
	if err != nil {
		return nil, err
	}
	w.balances.build, w.balances.day, w.balances.months, w.balances.cells = build.Number, w.Today(), counting.months, counting.cells
	return w.balances, nil
}

// add counts one contact of a day after a first one.
func (b *balanced) add(after byname.Day, area string, day byname.Day, early bool, e outcome.Effort) {
	month, _ := slices.BinarySearch(b.months, day)
	if day <= after || month == len(b.months) {
		return
	}
	if b.cells[area] == nil {
		b.cells[area] = make([]outcome.Tilt, len(b.months))
	}
	if c := &b.cells[area][month]; early {
		c.Early.Add(e)
	} else {
		c.Late.Add(e)
	}
}

// plannedEfforts hands over every step of a plan that was done: a contact by
// which somebody was helped as was planned.
func (w *Work) plannedEfforts(ctx context.Context, take func(byname.PersonID, byname.Day, outcome.Effort)) error {
	return w.DB.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.EveryPlan()
		if err != nil {
			return err
		}
		for _, row := range rows {
			k, err := w.plan(tx, row)
			if err != nil {
				return err
			}
			for _, s := range k.plan.Steps {
				if s.State == plan.Done {
					take(k.plan.Person, s.Ended, outcome.Effort{Hours: w.Place.stepHours(s), Cost: s.Cost})
				}
			}
		}
		return nil
	})
}
