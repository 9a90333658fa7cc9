package work

import (
	"context"
	"fmt"
	"strings"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// A MySaid is what somebody wrote at their own door, and what was answered.
type MySaid struct {
	About    string // store's word: SaidWrong, SaidNo, SaidYes
	Words    byname.Text
	On       byname.Day
	Answered byname.Day // 0: not yet
	Answer   byname.Text
	By       string
}

// What somebody may write at their own door.
const (
	SaidWrong = store.SaidWrong
	SaidNo    = store.SaidNo
	SaidYes   = store.SaidYes
)

// mostUnanswered bounds what waits for an answer to one person.
const mostUnanswered = 20

// MyWords reads what somebody wrote, the last first.
func (w *Work) MyWords(ctx context.Context, self guard.Self) (list []MySaid, err error) {
	if _, _, err := w.own(ctx, self, "read what they wrote"); err != nil {
		return nil, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		list, err = w.myWords(tx, self)
		return err
	})
	return list, err
}

func (w *Work) myWords(tx *store.Tx, self guard.Self) (list []MySaid, err error) {
	said, err := tx.SaidBy(self.Person())
	if err != nil {
		return nil, err
	}
	names, err := w.workers(tx)
	for _, s := range said {
		list = append(list, saidAs(s, names))
	}
	return list, err
}

// saidAs is what is kept, with who answered by name.
func saidAs(s store.Said, names map[byname.WorkerID]team.Worker) MySaid {
	return MySaid{About: s.About, Words: s.Words, On: dayOf(s.At), Answered: dayOf(s.Answered), Answer: s.Answer, By: names[s.By].Name}
}

// SayAtDoor keeps what somebody wrote and tells who leads for them. Their words
// are on a page that takes a Pass, and in no notice.
func (w *Work) SayAtDoor(ctx context.Context, self guard.Self, about, words string) error {
	words = strings.TrimSpace(words)
	if about == SaidWrong && words == "" || len(words) > 2000 {
		return byname.Invalid("words", "what you want to say, in 2,000 letters at most", "write it, or make it shorter")
	}
	if _, _, err := w.own(ctx, self, "wrote to their team"); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		said, err := tx.SaidBy(self.Person())
		if err != nil {
			return err
		}
		waiting := 0
		for _, s := range said {
			if !s.Answered.IsZero() {
				continue
			}
			if waiting++; s.About == about && s.Words == byname.Hide(words) {
				return nil // the button back, and the form again
			}
		}
		if waiting >= mostUnanswered {
			return byname.Invalid("words", "something new when what you wrote is answered", "call the number on your paper")
		}
		code, err := tx.CodeNumber(self.Code())
		if err != nil {
			return err
		}
		number, err := tx.SayAtDoor(store.Said{Person: self.Person(), Anchor: code.Anchor, Code: code.Number, About: about, Words: byname.Hide(words), At: w.now()})
		if err != nil {
			return err
		}
		return w.tellSaid(tx, code, store.Notice{Kind: ToldSaid, Link: "/plan/" + self.Person().String() + "/door", About: fmt.Sprintf("said %d", number), Person: self.Person()})
	})
}

// tellSaid tells who leads the plan; where there is none, who gave the code.
func (w *Work) tellSaid(tx *store.Tx, code store.DoorCode, n store.Notice) error {
	k, open, err := w.openKept(tx, n.Person)
	if err != nil {
		return err
	}
	here, err := w.stillHere(tx, code.By)
	if err != nil {
		return err
	}
	if !open && here {
		n.Worker = code.By
		return w.tell(tx, n)
	}
	return w.tellLead(tx, k.row.ID, n.Person, n)
}

// A Heard is what a person wrote, as their team reads it.
type Heard struct {
	Number int64
	MySaid
}

// AnswerDoor keeps what the person is answered; they read it at their door.
func (w *Work) AnswerDoor(ctx context.Context, who Who, id byname.PersonID, number int64, answer string) error {
	answer = strings.TrimSpace(answer)
	if answer == "" || len(answer) > 2000 {
		return byname.Invalid("answer", "what they will read, in 2,000 letters at most", "write what you did, in plain words")
	}
	if _, err := w.mayFeel(ctx, who, id, "answered what this person wrote at their own door"); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		said, err := tx.SaidBy(id)
		if err != nil {
			return err
		}
		for _, s := range said {
			if s.Number != number {
				continue
			}
			if err := tx.AnswerSaid(number, who.Worker, answer, w.now()); err != nil {
				return err
			}
			return w.settled(tx, who, ToldSaid, fmt.Sprintf("said %d", number))
		}
		return byname.NotFound("what they wrote", "something this person wrote", "open their page again")
	})
}
