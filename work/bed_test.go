package work

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/bed"
	"byname/govern"
	"byname/guard"
	"byname/store"
)

// TestATownAtNight is one town for all that is promised of beds, of crises and
// of the way home from hospital.
func TestATownAtNight(t *testing.T) {
	w := lived(t)
	t.Run("a crisis sheet", func(t *testing.T) { aCrisisSheet(t, w) })
	t.Run("street triage", func(t *testing.T) { streetTriage(t, w) })
	t.Run("a bed every night", func(t *testing.T) { aBedEveryNight(t, w) })
	w.now = func() time.Time { return byname.OnDay(2026, 6, 30).Start().Time().Add(18 * time.Hour) }
	t.Run("a lost bed is a step of the plan", func(t *testing.T) { aLostBedIsAStep(t, w) })
	t.Run("who objects is on no board", func(t *testing.T) { whoObjectsIsOnNoBoard(t, w) })
	t.Run("home from hospital", func(t *testing.T) { goingHome(t, w) })
	t.Run("a visit at home", func(t *testing.T) { aVisitAtHome(t, w) })
	t.Run("one more in a plan", func(t *testing.T) { oneMoreInAPlan(t, w) })
	t.Run("called again", func(t *testing.T) { calledAgain(t, w) })
	t.Run("a build tells of calls", func(t *testing.T) { aBuildTellsOfCalls(t, w) })
}

