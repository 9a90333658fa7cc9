package work

import (
	"slices"

	"byname/outcome"
)

// told leaves out the earliest periods that no extract tells of, but for the
// one before the latest: that it is missing is worth saying.
func told(list []outcome.Indicator) []outcome.Indicator {
	for len(list) > 2 && !list[len(list)-1].Shown() {
		list = list[:len(list)-1]
	}
	return list
}

// before is the figure that came before the latest, nil when there is none.
func before(here []outcome.Indicator) *outcome.Indicator {
	if len(here) < 2 {
		return nil
	}
	return &here[1]
}

// beside is England's figure of the same period as one of ours, else its
// latest that is no later.
func beside(england []outcome.Indicator, now outcome.Indicator) *outcome.Indicator {
	for i, e := range england {
		if e.Shown() && (e.Period.Name == now.Period.Name || e.Period.Last <= now.Period.Last) {
			return &england[i]
		}
	}
	return nil
}

// points turns them round: oldest first.
func points(list []outcome.Indicator) (shown []Point) {
	for _, i := range slices.Backward(list) {
		shown = append(shown, point(i))
	}
	return shown
}

func point(i outcome.Indicator) Point {
	p := Point{
		Period: i.Period.Name, Value: i.Value, Lower: i.LowerCL, Upper: i.UpperCL, NoInterval: !i.HasInterval(),
		Numerator: int(i.Numerator), Denominator: int(i.Denominator),
		Protected: i.Refused == outcome.Hidden, Missing: i.Refused,
	}
	if p.Protected {
		p.Missing = ""
	}
	if p.NoInterval { // drawn as a line without a band
		p.Lower, p.Upper = p.Value, p.Value
	}
	return p
}
