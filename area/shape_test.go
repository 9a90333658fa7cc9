package area

import (
	"math"
	"testing"

	"byname/place"
)

// km2 is the area of a shape, holes taken off.
func km2(s Shape) float64 {
	sum := 0.0
	for _, r := range s.Rings {
		r.edges(func(e edge) { sum += float64(e.a.E)*float64(e.b.N) - float64(e.b.E)*float64(e.a.N) })
	}
	return math.Abs(sum) / 2e6
}

// The ONS areas come from another file than the outlines.
func TestShapesHaveTheAreaOfTheirLSOAs(t *testing.T) {
	s := greaterManchester(t)
	for name, by := range map[string]func(*LSOA) string{"LSOA": ByLSOA, "MSOA": ByMSOA, "ward": ByWard, "neighbourhood": ByNeighbourhood, "place": ByPlace} {
		want := map[string]float64{}
		for _, l := range s.LSOAs {
			want[by(l)] += l.AreaKM2
		}
		for _, tolerance := range []float64{0, 40} {
			shapes, err := s.Shapes(by, tolerance)
			if err != nil || len(shapes) != len(want) {
				t.Fatalf("%s: %d shapes of %d, %v", name, len(shapes), len(want), err)
			}
			sum, total := 0.0, 0.0
			for _, shape := range shapes {
				sum += km2(shape)
				total += want[shape.ID]
				if got, want := km2(shape), want[shape.ID]; tolerance == 0 && math.Abs(got-want) > 0.01+0.03*want {
					t.Errorf("%s %s covers %.3f km², its LSOAs %.3f", name, shape.ID, got, want)
				}
			}
			// Simplified or not, neighbours share their lines: nothing is lost between them.
			if math.Abs(sum-total) > 0.002*total {
				t.Errorf("%s at %v m: %.1f km² drawn, %.1f expected", name, tolerance, sum, total)
			}
		}
	}
}

func TestSimplerShapesHaveFewerCorners(t *testing.T) {
	s := greaterManchester(t)
	corners := func(tolerance float64) (n int) {
		shapes, err := s.Shapes(ByLSOA, tolerance)
		if err != nil {
			t.Fatal(err)
		}
		for _, shape := range shapes {
			for _, r := range shape.Rings {
				n += len(r)
			}
		}
		return n
	}
	whole, simple := corners(0), corners(60)
	if whole < 70_000 || simple > whole/2 {
		t.Errorf("%d corners whole, %d simplified", whole, simple)
	}
}

// Neighbours keep one common line, so every simplified step inside the system
// is walked both ways.
func TestSimplifiedNeighboursShareTheirLines(t *testing.T) {
	s := greaterManchester(t)
	shapes, err := s.Shapes(ByNeighbourhood, 50)
	if err != nil {
		t.Fatal(err)
	}
	around, err := s.Shapes(func(*LSOA) string { return "all" }, 0)
	if err != nil {
		t.Fatal(err)
	}
	rim := map[Point]bool{}
	for _, r := range around[0].Rings {
		for _, p := range r {
			rim[p] = true
		}
	}
	steps := map[edge]bool{}
	for _, shape := range shapes {
		for _, r := range shape.Rings {
			r.edges(func(e edge) { steps[e] = true })
		}
	}
	inside, alone := 0, 0
	for e := range steps {
		if rim[e.a] || rim[e.b] {
			continue
		}
		inside++
		if !steps[e.back()] {
			alone++
		}
	}
	if inside < 500 || alone > 0 {
		t.Errorf("%d of %d inner steps are walked one way only", alone, inside)
	}
}

// The file of neighbourhoods holds what Propose makes, until a place draws
// its own.
func TestProvisionalNeighbourhoodsAreThoseProposed(t *testing.T) {
	s := greaterManchester(t)
	for _, p := range s.Places {
		if !p.Neighbourhoods[0].Provisional {
			continue
		}
		proposed, err := Propose(place.GreaterManchester, p.Code)
		if err != nil {
			t.Fatal(err)
		}
		if len(proposed) != len(p.Neighbourhoods) {
			t.Fatalf("%s: %d proposed, %d in the file", p.Name, len(proposed), len(p.Neighbourhoods))
		}
		for i, n := range proposed {
			if got := p.Neighbourhoods[i].YAML(); got != n.YAML() {
				t.Errorf("%s\nis not\n%s", got, n.YAML())
			}
		}
	}
}
