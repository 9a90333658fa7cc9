package web

import (
	"net/url"
	"slices"

	"byname"
	"byname/work"
)

// whyHref is the page that explains two records of a person, by the names
// that the person's page gives them: they tell an agency and a number.
func whyHref(id byname.PersonID, left, right string) string {
	return "/link/why/" + id.String() + "?" + url.Values{"left": {left}, "right": {right}}.Encode()
}

// why explains two records of a person line by line.
func (d *door) why(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	w, err := d.work.Records(a.ctx(), *a.who, id)
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	var keys [2]string
	for i, name := range []string{a.query("left"), a.query("right")} {
		at := slices.IndexFunc(w.Records, func(r work.RecordLine) bool { return r.Name == name })
		if at < 0 {
			return answer{}, byname.NotFound("this pair", "two records of this person", "open the person's records and choose two")
		}
		keys[i] = string(w.Records[at].Key)
	}
	got, err := d.work.Why(a.ctx(), *a.who, keys[0], keys[1])
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	got.Pair.Left, got.Pair.Right = a.query("left"), a.query("right")
	p := whyPage{page: a.page("Why two records are one person", "/team", toTeam, link{recordsHref(id), "Records"}), Preferred: w.Preferred.Reveal(), Why: got}
	return shows(why(p))
}
