package area

import (
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"byname"
	"byname/place"
)

func greaterManchester(t *testing.T) *System {
	t.Helper()
	s, err := Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Counts are those of the census tables and the lists the files were made from.
func TestEverybodyHasANeighbourhood(t *testing.T) {
	s := greaterManchester(t)
	if len(s.Places) != 10 || len(s.LSOAs) != 1702 || len(s.MSOAs) != 353 || len(s.Wards) != 215 {
		t.Fatalf("%d places, %d LSOAs, %d MSOAs, %d wards", len(s.Places), len(s.LSOAs), len(s.MSOAs), len(s.Wards))
	}
	inside, wards := 0, 0
	for _, n := range s.Neighbourhoods {
		inside += n.LSOAs.Population()
		wards += len(n.Wards)
		if p := n.LSOAs.Population(); n.Provisional && (p < fewest || p > most) {
			t.Errorf("%s has %d people", n.ID, p)
		}
		for _, l := range n.LSOAs {
			if l.Neighbourhood != n || l.Place != n.Place {
				t.Errorf("%s is of %s and of %s", l.Code, n.ID, l.Neighbourhood.ID)
			}
		}
	}
	if inside != 2_867_771 || inside != s.LSOAs.Population() || wards != 215 {
		t.Errorf("%d people and %d wards are in a neighbourhood", inside, wards)
	}
	places, msoas := 0, 0
	for _, p := range s.Places {
		places += p.LSOAs.Population()
		if len(p.Neighbourhoods) == 0 {
			t.Errorf("%s has no neighbourhood", p.Name)
		}
	}
	for _, m := range s.MSOAs {
		msoas += m.LSOAs.Population()
	}
	if places != inside || msoas != inside {
		t.Errorf("%d people in places, %d in MSOAs, %d in neighbourhoods", places, msoas, inside)
	}
	if n := len(s.Places[2].Neighbourhoods); n != 12 {
		t.Errorf("Manchester has %d neighbourhoods", n)
	}
}

// The published sharing-out of the pool for 2025/26 used these.
func TestNeighbourhoodsOfThePool(t *testing.T) {
	s := greaterManchester(t)
	for _, want := range []struct {
		id, name   string
		population int
		score      float64
	}{
		{"MAN-N01", "Ancoats, Clayton and Bradford", 35950, 43.43},
		{"MAN-N05", "Ardwick and Longsight", 40153, 48.84},
		{"MAN-N06", "Chorlton, Whalley Range and Fallowfield", 48883, 28.56},
		{"MAN-N07", "Gorton and Levenshulme", 41210, 50.75},
		{"MAN-N08", "Moss Side, Hulme and Rusholme", 57225, 36.80},
	} {
		n, ok := s.Neighbourhood(want.id)
		if !ok {
			t.Fatalf("no %s", want.id)
		}
		if n.Name != want.name || n.LSOAs.Population() != want.population || n.LSOAs.DeprivationScore() != want.score {
			t.Errorf("%s: %q %d %v, want %+v", n.ID, n.Name, n.LSOAs.Population(), n.LSOAs.DeprivationScore(), want)
		}
	}
}

func TestPeopleByAgeAndSexAddUpToTheCensus(t *testing.T) {
	s := greaterManchester(t)
	sum := 0.0
	for _, b := range Bands() {
		sum += s.LSOAs.People(byname.Female, b) + s.LSOAs.People(byname.Male, b)
	}
	if math.Abs(sum-2_867_771) > 5 {
		t.Errorf("%.0f people by age and sex", sum)
	}
	for _, l := range s.LSOAs {
		sum := 0.0
		for _, b := range Bands() {
			sum += l.People(byname.SexUnknown, b)
		}
		if math.Abs(sum-float64(l.Population)) > 0.03*float64(l.Population) {
			t.Errorf("%s: %.0f people by age, %d counted", l.Code, sum, l.Population)
		}
	}
	for age, want := range map[int]string{0: "0-4", 4: "0-4", 5: "5-9", 89: "85-89", 90: "90+", 104: "90+"} {
		if got := BandOf(age).String(); got != want {
			t.Errorf("age %d is in %s, want %s", age, got, want)
		}
	}
}

func TestPostcodes(t *testing.T) {
	s := greaterManchester(t)
	// From the ONS Postcode Directory by way of postcodes.csv.
	for in, want := range map[string]string{
		"M18 8LQ": "E01005189", "m188lq": "E01005189", " M18  8LQ ": "E01005189",
		"BL0 0AA": "E01005014", "M1 1AA": "E01033651", "M18": "", "M18 8LQQ": "", "M18-8LQ": "", "": "", "EH1 1YZ": "",
	} {
		got, ok := s.PostcodeLSOA(in)
		east, north, located := s.Locate(in)
		if l, known := s.LSOA(got); located != ok || known && (int(east) != l.Easting || int(north) != l.Northing) {
			t.Errorf("%s is at %v, %v (%v), its LSOA elsewhere", in, east, north, located)
		}
		if got != want || ok != (want != "") {
			t.Errorf("%q is in %q, %v; want %q", in, got, ok, want)
		}
	}
	count := 0
	for _, l := range s.LSOAs {
		for _, p := range s.Postcodes(l.Code) {
			count++
			if got, _ := s.PostcodeLSOA(p); got != l.Code {
				t.Fatalf("%s of %s is found in %s", p, l.Code, got)
			}
		}
	}
	if of := s.Postcodes("E01005189"); !slices.Contains(of, "M18 8LQ") {
		t.Errorf("M18 8LQ is not among %q", of)
	}
	if of := s.Postcodes("E01033651"); !slices.Contains(of, "M1 1AA") {
		t.Errorf("M1 1AA is not among %q", of)
	}
	if count != 111_757 {
		t.Errorf("%d postcodes", count)
	}
}

func TestDeprivation(t *testing.T) {
	s := greaterManchester(t)
	l, ok := s.LSOA("E01004766")
	if !ok || l.Deprivation.Score != 33.083 || l.Deprivation.Rank != 6907 || l.Deprivation.Decile != 3 || l.Deprivation.Fifth() != 2 || l.Deprivation.Crime != 1 {
		t.Errorf("%s: %+v", l.Code, l.Deprivation)
	}
	for decile, fifth := range map[int]int{1: 1, 2: 1, 3: 2, 9: 5, 10: 5} {
		if got := (Deprivation{Decile: decile}).Fifth(); got != fifth {
			t.Errorf("decile %d is in fifth %d, want %d", decile, got, fifth)
		}
	}
}

func TestSites(t *testing.T) {
	s := greaterManchester(t)
	for kind, atLeast := range map[string]int{"gp_practice": 400, "school": 1300, "pharmacy": 600, "library": 140, "care_home": 500, "hospital": 30} {
		sites, err := s.Sites(kind)
		if err != nil || len(sites) < atLeast {
			t.Errorf("%d sites of kind %s, %v", len(sites), kind, err)
		}
	}
}

func TestLoadIsFast(t *testing.T) {
	best := time.Hour // of several, for the machine may be busy; 25 ms on an idle one
	for range 5 {
		start := time.Now()
		greaterManchester(t)
		best = min(best, time.Since(start))
	}
	if best > 300*time.Millisecond {
		t.Errorf("Load took %v", best)
	}
}

func TestUnknownPlaceIsNotFound(t *testing.T) {
	if _, err := Propose(place.GreaterManchester, "E08000099"); !errors.Is(err, byname.ErrNotFound) {
		t.Error(err)
	}
}
