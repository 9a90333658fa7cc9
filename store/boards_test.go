package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/govern"
	"byname/store"
)

// TestTheCircleVotes keeps the two decisions of the story: five years agreed
// by 6 to 1, and later the change for 2026/27 by 6 to none, one abstaining.
func TestTheCircleVotes(t *testing.T) {
	board := govern.Board{ID: "partners", Name: "Board of partners", About: "One pool, decided together.", Quorum: 6}
	for _, s := range []govern.Seat{
		{ID: "nhs-chief", Partner: "NHS Greater Manchester", Office: "chief officer", Holder: "nadia"},
		{ID: "nhs-finance", Partner: "NHS Greater Manchester", Office: "finance", Holder: "hal"},
		{ID: "hospital", Partner: "Hospital trust", Holder: "ana"},
		{ID: "leader", Partner: "City council", Office: "leader", Holder: "bob"},
		{ID: "adults", Partner: "City council", Office: "director of adults", Holder: "ada"},
		{ID: "police", Partner: "Greater Manchester Police", Holder: "pat"},
		{ID: "voluntary", Partner: "Voluntary sector", Holder: "ida"},
		{ID: "northfold", Partner: "Northfold Homes", Holder: "colin"},
		{ID: "transport", Partner: "Community transport"},
	} {
		s.From = today - 800
		board.Seats = append(board.Seats, s)
	}
	effects := []govern.Effect{
		{Kind: govern.OpenPool, Year: 2024, UntilYear: 2028},
		{Kind: govern.Move, Year: 2026, Neighbourhood: "MAN-N07", Who: "tobacco", To: "heating", Amount: 900000},
	}
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		write(t, db, func(tx *store.Tx) error { return tx.AddBoard(board) })
		meet := func(id string, day byname.Day, police govern.Vote) govern.Question {
			write(t, db, func(tx *store.Tx) error {
				b, err := tx.Board("partners")
				if err != nil {
					return err
				}
				q, err := govern.Question{ID: id, Title: "The pool", Text: "paper", Plain: "One pool.", Put: day, By: "bob", Effects: effects}.PutTo(b)
				if err != nil {
					return err
				}
				return tx.PutQuestion(q)
			})
			act := func(verb func(govern.Question, govern.Board) (govern.Question, error)) {
				t.Helper()
				write(t, db, func(tx *store.Tx) error {
					b, err := tx.Board("partners")
					if err != nil {
						return err
					}
					q, err := tx.Question(id)
					if err != nil {
						return err
					}
					if q, err = verb(q, b); err != nil {
						return err
					}
					return tx.SaveQuestion(q)
				})
			}
			for _, s := range board.Seats[:8] {
				act(func(q govern.Question, b govern.Board) (govern.Question, error) { return q.Attend(b, s.ID, day) })
			}
			// Northfold votes, sees its interest, and is struck out.
			act(func(q govern.Question, b govern.Board) (govern.Question, error) {
				return q.Cast(govern.Vote{Seat: "northfold", Choice: govern.For})
			})
			act(func(q govern.Question, b govern.Board) (govern.Question, error) {
				return q.Declare("northfold", "would be paid for room deposits")
			})
			for _, s := range board.Seats[:7] {
				v := govern.Vote{Seat: s.ID, Choice: govern.For}
				if s.ID == "police" {
					v = police
				}
				act(func(q govern.Question, b govern.Board) (govern.Question, error) { return q.Cast(v) })
			}
			act(func(q govern.Question, b govern.Board) (govern.Question, error) { return q.Close(b, day) })
			var q govern.Question
			read(t, db, func(tx *store.Tx) (err error) {
				q, err = tx.Question(id)
				return err
			})
			return q
		}
		first := meet("pool-2024", byname.OnDay(2024, time.March, 14),
			govern.Vote{Seat: "police", Choice: govern.Against, Words: "wants the crisis pair funded for three years only"})
		later := meet("pool-2026", byname.OnDay(2026, time.June, 18), govern.Vote{Seat: "police", Choice: govern.Abstain})
		for _, c := range []struct {
			q    govern.Question
			want govern.Count
		}{
			{first, govern.Count{Present: 8, Able: 7, For: 6, Against: 1, Quorate: true}},
			{later, govern.Count{Present: 8, Able: 7, For: 6, Abstained: 1, Quorate: true}},
		} {
			if diff := cmp.Diff(c.want, c.q.Count(board)); diff != "" || c.q.Result != govern.Carried {
				t.Error(c.q.Result, diff)
			}
			if diff := cmp.Diff(effects, c.q.Effects); diff != "" {
				t.Error(diff)
			}
			if len(c.q.Interest) != 1 || c.q.Interest[0].Seat != "northfold" {
				t.Error(c.q.Interest)
			}
		}
		if v := first.Votes[5]; v.Seat != "police" || v.Words != "wants the crisis pair funded for three years only" {
			t.Errorf("%+v", first.Votes)
		}
		// Once decided, nothing changes but what came of it.
		write(t, db, func(tx *store.Tx) error {
			first.Votes, first.Result, first.CameOfIt = nil, govern.Lost, "Fewer falls."
			return tx.SaveQuestion(first)
		})
		read(t, db, func(tx *store.Tx) error {
			list, err := tx.Questions("partners")
			if len(list) != 2 || list[0].ID != "pool-2026" || list[1].Result != govern.Carried || len(list[1].Votes) != 7 || list[1].CameOfIt != "Fewer falls." {
				t.Errorf("%+v", list)
			}
			boards, err2 := tx.Boards()
			if len(boards) != 1 || err2 != nil {
				t.Error(boards, err2)
			}
			b, err2 := tx.Board("partners")
			if diff := cmp.Diff(board, b); diff != "" || err2 != nil {
				t.Error(diff, err2)
			}
			return err
		})
		write(t, db, func(tx *store.Tx) error { return tx.FillSeat("partners", "transport", "sys") })
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.FillSeat("partners", "moon", "sys") }); !errors.Is(err, byname.ErrNotFound) {
			t.Error(err)
		}
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.PutQuestion(first) }); !errors.Is(err, byname.ErrConflict) {
			t.Error("a question put twice:", err)
		}
	})
}

