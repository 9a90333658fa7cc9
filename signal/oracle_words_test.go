package signal_test

import (
	"slices"

	"cel.dev/cel-go/common/operators"

	"byname"
)

// call answers a word or a sign; what it is said of comes first.
func (o oracle) call(name string, args []any) any {
	switch name {
	case operators.LogicalAnd:
		return args[0].(bool) && args[1].(bool)
	case operators.LogicalOr:
		return args[0].(bool) || args[1].(bool)
	case operators.LogicalNot:
		return !args[0].(bool)
	case "how_many":
		n := int64(0)
		for _, test := range args[0].([]any) {
			if test.(bool) {
				n++
			}
		}
		return n
	case "programme_state":
		return o.programmes[args[0].(string)]
	case "events":
		return o.choose(args)
	}
	if ops := map[string]string{operators.Less: "<", operators.LessEquals: "<=", operators.Greater: ">", operators.GreaterEquals: ">=", operators.Equals: "==", operators.NotEquals: "!="}; ops[name] != "" {
		return compared(ops[name], args[0], args[1])
	}
	if who, ok := args[0].(everybody); ok {
		return o.countPeople(name, who, args[1:])
	}
	h := args[0].([]happened)
	if kept, filter := o.filter(name, h, args[1:]); filter {
		return kept
	}
	return o.tell(name, h, args[1:])
}

func (o oracle) choose(args []any) []happened {
	whose := func(id byname.PersonID) bool { return id == o.self }
	if who, ok := args[0].(everybody); ok {
		whose = func(id byname.PersonID) bool { return !who.others || id != o.self }
	}
	return o.events(whose, texts(args[len(args)-1]))
}

func texts(x any) (all []string) {
	if one, ok := x.(string); ok {
		return []string{one}
	}
	for _, s := range x.([]any) {
		all = append(all, texts(s)...)
	}
	return all
}

func number(x any) float64 {
	if n, whole := x.(int64); whole {
		return float64(n)
	}
	return x.(float64)
}

func compared(op string, a, b any) bool {
	if s, ok := a.(string); ok {
		return (s == b.(string)) == (op == "==")
	}
	var x float64
	if m, ok := a.(measured); ok {
		if !m.known {
			return false
		}
		x = m.value
	} else {
		x = number(a)
	}
	y := number(b)
	return map[string]bool{"<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y, "==": x == y, "!=": x != y}[op]
}

func (o oracle) countPeople(name string, who everybody, args []any) (n int64) {
	for _, p := range o.people {
		if who.others && p.ID == o.self {
			continue
		}
		born := p.Born.Reveal()
		age := float64(born.YearsBefore(o.day))
		if name == "count" || born != 0 && (name == "younger_than" && age < number(args[0]) || name == "at_least" && age >= number(args[0])) {
			n++
		}
	}
	return n
}

func (o oracle) filter(name string, h []happened, args []any) (kept []happened, filter bool) {
	keep := func(passes func(happened) bool) ([]happened, bool) {
		return slices.DeleteFunc(slices.Clone(h), func(x happened) bool { return !passes(x) }), true
	}
	near := func(x happened, later bool) bool {
		return slices.ContainsFunc(args[0].([]happened), func(y happened) bool {
			days := y.e.At.Day() - x.e.At.Day()
			if !later {
				days = -days
			}
			inOrder := later && y.e.At >= x.e.At || !later && y.e.At <= x.e.At
			return y.who == x.who && y.e != x.e && inOrder && float64(days) <= number(args[1])
		})
	}
	switch name {
	case "within":
		return keep(func(x happened) bool { return x.e.At.Day() >= o.ago(args[0]) })
	case "before":
		return keep(func(x happened) bool { return x.e.At.Day() <= o.ago(args[0]) })
	case "since":
		others := args[0].([]happened)
		return keep(func(x happened) bool { return len(others) == 0 || x.e.At.Day() >= others[len(others)-1].e.At.Day() })
	case "after":
		return keep(func(x happened) bool { return near(x, false) })
	case "followed_by":
		return keep(func(x happened) bool { return near(x, true) })
	case "not_followed_by":
		return keep(func(x happened) bool { return !near(x, true) && float64(o.day-x.e.At.Day()) > number(args[1]) })
	case "first":
		return h[:min(1, len(h))], true
	case "last":
		return h[max(0, len(h)-1):], true
	case "role":
		return keep(func(x happened) bool { return slices.Contains(texts(args[0]), x.e.Role) })
	case "open":
		return keep(func(x happened) bool { return x.e.Until == 0 || x.e.Until > o.day })
	case "at_least":
		return keep(func(x happened) bool { return x.e.HasValue && x.e.Value >= number(args[0]) })
	case "under":
		return keep(func(x happened) bool { return x.e.HasValue && x.e.Value < number(args[0]) })
	}
	return nil, false
}

func (o oracle) tell(name string, h []happened, args []any) any {
	var values, gaps, days []float64
	agencies, persons := map[byname.AgencyID]bool{}, map[byname.PersonID]bool{}
	episodes := int64(0)
	for i, x := range h {
		agencies[x.e.Agency], persons[x.who] = true, true
		if i > 0 {
			gaps = append(gaps, float64(x.e.At.Day()-h[i-1].e.At.Day()))
		}
		if name == "episodes" && (i == 0 || gaps[i-1] > number(args[0])) {
			episodes++
		}
		if x.e.HasValue {
			values, days = append(values, x.e.Value), append(days, float64(x.e.At.Day()))
		}
	}
	of := func(xs []float64, least int, tell func() float64) measured {
		if len(xs) < least {
			return measured{}
		}
		return measured{tell(), true}
	}
	n := len(values)
	switch name {
	case "any":
		return len(h) > 0
	case "none":
		return len(h) == 0
	case "count":
		return int64(len(h))
	case "episodes":
		return episodes
	case "agencies":
		return int64(len(agencies))
	case "persons":
		return int64(len(persons))
	case "sum":
		return of(values, 1, func() (sum float64) {
			for _, x := range values {
				sum += x
			}
			return sum
		})
	case "latest":
		return of(values, 1, func() float64 { return values[n-1] })
	case "earliest":
		return of(values, 1, func() float64 { return values[0] })
	case "change":
		return of(values, 2, func() float64 { return values[n-1] - values[n-2] })
	case "highest":
		return of(values, 1, func() float64 { return slices.Max(values) })
	case "lowest":
		return of(values, 1, func() float64 { return slices.Min(values) })
	case "longest_gap":
		return of(gaps, 1, func() float64 { return slices.Max(gaps) })
	case "shortest_gap":
		return of(gaps, 1, func() float64 { return slices.Min(gaps) })
	case "days_since_last":
		if len(h) == 0 {
			return measured{}
		}
		return measured{float64(o.day - h[len(h)-1].e.At.Day()), true}
	case "days_since_first":
		if len(h) == 0 {
			return measured{}
		}
		return measured{float64(o.day - h[0].e.At.Day()), true}
	case "trend":
		if n == 0 || days[0] == days[n-1] {
			return measured{}
		}
		return measured{slope(days, values) * (days[n-1] - days[0]), true}
	}
	panic("the oracle does not know the word " + name)
}

// slope is that of the least-squares line, by deviations from the means.
func slope(x, y []float64) float64 {
	mean := func(all []float64) (m float64) {
		for _, a := range all {
			m += a / float64(len(all))
		}
		return m
	}
	mx, my := mean(x), mean(y)
	var over, under float64
	for i := range x {
		over += (x[i] - mx) * (y[i] - my)
		under += (x[i] - mx) * (x[i] - mx)
	}
	return over / under
}
