package signal_test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/signal"
)

// An oracle answers rules the slow way: it reads the manual's words one by one
// over whole timelines, packs nothing, leaves nothing out because it cannot
// matter, and asks day after day. It shares no code with what it judges but
// the parser of CEL.
type oracle struct {
	day         byname.Day
	people      []population.Timeline // whom the person's rules may see, the person too
	self        byname.PersonID
	deprivation int8
	deciles     signal.Deciles
	programmes  map[string]string
	names       map[string][]string
}

type (
	happened struct {
		who byname.PersonID
		e   *population.Event
	}
	measured struct {
		value float64
		known bool
	}
	everybody struct{ others bool }
)

// signals is what set.Evaluate ought to give.
func oracleSignals(rules []signal.Rule, f signal.Facts) (out []signal.Signal) {
	o := oracle{day: f.AsOf, self: f.Person.ID, deprivation: f.Deprivation, deciles: f.Deciles, programmes: f.Programmes}
	var present []population.Timeline
	for _, t := range append(slices.Clone(f.Home), f.Person) {
		if here(t, f.AsOf) {
			present = append(present, t)
		}
	}
	if !slices.ContainsFunc(present, func(t population.Timeline) bool { return t.ID == f.Person.ID }) {
		return nil
	}
	apart := suspectsIn(present, f.AsOf)
	for _, t := range present {
		if t.ID == o.self || !apart[o.self] && !apart[t.ID] {
			o.people = append(o.people, t)
		}
	}
	for _, r := range rules {
		o.names = r.Kinds
		if s, found := o.signal(r); found {
			out = append(out, s)
		}
	}
	return out
}

func (o oracle) signal(r signal.Rule) (s signal.Signal, found bool) {
	holds := func(sign signal.Sign) bool {
		return (r.Who == "" || o.eval(parsed(r.Who)).(bool)) && o.eval(parsed(sign.When)).(bool)
	}
	s = signal.Signal{Person: o.self, Programme: r.Programme, Since: o.day}
	var reasons []feed.Key
	for _, sign := range r.Signs {
		if !holds(sign) {
			continue
		}
		found = true
		s.Signs = append(s.Signs, sign.Name)
		for _, because := range sign.Because {
			for _, h := range o.eval(parsed(because)).([]happened) {
				if !slices.Contains(reasons, h.e.Key) {
					reasons = append(reasons, h.e.Key)
					s.Reasons = append(s.Reasons, signal.Reason{Whose: h.who, Event: h.e.Key, Day: h.e.At.Day()})
				}
			}
		}
	}
	for found {
		if o.day--; !slices.ContainsFunc(r.Signs, holds) {
			break
		}
		s.Since = o.day
	}
	return s, found
}

// here reports that somebody may be seen: no objection, alive, not gone.
func here(t population.Timeline, day byname.Day) bool {
	last := ""
	for _, e := range t.Events {
		if e.Kind == "consent.objection" && (e.Until == 0 || e.Until > day) || e.Kind == "died" && e.At.Day() <= day {
			return false
		}
		if e.At.Day() <= day {
			last = e.Kind
		}
	}
	return !t.Objects && !t.NoPlanning && (t.Died == 0 || t.Died > day) && last != "gp.left"
}

// suspectsIn are those who are more often suspect than victim of incidents at
// home that somebody else of the home was in.
func suspectsIn(people []population.Timeline, day byname.Day) map[byname.PersonID]bool {
	in := map[string]map[byname.PersonID]bool{}
	domestic := func(e population.Event) bool {
		return strings.HasPrefix(e.Kind, "police.domestic") && e.Incident != "" && e.At.Day() <= day
	}
	for _, p := range people {
		for _, e := range p.Events {
			if domestic(e) {
				if in[e.Incident] == nil {
					in[e.Incident] = map[byname.PersonID]bool{}
				}
				in[e.Incident][p.ID] = true
			}
		}
	}
	apart := map[byname.PersonID]bool{}
	for _, p := range people {
		balance := 0
		for _, e := range p.Events {
			if domestic(e) && len(in[e.Incident]) > 1 {
				balance += map[string]int{"suspect": 1, "victim": -1}[e.Role]
			}
		}
		apart[p.ID] = balance > 0
	}
	return apart
}

var (
	celParser, _ = cel.NewEnv()
	parsedTexts  = map[string]ast.Expr{}
)

func parsed(text string) ast.Expr {
	if e, done := parsedTexts[text]; done {
		return e
	}
	tree, issues := celParser.Parse(text)
	if issues.Err() != nil {
		panic(issues.Err())
	}
	parsedTexts[text] = tree.NativeRep().Expr()
	return parsedTexts[text]
}

func (o oracle) eval(e ast.Expr) any {
	switch e.Kind() {
	case ast.LiteralKind:
		return e.AsLiteral().Value()
	case ast.ListKind:
		var all []any
		for _, x := range e.AsList().Elements() {
			all = append(all, o.eval(x))
		}
		return all
	case ast.IdentKind:
		return o.ident(e.AsIdent())
	}
	call := e.AsCall()
	var args []any
	if call.IsMemberFunction() {
		args = append(args, o.eval(call.Target()))
	}
	for _, a := range call.Args() {
		args = append(args, o.eval(a))
	}
	return o.call(call.FunctionName(), args)
}