func TestResidents(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		said := govern.Response{Neighbourhood: "MAN-N07", Words: "Keep the falls workers.", Channel: govern.Telephone, Language: "Sylheti", Day: today}
		write(t, db, func(tx *store.Tx) error {
			id, err := tx.AddResponse(said)
			if err != nil {
				return err
			}
			if err := tx.Theme(id, "falls"); err != nil {
				return err
			}
			for _, words := range []string{"We will think.", "Yes: they stay."} {
				if err := tx.Answer(govern.Answer{Neighbourhood: "MAN-N07", Theme: "falls", Words: words, Day: today}, "bob"); err != nil {
					return err
				}
			}
			return tx.Answer(govern.Answer{Neighbourhood: "MAN-N07", Theme: "dogs", Words: "Yes.", Day: today}, "bob")
		})
		read(t, db, func(tx *store.Tx) error {
			list, err := tx.Responses("MAN-N07")
			said.Theme = "falls"
			if len(list) != 1 || list[0].Response != said {
				t.Errorf("%+v", list)
			}
			if other, err := tx.Responses("MAN-N01"); len(other) != 0 || err != nil {
				t.Error(other, err)
			}
			answers, err2 := tx.Answers("MAN-N07")
			if len(answers) != 2 || answers[0].Theme != "dogs" || answers[1].Words != "Yes: they stay." || err2 != nil {
				t.Errorf("%+v %v", answers, err2)
			}
			return err
		})
		for name, fn := range map[string]func(*store.Tx) error{
			"says nothing": func(tx *store.Tx) error { _, err := tx.AddResponse(govern.Response{}); return err },
			"no words": func(tx *store.Tx) error {
				return tx.Answer(govern.Answer{Neighbourhood: "MAN-N07", Theme: "falls"}, "bob")
			},
		} {
			if err := db.Write(ctx, fn); !errors.Is(err, byname.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestAgreementIsKeptAndEnds(t *testing.T) {
	rules, err := govern.Load(placeFiles)
	if err != nil {
		t.Fatal(err)
	}
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		kept, err := db.Agreements(ctx)
		if err != nil || len(kept) != len(rules.Agreements) {
			t.Fatal(len(kept), err)
		}
		for _, want := range rules.Agreements {
			for _, got := range kept {
				if got.ID == want.ID {
					if diff := cmp.Diff(want, got); diff != "" {
						t.Error(diff)
					}
				}
			}
		}
		end := func(id, why string, day byname.Day) error {
			return db.Write(ctx, func(tx *store.Tx) error { return tx.EndAgreement(id, day, "ida", why) })
		}
		for name, c := range map[string]struct {
			err  error
			kind error
		}{
			"no reason":         {end("mft-2024", "", today), byname.ErrInvalid},
			"before it began":   {end("mft-2024", "w", 1), byname.ErrInvalid},
			"no such agreement": {end("moon", "w", today), byname.ErrNotFound},
		} {
			if !errors.Is(c.err, c.kind) {
				t.Errorf("%s: %v", name, c.err)
			}
		}
		if err := end("mft-2024", "the trust withdrew", today); err != nil {
			t.Fatal(err)
		}
		kept, err = db.Agreements(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := kept.Covers("mft", "hospital_ed_apc", "find", today); !errors.Is(err, byname.ErrDenied) {
			t.Error("ended and in force:", err)
		}
		// The place's file does not bring it back.
		write(t, db, func(tx *store.Tx) error { return tx.SettleAgreements(rules.Agreements) })
		if kept, err = db.Agreements(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := kept.Covers("mft", "hospital_ed_apc", "find", today); !errors.Is(err, byname.ErrDenied) {
			t.Error("settling again brought it back:", err)
		}
	})
}
