package api

import (
	"context"

	"byname"
	"byname/work"
)

type board struct {
	Name      string          `json:"name"`
	About     string          `json:"about,omitempty"`
	Quorum    int             `json:"quorum"`
	Seats     []seat          `json:"seats"`
	Decisions []DecisionBrief `json:"decisions" doc:"Newest first."`
}

type seat struct {
	Name    string `json:"name"`
	Partner string `json:"partner"`
	Holder  string `json:"holder,omitempty"`
}

type DecisionBrief struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Day       byname.Day `json:"day,omitempty" format:"date"`
	Result    string     `json:"result" doc:"open, carried or lost"`
	For       int        `json:"for"`
	Against   int        `json:"against"`
	Abstained int        `json:"abstained"`
}

type decisionAsk struct {
	Decision string `path:"decision" maxLength:"80"`
}

type decision struct {
	DecisionBrief
	Board     string     `json:"board"`
	Text      string     `json:"text"`
	CouldVote int        `json:"could_vote" doc:"Seats present and without a conflict of interest."`
	Quorum    int        `json:"quorum"`
	QuorumMet bool       `json:"quorum_met"`
	Votes     []vote     `json:"votes"`
	Interests []interest `json:"interests"`
	Effects   []string   `json:"effects" doc:"What took effect because of it."`
	CameOfIt  string     `json:"came_of_it,omitempty"`
}

type vote struct {
	Seat  string `json:"seat"`
	Vote  string `json:"vote" doc:"for, against, abstain, absent or conflict"`
	Words string `json:"words,omitempty"`
}

type interest struct {
	Seat        string `json:"seat"`
	What        string `json:"what"`
	LeftTheRoom bool   `json:"left_the_room"`
}

func (d *door) board(ctx context.Context, who work.Who, _ *struct{}) (board, error) {
	b, err := d.work.Board(ctx, who)
	return board{b.Name, b.About, b.Quorum, each(b.Seats, func(s work.Seat) seat { return seat(s) }), each(b.Decisions, showDecisionBrief)}, err
}

func showDecisionBrief(b work.DecisionBrief) DecisionBrief {
	return DecisionBrief{b.ID, b.Title, b.Day, b.Result, b.For, b.Against, b.Abstained}
}

func (d *door) decision(ctx context.Context, who work.Who, in *decisionAsk) (decision, error) {
	x, err := d.work.Decision(ctx, who, in.Decision)
	return decision{
		DecisionBrief: showDecisionBrief(x.DecisionBrief), Board: x.Board, Text: x.Text, CouldVote: x.CouldVote, Quorum: x.Quorum,
		QuorumMet: x.QuorumMet, Votes: each(x.Votes, func(v work.Vote) vote { return vote(v) }),
		Interests: each(x.Interests, func(i work.Interest) interest { return interest(i) }), Effects: words(x.Effects), CameOfIt: x.CameOfIt,
	}, err
}

// vote refuses, for whoever came past the table of routes: a seat is a
// person's, and its vote is cast on the page.
func (d *door) vote(context.Context, work.Who, *decisionAsk) error {
	return byname.Denied("vote", "a person who holds a seat", "sign in and vote on the decision's page")
}
