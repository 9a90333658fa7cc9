package population

import "byname"

// Rules are what a build must be told about its day and its place.
type Rules struct {
	Day           byname.Day                          // ages and "within two years" count back from it
	Kind          func(agency byname.AgencyID) string // gp, school, police …: see sources
	Neighbourhood func(lsoa string) string            // "" when the place has none for it
}

// A source is how far one kind of agency is believed about who somebody is
// and where they live.
type source struct {
	trust   int  // 0 is believed first
	settled bool // its address is the home, kept up to date because its work depends on it
}

// sources says whom to believe. A practice asks people what they like to be
// called and writes to their home; police and ambulance crews write down what
// they hear at a doorstep.
var sources = map[string]source{
	"gp":               {trust: 0, settled: true},
	"school":           {trust: 1},
	"social_care":      {trust: 2, settled: true},
	"mental_health":    {trust: 3},
	"community_health": {trust: 3},
	"hospital":         {trust: 4},
	"housing_options":  {trust: 5, settled: true},
	"landlord":         {trust: 6, settled: true},
	"jobcentre":        {trust: 7},
	"charity":          {trust: 8},
	"fire":             {trust: 9},
	"ambulance":        {trust: 10},
	"police":           {trust: 11},
}

func (r Rules) source(agency byname.AgencyID) source {
	if s, known := sources[r.Kind(agency)]; known {
		return s
	}
	return source{trust: len(sources)}
}

// windowMonths is how long abuse at home protects an address, and how long
// what a landlord or the council says of an address stands against a GP
// registration. Two years: the look-back of domestic-abuse safety planning.
const windowMonths = 24

// window is the first day that still counts as recent.
func (r Rules) window() byname.Day {
	t := r.Day.Time().AddDate(0, -windowMonths, 0)
	return byname.OnDay(t.Year(), t.Month(), t.Day())
}
