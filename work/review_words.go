package work

import (
	"slices"

	"byname"
	"byname/link"
	"byname/store"
)

// wordsOn are the words that hold on one pair, the first first.
type wordsOn []store.Word

// apart are those said without knowing what others said.
func (on wordsOn) apart() (list wordsOn) {
	for _, x := range on {
		if !x.Settles {
			list = append(list, x)
		}
	}
	return list
}

// by is a reviewer's own, nil when there is none.
func (on wordsOn) by(who byname.WorkerID) *store.Word {
	if i := slices.IndexFunc(on, func(x store.Word) bool { return x.By == who }); i >= 0 {
		return &on[i]
	}
	return nil
}

// outcome is how they settle the pair: the last that settles, else what two
// said apart; "" when neither.
func (on wordsOn) outcome() string {
	for _, x := range slices.Backward(on) {
		if x.Settles {
			return x.Says
		}
	}
	said := map[string]int{}
	for _, x := range on {
		if said[x.Says]++; said[x.Says] == 2 {
			return x.Says
		}
	}
	return ""
}

// thatHold are the words that hold of all that were ever said on one pair:
// each reviewer's last, unless it was taken back.
func thatHold(said []store.Word) (on wordsOn) {
	for _, x := range said {
		on = slices.DeleteFunc(on, func(o store.Word) bool { return o.By == x.By })
		if x.Says != store.Withdrawn {
			on = append(on, x)
		}
	}
	return on
}

// firstTwo are the words on a pair that were the first two to stand beside one
// another, of all that were ever said: until then neither reviewer could know
// of the other's. What is said or taken back later changes nothing.
func firstTwo(said []store.Word) wordsOn {
	for i := range said {
		if on := thatHold(said[:i+1]).apart(); len(on) == 2 {
			return on
		}
	}
	return nil
}

// agreement is how often the first two words on a pair agree.
func agreement(said map[int64][]store.Word) link.Agreement {
	var pairs [][2]string
	for _, all := range said {
		if two := firstTwo(all); two != nil {
			pairs = append(pairs, [2]string{two[0].Says, two[1].Says})
		}
	}
	return link.Agree(pairs)
}