// aBedEveryNight: a couple with a dog is asked for by their nurse, finds
// the one room that takes all three, does not come, and finds it free again;
// whoever asked is told; nobody else's night is shown to those who have no
// business with it.
func aBedEveryNight(t *testing.T, w *Work) {
	ctx := context.Background()
	now := byname.OnDay(2026, 6, 30).Start().Time().Add(17 * time.Hour)
	w.now = func() time.Time { return now }
	_, err := w.addAccount(ctx, NewAccount{Account: "vera", Name: "Vera", Agency: "foodbank", Roles: []guard.Role{guard.Worker}})
	ok(t, err)
	dot, lee, vera, nora := worker(t, w, "dot"), worker(t, w, "lee"), worker(t, w, "vera"), worker(t, w, "nora")
	kev, err := w.Whose(ctx, "gp/gp_practice/100602")
	ok(t, err)
	dawn, err := w.Whose(ctx, "gp/gp_practice/110829")
	ok(t, err)
	for _, id := range []byname.PersonID{kev, dawn} {
		ok(t, w.GiveReason(ctx, lee, id, "support", "They sleep outside the surgery."))
	}

	// Houses are written by those whose they are, and by who gives beds out.
	house := HouseForm{Name: "Stockport Road", Provider: "foodbank", Rooms: "1: 2 beds, couples, dogs\n2: 1 bed, women only, ages 18 to 25\n"}
	_, err = w.WriteHouse(ctx, nora, "", 0, house)
	denied(t, "another agency's house", err)
	id, err := w.WriteHouse(ctx, vera, "", 0, house)
	ok(t, err)
	if shown, err := w.OpenHouse(ctx, vera, id); err != nil || shown.Rooms != house.Rooms || shown.Version != 1 {
		t.Errorf("the house reads %q, %v", shown.Rooms, err)
	}
	_, err = w.WriteHouse(ctx, vera, id, 0, house)
	if !errors.Is(err, byname.ErrConflict) {
		t.Errorf("who did not see the last version: %v", err)
	}
	_, err = w.WriteHouse(ctx, dot, "", 0, HouseForm{Name: "Dickenson Road", Provider: "mcc-housing", Rooms: "a: 3 beds\n", Cold: true})
	ok(t, err)

	// Asking.
	ask := BedAsk{With: []byname.PersonID{dawn}, Rooms: "either", Dog: true, First: []string{"outside", "ill"}}
	ok(t, w.AskForBed(ctx, lee, kev, ask))
	if err := w.AskForBed(ctx, lee, dawn, BedAsk{Rooms: "women"}); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("a second bed for Dawn: %v", err)
	}
	if err := w.AskForBed(ctx, lee, kev, BedAsk{Rooms: "any"}); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("rooms nobody asked about: %v", err)
	}

	// The board: Dot gives beds out and sees who they are; Nora's landlord does not.
	board := func(who Who) BedBoard {
		t.Helper()
		b, err := w.Beds(ctx, who, 1)
		ok(t, err)
		return b
	}
	b := board(dot)
	if b.Waiting != 2 || b.Placed != 2 || !b.Best || b.Free != 3 || len(b.People) != 1 || b.People[0].Offer == nil || b.People[0].Offer.House != "Stockport Road" {
		t.Fatalf("tonight: %+v", b)
	}
	line := b.People[0]
	if len(line.People) != 2 || line.People[0].Preferred.Reveal() != "Kev" || strings.Join(line.First, "; ") != "Is ill or disabled in a way that a night outside makes worse; Slept outside last night" {
		t.Errorf("Dot reads %+v", line)
	}
	if b := board(nora); b.Hidden != 2 || len(b.People[0].People) != 0 || len(b.People[0].Needs) != 0 || b.Keeps {
		t.Errorf("the landlord reads %+v", b.People)
	}
	if b := board(vera); b.Hidden != 2 {
		t.Errorf("before anything is offered there the provider reads %+v", b.People)
	}
	denied(t, "an offer by somebody else", w.OfferBed(ctx, vera, line.Request, id, "1"))
	if err := w.OfferBed(ctx, dot, line.Request, id, "2"); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("a room that does not take them: %v", err)
	}
	ok(t, w.OfferBed(ctx, dot, line.Request, id, "1"))
	if err := w.OfferBed(ctx, dot, line.Request, id, "1"); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("offered twice: %v", err)
	}
	b = board(vera)
	if b.Hidden != 0 || b.Waiting != 0 || b.Free != 1 || b.People[0].Stay == nil || len(b.People[0].Stay.Moves) != 3 {
		t.Fatalf("the provider reads %+v", b)
	}
	stay := b.People[0].Stay
	denied(t, "a move by the landlord", w.MoveStay(ctx, nora, stay.Number, stay.Seq, bed.Accepted, ""))
	ok(t, w.MoveStay(ctx, vera, stay.Number, stay.Seq, bed.Accepted, ""))
	if err := w.MoveStay(ctx, vera, stay.Number, stay.Seq, bed.Arrived, ""); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("who did not see the last move: %v", err)
	}

	// Nobody comes by nine: the bed is free again before midnight, and Lee hears.
	now = byname.OnDay(2026, 6, 30).Start().Time().Add(21*time.Hour + time.Minute)
	b = board(dot)
	if b.Waiting != 2 || b.Free != 3 || b.People[0].Offer == nil {
		t.Fatalf("after nine: %+v", b)
	}
	told, err := w.Notices(ctx, lee)
	ok(t, err)
	if told.Notices[0].Words != NoticeWords[ToldNoBed] || told.Notices[0].Of.Reveal() != "Kev" {
		t.Errorf("Lee is told %+v", told.Notices)
	}
	ok(t, w.MoveStay(ctx, vera, stay.Number, stay.Seq+2, bed.Arrived, "")) // late, and still free
	names, err := w.BedNames(ctx, dot, 1)
	ok(t, err)
	if names.Active != 2 || names.In[0].Entries != 2 || len(names.People) != 2 || names.People[0].Bed != "arrived" {
		t.Errorf("the by-name list: %+v", names)
	}
	if seen, err := w.BedNames(ctx, nora, 1); err != nil || seen.Active != 2 || seen.Hidden != 2 || len(seen.People) != 0 {
		t.Errorf("the landlord reads the by-name list: %+v, %v", seen, err)
	}
	if err := w.MoveStay(ctx, vera, stay.Number, stay.Seq+3, bed.MovedOn, ""); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("moved on, nobody says where: %v", err)
	}

	// Weeks later they have a home; the cold opens the other house.
	now = now.AddDate(0, 0, 30)
	ok(t, w.MoveStay(ctx, vera, stay.Number, stay.Seq+3, bed.MovedOn, "A flat of their own"))
	names, err = w.BedNames(ctx, dot, 1)
	ok(t, err)
	if names.Active != 0 || names.Out[0].Entries != 2 {
		t.Errorf("after moving on: %+v", names)
	}
	if b := board(vera); len(b.People) != 0 || b.Free != 3 {
		t.Errorf("after moving on: %+v", b)
	}
	denied(t, "the cold by somebody else", w.Chill(ctx, vera, 2, "Snow"))
	ok(t, w.Chill(ctx, dot, 2, "Snow is forecast"))
	if b := board(dot); b.Free != 6 || b.ColdWords != "Snow is forecast" {
		t.Errorf("a cold night: %+v", b)
	}
	now = now.AddDate(0, 0, 2)
	if b := board(dot); b.Free != 3 || b.Cold != 0 {
		t.Errorf("after the cold: %+v", b)
	}
}

