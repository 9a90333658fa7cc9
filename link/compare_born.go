package link

// compareBorn compares two birth dates given as eight digits. A date may be
// one that no calendar has: digits are compared all the same.
func compareBorn(a, b uint32) int {
	switch {
	case a == 0 || b == 0:
		return 0
	case a == b:
		return bornSame
	}
	y, m, d := a/10000, a/100%100, a%100
	v, n, e := b/10000, b/100%100, b%100
	apart := max(y, v) - min(y, v)
	switch {
	case y == v && m == e && d == n:
		return bornSwapped
	case m == n && d == e && apart >= 10 && apart%10 == 0 && apart < 100:
		return bornDecade
	case slip(a, b) && apart < 12 || slip(a, b) && apart >= 100:
		return bornSlip
	case apart < 12 && (y == v && (m == n || d == e) || m == n && d == e):
		return bornTwoParts
	case y == v:
		return bornYear
	case apart < 12:
		return bornNear
	}
	return bornApart
}

// slip reports whether one digit differs, or two neighbours changed places.
func slip(a, b uint32) bool {
	differ, last, at := 0, [2][2]uint32{}, [2]int{}
	for i := 0; a != 0 || b != 0; i++ {
		if x, y := a%10, b%10; x != y {
			if differ == 2 {
				return false
			}
			last[differ], at[differ] = [2]uint32{x, y}, i
			differ++
		}
		a, b = a/10, b/10
	}
	return differ == 1 || differ == 2 && at[1] == at[0]+1 && last[0][0] == last[1][1] && last[0][1] == last[1][0]
}

// compareAge compares an approximate age with a birth date or another
// approximate age, by years of birth. Two birth dates are no matter of age.
func compareAge(a, b *subject) int {
	aLow, aTop := years(a)
	bLow, bTop := years(b)
	if aTop == 0 || bTop == 0 || a.born != 0 && b.born != 0 {
		return 0
	}
	switch gap := max(aLow, bLow) - min(aTop, bTop); {
	case gap <= 0 && aTop-aLow <= 6 && bTop-bLow <= 6:
		return ageFits
	case gap <= 0:
		return ageAround
	case gap <= 2:
		return ageNear
	}
	return ageOff
}

// years are the first and last year in which the subject may be born.
func years(s *subject) (low, top int) {
	if s.born != 0 {
		return int(s.born / 10000), int(s.born / 10000)
	}
	return int(s.low), int(s.top)
}
