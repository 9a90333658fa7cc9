package signal

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"

	"byname"
)

// A Finding says on which days of a run a programme found somebody.
type Finding struct {
	Member    int    // of the home
	Programme int    // place of its rule among those compiled
	On        Days   // any of its signs held
	Signs     []Days // each of them, in the rule's order
}

// Over puts every rule to everybody in the homes, once for each of the days,
// on every core, and hands over what it found of each home, homes in no
// particular order and one at a time. A timeline is read once, so that two
// years of month ends cost little more than two evenings. What it finds on a
// day is whom EvaluateAll finds as of that day. Both arguments of take are
// good until it returns.
func (s *Set) Over(ctx context.Context, days []byname.Day, homes iter.Seq[Home], take func(Home, []Finding)) error {
	if len(days) == 0 || len(days) > mostDays {
		return byname.Invalid("days", fmt.Sprintf("1 to %d of them", mostDays), "ask for fewer at once")
	}
	work := make(chan []Home, runtime.GOMAXPROCS(0))
	var one sync.Mutex
	var done sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		done.Go(func() {
			p := past{days: days}
			p.set = s
			for batch := range work {
				var found []Finding
				ends := make([]int, len(batch))
				for i := range batch {
					found = p.home(&batch[i], found)
					ends[i] = len(found)
				}
				one.Lock()
				from := 0
				for i := range batch {
					take(batch[i], found[from:ends[i]])
					from = ends[i]
				}
				one.Unlock()
			}
		})
	}
	var next []Home
	for h := range homes {
		if next = append(next, h); len(next) == homesAtOnce {
			work <- next
			next = nil
			if ctx.Err() != nil {
				break
			}
		}
	}
	work <- next
	close(work)
	done.Wait()
	return ctx.Err()
}

// A past looks at one home after another on all days of a run.
type past struct {
	worker
	days   []byname.Day
	places []int  // of those present, in the home
	away   []Days // of those present
}

// home adds what is found of a home.
func (p *past) home(h *Home, found []Finding) []Finding {
	first := len(found)
	steady := p.read(h)
	if !steady { // who may be seen is another on each day
		for i, day := range p.days {
			p.each(*h, day, func(v *view, member int) { found = p.set.mark(v, member, p.days, i, i+1, first, found) })
		}
		return found
	}
	for from := 0; from < len(p.days); {
		to := from + 1
		for to < len(p.days) && p.alike(from, to) {
			to++
		}
		p.together, p.numbers = p.together[:0], p.numbers[:0]
		for j, l := range p.present {
			if !p.away[j].Has(from) {
				p.together, p.numbers = append(p.together, l), append(p.numbers, j)
			}
		}
		p.view = view{deprivation: h.Deprivation, deciles: h.Deciles, hits: p.view.hits, lives: p.together}
		for self, j := range p.numbers {
			member := p.places[j]
			p.view.self, p.view.programmes = self, h.Programmes[h.Members[member].ID]
			found = p.set.mark(&p.view, member, p.days, from, to, first, found)
		}
		from = to
	}
	return found
}

// read makes the lives of a home ready, with all that is dated up to the last
// day: nothing in the language looks beyond the day of its view. It is false
// when two of the home are in one incident of abuse, for then who sees whom
// can change from day to day.
func (p *past) read(h *Home) bool {
	p.reader.empty()
	p.present, p.places, p.away = p.present[:0], p.places[:0], p.away[:0]
	all := Days(1)<<len(p.days) - 1
	domestic := p.set.words.mustUnder("police.domestic")
	told := 0
	for i := range h.Members {
		away := absences(&h.Members[i], p.days) & all
		if away == all {
			continue
		}
		l := p.set.words.read(&h.Members[i], slices.Max(p.days), &p.reader)
		p.present, p.places, p.away = append(p.present, l), append(p.places, i), append(p.away, away)
		if l.kinds.meets(&domestic) {
			told++
		}
	}
	return told < 2
}

// alike reports whether the same people are there on two days.
func (p *past) alike(a, b int) bool {
	for _, away := range p.away {
		if away.Has(a) != away.Has(b) {
			return false
		}
	}
	return true
}

// mark puts the rules to the one the view is of on the days from one to
// another, and adds what holds to what was found since first.
func (s *Set) mark(v *view, member int, days []byname.Day, from, to, first int, found []Finding) []Finding {
	mine, everybodys := v.lives[v.self].kinds, kindSet{}
	for i := range v.lives {
		everybodys.union(&v.lives[i].kinds)
	}
	for i := range s.rules {
		r := &s.rules[i]
		var f *Finding
		var scope, asked Days // on which days they are in scope, where that was asked
		for j := range r.signs {
			sign := &r.signs[j]
			if !met(sign.needs, &mine, &everybodys) {
				continue
			}
			for d := from; d < to; d++ {
				v.day = days[d]
				if bit := Days(1) << d; asked&bit == 0 {
					if asked |= bit; r.who(v) {
						scope |= bit
					}
				}
				if !scope.Has(d) || !sign.when(v) {
					continue
				}
				if f == nil {
					f, found = finding(found, first, member, i, len(r.signs))
				}
				f.On |= 1 << d
				f.Signs[j] |= 1 << d
			}
		}
	}
	return found
}

// finding is what was found of a member by a rule so far, begun if nothing was.
func finding(found []Finding, first, member, rule, signs int) (*Finding, []Finding) {
	for i := first; i < len(found); i++ {
		if f := &found[i]; f.Member == member && f.Programme == rule {
			return f, found
		}
	}
	found = append(found, Finding{Member: member, Programme: rule, Signs: make([]Days, signs)})
	return &found[len(found)-1], found
}
