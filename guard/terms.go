package guard

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"byname"
	"byname/govern"
)

// terms are what a worker's agency may be shown for a purpose today.
type terms struct {
	givers []byname.AgencyID // sorted
	rules  map[string]rule
}

func (t terms) agreed() bool { return len(t.givers) > 0 && len(t.rules) > 0 }

func (g *Guard) terms(agreements govern.Agreements, who Who, purpose string, now time.Time) terms {
	day := byname.MinuteOf(now).Day()
	kind := who.Kind
	if purpose == "rights" {
		kind = Person
	}
	t := terms{agreements.Givers(kind, purpose, day), g.sharing.rules[audience{kind, purpose}]}
	if who.Is(Machine) || purpose == "measure" {
		// A run is for nobody's eyes: what any agreement allows for the purpose.
		t.givers = nil
		for _, a := range agreements {
			if a.Holds(day) && slices.Contains(a.Purposes, purpose) {
				t.givers = append(t.givers, a.Agency)
			}
		}
		slices.Sort(t.givers)
		t.givers = slices.Compact(t.givers)
	}
	return t
}

// pass makes the Pass for those of a request who were granted.
func (t terms) pass(r Request, who Who, now time.Time, standings []Standing, verdicts []verdict) Pass {
	p := Pass{worker: who.Worker, agency: who.Agency, purpose: r.Purpose,
		expires: now.Add(Lasting), rules: t.rules, givers: t.givers, need: true}
	order := make([]int, 0, len(r.Persons))
	for i, v := range verdicts {
		if v.granted {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(r.Persons[a], r.Persons[b]) })
	for _, i := range order {
		if n := len(p.persons); n > 0 && p.persons[n-1] == r.Persons[i] {
			continue
		}
		p.persons = append(p.persons, r.Persons[i])
		p.grounds = append(p.grounds, verdicts[i].ground)
		p.need = p.need && verdicts[i].need
		p.alone = p.alone || standings[i].Objects && r.Purpose != "rights" && r.Purpose != Own
	}
	p.need = p.need && len(p.persons) > 0 && !r.List
	return p
}

// entries are the audit rows of a request: who was granted, who refused.
func entries(r Request, who Who, now time.Time, standings []Standing, verdicts []verdict) (yes, no Entry) {
	yes = Entry{At: now, Worker: who.Worker, Agency: who.Agency, Purpose: r.Purpose,
		Reason: r.Reason, What: r.What, List: r.List, Emergency: r.Emergency, Granted: true}
	no = yes
	no.Granted = false
	var yesRules, noRules []string
	for i, v := range verdicts {
		if v.granted {
			yes.Persons = append(yes.Persons, r.Persons[i])
			yesRules = append(yesRules, v.rule)
			if r.Emergency {
				yes.Tell = append(yes.Tell, standings[i].Teams...)
			}
		} else {
			no.Persons = append(no.Persons, r.Persons[i])
			noRules = append(noRules, v.rule)
		}
	}
	yes.Rule, no.Rule = distinct(yesRules), distinct(noRules)
	slices.Sort(yes.Tell)
	yes.Tell = slices.Compact(yes.Tell)
	return yes, no
}

func distinct(rules []string) string {
	slices.Sort(rules)
	return strings.Join(slices.Compact(rules), " ")
}
