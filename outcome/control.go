package outcome

// fewestBefore is how many numbers limits of control rest on at least.
const fewestBefore = 8

// Control are the limits within which the next number of a series is expected
// when nothing but its usual coming and going is at work: its mean and 2.66
// times the mean step from one number to the next on either side. ok is false
// with fewer than eight numbers.
//
// Source: the individuals chart, Shewhart WA 1931; Wheeler DJ, Chambers DS.
// Understanding statistical process control. 2nd ed. 1992.
func Control(before []float64) (low, high float64, ok bool) {
	if len(before) < fewestBefore {
		return 0, 0, false
	}
	middle, moved := mean(before), movingRange(before, false)
	return middle - 2.66*moved, middle + 2.66*moved, true
}
