package web

import (
	"byname/work"
)

func (d *door) directory(a ask) (answer, error) {
	page, err := d.work.Directory(a.ctx(), *a.who, work.DirectoryAsk{Words: a.query("words"), Kind: a.query("kind"), Part: a.query("part"),
		Neighbourhood: a.query("near"), Anywhere: a.query("near") == "anywhere", Here: a.query("here") == "yes", Page: a.pageNumber()})
	if err != nil {
		return answer{}, err
	}
	return shows(services(directoryPage{page: a.page("What there is", "/directory"), Directory: page, Query: a.r.URL.Query()}))
}

func (d *door) service(a ask) (answer, error) {
	s, err := d.work.OpenService(a.ctx(), *a.who, a.r.PathValue("service"))
	if err != nil {
		return answer{}, err
	}
	return shows(service(servicePage{page: a.page("A service", "/directory", toDirectory), Service: s}))
}

// toDirectory is the way back to the list.
var toDirectory = link{"/directory", "What there is"}

func (d *door) serviceForm(a ask) (answer, error) { return d.editService(a, nil, nil) }

// editService shows the form of a service; sent and the problems are those of
// what was just sent about it.
func (d *door) editService(a ask, sent *work.ServiceForm, problems []problem) (answer, error) {
	s, err := d.work.OpenService(a.ctx(), *a.who, a.r.PathValue("service"))
	if err != nil {
		return answer{}, err
	}
	p := serviceEditPage{page: a.page("Change a service", "/directory", toDirectory, link{serviceHref(string(s.ID)), s.Name}), Service: s, Form: formOf(s)}
	if sent != nil {
		p.Form = *sent
	}
	if p.Problems = problems; problems != nil {
		return again(serviceEdit(p))
	}
	return shows(serviceEdit(p))
}

func (d *door) writeService(a ask) (answer, error) {
	f := work.ServiceForm{Name: a.sent("name"), About: a.sent("about"), Kind: a.sent("kind"), Part: a.sent("part"), Status: a.sent("status"), Alert: a.sent("alert"),
		For: a.sent("for"), NotFor: a.sent("not-for"), MinAge: a.sent("age-from"), MaxAge: a.sent("age-to"), Address: a.sent("address"), Postcode: a.sent("postcode"),
		Hours: a.sent("hours"), When: a.sent("when"), Places: a.sent("places"), Free: a.sent("free"), Refer: a.sent("refer"), Answer: a.sent("answer"),
		Finish: a.sent("finish"), Phone: a.sent("phone"), Email: a.sent("email"), URL: a.sent("web"), Successor: a.sent("successor"), Here: a.sent("here") == "yes"}
	version, err := a.number("version")
	if err != nil {
		return answer{}, err
	}
	id, err := d.work.WriteService(a.ctx(), *a.who, a.r.PathValue("service"), int(version), f)
	if problems, ok := wrong(err, "name", "status", "age-from", "age-to", "hours", "places", "free", "answer", "finish", "email", "web", "successor"); ok {
		return d.editService(a, &f, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(serviceHref(id), "service")
}
