package work

import (
	"context"
	"errors"
	"slices"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// Referrals is a page of those a worker received or sent.
type Referrals struct {
	Sent      bool
	Referrals []ReferralLine
	Withheld  int // of this page: whose person the asker may not be shown
	Paging
}

// A ReferralLine is one in a list.
type ReferralLine struct {
	Number   int64
	Person   *PersonRef // nil when the asker may not be shown whom
	To, By   string     // the service or team; who asked
	Stand    plan.Stand
	Claimed  string // who has it; "" while nobody does
	Mine     bool   // the asker has it
	AnswerBy byname.Minute
	FinishBy byname.Minute
	Late     string // "answer" or "finish"
	Turned   byname.Minute
}

// A Referral is one, as the asker may see it.
type Referral struct {
	ReferralLine
	Version   int
	Reference string // by which another system answers it
	Age       int
	HasAge    bool
	Phone     byname.Text
	Address   byname.Text
	Postcode  byname.Text
	Hidden    bool // the address must not be known
	Language  string
	Ask, Need byname.Text
	Said      byname.Text // with the last turn
	Step      string      // that it carries out
	Service   string      // id in the directory
	Ways      []plan.Way  // that the asker may take
	MayClaim  bool
	MayHand   bool // back to the inbox
	Turns     []ReferralTurn
}

// A ReferralTurn is one line of what happened to it.
type ReferralTurn struct {
	At   byname.Minute
	By   string
	What string
	Said byname.Text
}

// Referrals lists those of the asker's inbox, or those the asker sent. One
// audit row names the persons of the page.
func (w *Work) Referrals(ctx context.Context, who Who, sent bool, page int) (shown Referrals, err error) {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return shown, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return shown, err
	}
	shown.Sent = sent
	var rows []store.ReferralRow
	var persons []byname.PersonID
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		rows, err = w.referralRows(tx, who, sent)
		if err != nil {
			return err
		}
		shown.Paging = pageOf(len(rows), page, guard.Most)
		first := (shown.Page - 1) * guard.Most
		rows = rows[first:min(len(rows), first+guard.Most)]
		for _, row := range rows {
			line, err := w.referralLine(tx, who, row)
			if err != nil {
				return err
			}
			shown.Referrals = append(shown.Referrals, line)
			persons = append(persons, row.Person)
		}
		return nil
	})
	if err != nil {
		return shown, err
	}
	slices.Sort(persons)
	pass, err := w.list(ctx, who, "support", slices.Compact(persons))
	if err != nil {
		return shown, err
	}
	for i, row := range rows {
		p, err := build.Person(pass, w.now(), row.Person)
		switch {
		case err == nil:
			shown.Referrals[i].Person = &PersonRef{ID: row.Person, Preferred: preferred(p)}
		case errors.Is(err, byname.ErrDenied) || nothing(err):
			shown.Withheld++
		default:
			return shown, err
		}
	}
	return shown, nil
}

func (w *Work) referralRows(tx *store.Tx, who Who, sent bool) ([]store.ReferralRow, error) {
	if sent {
		return tx.SentBy(who.Worker)
	}
	return tx.ReceivedBy(w.Place.worksFor(who.Agency, w.Today()), w.teamsOf(who))
}

// worksFor are the agencies whose work an agency does today: itself and those
// it followed.
func (p Place) worksFor(id byname.AgencyID, day byname.Day) []byname.AgencyID {
	list := []byname.AgencyID{id}
	for _, a := range p.Agencies {
		if a.ID != id && slices.Contains(p.heirs(a.ID, day), id) {
			list = append(list, a.ID)
		}
	}
	return list
}