func (o oracle) me() population.Timeline {
	return o.people[slices.IndexFunc(o.people, func(t population.Timeline) bool { return t.ID == o.self })]
}

func (o oracle) ident(name string) any {
	me := o.me()
	born := me.Born.Reveal()
	switch name {
	case "age":
		return measured{float64(born.YearsBefore(o.day)), born != 0}
	case "months_old":
		months := 0
		if o.day < born {
			months = -1
		}
		for born != 0 && o.day >= born && !monthLater(born, months+1).After(o.day.Time()) {
			months++
		}
		return measured{float64(months), born != 0}
	case "sex":
		return me.Sex.String()
	case "neighbourhood":
		return me.Neighbourhood
	case "no_fixed_home":
		return me.NoFixed
	case "deprivation":
		return measured{float64(o.deprivation), o.deprivation != 0}
	case "income_decile":
		return measured{float64(o.deciles.Income), o.deciles.Income != 0}
	case "employment_decile":
		return measured{float64(o.deciles.Employment), o.deciles.Employment != 0}
	case "education_decile":
		return measured{float64(o.deciles.Education), o.deciles.Education != 0}
	case "health_decile":
		return measured{float64(o.deciles.Health), o.deciles.Health != 0}
	case "crime_decile":
		return measured{float64(o.deciles.Crime), o.deciles.Crime != 0}
	case "housing_decile":
		return measured{float64(o.deciles.Housing), o.deciles.Housing != 0}
	case "environment_decile":
		return measured{float64(o.deciles.Environment), o.deciles.Environment != 0}
	case "home", "others":
		return everybody{name == "others"}
	case "smokes":
		said := o.mine("smoking.current", "smoking.ex", "smoking.never")
		if len(said) == 0 {
			said = o.mine("smoking.hospital")
			return len(said) > 0 && feed.Under(said[len(said)-1].e.Kind, "smoking.hospital.current")
		}
		return feed.Under(said[len(said)-1].e.Kind, "smoking.current")
	case "in_hospital":
		return o.stays("admission", "discharge.done", 183, true)
	case "has_care":
		return o.stays("care.package", "care.closed", 1<<20, false)
	}
	var kinds []any
	for _, k := range o.names[name] {
		kinds = append(kinds, k)
	}
	return kinds
}

// stays reports that the last thing that began, and has no end that came, was
// not ended by another event after it.
func (o oracle) stays(begins, ends string, days byname.Day, believesEnd bool) bool {
	var last *population.Event
	for _, h := range o.mine(begins) {
		if h.e.At.Day() >= o.day-days && (h.e.Until == 0 || h.e.Until > o.day) {
			last = h.e
		}
	}
	if last == nil || believesEnd && last.Until != 0 {
		return last != nil
	}
	return !slices.ContainsFunc(o.mine(ends), func(h happened) bool { return h.e.At >= last.At })
}

func (o oracle) mine(kinds ...string) []happened {
	return o.events(func(id byname.PersonID) bool { return id == o.self }, kinds)
}

// events are those known on the day, oldest first; of one minute, in the order
// of people.
func (o oracle) events(whose func(byname.PersonID) bool, kinds []string) (all []happened) {
	for _, p := range o.people {
		if !whose(p.ID) {
			continue
		}
		for i := range p.Events {
			e := &p.Events[i]
			if e.At.Day() <= o.day && slices.ContainsFunc(kinds, func(k string) bool { return feed.Under(e.Kind, k) }) {
				all = append(all, happened{p.ID, e})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b happened) int { return cmp.Compare(a.e.At, b.e.At) })
	return all
}

// ago is so long before the day: a number of days, or "6 weeks".
func (o oracle) ago(long any) byname.Day {
	text, written := long.(string)
	if !written {
		return o.day - byname.Day(long.(int64))
	}
	number, unit, _ := strings.Cut(text, " ")
	n, _ := strconv.Atoi(number)
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return o.day - byname.Day(n)
	case "week":
		return o.day - byname.Day(7*n)
	case "year":
		n *= 12
	}
	t := o.day.Time()
	for day := t.Day(); ; day-- { // the last there is when the month is shorter
		if back := time.Date(t.Year(), t.Month()-time.Month(n), day, 0, 0, 0, 0, time.UTC); back.Day() == day {
			return byname.OnDay(back.Year(), back.Month(), back.Day())
		}
	}
}

// monthLater is the first day on which so many whole months have passed.
func monthLater(born byname.Day, months int) time.Time {
	t := born.Time()
	later := time.Date(t.Year(), t.Month()+time.Month(months), t.Day(), 0, 0, 0, 0, time.UTC)
	if later.Day() != t.Day() {
		return time.Date(later.Year(), later.Month(), 1, 0, 0, 0, 0, time.UTC)
	}
	return later
}
