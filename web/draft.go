package web

import (
	"errors"
	"net/url"
	"strings"

	"byname"
	"byname/work"
)

// errKept is errSignIn when what was typed has been kept.
var errKept = errors.New("nobody is signed in, and what was typed is kept")

// keepTyped keeps a form that came after its session had ended, for whoever
// held the session.
func (d *door) keepTyped(a ask) error {
	c, err := a.r.Cookie(d.cookieName())
	a.sent("") // which reads the form
	if err != nil || len(a.r.PostForm) == 0 {
		return errSignIn
	}
	kept, err := d.work.KeepDraft(a.ctx(), c.Value, a.r.URL.Path, a.r.PostForm)
	switch {
	case err != nil:
		return err
	case kept:
		return errKept
	}
	return errSignIn
}

// draftSent forgets a draft when it has been sent and what it asked is done.
func (d *door) draftSent(a ask, to string) error {
	number := whole(a.r.PostFormValue("draft-number"))
	if number == 0 || a.who == nil || !strings.Contains(to, "done=") {
		return nil
	}
	return d.work.DropDraft(a.ctx(), *a.who, number)
}

func (d *door) drafts(a ask) (answer, error) {
	list, err := d.work.Drafts(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	p := draftsPage{page: a.page("What you had typed", "")}
	for _, x := range list {
		t := typedForm(x.Path, x.Form)
		t.Draft, t.At = x.Number, x.At
		p.Typed = append(p.Typed, t)
	}
	return shows(drafts(p))
}

func (d *door) dropDraft(a ask) (answer, error) {
	number, err := a.number("draft-number")
	if err != nil {
		return answer{}, err
	}
	if err := d.work.DropDraft(a.ctx(), *a.who, number); err != nil {
		return answer{}, err
	}
	return goes("/draft", "dropped")
}

// A typed is a form that was sent and did not count: what was written in it to
// be read and changed, and the rest to be sent with it.
type typed struct {
	Path  string
	Words []field
	Rest  []fact // name and value
	Draft int64
	At    byname.Minute
}

// typedLabels are the questions of forms in which people write.
var typedLabels = map[string]string{
	"words": "What you wrote", "matters": "What matters", "about": "How best to support", "call": "What to call them", "goal": "What they want", "title": "What will happen",
	"reason": "Why", "how": "How it was agreed", "why": "Why", "ask": "What you ask for", "need": "What whoever comes should know", "name": "Name", "alert": "What is different just now",
	"for": "Who it is for", "refer": "How to refer", "note": "Note",
}

// typedForm takes a sent form apart.
func typedForm(path string, form url.Values) typed {
	t := typed{Path: path}
	for _, name := range sortedKeys(form) {
		for i, value := range form[name] {
			label := typedLabels[name]
			switch {
			case name == "draft-number" || value == "":
			case label != "" && i == 0:
				t.Words = append(t.Words, field{Name: name, ID: "typed-" + name, Label: label, Value: value, Rows: 3})
			default:
				t.Rest = append(t.Rest, fact{name, value})
			}
		}
	}
	return t
}

// clashed shows a change that came after another's: both sides, and the form
// to be sent again on the plan as it is now. Nobody's words are lost.
func (d *door) clashed(a ask, id byname.PersonID, version int) (answer, error) {
	p, err := d.planOf(a)
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	c, err := d.work.ComparePlan(a.ctx(), *a.who, id, version, 0)
	if errors.Is(err, byname.ErrNotFound) {
		c, err = work.PlanVersions{}, nil // who sees a part is told no more than that it changed
	}
	if err != nil {
		return answer{}, err
	}
	t := typedForm(a.r.URL.Path, a.r.PostForm)
	t.Rest = withoutVersion(t.Rest)
	t.Draft = whole(a.sent("draft-number"))
	got, err := shows(clash(clashPage{planPage: p, Typed: t, Since: c}))
	got.status = 409
	return got, err
}

func withoutVersion(rest []fact) (kept []fact) {
	for _, f := range rest {
		if f.Key != "version" {
			kept = append(kept, f)
		}
	}
	return kept
}
