package area

import (
	"math"
	"testing"
)

// The Ordnance Survey's worked example: Caister water tower, given on the Airy
// ellipsoid.
func TestProjectionIsTheOrdnanceSurveys(t *testing.T) {
	φ := (52 + 39./60 + 27.2531/3600) * math.Pi / 180
	λ := (1 + 43./60 + 4.5177/3600) * math.Pi / 180
	e, n := project(φ, λ)
	if math.Abs(e-651409.903) > .001 || math.Abs(n-313177.270) > .001 {
		t.Errorf("Caister water tower at %.3f, %.3f; want 651409.903, 313177.270", e, n)
	}
}

// Practices stand in or beside the small area that their postcode says.
func TestGridAgreesWithThePlace(t *testing.T) {
	s := greaterManchester(t)
	sites, err := s.Sites("gp_practice")
	if err != nil {
		t.Fatal(err)
	}
	far := 0
	for _, x := range sites {
		if x.LSOA == nil || x.Lat == 0 {
			continue
		}
		e, n := Grid(x.Lat, x.Lon)
		if math.Hypot(e-float64(x.LSOA.Easting), n-float64(x.LSOA.Northing)) > 1500 {
			far++
		}
	}
	if len(sites) < 100 || far*50 > len(sites) {
		t.Errorf("%d of %d practices are more than 1.5 km from the middle of their small area", far, len(sites))
	}
}
