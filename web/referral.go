package web

import (
	"fmt"
	"strconv"

	"byname"
	"byname/work"
)

func (d *door) referrals(a ask) (answer, error) {
	sent := a.query("box") == "sent"
	list, err := d.work.Referrals(a.ctx(), *a.who, sent, a.pageNumber())
	if err != nil {
		return answer{}, err
	}
	return shows(referrals(referralsPage{page: a.page("Referrals", "/referral"), List: list}))
}

func (d *door) referral(a ask) (answer, error) { return d.showReferral(a, nil, nil) }

// showReferral shows one; sent is what was just said to it, by where it would
// have led.
func (d *door) showReferral(a ask, sent map[string]string, problems []problem) (answer, error) {
	number, err := a.referral()
	if err != nil {
		return answer{}, err
	}
	r, err := d.work.Referral(a.ctx(), *a.who, number)
	if err != nil {
		return answer{}, err
	}
	p := referralPage{page: a.page("A referral", "/referral", link{"/referral", "Referrals"}), Referral: r, Sent: sent}
	if p.Problems = problems; problems != nil {
		return again(referral(p))
	}
	return shows(referral(p))
}

// referral is the number in the address.
func (a ask) referral() (int64, error) {
	n, err := strconv.ParseInt(a.r.PathValue("referral"), 10, 64)
	if err != nil || n < 1 {
		return 0, byname.NotFound("referral", "one that was made", "look in your referrals")
	}
	return n, nil
}

func (d *door) turnReferral(a ask) (answer, error) {
	return d.turnsReferral(a, a.sent("to"), func(number int64, version int) error {
		return d.work.TurnReferral(a.ctx(), *a.who, number, version, a.sent("to"), a.sent("words"))
	})
}

func (d *door) claimReferral(a ask) (answer, error) {
	return d.turnsReferral(a, "claim", func(number int64, version int) error {
		return d.work.ClaimReferral(a.ctx(), *a.who, number, version)
	})
}

func (d *door) handBackReferral(a ask) (answer, error) {
	return d.turnsReferral(a, "back", func(number int64, version int) error {
		return d.work.HandBackReferral(a.ctx(), *a.who, number, version)
	})
}

func (d *door) turnsReferral(a ask, to string, do func(number int64, version int) error) (answer, error) {
	number, err := a.referral()
	if err != nil {
		return answer{}, err
	}
	version, err := a.number("version")
	if err != nil {
		return answer{}, err
	}
	err = do(number, int(version))
	if problems, ok := wrong(err, "words-"+to); ok {
		return d.showReferral(a, map[string]string{to: a.sent("words")}, problems)
	}
	if somebodyWasFirst(err) {
		return d.showReferral(a, map[string]string{to: a.sent("words")}, []problem{{"words-" + to, "Somebody was first: read what they said, then say yours again if it still holds"}})
	}
	if err != nil {
		return answer{}, err
	}
	return goes(referralHref(number), "referral")
}

func (d *door) referForm(a ask) (answer, error) {
	return d.showRefer(a, work.NewReferral{Service: a.query("service"), Step: whole(a.query("step"))}, nil)
}

// whole is a number of the address, 0 when there is none.
func whole(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func (d *door) showRefer(a ask, sent work.NewReferral, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	form, err := d.work.ReferTo(a.ctx(), *a.who, id)
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	p := referPage{page: a.page("Refer somebody", "/referral", toTeam, toPerson(id, form.Preferred)), Form: form, Sent: sent}
	if p.Problems = problems; problems != nil {
		return again(refer(p))
	}
	return shows(refer(p))
}

func (d *door) refer(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	n := work.NewReferral{Service: a.sent("service"), Step: whole(a.sent("step")), Ask: a.sent("ask"), Need: a.sent("need"), Draft: a.sent("draft") == "yes"}
	number, err := d.work.Refer(a.ctx(), *a.who, id, n)
	if problems, ok := wrong(err, "service", "ask", "step"); ok {
		return d.showRefer(a, n, problems)
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	done := "sent"
	if n.Draft {
		done = "drafted"
	}
	return goes(referralHref(number), done)
}

func referralHref(number int64) string { return fmt.Sprintf("/referral/%d", number) }