// aLostBedIsAStep: whoever leaves without a home to go to becomes
// something for their team to do; a request that is withdrawn frees its bed.
func aLostBedIsAStep(t *testing.T, w *Work) {
	ctx := context.Background()
	dot, lee := worker(t, w, "dot"), worker(t, w, "lee")
	kev, err := w.Whose(ctx, "gp/gp_practice/100602")
	ok(t, err)
	ok(t, w.GiveReason(ctx, lee, kev, "support", "He sleeps outside the surgery."))
	ok(t, w.StartPlan(ctx, lee, kev, nil, "Not without Dawn"))
	id, err := w.WriteHouse(ctx, dot, "", 0, HouseForm{Name: "Birch Lane", Provider: "mcc-housing", Rooms: "a: 1 bed\n"})
	ok(t, err)
	ok(t, w.AskForBed(ctx, lee, kev, BedAsk{Rooms: "men"}))
	b, err := w.Beds(ctx, dot, 1)
	ok(t, err)
	ok(t, w.OfferBed(ctx, dot, b.People[0].Request, id, "a"))
	move := func(to bed.State, why string) {
		t.Helper()
		b, err := w.Beds(ctx, dot, 1)
		ok(t, err)
		ok(t, w.MoveStay(ctx, dot, b.People[0].Stay.Number, b.People[0].Stay.Seq, to, why))
	}
	move(bed.Accepted, "")
	move(bed.Arrived, "")
	move(bed.LeftEarly, "It was too loud")
	p, err := w.Plan(ctx, lee, kev)
	ok(t, err)
	last := p.Steps[len(p.Steps)-1]
	if !strings.Contains(last.Title, "how they are tonight") || strings.Contains(last.Title, "Birch") {
		t.Errorf("the plan says %q", last.Title)
	}
	denied(t, "withdrawing another's request", w.WithdrawBed(ctx, Who{Worker: "fin", Agency: "nhs-gm"}, b.People[0].Request, "Because"))
	ok(t, w.OfferBed(ctx, dot, b.People[0].Request, id, "a"))
	ok(t, w.WithdrawBed(ctx, lee, b.People[0].Request, "He stays with his brother"))
	if b, err := w.Beds(ctx, dot, 1); err != nil || len(b.People) != 0 || b.Free != 4 {
		t.Errorf("after that: %+v, %v", b, err)
	}
}

// whoObjectsIsOnNoBoard: an objection hides a person from the board and
// the by-name list, and the beds count without a name.
func whoObjectsIsOnNoBoard(t *testing.T, w *Work) {
	ctx := context.Background()
	dot, lee := worker(t, w, "dot"), worker(t, w, "lee")
	kev, err := w.Whose(ctx, "gp/gp_practice/100602")
	ok(t, err)
	ok(t, w.GiveReason(ctx, lee, kev, "support", "He sleeps outside the surgery."))
	ok(t, w.AskForBed(ctx, lee, kev, BedAsk{Rooms: "men"}))
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.Object(govern.Objection{Scope: govern.ToAll, Person: kev, Anchor: "gp/gp_practice/100602", Words: "No sharing", By: "lee", Span: byname.Span{From: w.Today()}})
	}))
	b, err := w.Beds(ctx, dot, 1)
	ok(t, err)
	if b.Hidden != 1 || len(b.People[0].People) != 0 || len(b.People[0].Needs) != 0 {
		t.Errorf("who objects is shown: %+v", b.People)
	}
	names, err := w.BedNames(ctx, dot, 1)
	ok(t, err)
	if names.Hidden != 1 || len(names.People) != 1 || names.People[0].Preferred.Reveal() != "Dawn" {
		t.Errorf("who objects is on the list: %+v", names)
	}
}

func TestRoomsAsLines(t *testing.T) {
	rooms, err := readRooms("1: 2 beds, couples, dogs\n\nback : 1 bed, women only, step-free, smoking, ages 18 to 25\n")
	if err != nil || len(rooms) != 2 || rooms[1].ID != "back" || rooms[1].AgeTo != 25 {
		t.Fatal(rooms, err)
	}
	if again, err := readRooms(roomLines(rooms)); err != nil || again[0] != rooms[0] || again[1] != rooms[1] {
		t.Errorf("%v comes back as %v: %v", rooms, again, err)
	}
	for _, wrong := range []string{"", "2 beds", "1: 0 beds", "1: 2 beds, cats", "1: 1 bed\n1: 1 bed", "1: 1 bed, women only, men only", "1: 1 bed, ages 30 to 20", "1: 1 bed, ages"} {
		if _, err := readRooms(wrong); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

func denied(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, byname.ErrDenied) {
		t.Errorf("%s: %v", what, err)
	}
}
