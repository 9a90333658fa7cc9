package web

import "byname/work"

func (d *door) findForm(a ask) (answer, error) {
	return shows(find(findPage{page: a.page("Find a person", "/population/find")}))
}

func (d *door) find(a ask) (answer, error) {
	p := findPage{page: a.page("Find a person", "/population/find"), Searched: true,
		Ask: work.FindAsk{Name: a.sent("name"), Born: a.sent("born"), NHS: a.sent("nhs"), Postcode: a.sent("postcode")}}
	hits, err := d.work.Find(a.ctx(), *a.who, p.Ask)
	if problems, ok := wrong(err, "name", "born", "nhs", "postcode"); ok {
		p.Problems, p.Searched = problems, false
		return again(find(p))
	}
	if err != nil {
		return answer{}, err
	}
	p.Hits = hits
	return shows(find(p))
}
