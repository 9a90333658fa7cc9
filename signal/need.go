package signal

// A need is a condition without which a rule cannot hold: at least one event
// of these kinds. Needs are checked with a few machine words a person, so that
// a rule costs nothing for people with none of its kinds.
type need struct {
	whose scope
	kinds kindSet
}

// mostNeeds bounds what "or" between two sides of several needs multiplies to.
const mostNeeds = 8

func (s *selection) need() need { return need{s.scope, s.kinds} }

// both needs: all of a and all of b.
func both(a, b []need) []need {
	return append(append([]need{}, a...), b...)
}

// either needs: each of a or each of b. Without a need on one side there is
// none on the whole.
func either(a, b []need) (all []need) {
	for i := range a {
		for j := range b {
			n := a[i]
			n.kinds.union(&b[j].kinds)
			if n.whose != b[j].whose {
				n.whose = home // the wider of the two
			}
			if all = append(all, n); len(all) == mostNeeds {
				return all // fewer needs only mean that a rule is tried more often
			}
		}
	}
	return all
}

// met reports whether the needs are there for somebody with these kinds of
// their own and in the household.
func met(needs []need, mine, everybodys *kindSet) bool {
	for i := range needs {
		have := everybodys
		if needs[i].whose == own {
			have = mine
		}
		if !needs[i].kinds.meets(have) {
			return false
		}
	}
	return true
}