func (w *Work) referralLine(tx *store.Tx, who Who, row store.ReferralRow) (line ReferralLine, err error) {
	k, err := w.referralKept(tx, row)
	if err != nil {
		return line, err
	}
	_, book, err := w.bookNow(tx)
	if err != nil {
		return line, err
	}
	line = ReferralLine{Number: row.Number, To: referralTitle(book, k.is), Stand: k.is.Stand, Mine: row.Claimed == who.Worker,
		AnswerBy: k.is.AnswerBy, FinishBy: k.is.FinishBy, Late: k.is.Late(w.minute()), Turned: byname.MinuteOf(row.Turned)}
	if line.By, err = w.workerName(tx, row.Worker); err != nil {
		return line, err
	}
	line.By += ", " + w.Place.Short(row.Sender)
	line.Claimed, err = w.workerName(tx, row.Claimed)
	return line, err
}

// Referral opens one: whom it is about, as far as the asker's agency may be
// shown for it.
func (w *Work) Referral(ctx context.Context, who Who, number int64) (shown Referral, err error) {
	row, err := w.referralRow(ctx, who, number)
	if err != nil {
		return shown, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return shown, err
	}
	pass, err := w.open(ctx, who, row.Person, "opened a referral")
	if err != nil {
		return shown, err
	}
	p, err := build.Person(pass, w.now(), row.Person)
	if err != nil {
		return shown, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		k, err := w.referralKept(tx, row)
		if err != nil {
			return err
		}
		if shown.ReferralLine, err = w.referralLine(tx, who, row); err != nil {
			return err
		}
		shown.Version, shown.Service, shown.Reference = k.is.Version, row.Service, plan.ReferralReference(row.Person, row.Number)
		shown.Ask, shown.Need, shown.Said = k.is.Ask.Text, k.is.Need.Text, k.is.Said.Text
		shown.Turns, err = w.referralTurns(tx, k)
		if err != nil {
			return err
		}
		if err := w.referralWays(tx, who, &shown, k); err != nil || row.Plan == 0 {
			return err
		}
		kept, err := w.plan(tx, store.PlanRow{ID: row.Plan})
		s, _ := kept.plan.Step(plan.StepID(row.Step))
		shown.Step = s.Title
		return err
	})
	shown.Person = &PersonRef{ID: row.Person, Preferred: preferred(p)}
	shown.Age, shown.HasAge = w.age(p)
	shown.Phone, shown.Address, shown.Postcode, shown.Language = p.Phone, p.Address, p.Postcode, p.Language
	shown.Hidden = p.Protected && !pass.Need()
	return shown, err
}

// referralWays are what the asker may do with it now.
func (w *Work) referralWays(tx *store.Tx, who Who, shown *Referral, k keptReferral) error {
	sides, err := w.sides(tx, who, k.row)
	for _, side := range sides {
		shown.Ways = append(shown.Ways, k.is.Stand.WaysFor(side)...)
	}
	receives := slices.Contains(sides, plan.Receiver) && k.is.Stand.With()
	shown.MayClaim = receives && k.is.Claimed != who.Worker
	shown.MayHand = receives && k.is.Claimed == who.Worker
	return err
}

func (w *Work) referralTurns(tx *store.Tx, k keptReferral) (lines []ReferralTurn, err error) {
	names, err := w.workers(tx)
	for _, t := range slices.Backward(k.turns) {
		line := ReferralTurn{At: t.At, By: w.hand(plan.Change{By: t.By, For: t.For}, names), Said: t.Words.Text}
		switch {
		case t.Begin != nil:
			line.What, line.Said = "wrote it", byname.Text{}
		case t.To != "":
			line.What = standSaid[t.To]
		case t.Claim != "":
			line.What = "took it on"
		case t.Free:
			line.What = "gave it back to the inbox"
		case t.Service != "":
			line.What = "passed it on: the service has moved"
		}
		lines = append(lines, line)
	}
	return lines, err
}

// standSaid is what somebody did who brought a referral there.
var standSaid = map[plan.Stand]string{
	plan.Requested: "asked", plan.Accepted: "accepted it", plan.Rejected: "said no", plan.InProgress: "began", plan.OnHold: "put it on hold",
	plan.Completed: "did it", plan.Failed: "could not do it", plan.Cancelled: "cancelled it", plan.InError: "took it back as a mistake",
}
