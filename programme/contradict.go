package programme

import (
	"fmt"

	"byname/signal"
)

// farthest is as far as anybody looks ahead here: judging looks back twice as
// far as a programme foresees, and extracts reach back no further.
var farthest = Span{5 * 52 * 168}

// contradictions refuses what each part may say, and both together cannot: a
// success that is a failure, one that is there before anybody came, and times
// in which nothing could be seen.
func (d *decoder) contradictions(p *Programme) {
	for part, s := range map[string]Span{"success.by": p.Success.By, "success.sustained": p.Success.Sustained, "success.foresees": p.Success.Foresees, "effect.within": p.Effect.Within} {
		if s.Hours > farthest.Hours {
			d.wrongPart(part, fmt.Sprintf("no more than %v, five years", farthest), "extracts do not reach back far enough to see what came of it")
		}
	}
	if soonest := p.soonest(); p.Success.By.Hours > 0 && p.Success.By.Hours < soonest.Hours {
		d.wrongPart("success.by", fmt.Sprintf("no less than %v, when the first step is due", soonest), "give success longer, or the first step less")
	}
	for i, s := range p.Find.Signs {
		if p.Success.Foresees.Hours > 0 && s.Urgency.Hours > p.Success.Foresees.Hours {
			d.wrongPart(fmt.Sprintf("find.signs[%d].urgency", i), fmt.Sprintf("no more than %v, within which the harm is foreseen", p.Success.Foresees), "act sooner, or foresee further ahead")
		}
	}
	d.success(p)
}

// success refuses one that cannot come, or that holds already of all whom a
// sign finds. Where it must be sustained it may: what is so is to stay so. It
// is the last to be told: of what is wrong in itself anything would follow.
func (d *decoder) success(p *Programme) {
	never := func(yes []Expression, no Expression) bool {
		var texts []string
		for _, e := range yes {
			if e != "" {
				texts = append(texts, string(e))
			}
		}
		return signal.Never(d.words.signs(), p.Kinds, texts, []string{string(no)})
	}
	if len(d.text.errs) > 0 {
		return
	}
	when, fails := p.Success.When, p.Success.FailsWhen
	if fails != "" && never([]Expression{when}, fails) {
		d.wrongPart("success.fails_when", "what can be untrue while success.when is true", "as it is, whoever succeeds has failed")
		return
	}
	for _, s := range p.Find.Signs {
		switch found := []Expression{p.Find.Who, s.When}; {
		case fails != "" && never(found, fails):
			d.wrongPart("success.fails_when", "what is not true yet of all whom the sign "+s.Name+" finds", "as it is, they fail on the day that their plan begins")
			return
		case p.Success.Sustained.Hours == 0 && never(found, when):
			d.wrongPart("success.when", "what is not true yet of all whom the sign "+s.Name+" finds", "as it is, they succeed before anybody comes: say what is to change, or how long it must last")
			return
		}
	}
}
