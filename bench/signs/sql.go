package main

import (
	"fmt"
	"slices"
	"strings"

	"byname/feed"
	"byname/fund"
	"byname/govern"
	"byname/place"
	"byname/programme"
	"byname/team"
)

// rules are the place's programmes with those of their signs that can be said
// in SQL, and that SQL: for each programme the events of its kinds, brought
// together by person and by home once, the signs asked of that, and for whom
// it found the events that are its reasons. "Since when", which Byname tells
// as well, is not asked of SQL.
func rules() (kept []programme.Programme, sql string, err error) {
	words, err := placeWords()
	if err != nil {
		return nil, "", err
	}
	all, err := programme.Load(place.GreaterManchester, "programmes", words)
	if err != nil {
		return nil, "", err
	}
	names, _, err := eventKinds()
	if err != nil {
		return nil, "", err
	}
	var parts []string
	used := map[int]bool{}
	for _, p := range all {
		q := &query{kinds: names, names: p.Kinds, used: map[int]bool{}}
		if text, can := q.programme(&p); can {
			kept, parts = append(kept, p), append(parts, text)
			for k := range q.used {
				used[k] = true
			}
		}
	}
	return kept, "-- The place's programmes as SQL, made by go run ./bench/signs -sql. Kinds, roles and agencies are numbers.\n" +
		"create temp table people as select *, " + ageExpr + " as age from read_parquet('people.parquet');\n" +
		"create temp table events as select event, person, home, moment, day, until, case when isnan(value) then null else value end as value, kind, agency, role\n" +
		"from read_parquet('events.parquet') where kind in (" + list(used) + ");\n\n" + strings.Join(parts, "\n"), nil
}

// ageExpr is whole years: the numbers of two dates written 20260630 differ by
// ten thousand a year.
var ageExpr = func() string {
	t := asOf.Time()
	born := "(date '1899-12-31' + born)"
	return fmt.Sprintf("(%d - (year(%s) * 10000 + month(%s) * 100 + day(%s))) // 10000", t.Year()*10000+int(t.Month())*100+t.Day(), born, born, born)
}()

func list(set map[int]bool) string {
	var all []int
	for k := range set {
		all = append(all, k)
	}
	slices.Sort(all)
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(all), " ", ", "), "[]")
}

// programme says one programme in SQL, and leaves out of it the signs that
// cannot be said; false when none is left.
func (q *query) programme(p *programme.Programme) (string, bool) {
	who := "true"
	if p.Find.Who != "" {
		text, err := q.expression(string(p.Find.Who))
		if err != nil {
			return "", false
		}
		who = text
	}
	var signs []programme.Sign
	var asked, names []string
	var own, homes []string // conditions under which an event is a reason
	for _, s := range p.Find.Signs {
		before := q.mark()
		text, err := q.expression(string(s.When))
		if err != nil {
			q.back(before)
			continue
		}
		n := len(signs)
		var because []programme.Expression
		for _, b := range s.Because {
			sel, err := q.selected(string(b))
			if err != nil || sel.since != nil {
				continue // shown by neither
			}
			because = append(because, b)
			condition := fmt.Sprintf("s%d and %s", n, sel.where)
			switch sel.scope {
			case "own":
				own = append(own, condition)
			case "others":
				homes = append(homes, condition+" and e.person <> f.person")
			default:
				homes = append(homes, condition)
			}
		}
		s.Because = because
		asked, names = append(asked, fmt.Sprintf("%s as s%d", text, n)), append(names, s.Name)
		signs = append(signs, s)
	}
	if len(signs) == 0 {
		return "", false
	}
	find := p.Find
	find.Signs = signs
	*p = programme.Programme{ID: p.ID, Version: p.Version, Theme: p.Theme, Kinds: p.Kinds, Find: find}
	return q.text(p.ID, who, asked, names, own, homes), true
}

func (q *query) text(id, who string, asked, names, own, homes []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "-- %s\ncreate temp table found_%s as with\nev as (select * from events where kind in (%s))", id, id, list(q.used))
	joins := ""
	level := func(name, by string, columns []string, from string) {
		if len(columns) > 0 {
			fmt.Fprintf(&b, ",\n%s as (select %s, %s\n  from %s group by %s)", name, by, strings.Join(columns, ",\n  "), from, by)
			joins += fmt.Sprintf("\n  left join %s using (%s)", name, by)
		}
	}
	level("a", "person", q.columns["person1"], "ev")
	level("h", "home", q.columns["home1"], "ev")
	level("a2", "person", q.columns["person2"], "ev join a using (person)")
	level("h2", "home", q.columns["home2"], "ev join h using (home)")
	level("hp", "home", q.columns["people"], "people")
	for i, e := range q.episodes {
		fmt.Fprintf(&b, ",\nep%d as (select %s, count(*) as ep%d from (select %s, day - lag(day) over (partition by %s order by moment) as gap from ev where %s)\n  where gap is null or gap > %d group by %s)",
			i, e.by, i, e.by, e.by, e.where, e.gap, e.by)
		joins += fmt.Sprintf("\n  left join ep%d using (%s)", i, e.by)
	}
	var any []string
	for i := range names {
		any = append(any, fmt.Sprintf("s%d", i))
	}
	fmt.Fprintf(&b, ",\nasked as (select person, home,\n  %s\n  from people%s\n  where %s)\nselect * from asked where %s;\n", strings.Join(asked, ",\n  "), joins, who, strings.Join(any, " or "))
	for i, n := range names {
		fmt.Fprintf(&b, "insert into found select '%s.%s', count(*) from found_%s where s%d;\n", id, n, id, i)
	}
	var reasons []string
	if len(own) > 0 {
		reasons = append(reasons, fmt.Sprintf("select f.person, e.event from found_%s f join events e on e.person = f.person\n  where %s", id, strings.Join(own, "\n  or ")))
	}
	if len(homes) > 0 {
		reasons = append(reasons, fmt.Sprintf("select f.person, e.event from found_%s f join events e on e.home = f.home\n  where %s", id, strings.Join(homes, "\n  or ")))
	}
	if len(reasons) > 0 {
		fmt.Fprintf(&b, "create temp table reasons_%s as select person, list(event) as events from (\n%s) group by person;\n", id, strings.Join(reasons, "\nunion\n"))
	} else {
		fmt.Fprintf(&b, "create temp table reasons_%s as select person, []::bigint[] as events from found_%s;\n", id, id)
	}
	fmt.Fprintf(&b, "insert into signals select f.person, '%s', r.events from found_%s f left join reasons_%s r using (person);\ndrop table found_%s; drop table reasons_%s;\n", id, id, id, id, id)
	return b.String()
}

func placeWords() (w programme.Words, err error) {
	files := place.GreaterManchester
	if w.Kinds, err = feed.LoadKinds(files, "feeds"); err != nil {
		return w, err
	}
	if w.UnitCosts, err = fund.LoadUnitCosts(files); err != nil {
		return w, err
	}
	all, _, err := team.Load(files)
	if err != nil {
		return w, err
	}
	for _, a := range all {
		w.AgencyKinds = append(w.AgencyKinds, a.Kind)
	}
	agreed, err := govern.Load(files)
	for _, p := range agreed.Purposes {
		w.Purposes = append(w.Purposes, p.ID)
	}
	for _, a := range agreed.Agreements {
		w.Agreements = append(w.Agreements, a.ID)
	}
	return w, err
}
