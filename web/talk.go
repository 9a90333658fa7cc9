package web

import (
	"byname"
	"byname/work"
)

func (d *door) talk(a ask) (answer, error) { return d.showTalk(a, talkForm{}, nil) }

func (d *door) showTalk(a ask, sent talkForm, problems []problem) (answer, error) {
	item, err := a.part("item")
	if err != nil {
		return answer{}, err
	}
	w, err := d.work.Talk(a.ctx(), *a.who, item)
	if err != nil {
		return answer{}, err
	}
	p := talkPage{page: a.page("The huddle", "/huddle", link{"/huddle", "Huddle"}, link{huddleHref(w.Huddle), "Agenda"}), Talk: w, Form: sent, Today: d.work.Today()}
	if p.Problems = problems; problems != nil {
		return again(talk(p))
	}
	return shows(talk(p))
}

// inTalk does something to an item and shows it again.
func (d *door) inTalk(a ask, done string, sent talkForm, do func(item int64) error, fields ...string) (answer, error) {
	item, err := a.part("item")
	if err != nil {
		return answer{}, err
	}
	err = do(item)
	if problems, ok := wrong(err, append(fields, "title")...); ok {
		return d.showTalk(a, sent, problems)
	}
	if err != nil {
		return answer{}, err
	}
	huddle, err := a.huddleNumber()
	if err != nil {
		return answer{}, err
	}
	return goes(talkHref(huddle, item), done)
}

// agree makes a step of what was said: what, who, by when.
func (d *door) agree(a ask) (answer, error) {
	f := talkForm{Title: a.sent("title"), Owner: a.sent("owner"), Due: a.sent("due"), Other: a.sent("other")}
	return d.inTalk(a, "agreed-step", f, func(item int64) error {
		text := f.Due
		if text == "other" || text == "" {
			text = f.Other
		}
		due, err := byname.ParseDay(text)
		if err != nil {
			return byname.Invalid("by when (due)", "a day", "choose one")
		}
		return d.work.Agree(a.ctx(), *a.who, item, work.HuddleStep{Title: f.Title, Owner: f.Owner, Due: due})
	}, "title", "owner", "due")
}

func (d *door) sayInTalk(a ask) (answer, error) {
	return d.inTalk(a, "said", talkForm{Words: a.sent("words")}, func(item int64) error {
		return d.work.Say(a.ctx(), *a.who, item, a.sent("words"))
	}, "words")
}

func (d *door) enoughTalk(a ask) (answer, error) {
	return d.inTalk(a, "enough", talkForm{}, func(item int64) error { return d.work.Enough(a.ctx(), *a.who, item) })
}

func (d *door) steppedOut(a ask) (answer, error) {
	return d.inTalk(a, "", talkForm{}, func(item int64) error { return d.work.HaveStepped(a.ctx(), *a.who, item) })
}

func (d *door) cameOf(a ask) (answer, error) {
	plan, err := a.number("plan")
	if err != nil {
		return answer{}, err
	}
	step, err := a.number("step")
	if err != nil {
		return answer{}, err
	}
	return d.inTalk(a, "answered", talkForm{}, func(item int64) error {
		return d.work.CameOf(a.ctx(), *a.who, item, plan, step, a.sent("answer"), a.sent("words"))
	}, "answer")
}
