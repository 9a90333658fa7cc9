package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"

	"byname"
	"byname/feed"
)

// A query gathers what one programme needs to be asked.
type query struct {
	kinds    []string
	names    map[string][]string
	used     map[int]bool
	columns  map[string][]string // by level: person1, home1, person2, home2, people
	known    map[string]string   // what is worked out, and the column's name
	episodes []episode
}

type episode struct {
	by, where string
	gap       int64
}

// A selection is the events that a rule speaks of.
type selection struct {
	scope string // own, home, others
	where string
	since *selection
}

var errNoSQL = errors.New("this cannot be said in SQL here")

var parser, _ = cel.NewEnv()

func (q *query) parsed(text string) (ast.Expr, error) {
	tree, issues := parser.Parse(text)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	return tree.NativeRep().Expr(), nil
}

// mark and back take back what a sign added that cannot be said.
func (q *query) mark() query {
	m := *q
	m.columns, m.known, m.used = map[string][]string{}, map[string]string{}, map[int]bool{}
	for k, v := range q.columns {
		m.columns[k] = slices.Clone(v)
	}
	for k, v := range q.known {
		m.known[k] = v
	}
	for k := range q.used {
		m.used[k] = true
	}
	m.episodes = slices.Clone(q.episodes)
	return m
}

func (q *query) back(m query) { *q = m }

func (q *query) expression(text string) (string, error) {
	e, err := q.parsed(text)
	if err != nil {
		return "", err
	}
	return q.say(e)
}

func (q *query) selected(text string) (*selection, error) {
	e, err := q.parsed(text)
	if err != nil {
		return nil, err
	}
	return q.selection(e)
}

var signs = map[string]string{operators.Less: "<", operators.LessEquals: "<=", operators.Greater: ">", operators.GreaterEquals: ">=", operators.Equals: "=", operators.NotEquals: "<>"}

func (q *query) say(e ast.Expr) (string, error) {
	switch e.Kind() {
	case ast.LiteralKind:
		switch v := e.AsLiteral().Value().(type) {
		case string:
			return "'" + v + "'", nil
		default:
			return fmt.Sprint(v), nil
		}
	case ast.IdentKind:
		return q.fact(e.AsIdent())
	case ast.CallKind:
	default:
		return "", errNoSQL
	}
	call := e.AsCall()
	name := call.FunctionName()
	if !call.IsMemberFunction() {
		if name == "how_many" {
			var all []string
			for _, x := range call.Args()[0].AsList().Elements() {
				s, err := q.say(x)
				if err != nil {
					return "", err
				}
				all = append(all, "("+s+")::int")
			}
			return "(" + strings.Join(all, " + ") + ")", nil
		}
		if name == "programme_state" {
			return "''", nil
		}
		var args []string
		for _, x := range call.Args() {
			s, err := q.say(x)
			if err != nil {
				return "", err
			}
			args = append(args, s)
		}
		switch name {
		case operators.LogicalAnd:
			return "(" + args[0] + " and " + args[1] + ")", nil
		case operators.LogicalOr:
			return "(" + args[0] + " or " + args[1] + ")", nil
		case operators.LogicalNot:
			return "(not " + args[0] + ")", nil
		}
		if op := signs[name]; op != "" {
			return "coalesce(" + args[0] + " " + op + " " + args[1] + ", false)", nil
		}
		return "", errNoSQL
	}
	if t := call.Target(); t.Kind() == ast.IdentKind && (t.AsIdent() == "home" || t.AsIdent() == "others") {
		return q.people(t.AsIdent(), name, call.Args())
	}
	s, err := q.selection(call.Target())
	if err != nil {
		return "", err
	}
	return q.tell(s, name, call.Args())
}

func (q *query) people(scope, name string, args []ast.Expr) (string, error) {
	condition := map[string]string{"younger_than": "age < %d", "at_least": "age >= %d", "count": "true"}[name]
	if condition == "" {
		return "", errNoSQL
	}
	if len(args) > 0 {
		condition = fmt.Sprintf(condition, args[0].AsLiteral().Value())
	}
	c := q.column("people", "count(*) filter (where "+condition+")")
	if scope == "others" {
		return "(" + c + " - (people." + strings.TrimPrefix(condition, "people.") + ")::int)", nil
	}
	return c, nil
}

