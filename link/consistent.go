package link

import (
	"byname"
	"byname/feed"
)

// Consistent is nil when rulings can all hold. It is to be asked before one
// is written down: a run refuses rulings that contradict one another.
func Consistent(rulings []Ruling) error {
	of := map[feed.Key]feed.Key{}
	var root func(feed.Key) feed.Key
	root = func(k feed.Key) feed.Key {
		if up, ruled := of[k]; ruled && up != k {
			of[k] = root(up)
			return of[k]
		}
		return k
	}
	for _, r := range rulings {
		if a, b := root(r.A), root(r.B); r.Same && a != b {
			of[max(a, b)] = min(a, b)
		}
	}
	for _, r := range rulings {
		if !r.Same && root(r.A) == root(r.B) {
			return byname.Conflict("this ruling", "one that holds together with what was ruled before",
				"other rulings on these records say otherwise: have one of those withdrawn first")
		}
	}
	return nil
}
