package work

import (
	"byname/store"
)

// Kinds of notice: why somebody should look. noticeWords says them aloud.
const (
	ToldReady    = "step ready"      // it is your turn
	ToldGiven    = "step given"      // a step was handed to you
	ToldStuck    = "step stuck"      // what waits for one that was not done
	ToldOverdue  = "step overdue"    //
	ToldLeft     = "owner left"      // a step's owner is no longer here
	ToldReferred = "referral came"   // to your inbox
	ToldAnswered = "referral turned" // what came of one that you sent
	ToldLate     = "referral late"   // its clock has run out
)

// NoticeWords say each kind of notice in words that name nobody.
var NoticeWords = map[string]string{
	ToldReady:    "A step of a plan is ready for you.",
	ToldGiven:    "A step of a plan was handed to you.",
	ToldStuck:    "A step of a plan was not done, and others wait for it.",
	ToldOverdue:  "A step of a plan is overdue.",
	ToldLeft:     "Somebody who owned a step of a plan has left.",
	ToldReferred: "Somebody was referred to you.",
	ToldAnswered: "There is an answer to somebody you referred.",
	ToldLate:     "A referral has waited longer than it should.",
}

// tell is the one place in which notices are made. It is part of the
// transaction of what it tells of, and tells a thing once.
func (w *Work) tell(tx *store.Tx, notices ...store.Notice) error {
	for _, n := range notices {
		n.At = w.now()
		if _, err := tx.Tell(n); err != nil {
			return err
		}
	}
	return nil
}
