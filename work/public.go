package work

import "byname"

// A Public page is what residents may see: no names, small numbers protected.
type Public struct {
	Neighbourhood, Name string
	Places              []Choice
	Decisions           []PublicDecision // newest first
	Money               []PublicMoney
	MoneyYear           string
	Outcomes            []Indicator
	Linkage             string // how well the records behind them are linked, in a sentence
	Answers             string // how many took part, protected, in a sentence
	Said                []Said
}

// A PublicDecision is one, in plain words.
type PublicDecision struct {
	ID, Title, Plain        string
	Day                     byname.Day
	Result                  string
	For, Against, Abstained int
	Interests               []string
	CameOfIt                string
}

// PublicMoney is one line of where the neighbourhood's money goes.
type PublicMoney struct {
	What             string
	Committed, Spent byname.Pence
}

// Said is what residents said on a theme, and what the board answered.
type Said struct {
	Theme   string
	Answers string // "131", or "fewer than 10"
	Answer  string
}

// A Response is a resident's. It asks for no name.
type Response struct{ Neighbourhood, About, Words string }
