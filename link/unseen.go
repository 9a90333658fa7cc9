package link

import "math"

// Unseen is an estimate of the pairs of one person that no rule brings
// together, from two families of rules that look at different things: rules
// of names and birth dates alone, and rules of places and numbers alone.
// How many pairs the one finds of those that the other found tells what
// share it finds of all: capture and recapture.
//
// It assumes that whether names and birth dates agree says nothing of whether
// places and numbers do. Records that are poor in everything break it, and
// then more is unseen than this says. Pairs count by the probability that
// they are one person, so that pairs agreeing on too little to be believed
// count as none.
//
// Source: Chapman 1951; the interval is Seber's (1970), of 95 %.
type Unseen struct {
	Names  float64  // likely pairs found by names and birth dates alone
	Places float64  // by places and numbers alone
	Both   float64  // by both
	Found  float64  // by any rule
	Recall Interval // of all rules together: Found of all there are
}

// fewest is how many pairs both families must have found for an estimate.
const fewest = 20

// unseen is nil when too few pairs were found twice to tell.
func (f finding) unseen() *Unseen {
	names, places := ruleSet(0), ruleSet(0)
	for i, r := range rules {
		if r.of&^(ofNames|ofBirth) == 0 {
			names |= 1 << i
		}
		if r.of&(ofNames|ofBirth) == 0 {
			places |= 1 << i
		}
	}
	u := &Unseen{}
	for _, x := range f.all {
		byNames, byPlaces := x.by&names != 0, x.by&places != 0
		u.Found += x.likely
		if byNames {
			u.Names += x.likely
		}
		if byPlaces {
			u.Places += x.likely
		}
		if byNames && byPlaces {
			u.Both += x.likely
		}
	}
	if u.Both < fewest {
		return nil
	}
	n1, n2, m := u.Names, u.Places, u.Both
	all := (n1+1)*(n2+1)/(m+1) - 1
	half := 1.96 * math.Sqrt((n1+1)*(n2+1)*(n1-m)*(n2-m)/((m+1)*(m+1)*(m+2)))
	share := func(all float64) float64 { return min(1, u.Found/max(u.Found, all)) }
	u.Recall = Interval{share(all), share(all + half), share(all - half)}
	for _, x := range [...]*float64{&u.Names, &u.Places, &u.Both, &u.Found} {
		*x *= f.every
	}
	return u
}