// column is the name of what is worked out at a level, once.
func (q *query) column(level, what string) string {
	if q.known == nil {
		q.known, q.columns = map[string]string{}, map[string][]string{}
	}
	if name := q.known[level+what]; name != "" {
		return name
	}
	name := fmt.Sprintf("c%d", len(q.known))
	q.known[level+what] = name
	q.columns[level] = append(q.columns[level], what+" as "+name)
	return name
}

func (q *query) fact(name string) (string, error) {
	own := func(format string, sets ...string) string {
		return q.column("person1", fmt.Sprintf(format, anys(sets)...))
	}
	in := func(prefixes ...string) string { return "kind in (" + q.kindsUnder(prefixes) + ")" }
	switch name {
	case "age", "deprivation":
		return name, nil
	case "sex":
		return "case sex when 1 then 'female' when 2 then 'male' else 'not stated' end", nil
	case "smokes":
		practice, hospital := in("smoking.current", "smoking.ex", "smoking.never"), in("smoking.hospital")
		a := own("arg_max(%s, moment) filter (where %s)", in("smoking.current"), practice)
		b := own("arg_max(%s, moment) filter (where %s)", in("smoking.hospital.current"), hospital)
		return "coalesce(" + a + ", " + b + ", false)", nil
	case "in_hospital":
		open := fmt.Sprintf("%s and day >= %d and (until = 0 or until > %d)", in("admission"), asOf-183, asOf)
		at, until, left := own("max(moment) filter (where %s)", open), own("arg_max(until, moment) filter (where %s)", open), own("max(moment) filter (where %s)", in("discharge.done"))
		return fmt.Sprintf("(%s is not null and (%s <> 0 or %s is null or %s < %s))", at, until, left, left, at), nil
	case "has_care":
		open := fmt.Sprintf("%s and (until = 0 or until > %d)", in("care.package"), asOf)
		at, closed := own("max(moment) filter (where %s)", open), own("max(moment) filter (where %s)", in("care.closed"))
		return fmt.Sprintf("(%s is not null and (%s is null or %s < %s))", at, closed, closed, at), nil
	}
	return "", errNoSQL
}

func anys(list []string) (all []any) {
	for _, s := range list {
		all = append(all, s)
	}
	return all
}

func (q *query) kindsUnder(prefixes []string) string {
	set := map[int]bool{}
	for _, p := range prefixes {
		for i, k := range q.kinds {
			if feed.Under(k, p) {
				set[i], q.used[i] = true, true
			}
		}
	}
	return list(set)
}

func (q *query) texts(e ast.Expr) (all []string) {
	switch e.Kind() {
	case ast.LiteralKind:
		s, _ := e.AsLiteral().Value().(string)
		return []string{s}
	case ast.ListKind:
		for _, x := range e.AsList().Elements() {
			all = append(all, q.texts(x)...)
		}
		return all
	}
	return q.names[e.AsIdent()]
}

func (q *query) selection(e ast.Expr) (*selection, error) {
	if e.Kind() != ast.CallKind {
		return nil, errNoSQL
	}
	call := e.AsCall()
	name, args := call.FunctionName(), call.Args()
	if name == "events" {
		s := &selection{scope: "own", where: "kind in (" + q.kindsUnder(q.texts(args[0])) + ")"}
		if call.IsMemberFunction() {
			s.scope = call.Target().AsIdent()
		}
		return s, nil
	}
	if !call.IsMemberFunction() {
		return nil, errNoSQL
	}
	s, err := q.selection(call.Target())
	if err != nil {
		return nil, err
	}
	and := func(format string, a ...any) { s.where += " and " + fmt.Sprintf(format, a...) }
	switch name {
	case "within":
		and("day >= %d", ago(args[0]))
	case "before":
		and("day <= %d", ago(args[0]))
	case "at_least":
		and("value >= %v", args[0].AsLiteral().Value())
	case "under":
		and("value < %v", args[0].AsLiteral().Value())
	case "open":
		and("(until = 0 or until > %d)", asOf)
	case "role":
		set := map[int]bool{}
		for _, r := range q.texts(args[0]) {
			set[slices.Index(roles, r)] = true
		}
		and("role in (%s)", list(set))
	case "since":
		if s.since, err = q.selection(args[0]); err == nil && (s.since.scope != s.scope || s.since.since != nil || s.scope == "others") {
			err = errNoSQL
		}
	default:
		err = errNoSQL
	}
	return s, err
}

