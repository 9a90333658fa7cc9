package outcome

import (
	"fmt"
	"math"
)

// Words say what came of it; within is for how long people were followed.
// Fewer or more is said only beyond what chance would explain.
func (s Study) Words(within string) string {
	if !s.Effect.Shown() {
		return "Nothing can be said: " + s.Effect.Refused + "."
	}
	size := fmt.Sprintf("%.1f in a hundred", math.Abs(s.Effect.Value))
	low, high := s.Effect.LowerCL, s.Effect.UpperCL
	switch s.Effect.direction() {
	case -1:
		return fmt.Sprintf("Fewer than in people like them who were not reached yet: %s fewer within %s (between %.1f and %.1f).", size, within, -high, -low)
	case 1:
		return fmt.Sprintf("More than in people like them who were not reached yet: %s more within %s (between %.1f and %.1f).", size, within, low, high)
	}
	return fmt.Sprintf("No detectable change against people like them who were not reached yet: anything from %s to %s in a hundred within %s could be.", moreOrFewer(low), moreOrFewer(high), within)
}

func moreOrFewer(v float64) string {
	if v < 0 {
		return fmt.Sprintf("%.1f fewer", -v)
	}
	return fmt.Sprintf("%.1f more", v)
}

// UnmeasuredWords say how strong something that nobody measured would have to
// be to explain the effect away; "" where there is none to explain.
func (s Study) UnmeasuredWords() string {
	if s.EValue == 0 {
		return ""
	}
	odds := fmt.Sprintf("It would have to make one of two people who are alike in everything compared more than %.1f times as likely to be reached as the other", s.Gamma)
	if s.Gamma <= 1.05 {
		odds = "By counting pairs alone, next to nothing would do"
	}
	return fmt.Sprintf("%s. Seen another way, it would have to make both being reached and what is counted %.1f times as likely, or as unlikely, at once.", odds, s.EValue)
}

// BalanceWords say whether those compared are alike in everything measured.
func (s Study) BalanceWords() string {
	worst := Balance{}
	for _, b := range s.Balance {
		if math.Abs(b.After) >= math.Abs(worst.After) {
			worst = b
		}
	}
	switch far := math.Abs(worst.After); {
	case far <= alike:
		return "Those compared are alike in everything measured."
	case far <= mostImbalance:
		return "Those compared still differ a little in " + worst.Name + "; the effect is adjusted for it."
	}
	return "Those compared still differ too much in " + worst.Name + "."
}
