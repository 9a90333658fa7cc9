package plan

import (
	"fmt"
	"strconv"
	"strings"

	"byname"
	"byname/internal/calendar"
)

// A Referral asks a service, or a neighbourhood team, to do something for one
// person. It goes to an inbox where somebody claims it, never to one worker
// who may be away. It is the sum of its turns.
type Referral struct {
	Person  byname.PersonID
	Step    StepID          // of the person's plan that it carries out; 0 for none
	Service string          // of the directory; "" when it is to a team
	Agency  byname.AgencyID // of the service
	Team    string          // "" when it is to a service
	From    byname.WorkerID
	Sender  byname.AgencyID // of From
	Ask     Words           // what is asked for, and why
	Need    Words           // what whoever comes should know: an interpreter, two to visit

	Stand    Stand
	Said     Words           // with the last turn that had words
	Claimed  byname.WorkerID // "" while nobody has
	Sent     byname.Minute   // the last time it was asked
	AnswerBy byname.Minute   // 0 when it is answered, or the service has no clock
	FinishBy byname.Minute   // 0 when it has ended, or the service has no clock
	Version  int
}

// A Turn is one thing that happened to a referral. Turns are only ever added.
type Turn struct {
	At       byname.Minute   `json:"at"`
	By       byname.WorkerID `json:"by,omitempty"`
	For      byname.AgencyID `json:"for,omitempty"` // whose file it came in
	To       Stand           `json:"to,omitempty"`  // "" when it stands as it did
	Words    Words           `json:"words,omitzero"`
	Begin    *Asking         `json:"begin,omitempty"`
	Claim    byname.WorkerID `json:"claim,omitempty"`
	Free     bool            `json:"free,omitempty"`    // handed back to the inbox
	Service  string          `json:"service,omitempty"` // that took over from the one asked
	Agency   byname.AgencyID `json:"agency,omitempty"`  // of it
	AnswerBy byname.Minute   `json:"answer_by,omitempty"`
	FinishBy byname.Minute   `json:"finish_by,omitempty"`
}

// Asking is how a referral begins.
type Asking struct {
	Person  byname.PersonID `json:"person"`
	Step    StepID          `json:"step,omitempty"`
	Service string          `json:"service,omitempty"`
	Agency  byname.AgencyID `json:"agency,omitempty"`
	Team    string          `json:"team,omitempty"`
	Sender  byname.AgencyID `json:"sender"`
	Need    Words           `json:"need,omitzero"`
}

// A Promise is a service's clocks and hours, as far as a referral needs them.
type Promise struct {
	Hours          calendar.Hours
	Answer, Finish calendar.Clock
}

// Ask begins a referral: as a draft, or sent at once.
func Ask(b Asking, ask, need string, send bool, p Promise, by byname.WorkerID, now byname.Minute) ([]Turn, error) {
	if b.Person == 0 || b.Sender == "" || (b.Service == "") == (b.Team == "") || b.Service != "" && b.Agency == "" {
		return nil, byname.Invalid("referral", "a person, and a service or a team to ask", "choose one that takes referrals here")
	}
	if strings.TrimSpace(ask) == "" {
		return nil, byname.Invalid("ask", "what you ask for, and why", "say it in a line or two")
	}
	b.Need = words(need)
	begin := Turn{At: now, By: by, To: Draft, Words: words(ask), Begin: &b}
	if !send {
		return []Turn{begin}, nil
	}
	r := ApplyTurns(Referral{}, begin)
	more, err := r.Turn(Requested, "", Sender, Hand{Worker: by}, p, now)
	return append([]Turn{begin}, more...), err
}

