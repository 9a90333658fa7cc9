package work

import "byname"

// A Board is the partners who decide together.
type Board struct {
	Name, About string
	Quorum      int
	Seats       []Seat
	Decisions   []DecisionBrief // newest first
}

// A Seat is held by one partner; Holder is empty when nobody holds it.
type Seat struct{ Name, Partner, Holder string }

// A DecisionBrief is one line of the list.
type DecisionBrief struct {
	ID, Title               string
	Day                     byname.Day
	Result                  string // open, carried, lost
	For, Against, Abstained int
}

// A Decision is one question put to the board.
type Decision struct {
	DecisionBrief
	Board, Text string
	CouldVote   int // present, no conflict
	Quorum      int
	QuorumMet   bool
	Votes       []Vote
	Interests   []Interest
	Effects     []string // what took effect because of it
	CameOfIt    string
	Mine        string // the asker's vote, empty when none
	MyInterest  bool
	MayVote     bool
	MayClose    bool
}

// A Vote is one seat's: for, against, abstain, absent or conflict.
type Vote struct{ Seat, Vote, Words string }

// An Interest is one declared.
type Interest struct {
	Seat, What  string
	LeftTheRoom bool
}
