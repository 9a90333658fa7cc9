// Package area says where "here" is: the system, its places, their
// neighbourhoods, and the small areas all are made of.
package area

import (
	"io/fs"
	"sync"
)

// A System is a whole region that runs its public services as one.
type System struct {
	ID, Name       string
	Places         []*Place         // in the order of the place's own file
	Neighbourhoods []*Neighbourhood // likewise
	Wards          []*Ward          // by code
	MSOAs          []*MSOA          // by code
	LSOAs          LSOAs            // by code

	lsoas          map[string]*LSOA
	neighbourhoods map[string]*Neighbourhood
	postcodes      postcodes
	outlines       func() (map[string][]Ring, error) // of LSOAs
	sites          func() ([]Site, error)
}

// A Place is a council's footprint.
type Place struct {
	Code, Short, Name string
	Neighbourhoods    []*Neighbourhood
	LSOAs             LSOAs
}

// A Neighbourhood is 30,000 to 50,000 people that one team can know.
type Neighbourhood struct {
	ID, Name    string
	Place       *Place
	Provisional bool // grouped by Propose; the place has not drawn its own
	Wards       []*Ward
	LSOAs       LSOAs
}

// A Ward elects councillors; neighbourhoods are drawn from wards.
type Ward struct {
	Code, Name    string
	Place         *Place
	Neighbourhood *Neighbourhood
	LSOAs         LSOAs // best fit
}

// An MSOA is a middle-layer area of 5,000 to 15,000 people.
type MSOA struct {
	Code, Name string
	KnownAs    string // House of Commons Library
	Place      *Place
	LSOAs      LSOAs
}

// An LSOA is a lower-layer area of 1,000 to 3,000 people: the unit from which
// all others are made.
type LSOA struct {
	Code, Name        string
	MSOA              *MSOA
	Ward              *Ward
	Place             *Place
	Neighbourhood     *Neighbourhood
	Population        int // census, usual residents
	AreaKM2           float64
	Easting, Northing int // metres: the mean of its postcodes
	Deprivation       Deprivation
	Census            Census
	people            [2][bands]float32
}

// LSOA finds one by its code.
func (s *System) LSOA(code string) (*LSOA, bool) {
	l, ok := s.lsoas[code]
	return l, ok
}

// Neighbourhood finds one by its id.
func (s *System) Neighbourhood(id string) (*Neighbourhood, bool) {
	n, ok := s.neighbourhoods[id]
	return n, ok
}

// Load reads a place's folder: system.yaml, neighbourhoods.yaml, wards, msoas,
// lsoas, deprivation, population, census, postcodes, each a .csv or a .csv.gz.
// Outlines and sites are read when first asked for. Errors wrap
// byname.ErrInvalid and say which file and line is wrong and what to do.
func Load(fsys fs.FS) (*System, error) {
	s, err := loadGround(fsys)
	if err != nil {
		return nil, err
	}
	if err := s.loadNeighbourhoods(fsys); err != nil {
		return nil, err
	}
	for _, load := range []func(fs.FS) error{s.loadDeprivation, s.loadPeople, s.loadCensus, s.loadPostcodes} {
		if err := load(fsys); err != nil {
			return nil, err
		}
	}
	s.sites = sync.OnceValues(func() ([]Site, error) { return loadSites(fsys, s) })
	return s, nil
}
