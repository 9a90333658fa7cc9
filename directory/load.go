package directory

import (
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
	"byname/internal/calendar"
)

// A Kind is one kind of service of a place, and what holds for all of it
// unless a service says otherwise.
type Kind struct {
	ID     string
	Title  string
	Part   string
	Agency byname.AgencyID
	For    string
	Refer  string
}

// Kinds are those of a place, in the order of its file.
type Kinds []Kind

// Kind finds one by id.
func (ks Kinds) Kind(id string) (Kind, bool) {
	for _, k := range ks {
		if k.ID == id {
			return k, true
		}
	}
	return Kind{ID: id, Title: strings.ReplaceAll(id, "_", " ")}, false
}

// Load reads a place's services: services.yaml, and the sites of
// sites.csv.gz. A place without the one or the other has fewer.
func Load(place fs.FS) (Kinds, []Service, error) {
	var file struct {
		Kinds    Kinds
		Services []written
	}
	text, err := fs.ReadFile(place, "services.yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("services.yaml: %w", err)
	}
	d := yaml.NewDecoder(strings.NewReader(string(text)))
	d.KnownFields(true)
	if err := d.Decode(&file); err != nil {
		return nil, nil, byname.Invalid("services.yaml", "the fields that place/greater-manchester/services.yaml shows", err.Error())
	}
	var list []Service
	for i, w := range file.Services {
		s, err := w.service(file.Kinds)
		if err != nil {
			return nil, nil, fmt.Errorf("services.yaml: service %d (%s): %w", i+1, w.Key, err)
		}
		list = append(list, s)
	}
	sites, err := loadSites(place, file.Kinds)
	return file.Kinds, append(list, sites...), err
}

// written is a service as services.yaml has it.
type written struct {
	Key, Name, About, Kind, Part   string
	Agency                         byname.AgencyID
	For                            string
	NotFor                         string `yaml:"not_for"`
	MinAge                         int    `yaml:"min_age"`
	MaxAge                         int    `yaml:"max_age"`
	Address, Postcode              string
	Serves                         []string
	Hours, Answer, Finish          string
	When, Refer, Phone, Email, URL string
	Places, Free                   int
	Successor, Source              string
	Unverified                     []string // for the reader of the file
}

func (w written) service(kinds Kinds) (s Service, err error) {
	kind, known := kinds.Kind(w.Kind)
	if w.Key == "" || !known {
		return s, byname.Invalid("service", "a key of its own and a kind of this file", "add them")
	}
	s = Service{ID: IDOf("services.yaml", w.Key), Agency: w.Agency, Name: w.Name, About: w.About, Kind: w.Kind, Part: w.Part, Status: Active,
		For: w.For, NotFor: w.NotFor, MinAge: w.MinAge, MaxAge: w.MaxAge, Address: w.Address, Postcode: w.Postcode, Serves: w.Serves,
		WhenNote: w.When, Refer: w.Refer, Phone: w.Phone, Email: w.Email, URL: w.URL, Places: w.Places, Free: w.Free, Source: w.Source, Here: w.Agency != ""}
	s.inherit(kind)
	s.Source = cmp.Or(s.Source, "the place’s own list")
	if w.Successor != "" {
		s.Successor, s.Status = IDOf("services.yaml", w.Successor), Gone
	}
	if s.Hours, err = calendar.ParseHours(w.Hours); err != nil {
		return s, err
	}
	if s.Answer, err = calendar.ParseClock(w.Answer); err != nil {
		return s, err
	}
	if s.Finish, err = calendar.ParseClock(w.Finish); err != nil {
		return s, err
	}
	return s, s.Check()
}

// inherit fills in what holds for all of a kind.
func (s *Service) inherit(k Kind) {
	if s.Part == "" {
		s.Part = k.Part
	}
	if s.For == "" {
		s.For = k.For
	}
	if s.Refer == "" {
		s.Refer = k.Refer
	}
	if s.Agency == "" {
		s.Agency = k.Agency
	}
}

// loadSites reads sites.csv.gz: a site is a service without hours or clocks,
// until somebody who knows it adds them.
func loadSites(place fs.FS, kinds Kinds) (list []Service, err error) {
	file, err := place.Open("sites.csv.gz")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("sites: %w", err)
	}
	defer file.Close()
	zip, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("sites: %w", err)
	}
	rows := csv.NewReader(zip)
	header, err := rows.Read()
	if err != nil || strings.Join(header, ",") != "kind,code,name,address,postcode,lat,lon,lsoa,year,size,detail" {
		return nil, byname.Invalid("sites.csv.gz", "the columns that place/greater-manchester/README.md names", "write them anew")
	}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("sites: %w", err)
		}
		kind, known := kinds.Kind(row[0])
		if !known || row[2] == "" || row[2] == "Unknown" {
			continue
		}
		s := Service{ID: IDOf("sites", strings.Join([]string{row[0], row[1], row[2], row[4], row[5], row[6]}, "/")), Name: row[2], Kind: row[0], Status: Active,
			Address: row[3], Postcode: row[4], LSOA: row[7], About: detail(row[10]), Source: "open data, " + row[8]}
		s.Lat, _ = strconv.ParseFloat(row[5], 64)
		s.Lon, _ = strconv.ParseFloat(row[6], 64)
		s.inherit(kind)
		list = append(list, s)
	}
}

// detail is what the sites file adds about one, when it says something.
func detail(s string) string {
	if s == "Not applicable" {
		return ""
	}
	return s
}
