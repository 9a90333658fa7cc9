package link_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"byname"
	"byname/link"
)

func saved(t testing.TB, s *link.State) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := s.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func result(t testing.TB, s *link.State) *link.Result {
	t.Helper()
	r, err := s.Result()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A state says of itself what People said of its table.
func TestStateSaysWhatPeopleSay(t *testing.T) {
	town := townRecords(t)
	rulings := []link.Ruling{{A: town[3].Key, B: town[900].Key, Same: true}, {A: town[5].Key, B: town[6].Key}}
	_, want := people(t, town, link.Options{Rulings: rulings})
	got := result(t, begin(t, town, link.Options{Rulings: rulings}))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What was saved joins a day as what saved it does, to the byte.
func TestSavedStateJoinsAlike(t *testing.T) {
	town := townRecords(t)
	early := len(town) - 300
	rulings := []link.Ruling{{A: town[3].Key, B: town[900].Key, Same: true}, {A: town[5].Key, B: town[6].Key}}
	s := begin(t, town[:early], link.Options{Rulings: rulings})
	first := saved(t, s)
	again, err := link.ReadState(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, saved(t, again)) {
		t.Error("saved again it reads otherwise")
	}
	s, did := join(t, s, town[early:], nil, rulings)
	again, did2 := join(t, again, town[early:], nil, rulings)
	if diff := cmp.Diff(did, did2); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(result(t, s), result(t, again), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	if !bytes.Equal(saved(t, s), saved(t, again)) {
		t.Error("after a day the two are not the same")
	}
	// What is doubted of all is what the result doubts; of some, a part of it.
	all, err := again.Suspects(func(int32) bool { return true })
	if diff := cmp.Diff(result(t, s).Suspects, all); diff != "" || err != nil {
		t.Error(diff, err)
	}
	for _, x := range all {
		some, err := again.Suspects(func(row int32) bool { return row == x.A })
		if !slices.Contains(some, x) || err != nil {
			t.Errorf("%+v is not doubted of its own row: %v", x, err)
		}
	}
	if none, err := again.Suspects(func(int32) bool { return false }); len(none) > 0 || len(all) == 0 || err != nil {
		t.Errorf("%d doubted of %d, of nobody: %v", len(none), len(all), err)
	}
}

// A file that is cut short or altered anywhere is refused.
func TestSavedStateRefused(t *testing.T) {
	town := townRecords(t)[:200]
	whole := saved(t, begin(t, town, link.Options{}))
	for at := 0; at < len(whole); at += 1 + len(whole)/500 {
		if _, err := link.ReadState(bytes.NewReader(whole[:at])); !errors.Is(err, byname.ErrInvalid) {
			t.Fatalf("cut at %d of %d: %v", at, len(whole), err)
		}
		altered := bytes.Clone(whole)
		altered[at] ^= 4
		if _, err := link.ReadState(bytes.NewReader(altered)); !errors.Is(err, byname.ErrInvalid) {
			t.Fatalf("altered at %d of %d: %v", at, len(whole), err)
		}
	}
	if _, err := link.ReadState(bytes.NewReader(append(bytes.Clone(whole), 0))); !errors.Is(err, byname.ErrInvalid) {
		t.Error(err)
	}
}

func FuzzReadState(f *testing.F) {
	town := townRecords(f)[:20]
	table := link.NewTable()
	for i := range town {
		table.Add(&town[i])
	}
	s, _, err := link.Begin(context.Background(), table, link.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(saved(f, s))
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := link.ReadState(bytes.NewReader(b)); err == nil {
			s.Persons()
			_, _ = s.Result()
		}
	})
}
