package programme

import (
	"cmp"
	"slices"
	"time"

	"byname"
)

// Ran says when a version of a programme first ran here, and when the last of
// any version did; zero when none ever did.
type Ran func(id, version string) (this, any time.Time)

// Twins lets of programmes with one title only one run: the one that runs
// already, whatever new or changed file took its title. That is the one of
// which this very version ran, the latest when several did; else one of which
// any version ran; else the first by name. ran is nil when nobody knows.
func Twins(all []Programme, ran Ran) (run []Programme, out Broken) {
	live := map[string]Programme{}
	for _, p := range all {
		if other, taken := live[p.Title]; !taken || ran != nil && ran.before(p, other) {
			live[p.Title] = p
		}
	}
	for _, p := range all {
		if kept := live[p.Title]; kept.ID != p.ID {
			out = append(out, Out{p.file, p.SameTitle(kept), &p})
			continue
		}
		run = append(run, p)
	}
	return run, out
}

// before reports whether a has more right to its title than b.
func (ran Ran) before(a, b Programme) bool {
	thisA, anyA := ran(a.ID, a.Version)
	thisB, anyB := ran(b.ID, b.Version)
	return cmp.Or(thisA.Compare(thisB), anyA.Compare(anyB)) > 0
}

// SameTitle is what is wrong with a programme whose title is another's; nil
// when it is none of theirs.
func (p Programme) SameTitle(others ...Programme) error {
	i := slices.IndexFunc(others, func(o Programme) bool { return o.Title == p.Title && o.ID != p.ID })
	if i < 0 {
		return nil
	}
	return byname.Invalid(p.titled, "a title of its own", others[i].file+" has the same, and of the two the one that ran here before goes on: rename the other")
}
