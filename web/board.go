package web

// toBoard is the way back to all decisions.
var toBoard = link{"/govern", "The board"}

func (d *door) board(a ask) (answer, error) {
	w, err := d.work.Board(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	return shows(board(boardPage{page: a.page("The board", "/govern"), Board: w}))
}

func (d *door) decision(a ask) (answer, error) { return d.showDecision(a, nil) }

func (d *door) showDecision(a ask, problems []problem) (answer, error) {
	w, err := d.work.Decision(a.ctx(), *a.who, a.r.PathValue("decision"))
	if err != nil {
		return answer{}, err
	}
	p := decisionPage{page: a.page("A decision", "/govern", toBoard), Decision: w, Words: a.sent("words")}
	if p.Problems = problems; problems != nil {
		return again(decision(p))
	}
	return shows(decision(p))
}

// decides does something to a decision and shows it again.
func (d *door) decides(a ask, done string, do func(id string) error, fields ...string) (answer, error) {
	id := a.r.PathValue("decision")
	err := do(id)
	if problems, ok := wrong(err, append(fields, "")...); ok {
		return d.showDecision(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(decisionHref(id), done)
}

func (d *door) vote(a ask) (answer, error) {
	return d.decides(a, "vote", func(id string) error {
		return d.work.CastVote(a.ctx(), *a.who, id, a.sent("vote"), a.sent("words"))
	}, "vote", "words")
}

func (d *door) interest(a ask) (answer, error) {
	return d.decides(a, "interest", func(id string) error {
		return d.work.DeclareInterest(a.ctx(), *a.who, id, a.sent("what"))
	}, "what")
}

func (d *door) closeDecision(a ask) (answer, error) {
	return d.decides(a, "closed", func(id string) error {
		return d.work.CloseDecision(a.ctx(), *a.who, id)
	})
}
