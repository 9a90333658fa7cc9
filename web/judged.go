package web

import (
	"byname/work"
)

// manners are the three ways in which early signs are judged, by the value
// that an address has.
var manners = []work.Choice{
	{Value: "", Title: "Looking back with today's rules"},
	{Value: "told", Title: "As it was told at the time"},
	{Value: "truth", Title: "On invented people, by the truth"},
}

func mannerOf(value string) work.Manner {
	switch value {
	case "told":
		return work.AsTold
	case "truth":
		return work.InventedTruth
	}
	return work.LookingBack
}

// judged shows how good early signs are.
func (d *door) judged(a ask) (answer, error) {
	p := judgedPage{page: a.page("How good our early signs are", "/signal/judged"), Manner: a.query("manner")}
	p.MayJudge = is(a.who, tries...)
	var err error
	p.Judged, err = d.work.JudgedSigns(a.ctx(), *a.who, mannerOf(p.Manner))
	if err != nil {
		return answer{}, err
	}
	return shows(judgedSigns(p))
}

// judge counts anew.
func (d *door) judge(a ask) (answer, error) {
	if err := d.work.JudgeSigns(a.ctx(), *a.who, nil); err != nil {
		return answer{}, err
	}
	return goes("/signal/judged", "judged")
}