// Turn takes a way: nothing when it stands there already and nothing new is
// said, as when a form is sent twice.
func (r Referral) Turn(to Stand, said string, side Side, by Hand, p Promise, now byname.Minute) ([]Turn, error) {
	said = strings.TrimSpace(said)
	if r.Stand == to && (said == "" || said == r.Said.Reveal()) {
		return nil, nil
	}
	way, there := r.Stand.Way(to)
	if !there {
		return nil, byname.Conflict("referral", "a way from "+string(r.Stand)+" to "+string(to), "look at it again: somebody may have been first")
	}
	if way.By != side {
		return nil, byname.Denied("referral", "the "+string(way.By)+" of the referral", "ask them")
	}
	if way.Words != "" && said == "" {
		return nil, byname.Invalid("words", way.Words, "say it in a line: whoever reads it next needs it")
	}
	t := Turn{At: now, By: by.Worker, For: by.Agency, To: to, Words: words(said)}
	if to == Requested {
		t.AnswerBy, t.FinishBy = p.Answer.Due(now, p.Hours), p.Finish.Due(now, p.Hours)
	}
	if side == Receiver && r.Claimed == "" && by.Agency == "" {
		t.Claim = by.Worker // who answers has it
	}
	return []Turn{t}, nil
}

// Claim takes a referral out of the inbox for a worker; from somebody else
// too, who may be away.
func (r Referral) Claim(by byname.WorkerID, now byname.Minute) ([]Turn, error) {
	if !r.Stand.With() {
		return nil, byname.Conflict("referral", "one that is still open", "look at it again")
	}
	if r.Claimed == by {
		return nil, nil
	}
	return []Turn{{At: now, By: by, Claim: by}}, nil
}

// MoveTo gives an open referral to the service that took over from the one
// that was asked. Its clocks run on: nobody waits anew because of a merger.
func (r Referral) MoveTo(service string, agency byname.AgencyID, by byname.WorkerID, now byname.Minute) []Turn {
	if !r.Stand.With() || r.Service == service {
		return nil
	}
	return []Turn{{At: now, By: by, Service: service, Agency: agency}}
}

// HandBack puts it back into the inbox.
func (r Referral) HandBack(by byname.WorkerID, now byname.Minute) ([]Turn, error) {
	if r.Claimed == "" {
		return nil, nil
	}
	return []Turn{{At: now, By: by, Free: true}}, nil
}

// Late reports which of its clocks has run out: "answer", "finish" or "".
func (r Referral) Late(now byname.Minute) string {
	switch {
	case r.AnswerBy != 0 && now > r.AnswerBy:
		return "answer"
	case r.FinishBy != 0 && now > r.FinishBy:
		return "finish"
	}
	return ""
}

// ApplyTurns is the referral after the turns.
func ApplyTurns(r Referral, turns ...Turn) Referral {
	for _, t := range turns {
		r.apply(t)
		r.Version++
	}
	return r
}

func (r *Referral) apply(t Turn) {
	if b := t.Begin; b != nil {
		r.Person, r.Step, r.Service, r.Agency, r.Team, r.Sender, r.Need = b.Person, b.Step, b.Service, b.Agency, b.Team, b.Sender, b.Need
		r.From, r.Ask = t.By, t.Words
		t.Words = Words{}
	}
	if t.To != "" {
		r.Stand = t.To
		if t.To != Requested {
			r.AnswerBy = 0
		}
		if !t.To.With() {
			r.FinishBy = 0
		}
	}
	switch {
	case t.To == Requested:
		r.Sent, r.AnswerBy, r.FinishBy, r.Claimed = t.At, t.AnswerBy, t.FinishBy, ""
	case t.Claim != "":
		r.Claimed = t.Claim
	case t.Free:
		r.Claimed = ""
	case t.Service != "":
		r.Service, r.Agency, r.Claimed = t.Service, t.Agency, ""
	}
	if t.To != "" {
		r.Said = t.Words
	}
}

// ReferralReference is the name by which another agency's system knows a
// referral: P000004K7-R12. It says nothing about the person.
func ReferralReference(person byname.PersonID, number int64) string {
	return fmt.Sprintf("%s-R%d", person, number)
}

// ParseReferralReference reads what ReferralReference wrote.
func ParseReferralReference(s string) (byname.PersonID, int64, error) {
	id, number, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(s)), "-R")
	person, err := byname.ParsePersonID(id)
	n, numberErr := strconv.ParseInt(number, 10, 64)
	if err != nil || numberErr != nil || n < 1 {
		return 0, 0, byname.Invalid("reference", "a reference such as "+ReferralReference(1, 12), "copy it from the referral")
	}
	return person, n, nil
}
