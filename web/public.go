package web

import "byname/work"

func (d *door) public(a ask) (answer, error) { return d.showPublic(a, a.query("neighbourhood"), nil) }

func (d *door) showPublic(a ask, neighbourhood string, problems []problem) (answer, error) {
	w, err := d.work.Public(a.ctx(), neighbourhood)
	if err != nil {
		return answer{}, err
	}
	p := publicPage{page: a.page("What was decided, and what came of it", "/"), Public: w}
	if p.Problems = problems; problems != nil {
		p.About, p.Words = a.sent("about"), a.sent("words")
		return again(public(p))
	}
	return shows(public(p))
}

// respond takes what a resident says.
func (d *door) respond(a ask) (answer, error) {
	r := work.Response{Neighbourhood: a.sent("neighbourhood"), About: a.sent("about"), Words: a.sent("words")}
	err := d.work.Respond(a.ctx(), r)
	if problems, ok := wrong(err, "words", "about"); ok {
		return d.showPublic(a, r.Neighbourhood, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/?neighbourhood="+r.Neighbourhood, "respond")
}
