package visit

import (
	"io/fs"
	"slices"

	"go.yaml.in/yaml/v3"
)

// Known is what a form may speak of.
type Known struct {
	Services []string // keys of services.yaml
	Kinds    func(kind string) bool
	Classes  []string // of information
}

// Load reads visit.yaml and tells all that is wrong with it, each with its line
// and column; a place without one has no such form.
func Load(files fs.FS, known Known) (f Form, err error) {
	err = read(files, "visit.yaml", known, func(r *reader, n *yaml.Node) { r.form(&f, n) })
	return f, err
}

func (r *reader) form(f *Form, n *yaml.Node) {
	r.fields(n, []string{"title", "kept", "done", "refused", "parts"}, nil, func(key string, n *yaml.Node) {
		switch key {
		case "title":
			f.Title = r.text(n)
		case "kept":
			f.Kept = r.text(n)
		case "done":
			f.Done = r.kind(n)
		case "refused":
			f.Refused = r.kind(n)
		case "parts":
			r.each(n, func(n *yaml.Node) { f.Parts = append(f.Parts, r.part(n)) })
		}
	})
}

func (r *reader) part(n *yaml.Node) (p Part) {
	r.fields(n, []string{"title", "questions"}, nil, func(key string, n *yaml.Node) {
		if key == "title" {
			p.Title = r.text(n)
			return
		}
		r.each(n, func(n *yaml.Node) { p.Questions = append(p.Questions, r.question(n)) })
	})
	return p
}

func (r *reader) question(n *yaml.Node) (q Question) {
	r.fields(n, []string{"id", "ask", "class", "answers"}, []string{"hint", "alone", "unverified"}, func(key string, n *yaml.Node) {
		switch key {
		case "id":
			q.ID = r.id(n, "question ")
		case "ask":
			q.Ask = r.text(n)
		case "hint":
			q.Hint = r.text(n)
		case "class":
			q.Class = r.oneOf(n, "class of information", r.known.Classes)
		case "alone":
			q.Alone = r.oneOf(n, "yes or no", []string{"yes", "no"}) == "yes"
		case "answers":
			r.each(n, func(n *yaml.Node) { q.Answers = append(q.Answers, r.answer(n)) })
		}
	})
	ids := map[string]bool{}
	for _, a := range q.Answers {
		if ids[a.ID] {
			r.bad(n, "each answer's id once", "correct answer "+a.ID)
		}
		ids[a.ID] = true
		if q.Alone && a.Event != "" {
			r.bad(n, "no event of what is asked alone", "leave event: out: the timeline would tell it")
		}
	}
	if len(q.Answers) == 1 || !slices.ContainsFunc(q.Answers, func(a Answer) bool { return a.Risk == "" }) {
		r.bad(n, "two answers or more, one of which is no risk", "add the answer of who has nothing to fear")
	}
	return q
}

func (r *reader) answer(n *yaml.Node) (a Answer) {
	r.fields(n, []string{"id", "words"}, []string{"risk", "refer", "event", "value"}, func(key string, n *yaml.Node) {
		switch key {
		case "id":
			a.ID = r.id(n, "")
		case "words":
			a.Words = r.text(n)
		case "risk":
			a.Risk = r.text(n)
		case "refer":
			r.each(n, func(n *yaml.Node) { a.Refer = append(a.Refer, r.refer(n)) })
		case "event":
			a.Event = r.kind(n)
		case "value":
			if n.Decode(&a.Value) != nil {
				r.bad(n, "a number", "write digits only")
			}
		}
	})
	if a.Risk == "" && len(a.Refer)+len(a.Event) > 0 {
		r.bad(n, "a risk where something follows", "add risk:")
	}
	return a
}

func (r *reader) refer(n *yaml.Node) (to Refer) {
	r.fields(n, []string{"to", "ask"}, []string{"without_yes"}, func(key string, n *yaml.Node) {
		switch key {
		case "to":
			to.To = r.oneOf(n, "service of services.yaml, or team", append(slices.Clone(r.known.Services), Team))
		case "ask":
			to.Ask = r.text(n)
		case "without_yes":
			to.Without = r.text(n)
		}
	})
	return to
}