func ago(e ast.Expr) byname.Day {
	if n, ok := e.AsLiteral().Value().(int64); ok {
		return asOf - byname.Day(n)
	}
	number, unit, _ := strings.Cut(e.AsLiteral().Value().(string), " ")
	n, _ := strconv.Atoi(number)
	t := asOf.Time()
	switch unit[0] {
	case 'w':
		t = t.AddDate(0, 0, -7*n)
	case 'm':
		t = t.AddDate(0, -n, 0)
	case 'y':
		t = t.AddDate(-n, 0, 0)
	default:
		t = t.AddDate(0, 0, -n)
	}
	return byname.OnDay(t.Year(), t.Month(), t.Day())
}

// tell says an answer about a selection.
func (q *query) tell(s *selection, name string, args []ast.Expr) (string, error) {
	level, where := map[string]string{"own": "person", "home": "home", "others": "home"}[s.scope], s.where
	stage := "1"
	if s.since != nil {
		anchor := q.column(level+"1", "max(day) filter (where "+s.since.where+")")
		where, stage = where+" and day >= coalesce("+anchor+", 0)", "2"
	}
	if s.scope == "others" {
		return q.tellOfOthers(where, name)
	}
	of := func(what string) string { return q.column(level+stage, what+" filter (where "+where+")") }
	switch name {
	case "any":
		return "coalesce(" + of("count(*)") + " > 0, false)", nil
	case "none":
		return "coalesce(" + of("count(*)") + " = 0, true)", nil
	case "count":
		return "coalesce(" + of("count(*)") + ", 0)", nil
	case "agencies":
		return "coalesce(" + of("count(distinct agency)") + ", 0)", nil
	case "persons":
		return "coalesce(" + of("count(distinct person)") + ", 0)", nil
	case "sum":
		return of("sum(value)"), nil
	case "highest":
		return of("max(value)"), nil
	case "lowest":
		return of("min(value)"), nil
	case "latest":
		return of("arg_max(value, moment)"), nil
	case "days_since_last":
		return fmt.Sprintf("(%d - %s)", asOf, of("max(day)")), nil
	case "days_since_first":
		return fmt.Sprintf("(%d - %s)", asOf, of("min(day)")), nil
	case "trend":
		slope, valued := of("regr_slope(value, day)"), where+" and value is not null"
		first, last := q.column(level+stage, "min(day) filter (where "+valued+")"), q.column(level+stage, "max(day) filter (where "+valued+")")
		return fmt.Sprintf("(case when %s > %s then %s * (%s - %s) end)", last, first, slope, last, first), nil
	case "episodes":
		if stage == "2" {
			return "", errNoSQL
		}
		q.episodes = append(q.episodes, episode{level, where, args[0].AsLiteral().Value().(int64)})
		return fmt.Sprintf("coalesce(ep%d, 0)", len(q.episodes)-1), nil
	}
	return "", errNoSQL
}

// tellOfOthers is what is so of the home without what is so of the person.
func (q *query) tellOfOthers(where, name string) (string, error) {
	n := fmt.Sprintf("(coalesce(%s, 0) - coalesce(%s, 0))", q.column("home1", "count(*) filter (where "+where+")"), q.column("person1", "count(*) filter (where "+where+")"))
	switch name {
	case "any":
		return n + " > 0", nil
	case "none":
		return n + " = 0", nil
	case "count":
		return n, nil
	}
	return "", errNoSQL
}
