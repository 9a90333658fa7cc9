package splink

import (
	"errors"
	"strings"
	"testing"

	"byname"
)

// TestVocabulary: the conditions that Splink 4 writes for DuckDB and for
// Spark mean one thing here.
func TestVocabulary(t *testing.T) {
	for _, x := range []struct{ dialect, sql, want string }{
		{"duckdb", `"a_l" IS NULL OR "a_r" IS NULL`, `or(isnull(l."a"),isnull(r."a"))`},
		{"spark", "`a_l` IS NULL OR `a_r` IS NULL", `or(isnull(l."a"),isnull(r."a"))`},
		{"duckdb", `a_l = b_r AND a_r = b_l`, `and(=(l."a",r."b"),=(r."a",l."b"))`},
		{"duckdb", `NOT (a_l = a_r)`, `not(=(l."a",r."a"))`},
		{"duckdb", `jaro_winkler_similarity("a_l", "a_r") >= 0.92`, `<=(0.92,jaro_winkler_similarity(l."a",r."a"))`},
		{"spark", "jaro_winkler(`a_l`, `a_r`) >= 0.92", `<=(0.92,jaro_winkler_similarity(l."a",r."a"))`},
		{"duckdb", `array_length(list_intersect("a_l", "a_r")) >= 1`, `<=(1,len(list_intersect(l."a",r."a")))`},
		{"spark", "SIZE(ARRAY_INTERSECT(`a_l`, `a_r`)) >= 1", `<=(1,len(list_intersect(l."a",r."a")))`},
		{"duckdb", `list_max(list_transform(flatten(list_transform("a_l", x -> list_transform("a_r", y -> [x,y]))), pair -> jaro_winkler_similarity(pair[1], pair[2]))) >= 0.9`,
			`<=(0.9,list_max(list_transform(flatten(list_transform(l."a",lambda x(list_transform(r."a",lambda y(list($x,$y)))))),lambda pair(jaro_winkler_similarity(index($pair,1),index($pair,2))))))`},
		{"spark", "array_max(transform(flatten(transform(`a_l`, x -> transform(`a_r`, y -> array(x,y)))), pair -> levenshtein(pair[0], pair[1]))) <= 1",
			`<=(list_max(list_transform(flatten(list_transform(l."a",lambda x(list_transform(r."a",lambda y(list($x,$y)))))),lambda pair(levenshtein(index($pair,1),index($pair,2))))),1)`},
		{"duckdb", `ABS(EPOCH(try_strptime("d_l", '%Y-%m-%d')) - EPOCH(try_strptime("d_r", '%Y-%m-%d'))) <= 2629800.0`,
			`<=(abs(-(epoch(try_strptime(l."d",'%Y-%m-%d')),epoch(try_strptime(r."d",'%Y-%m-%d')))),2.6298e+06)`},
		{"duckdb", `(ABS("n_l" - "n_r")/(CASE WHEN "n_r" > "n_l" THEN "n_r" ELSE "n_l" END)) < 0.1`,
			`<(/(abs(-(l."n",r."n")),case(<(l."n",r."n"),r."n",l."n")),0.1)`},
		{"duckdb", `"a_l" = 'x' AND "a_r" = 'O''Hara'`, `and(=(l."a",'x'),=(r."a",'O''Hara'))`},
		{"duckdb", `NULLIF(regexp_extract(lower("p_l"), '^[A-Za-z]{1,2}', 0), '') = cast("p_r" as varchar)`, `=(nullif(regexp_extract(lower(l."p"),'^[A-Za-z]{1,2}',0),''),cast text(r."p"))`},
		{"duckdb", `"a_l"[1] = "a_r"[-1]`, `=(index(l."a",1),index(r."a",-1))`},
		{"spark", "`a_l`[0] = element_at(`a_r`, -1)", `=(index(l."a",1),element_at(r."a",-1))`},
		{"duckdb", `a_l in ('x', 'y') and a_r not between 1 and 2 + 3 * 4`, `and(or(=(l."a",'x'),=(l."a",'y')),not(and(<=(1,r."a"),<=(r."a",+(2,*(3,4))))))`},
	} {
		n, err := parse(x.sql, x.dialect, false)
		if err != nil {
			t.Errorf("%s: %v", x.sql, err)
		} else if n.String() != x.want {
			t.Errorf("%s\nmeans %s\nnot   %s", x.sql, n, x.want)
		}
	}
}

// TestRefusals: what is not understood is refused with its text and its
// place.
func TestRefusals(t *testing.T) {
	for _, x := range []struct{ sql, place string }{
		{`soundex(a_l) = soundex(a_r)`, "letter 1: "},
		{`a_l = a_r AND b = 1`, "letter 15: "},
		{`a_l = (a_r`, "it ends"},
		{`a_l = 'x`, "letter 7: "},
		{`levenshtein(a_l) < 2`, "with 2 values"},
		{`a_l ~ a_r`, "letter 5: "},
		{`regexp_extract(a_l, '(', 0) = 'x'`, "a regular expression"},
		{`try_strptime(a_l, '%Q') IS NULL`, "letter 19: "},
		{`cast(a_l as blob) = a_r`, "letter 13: "},
		{`a_l = a_r; drop table people`, "letter 10: "},
		{``, "it ends"},
		{"a_l = \xff", "UTF-8"},
		{strings.Repeat("(", 5000), "brackets"},
	} {
		_, err := parse(x.sql, "duckdb", false)
		if !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), x.place) {
			t.Errorf("%s: %v, which does not say %q", shortened(x.sql), err, x.place)
		}
	}
}

// FuzzParse: no text makes the parser panic, and what it understands means
// the same when its meaning is changed over twice.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`"a_l" IS NULL OR "a_r" IS NULL`, `list_transform(a_l, x -> lower(x))[1] = 'é'`, `case when a_l then 1 end`, `l."a" = r.b`, strings.Repeat("\xbc", 400)} {
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, sql string, rule bool) {
		n, err := parse(sql, "duckdb", rule)
		if err != nil {
			if !errors.Is(err, byname.ErrInvalid) {
				t.Fatalf("%q: %v", sql, err)
			}
			return
		}
		if s := n.swapped().swapped().String(); s != n.String() {
			t.Fatalf("%q means %s, and changed over twice %s", sql, n, s)
		}
	})
}
