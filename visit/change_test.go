package visit_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
	"byname/visit"
)

// Whatever is answered, every risk that a service is asked about is in one
// proposal, each service is asked once, and without a yes nothing is sent that
// has no reason to be.
func TestEveryRiskIsAskedForOnce(t *testing.T) {
	f := form(t)
	rapid.Check(t, func(t *rapid.T) {
		replies, asks := visit.Replies{}, 0
		for _, p := range f.Parts {
			for _, q := range p.Questions {
				a := rapid.SampledFrom(append(q.Answers, visit.Answer{})).Draw(t, q.ID)
				if a.ID != "" {
					replies[q.ID] = a.ID
				}
				asks += len(a.Refer)
			}
		}
		v := visit.Apply(visit.Visit{}, visit.Change{What: visit.Answers, Replies: replies})
		proposed := f.Propose(v.Replies)
		to := map[string]bool{}
		for _, p := range proposed {
			if to[p.To] {
				t.Fatalf("%s is asked twice", p.To)
			}
			to[p.To] = true
			asks -= len(p.Asks)
		}
		if asks != 0 {
			t.Fatalf("%d things are asked of nobody", asks)
		}
		consent := rapid.SampledFrom([]visit.Consent{visit.Agreed, visit.Not}).Draw(t, "consent")
		c := visit.Change{What: visit.Send, Consent: consent, At: 1}
		for _, p := range proposed {
			allowed, may := p.Allowed(consent)
			if consent == visit.Agreed && len(allowed.Asks) != len(p.Asks) || slices.ContainsFunc(allowed.Asks, func(a visit.Asking) bool { return consent != visit.Agreed && a.Without == "" }) {
				t.Fatalf("%s: of %d things %d", consent, len(p.Asks), len(allowed.Asks))
			}
			if may {
				c.Asked = append(c.Asked, visit.Asked{To: p.To, Referral: 1})
			} else {
				c.Left = append(c.Left, visit.Left{To: p.To, Why: "They said no"})
			}
		}
		if err := visit.Check(f, v, c); (err != nil) != (len(replies) == 0) {
			t.Fatal(err)
		}
		if len(c.Left) > 0 {
			c.Left[0].Why = " "
			if err := visit.Check(f, v, c); !errors.Is(err, byname.ErrInvalid) {
				t.Fatalf("left out for no reason: %v", err)
			}
		}
	})
}

// An answer can be changed and taken back until the visit is sent, in any
// order, and nothing after.
func TestAVisitCanBeUndone(t *testing.T) {
	f := form(t)
	does := func(v visit.Visit, c visit.Change) visit.Visit {
		t.Helper()
		if err := visit.Check(f, v, c); err != nil {
			t.Fatal(err)
		}
		return visit.Apply(v, c)
	}
	refuses := func(v visit.Visit, c visit.Change, kind error) {
		t.Helper()
		if err := visit.Check(f, v, c); !errors.Is(err, kind) {
			t.Errorf("%s: %v", c.What, err)
		}
	}
	v := does(visit.Visit{}, visit.Change{What: visit.Answers, Replies: visit.Replies{"alarms": "no", "food": "no"}, Words: "Ring twice"})
	v = does(v, visit.Change{What: visit.Answers, Replies: visit.Replies{"alarms": "", "clutter": "full"}, Words: v.Note})
	if want := (visit.Replies{"food": "no", "clutter": "full"}); !maps.Equal(v.Replies, want) || v.Note != "Ring twice" || !v.Open() {
		t.Fatalf("it stands at %+v", v)
	}
	if diff := cmp.Diff([]visit.Fact{{Question: "clutter", Kind: "fire.risk.clutter", Value: 4}}, f.Facts(v.Replies)); diff != "" {
		t.Error(diff)
	}
	refuses(v, visit.Change{What: visit.Answers, Replies: visit.Replies{"alarms": "perhaps"}}, byname.ErrInvalid)
	refuses(v, visit.Change{What: visit.Answers, Replies: visit.Replies{"shoes": "yes"}}, byname.ErrInvalid)
	refuses(v, visit.Change{What: visit.Send, Asked: []visit.Asked{{To: "food-parcel"}, {To: "safe-and-well"}, {To: "team"}}}, byname.ErrInvalid) // nobody asked them
	refuses(v, visit.Change{What: visit.Send, Consent: visit.Not, Asked: []visit.Asked{{To: "food-parcel"}}, Left: []visit.Left{{"safe-and-well", "no"}, {"team", "no"}}}, byname.ErrDenied)
	refuses(v, visit.Change{What: visit.Refuse}, byname.ErrInvalid)
	refuses(v, visit.Change{What: visit.Send, Consent: visit.Agreed, Asked: []visit.Asked{{To: "food-parcel"}, {To: "safe-and-well"}}, Left: []visit.Left{{"team", strings.Repeat("so ", 400)}}}, byname.ErrInvalid)
	sent := does(v, visit.Change{What: visit.Send, At: 9, Consent: visit.Agreed, Asked: []visit.Asked{{To: "food-parcel", Referral: 4}, {To: "safe-and-well", Referral: 5}},
		Left: []visit.Left{{"team", "Her son clears it on Saturday"}}})
	refuses(sent, visit.Change{What: visit.Answers, Replies: visit.Replies{"food": "yes"}}, byname.ErrConflict)
	refuses(sent, visit.Change{What: visit.Send, Consent: visit.Agreed}, byname.ErrConflict)
	refuses(sent, visit.Change{What: visit.TakeBack}, byname.ErrInvalid)
	back := does(sent, visit.Change{What: visit.TakeBack, At: 12, Words: "The wrong person"})
	refuses(back, visit.Change{What: visit.TakeBack, Words: "Again"}, byname.ErrConflict)
	if gone := does(v, visit.Change{What: visit.TakeBack, At: 10}); gone.Open() || sent.Open() || back.Open() || !sent.Happened {
		t.Errorf("undone: %+v", gone)
	}
	if out := does(visit.Visit{}, visit.Change{What: visit.Refuse, At: 3, Words: "Nobody in"}); out.Happened || out.Open() || out.Why != "Nobody in" {
		t.Errorf("nobody was in: %+v", out)
	}
}
