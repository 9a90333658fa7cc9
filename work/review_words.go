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

// agreement is how often the first two words on a pair, said apart, agree.
func agreement(words map[int64]wordsOn) link.Agreement {
	var pairs [][2]string
	for _, on := range words {
		if a := on.apart(); len(a) >= 2 {
			pairs = append(pairs, [2]string{a[0].Says, a[1].Says})
		}
	}
	return link.Agree(pairs)
}
