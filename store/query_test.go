package store

import "testing"

func TestPlaceholders(t *testing.T) {
	for _, c := range []struct{ query, sqlite string }{
		{"select 1", "select 1"},
		{"select a from t where b = $1 and c = $12", "select a from t where b = ?1 and c = ?12"},
		{"select '$1', a from t where b = $2", "select '$1', a from t where b = ?2"},
		{"select 'it''s $1' || $1", "select 'it''s $1' || ?1"},
		{"select '$' || $1", "select '$' || ?1"},
	} {
		if got := sqlite.placeholders(c.query); got != c.sqlite {
			t.Errorf("%s\n got %s\nwant %s", c.query, got, c.sqlite)
		}
		if got := postgres.placeholders(c.query); got != c.query {
			t.Errorf("PostgreSQL's query changed: %s", got)
		}
	}
}
