package work

import (
	"byname"
	"byname/store"
)

// Kinds of notice: why somebody should look. NoticeWords says them aloud; a
// kind without words is refused.
const (
	ToldReady    = "step ready"      // it is your turn
	ToldGiven    = "step given"      // a step was handed to you
	ToldStuck    = "step stuck"      // what waits for one that was not done
	ToldOverdue  = "step overdue"    //
	ToldLeft     = "owner left"      // a step's owner is no longer here
	ToldReferred = "referral came"   // to your inbox
	ToldAnswered = "referral turned" // what came of one that you sent
	ToldLate     = "referral late"   // its clock has run out
	ToldReview   = "plan review"     // its day has come
	ToldTwo      = "two people"      // the record on which a plan was begun is somebody else's now
	ToldFound    = "found new"       // somebody is new on a team's list
	ToldCalled   = "called out"      // to somebody again and again
	ToldLead     = "lead handed"     // you lead for somebody now
	ToldLoose    = "lead left"       // whoever led for somebody has left
	ToldSheet    = "sheet read"      // that you keep
	ToldCrisis   = "crisis logged"   // of somebody for whom you lead
	ToldNoBed    = "no bed tonight"  // for whom you asked
	ToldHome     = "coming home"     // from hospital: something is yours to do, or yours to know
	ToldSaid     = "said at door"    // by somebody for whom you lead
	ToldDoorNo   = "no at door"      // to being looked for, by somebody for whom you lead
	ToldKept     = "kept waiting"    // in hospital, by what you can end
	ToldNo       = "no to sharing"   // says somebody for whom you lead
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
	ToldReview:   "A plan is due to be looked at again.",
	ToldTwo:      "The record on which a plan was begun is somebody else's now. See whose plan it is.",
	ToldFound:    "Somebody is new on your list.",
	ToldCalled:   "Ambulance, fire or police come to somebody again and again.",
	ToldLead:     "You lead for somebody now.",
	ToldLoose:    "Somebody's lead has left. Name another.",
	ToldSheet:    "A crisis sheet that you keep was read.",
	ToldCrisis:   "Somebody for whom you lead was in a crisis.",
	ToldNoBed:    "Somebody you asked for may have nowhere to sleep tonight.",
	ToldHome:     "Somebody is coming home from hospital.",
	ToldSaid:     "Somebody for whom you lead wrote to you.",
	ToldDoorNo:   "Somebody for whom you lead said no to something at their own door. Ask them, alone, if it was them.",
	ToldKept:     "Somebody could leave hospital, and waits for something you hold.",
	ToldNo:       "Somebody for whom you lead says no to all sharing. You read what your own agency knows and no more: ask them what they still want, and whom you may tell.",
}

// tell is the one place in which notices are made. It is part of the
// transaction of what it tells of, and tells a thing once: what may happen
// again says in About which time it is. Give the Person it is about: their
// name is shown in the list of who may see them, and never sent.
func (w *Work) tell(tx *store.Tx, notices ...store.Notice) error {
	for _, n := range notices {
		if NoticeWords[n.Kind] == "" {
			return byname.Invalid("notice", "a kind that has words", "add it to NoticeWords")
		}
		n.At = w.now()
		if _, err := tx.Tell(n); err != nil {
			return err
		}
	}
	return nil
}

// settled ends the notices of a kind about one thing: it has been dealt with,
// and awaits nobody any more. When none is open, nothing happens.
func (w *Work) settled(tx *store.Tx, who Who, kind, about string) error {
	numbers, err := tx.NoticesAbout(kind, about)
	if err != nil {
		return err
	}
	return tx.Settle(who.Worker, w.now(), numbers...)
}
