package web

import (
	"errors"
	"strconv"

	"byname"
	life "byname/plan"
	"byname/work"
)

func (d *door) myTeam(a ask) (answer, error) {
	t, err := d.work.MyTeam(a.ctx(), a.self)
	if err != nil {
		return answer{}, err
	}
	return shows(myTeam(myTeamPage{a.mine("My team"), t}))
}

func (d *door) myLooks(a ask) (answer, error) {
	list, at, err := d.work.MyLooks(a.ctx(), a.self, a.pageNumber())
	if err != nil {
		return answer{}, err
	}
	return shows(myLooks(myLooksPage{a.mine("Who looked"), list, at}))
}

func (d *door) myWords(a ask) (answer, error) { return d.showWords(a, "", nil) }

func (d *door) showWords(a ask, sent string, problems []problem) (answer, error) {
	list, err := d.work.MyWords(a.ctx(), a.self)
	if err != nil {
		return answer{}, err
	}
	p := myWordsPage{a.mine("Something is wrong"), list, sent}
	if p.Problems = problems; problems != nil {
		return again(myWords(p))
	}
	return shows(myWords(p))
}

func (d *door) sayAtDoor(a ask) (answer, error) {
	words := a.sent("words")
	err := d.work.SayAtDoor(a.ctx(), a.self, work.SaidWrong, words)
	if errors.Is(err, byname.ErrInvalid) {
		return d.showWords(a, words, []problem{{"words", saidWhy(err, "Write it in the box")}})
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/door/wrong", "my-words")
}

func (d *door) myChoices(a ask) (answer, error) {
	c, err := d.work.MyChoices(a.ctx(), a.self)
	if err != nil {
		return answer{}, err
	}
	return shows(myChoices(myChoicesPage{a.mine("My choices"), c}))
}

// choose takes a choice. A no to planning is obeyed at once; one to all
// sharing, which would end what help others give, is spoken of first.
func (d *door) choose(a ask) (answer, error) {
	var err error
	done := "my-choice"
	switch a.sent("choice") {
	case "no-planning":
		err = d.work.SayNoToPlanning(a.ctx(), a.self)
	case "yes-planning":
		err = d.work.SayYesToPlanning(a.ctx(), a.self)
	case "no-sharing":
		done, err = "my-words", d.work.SayAtDoor(a.ctx(), a.self, work.SaidNo, "")
	case "yes-sharing":
		done, err = "my-words", d.work.SayAtDoor(a.ctx(), a.self, work.SaidYes, "")
	default:
		err = byname.Invalid("choice", "one of those on the page", "choose again")
	}
	if err != nil && !errors.Is(err, byname.ErrConflict) && !errors.Is(err, byname.ErrNotFound) {
		return answer{}, err
	}
	return goes("/door/choices", done) // said twice is said once
}

func (d *door) myFeelings(a ask) (answer, error) { return d.showMyFeelings(a, nil) }

func (d *door) showMyFeelings(a ask, problems []problem) (answer, error) {
	f, err := d.work.MyFeelings(a.ctx(), a.self)
	if err != nil {
		return answer{}, err
	}
	p := myFeelingsPage{a.mine("How I am"), f}
	if p.Problems = problems; problems != nil {
		return again(myFeelings(p))
	}
	return shows(myFeelings(p))
}

func (d *door) sayFeelings(a ask) (answer, error) {
	answers := map[string]int{}
	for _, q := range life.FeelingQuestions {
		if n, err := strconv.Atoi(a.sent(q.ID)); err == nil {
			answers[q.ID] = n
		}
	}
	err := d.work.SayFeelings(a.ctx(), a.self, answers)
	if errors.Is(err, byname.ErrInvalid) {
		return d.showMyFeelings(a, []problem{{"managing", "Choose a number for one of these, or more."}})
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/door/managing", "my-managing")
}

func (d *door) myCopy(a ask) (answer, error) {
	c, err := d.work.MyCopy(a.ctx(), a.self)
	if err != nil {
		return answer{}, err
	}
	return shows(myCopy(myCopyPage{a.mine("My copy"), c}))
}

func (d *door) myFile(a ask) (answer, error) {
	c, err := d.work.MyCopy(a.ctx(), a.self)
	if err != nil {
		return answer{}, err
	}
	file, err := c.File()
	return answer{file: &file}, err
}
