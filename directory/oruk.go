package directory

import (
	"cmp"
	"strings"
	"time"

	"byname"
	"byname/internal/calendar"
)

// The shapes of Open Referral UK (HSDS-UK 3.0), as far as this directory fills
// them: https://openreferraluk.org. What HSDS-UK has no field for is carried
// as attributes of Byname's own taxonomy, so that nothing is lost on the way
// out and back.
type (
	// ORUK is a service as Open Referral UK has it.
	ORUK struct {
		ID           string           `json:"id"`
		Name         string           `json:"name"`
		Description  string           `json:"description,omitempty"`
		URL          string           `json:"url"`
		Email        string           `json:"email,omitempty"`
		Status       Status           `json:"status"`
		MinimumAge   int              `json:"minimum_age,omitempty"`
		MaximumAge   int              `json:"maximum_age,omitempty"`
		AssuredDate  string           `json:"assured_date,omitempty"`
		Alert        string           `json:"alert,omitempty"`
		Organization orukOrganization `json:"organization"`
		Schedules    []orukSchedule   `json:"schedules,omitempty"`
		Areas        []orukArea       `json:"service_areas,omitempty"`
		Locations    []orukAt         `json:"service_at_locations,omitempty"`
		Contacts     []orukContact    `json:"contacts,omitempty"`
		Attributes   []orukAttribute  `json:"attributes,omitempty"`
	}
	orukOrganization struct {
		ID          string `json:"id"`
		Name        string `json:"name"`
		Description string `json:"description"`
	}
	orukSchedule struct {
		ID       string `json:"id"`
		Freq     string `json:"freq"`
		ByDay    string `json:"byday"`
		OpensAt  string `json:"opens_at"`
		ClosesAt string `json:"closes_at"`
	}
	orukArea struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	orukAt struct {
		ID       string       `json:"id"`
		Location orukLocation `json:"location"`
	}
	orukLocation struct {
		ID           string        `json:"id"`
		Name         string        `json:"name,omitempty"`
		LocationType string        `json:"location_type"`
		Latitude     float64       `json:"latitude,omitempty"`
		Longitude    float64       `json:"longitude,omitempty"`
		Addresses    []orukAddress `json:"addresses,omitempty"`
	}
	orukAddress struct {
		ID      string `json:"id"`
		Line    string `json:"address_1"`
		City    string `json:"city"`
		County  string `json:"state_province"`
		Code    string `json:"postal_code"`
		Country string `json:"country"`
		Type    string `json:"address_type"`
	}
	orukContact struct {
		ID     string      `json:"id"`
		Phones []orukPhone `json:"phones"`
	}
	orukPhone struct {
		ID     string `json:"id"`
		Number string `json:"number"`
	}
	orukAttribute struct {
		ID   string   `json:"id"`
		Link string   `json:"link_type"`
		Term orukTerm `json:"taxonomy_term"`
	}
	orukTerm struct {
		ID       string `json:"id"`
		Taxonomy string `json:"taxonomy"`
		Term     string `json:"term"`
	}
)

// taxonomy is whose words the attributes are.
const taxonomy = "byname"

var orukDays = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// own are the fields that HSDS-UK has no place for, by the link type of the
// attribute that carries them.
func (s *Service) own() []struct {
	link string
	text *string
} {
	return []struct {
		link string
		text *string
	}{
		{"service_type", &s.Kind}, {"plan_part", &s.Part}, {"eligibility", &s.For}, {"ineligibility", &s.NotFor}, {"how_to_refer", &s.Refer},
		{"hours_note", &s.WhenNote}, {"source", &s.Source}, {"lsoa", &s.LSOA},
	}
}

// ToORUK writes a service in the shape of Open Referral UK. HSDS-UK asks every
// service for a web address; one without has a name for itself instead.
func (s Service) ToORUK() ORUK {
	part := func(of string) string { return string(IDOf("oruk "+of, string(s.ID))) }
	o := ORUK{ID: string(s.ID), Name: s.Name, Description: s.About, URL: cmp.Or(s.URL, "urn:uuid:"+string(s.ID)), Email: s.Email, Status: s.Status,
		MinimumAge: s.MinAge, MaximumAge: s.MaxAge, AssuredDate: s.Checked.String(), Alert: s.Alert}
	org := cmp.Or(s.Organisation, string(s.Agency), s.Name)
	o.Organization = orukOrganization{string(IDOf("oruk organisation", org)), org, org}
	for day, span := range s.Hours.Week {
		if span != (calendar.Span{}) {
			o.Schedules = append(o.Schedules, orukSchedule{part("schedule" + orukDays[day]), "WEEKLY", orukDays[day], span.Opens(), span.Closes()})
		}
	}
	for _, n := range s.Serves {
		o.Areas = append(o.Areas, orukArea{part("area" + n), n})
	}
	if s.Address != "" || s.Postcode != "" || s.Lat != 0 {
		at := orukAt{part("at"), orukLocation{ID: part("location"), Name: s.Name, LocationType: "physical", Latitude: s.Lat, Longitude: s.Lon}}
		if s.Address != "" || s.Postcode != "" {
			city := s.Address[strings.LastIndex(s.Address, ",")+1:]
			at.Location.Addresses = []orukAddress{{part("address"), s.Address, strings.TrimSpace(city), "Greater Manchester", s.Postcode, "GB", "physical"}}
		}
		o.Locations = []orukAt{at}
	}
	if s.Phone != "" {
		o.Contacts = []orukContact{{part("contact"), []orukPhone{{part("phone"), s.Phone}}}}
	}
	add := func(link, term string) {
		if term != "" {
			o.Attributes = append(o.Attributes, orukAttribute{part("attribute" + link), link, orukTerm{string(IDOf("oruk term "+link, term)), taxonomy, term}})
		}
	}
	for _, f := range s.own() {
		add(f.link, *f.text)
	}
	add("agency", string(s.Agency))
	add("organisation", s.Organisation)
	add("successor", string(s.Successor))
	add("answers_within", s.Answer.String())
	add("finishes_within", s.Finish.String())
	add("places", count(s.Places))
	add("places_free", count(s.Free))
	add("takes_referrals_here", yes(s.Here))
	add("open_on_bank_holidays", yes(s.Hours.Holidays))
	return o
}

// assured reads the day of an assured_date, which may come with a time.
func assured(s string) byname.Day {
	if len(s) > len(time.DateOnly) {
		s = s[:len(time.DateOnly)]
	}
	day, err := byname.ParseDay(s)
	if err != nil {
		return 0
	}
	return day
}
