package store

import (
	"time"

	"byname"
)

// What somebody may write at their own door.
const (
	SaidWrong = "wrong" // something is wrong
	SaidNo    = "no"    // they want to say no to all sharing
	SaidYes   = "yes"   // they want to take a no back
)

// A Said is what somebody wrote at their own door, and what was answered.
type Said struct {
	Number   int64
	Person   byname.PersonID
	Anchor   string
	Code     int64 // by which they came in
	About    string
	Words    byname.Text
	At       time.Time
	Answered time.Time // zero: not yet
	By       byname.WorkerID
	Answer   byname.Text
}

// SayAtDoor keeps what somebody wrote, and gives its number.
func (tx *Tx) SayAtDoor(s Said) (int64, error) {
	return one(tx, value[int64], nil, `
		insert into door_said (person, anchor, code, about, words, at, answered_at, answer) values ($1, $2, $3, $4, $5, $6, 0, '') returning number`,
		s.Person, s.Anchor, s.Code, s.About, s.Words.Reveal(), millis(s.At))
}

// SaidBy is what a person wrote, the last first.
func (tx *Tx) SaidBy(person byname.PersonID) ([]Said, error) {
	args, err := tx.was(person)
	if err != nil {
		return nil, err
	}
	return all(tx, func(row scanner) (s Said, err error) {
		var at, answered int64
		var by *byname.WorkerID
		var words, answer string
		err = row.Scan(&s.Number, &s.Anchor, &s.Code, &s.About, &words, &at, &answered, &by, &answer)
		s.Person, s.Words, s.At, s.Answered, s.By, s.Answer = person, byname.Hide(words), moment(at), moment(answered), orNobody(by), byname.Hide(answer)
		return s, err
	}, `select number, anchor, code, about, words, at, answered_at, answered_by, answer from door_said
		where person in (`+numbered(1, len(args))+`) order by number desc`, args...)
}

// AnswerSaid keeps what a person is answered, once.
func (tx *Tx) AnswerSaid(number int64, by byname.WorkerID, answer string, at time.Time) error {
	return tx.change(byname.Conflict("answer", "what nobody has answered yet", "read the answer that is there"),
		`update door_said set answered_at = $2, answered_by = $3, answer = $4 where number = $1 and answered_at = 0`, number, millis(at), by, answer)
}
