package outcome

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// planted draws people whom a programme finds over two years: who is worse off
// is reached sooner and harmed more often, so that just comparing would say
// the programme does harm. Being reached changes the chance of harm by effect,
// in a hundred.
func planted(seed uint64, people int, effect float64) []Subject {
	r := rand.New(rand.NewPCG(seed, 7))
	var list []Subject
	for who := range people {
		age, contacts, poor := 65+25*r.Float64(), float64(r.IntN(12)), float64(r.IntN(5))
		need := .04*(age-77) + .12*(contacts-6) + .2*(poor-2)
		for month := range 6 {
			reached := r.Float64() < .09/(.09+.91*math.Exp(-.8*need))
			risk := .30 + .06*math.Tanh(need) + .02*poor
			if reached {
				risk += effect / 100
			}
			list = append(list, Subject{Who: who, Trial: month, Helped: reached, Doses: 1 + r.IntN(5), Came: r.Float64() < risk, X: []float64{age, contacts, poor}})
			if reached {
				break
			}
		}
	}
	return list
}

var beforehand = Design{Covariates: []string{"age", "contacts last year", "deprivation"}, Caliper: .2, Fewest: 50, Confidence: .95}

// TestPlantedEffectsAreFound: over 200 programmes each, an effect that was put
// in lies within the interval as often as it says, and a programme that does
// nothing is seen to do nothing; just comparing those helped with the rest
// would call it harmful nearly every time.
func TestPlantedEffectsAreFound(t *testing.T) {
	for _, effect := range []float64{0, -8} {
		within, found, naive := 0, 0, 0
		for seed := range uint64(200) {
			subjects := planted(seed, 700, effect)
			s := Judge(beforehand, subjects)
			if s.Refused != "" {
				t.Fatal(s.Refused)
			}
			if s.Effect.LowerCL <= effect && effect <= s.Effect.UpperCL {
				within++
			}
			if s.Effect.direction() != 0 {
				found++
			}
			if plain(subjects) > 0 {
				naive++
			}
		}
		t.Logf("planted %v: within the interval %d of 200, said to be an effect %d of 200, plainly compared %d of 200 look harmed", effect, within, found, naive)
		if within < 181 { // 190 expected; fewer than 181 would be one chance in four hundred
			t.Errorf("planted %v: within the interval only %d of 200 times", effect, within)
		}
		if effect == 0 && (found > 19 || naive < 150) {
			t.Errorf("a programme that does nothing: %d of 200 are said to do something; %d look harmful when plainly compared", found, naive)
		}
		if effect != 0 && found < 100 {
			t.Errorf("planted %v: found only %d of 200 times", effect, found)
		}
	}
}

// plain is the difference without matching.
func plain(subjects []Subject) float64 {
	var came, n [2]float64
	for _, x := range subjects {
		n[one(x.Helped)]++
		came[one(x.Helped)] += float64(one(x.Came))
	}
	return came[1]/n[1] - came[0]/n[0]
}

// TestStudy: what a study says beside the effect, and when it says nothing.
func TestStudy(t *testing.T) {
	s := Judge(beforehand, planted(1, 3000, -12))
	if s.Refused != "" || s.Effect.direction() >= 0 {
		t.Fatalf("%+v", s.Effect)
	}
	for _, b := range s.Balance {
		if b.Before < .1 || math.Abs(b.After) > .1 { // as good as in a trial by lot
			t.Errorf("%s: %.2f before and %.2f after", b.Name, b.Before, b.After)
		}
	}
	people := 0.
	for _, d := range s.Doses {
		people += d.Effect.Denominator
	}
	if int(people) != s.Matched || len(s.Doses) != 3 || s.Matched > s.Helped || s.Gamma <= 1 || s.EValue <= 1 {
		t.Errorf("%d matched of %d, %v by dose, gamma %v, E-value %v", s.Matched, s.Helped, people, s.Gamma, s.EValue)
	}
	if e := eValueOf(3.9); math.Abs(e-7.26) > .01 { // VanderWeele and Ding's own example
		t.Errorf("the E-value of 3.9 is %v", e)
	}
	if s := Judge(beforehand, planted(1, 3000, 0)); s.Gamma != 0 && s.Effect.direction() == 0 {
		t.Error("something unmeasured is said to explain nothing")
	}

	few := Judge(beforehand, planted(1, 60, -12))
	if !strings.Contains(few.Refused, "at least 50") || few.Effect.Shown() {
		t.Errorf("few: %q", few.Refused)
	}
	apart := planted(2, 2000, -12)
	for i := range apart {
		if apart[i].Helped {
			apart[i].X[0] += 40 // nobody who waited is as old
		}
	}
	if s := Judge(beforehand, apart); s.Refused == "" || s.Effect.Shown() {
		t.Errorf("people who cannot be compared: %+v", s.Effect)
	}
	if s := Judge(beforehand, []Subject{{X: []float64{1}}}); !strings.Contains(s.Refused, "1 measures where the design has 3") {
		t.Error(s.Refused)
	}
	same := planted(3, 2000, -10)
	for i := range same {
		same[i].X[2] = 1
	}
	if s := Judge(beforehand, same); s.Refused != "" || s.Balance[2].Before != 0 {
		t.Errorf("a measure that is the same for all: %+v", s)
	}
}

// TestNobodyIsComparedTwice, nor with somebody of another month.
func TestNobodyIsComparedTwice(t *testing.T) {
	subjects := planted(4, 1500, 0)
	score, _ := reachScore(subjects)
	pairs := paired(subjects, score, .2)
	waited, helped := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		h, w := subjects[p.helped], subjects[p.waited]
		if h.Trial != w.Trial || !h.Helped || w.Helped || waited[w.Who] || helped[h.Who] {
			t.Fatalf("%+v with %+v", h, w)
		}
		waited[w.Who], helped[h.Who] = true, true
	}
}
