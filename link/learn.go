package link

import "math"

// learnU counts the levels of pairs drawn at random, less what is likely to
// be one person's. The chance of agreeing on a whole value is counted from
// the values' frequencies instead, which see all records.
func (tr *trainer) learnU() {
	s := tr.model.scales()
	var n [comparisons][16]float64
	for _, p := range tr.draws.sorted() {
		two := tr.draws[p] * (1 - Probability(s.weight(s.sum(p))))
		for c := range comparisons {
			n[c][p.at(c)] += two
		}
	}
	for c := range comparisons {
		levels := tr.model.Comparisons[c].Levels
		total := 0.0
		for l := range levels {
			total += n[c][l+1]
		}
		for l := range levels {
			prior := tr.beliefs[c].levels[l+1].u
			levels[l].U = (n[c][l+1] + .5 + belief*prior) / (total + .5*float64(len(levels)) + belief)
		}
	}
	f := tr.model.Frequencies
	for c, chance := range map[int]float64{
		onGiven: f.Given.Chance, onFamily: f.Family.Chance, onBorn: f.Born.Chance, onHome: f.Home.Chance,
		onPostcode: f.Postcode.Chance, onPhone: f.Phone.Chance, onTown: f.Town.Chance, onWork: f.Work.Chance,
	} {
		tr.model.Comparisons[c].Levels[0].U = chance
	}
}

// learnM fits M by expectation and maximisation on the pairs of each key,
// with U held, and averages what the keys taught.
//
// Source: Dempster, Laird and Rubin 1977; Winkler 1988.
func (tr *trainer) learnM() {
	tr.model.Runs = nil
	var sure [comparisons]float64 // pairs that a number issued to one person vouches for
	var sum [comparisons][16]float64
	var weight [comparisons]float64
	for i, k := range trainingKeys {
		run, counts := tr.fit(tr.keys[i], tr.known[i], k.without)
		run.Key = k.words
		run.Strangers = strangers(counts)
		tr.model.Runs = append(tr.model.Runs, run)
		if run.People < 10 || run.Strangers {
			continue
		}
		for c := range comparisons {
			total := 0.0
			for _, x := range counts[c][1:] {
				total += x
			}
			if total == 0 || !k.number && (c == onBorn || c == onAge) && sure[c] >= 100 {
				continue
			}
			if k.number {
				sure[c] += total
			}
			w := math.Min(total, 20*belief*belief)
			weight[c] += w
			for l := 1; l < 16; l++ {
				sum[c][l] += w * counts[c][l] / total
			}
		}
	}
	for c := range comparisons {
		t := &tr.model.Comparisons[c]
		t.Pairs = weight[c]
		for l := range t.Levels {
			t.Levels[l].M = (sum[c][l+1] + start(c)*tr.beliefs[c].levels[l+1].m) / (weight[c] + start(c))
		}
	}
}

// strangers reports whether what a key taught is of people of one home or one
// name rather than of one person: where few are there twice, those are what
// most of its pairs have in common. One person's records seldom tell another
// sex, and hardly ever a birth date a generation away; a tenth of either,
// among pairs enough to tell, is nobody's keying.
func strangers(counts [comparisons][16]float64) bool {
	for c, level := range map[int]int{onSex: sexDiffers, onBorn: bornApart} {
		total := 0.0
		for _, x := range counts[c][1:] {
			total += x
		}
		if total >= 50 && counts[c][level] > .1*total {
			return true
		}
	}
	return false
}

// tie gives levels the same weight that say nothing of who a person is: that
// records are of one agency, when there is no other; and of two NHS numbers
// that differ whether both were verified, which depends on who sent the
// records, and too seldom on who the person is to be learned.
func (tr *trainer) tie() {
	if len(tr.agencies.all) <= 2 { // the first is none
		for i := range tr.model.Comparisons[onSource].Levels {
			l := &tr.model.Comparisons[onSource].Levels[i]
			l.M, l.H = l.U, l.U
		}
	}
	l := tr.model.Comparisons[onNHS].Levels
	doubted, sure := &l[nhsDiffers-1], &l[nhsVerified-1]
	both := doubted.U + sure.U
	m, h := doubted.M+sure.M, doubted.H+sure.H
	for _, level := range []*Level{doubted, sure} {
		level.M, level.H = m*level.U/both, h*level.U/both
	}
}

// start is how many pairs' worth of belief M starts from. Birth dates start
// from more, because pairs vouched for by a number come from the better-kept
// sources, and so does sex, because it is recorded anew where it changes.
func start(c int) float64 {
	switch c {
	case onBorn, onSource:
		return 5 * belief
	case onSex:
		return 10 * belief
	}
	return belief
}

// namesakes is the share of pairs brought together by given names that are
// two people of one home, such as a father and a son. Those pairs cannot tell
// it, so it is held.
const namesakes = .02

// fit returns the expected counts of levels among the pairs that are one
// person's, given what is known of some. Comparisons in without are not
// looked at.
func (tr *trainer) fit(t tally, k known, without []int) (run Run, counts [comparisons][16]float64) {
	patterns := t.sorted()
	use := [comparisons]bool{}
	for c := range comparisons {
		use[c] = true
	}
	for _, c := range without {
		use[c] = false
	}
	var m, u, h [comparisons][16]float64
	for c := range comparisons {
		m[c][0], u[c][0], h[c][0] = 1, 1, 1
		for l, x := range tr.model.Comparisons[c].Levels {
			m[c][l+1], u[c][l+1], h[c][l+1] = x.M, x.U, x.H
		}
	}
	for _, p := range patterns {
		run.Pairs += int64(t[p])
	}
	share, near := .2, .1
	if !use[onGiven] {
		near = namesakes
	}
	for run.Rounds = 1; run.Rounds <= rounds; run.Rounds++ {
		counts = [comparisons][16]float64{}
		run.People = 0
		homed := 0.0
		for _, p := range patterns {
			one, two, kin := share, 1-share-near, near
			for c := range comparisons {
				if use[c] {
					l := p.at(c)
					one *= m[c][l]
					two *= u[c][l]
					switch {
					case sharedByHome[c]:
						kin *= m[c][l]
					case c == onBorn && strangersBorn(p):
						kin *= u[c][l]
					default:
						kin *= h[c][l]
					}
				}
			}
			x := k.expect(p, t[p], one/(one+two+kin))
			run.People += x
			homed += (t[p] - x) * kin / (two + kin)
			for c := range comparisons {
				if use[c] {
					counts[c][p.at(c)] += x
				}
			}
		}
		moved := 0.0
		for c := range comparisons {
			if !use[c] {
				continue
			}
			total := 0.0
			for _, x := range counts[c][1:] {
				total += x
			}
			for l := range tr.model.Comparisons[c].Levels {
				next := (counts[c][l+1] + start(c)*tr.beliefs[c].levels[l+1].m) / (total + start(c))
				moved = max(moved, math.Abs(next-m[c][l+1]))
				m[c][l+1] = next
			}
		}
		next := (run.People + .5) / (float64(run.Pairs) + 2)
		moved = max(moved, math.Abs(next-share))
		if share = next; use[onGiven] {
			near = (homed + .5) / (float64(run.Pairs) + 2)
		}
		if run.Converged = moved < 1e-5; run.Converged {
			break
		}
	}
	return run, counts
}
