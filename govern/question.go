package govern

import (
	"fmt"
	"slices"

	"byname"
)

// A Question is put to a board and ends as a decision. Its verbs give back a
// changed copy and refuse what the rules of the board do not allow.
type Question struct {
	ID       string
	Board    string
	Title    string
	Text     string // the paper
	Plain    string // in plain words, for residents; names nobody
	Put      byname.Day
	By       byname.WorkerID
	Effects  []Effect // what takes effect when it is carried
	Present  []string // seats, in the order they came
	Interest []Interest
	Votes    []Vote
	Decided  byname.Day // 0 while it is open
	Result   Result
	CameOfIt string // written later
}

// An Interest is a seat's declared stake. The seat leaves the room, does not
// vote and does not count to the quorum.
type Interest struct {
	Seat string
	What string
}

// A Vote is one seat's. Words are what its holder wants on the record.
type Vote struct {
	Seat   string
	Choice Choice
	Words  string
}

// A Choice is how a seat votes.
type Choice string

const (
	For     Choice = "for"
	Against Choice = "against"
	Abstain Choice = "abstain"
)

// A Result is how a question ended.
type Result string

const (
	Open    Result = "open"
	Carried Result = "carried"
	Lost    Result = "lost"
)

func (q Question) where() string { return fmt.Sprintf("question %q", q.Title) }

func (q Question) stillOpen() error {
	if q.Result != Open {
		return byname.Conflict(q.where(), "a question that is still open", "put a new question to the board")
	}
	return nil
}

// PutTo opens a question.
func (q Question) PutTo(b Board) (Question, error) {
	if q.ID == "" || q.Title == "" || q.Text == "" || q.Put == 0 {
		return q, byname.Invalid(q.where(), "id, title, text and day", "add what is missing")
	}
	for _, e := range q.Effects {
		if err := e.Check(); err != nil {
			return q, err
		}
	}
	q.Board, q.Result, q.Decided = b.ID, Open, 0
	q.Present, q.Interest, q.Votes = nil, nil, nil
	return q, nil
}

// Attend records that a seat's holder is there.
func (q Question) Attend(b Board, seat string, day byname.Day) (Question, error) {
	if err := q.stillOpen(); err != nil {
		return q, err
	}
	s, err := b.Seat(seat, day)
	if err != nil {
		return q, err
	}
	if s.Holder == "" {
		return q, byname.Invalid(q.where(), "a seat that somebody holds", "fill seat "+seat+" first")
	}
	if !slices.Contains(q.Present, seat) {
		q.Present = append(slices.Clip(q.Present), seat)
	}
	return q, nil
}

// Declare records a seat's interest. A vote the seat had cast is struck out.
func (q Question) Declare(seat, what string) (Question, error) {
	if err := q.stillOpen(); err != nil {
		return q, err
	}
	switch {
	case what == "":
		return q, byname.Invalid(q.where(), "what the interest is", "say it in a sentence")
	case q.conflicted(seat):
		return q, byname.Conflict(q.where(), "one declaration from each seat", "it is on the record already")
	case !slices.Contains(q.Present, seat):
		return q, byname.Invalid(q.where(), "a declaration by a seat that is present", "record that it is present first")
	}
	q.Interest = append(slices.Clip(q.Interest), Interest{seat, what})
	q.Votes = slices.DeleteFunc(slices.Clone(q.Votes), func(v Vote) bool { return v.Seat == seat })
	return q, nil
}

func (q Question) conflicted(seat string) bool {
	return slices.ContainsFunc(q.Interest, func(i Interest) bool { return i.Seat == seat })
}

// Cast records a vote. Each seat has one and cannot take it back.
func (q Question) Cast(v Vote) (Question, error) {
	if err := q.stillOpen(); err != nil {
		return q, err
	}
	switch {
	case v.Choice != For && v.Choice != Against && v.Choice != Abstain:
		return q, byname.Invalid(q.where(), "a vote for, against or abstain", "choose one of the three")
	case !slices.Contains(q.Present, v.Seat):
		return q, byname.Denied(q.where(), "a seat that is present may vote", "record that it is present first")
	case q.conflicted(v.Seat):
		return q, byname.Denied(q.where(), "a seat with an interest does not vote", "leave the vote to the other seats")
	case slices.ContainsFunc(q.Votes, func(o Vote) bool { return o.Seat == v.Seat }):
		return q, byname.Conflict(q.where(), "one vote from each seat", "the first vote stands")
	}
	q.Votes = append(slices.Clip(q.Votes), v)
	return q, nil
}

// Count is how a question stands.
type Count struct {
	Present, Able           int // Able: present and without an interest
	For, Against, Abstained int
	Quorate                 bool
}

// Count counts. Able are those who could vote, whether or not they did.
func (q Question) Count(b Board) Count {
	c := Count{Present: len(q.Present)}
	for _, s := range q.Present {
		if !q.conflicted(s) {
			c.Able++
		}
	}
	for _, v := range q.Votes {
		switch v.Choice {
		case For:
			c.For++
		case Against:
			c.Against++
		case Abstain:
			c.Abstained++
		}
	}
	c.Quorate = c.Able >= b.Quorum
	return c
}

// Close ends the vote: carried when more votes are for than against. A tie is
// lost. Without a quorum nothing is decided and the question stays open.
func (q Question) Close(b Board, day byname.Day) (Question, error) {
	if err := q.stillOpen(); err != nil {
		return q, err
	}
	c := q.Count(b)
	switch {
	case q.Board != b.ID:
		return q, byname.Invalid(q.where(), "the board it was put to", "open it on that board")
	case day < q.Put:
		return q, byname.Invalid(q.where(), "a day not before it was put", "correct the day")
	case !c.Quorate:
		return q, byname.Conflict(q.where(),
			fmt.Sprintf("%d who can vote, and there are %d", b.Quorum, c.Able), "meet again when more can come")
	}
	q.Decided, q.Result = day, Lost
	if c.For > c.Against {
		q.Result = Carried
	}
	return q, nil
}
