package directory

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"byname"
	"byname/internal/calendar"
)

// ReadORUK reads services in the shape of Open Referral UK: one service, a
// list of them, or a page as an Open Referral server gives it. Services that
// cannot be read are told one by one; the others are given.
func ReadORUK(file io.Reader) (list []Service, err error) {
	bad := byname.Invalid("directory file", "JSON in the shape of Open Referral UK", "export it from the other directory again")
	var whole json.RawMessage
	if json.NewDecoder(file).Decode(&whole) != nil {
		return nil, bad
	}
	var page struct {
		Contents []json.RawMessage `json:"contents"`
	}
	items := []json.RawMessage{whole}
	switch {
	case json.Unmarshal(whole, &items) == nil:
	case json.Unmarshal(whole, &page) == nil && page.Contents != nil:
		items = page.Contents
	}
	var errs []error
	for i, item := range items {
		var o ORUK
		where := fmt.Sprintf("directory file, service %d", i+1)
		if json.Unmarshal(item, &o) != nil {
			errs = append(errs, byname.Invalid(where, "the fields of an Open Referral UK service", "correct them there and export it again"))
			continue
		}
		s, err := o.Service()
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", where, err))
			continue
		}
		list = append(list, s)
	}
	return list, errors.Join(errs...)
}

// Service is the service that Open Referral UK describes. What the program
// knows of no field for is left out.
func (o ORUK) Service() (s Service, err error) {
	if !uuid(o.ID) {
		return s, byname.Invalid("id", "a UUID", "give the service an id of its own")
	}
	s = Service{ID: ServiceID(strings.ToLower(o.ID)), Name: o.Name, About: o.Description, URL: o.URL, Email: o.Email, Status: o.Status,
		MinAge: o.MinimumAge, MaxAge: o.MaximumAge, Checked: assured(o.AssuredDate), Alert: o.Alert, Organisation: o.Organization.Name}
	if strings.HasPrefix(s.URL, "urn:uuid:") {
		s.URL = ""
	}
	for _, x := range o.Schedules {
		if err := s.opens(x); err != nil {
			return s, err
		}
	}
	for _, a := range o.Areas {
		s.Serves = append(s.Serves, a.Name)
	}
	for _, at := range o.Locations[:min(1, len(o.Locations))] {
		s.Lat, s.Lon = at.Location.Latitude, at.Location.Longitude
		for _, a := range at.Location.Addresses[:min(1, len(at.Location.Addresses))] {
			s.Address, s.Postcode = a.Line, a.Code
			if a.City != "" && !strings.HasSuffix(a.Line, a.City) {
				s.Address += ", " + a.City
			}
		}
	}
	for _, c := range o.Contacts {
		for _, p := range c.Phones {
			if s.Phone == "" {
				s.Phone = p.Number
			}
		}
	}
	if err := s.attributes(o.Attributes); err != nil {
		return s, err
	}
	return s, s.Check()
}

// opens adds a weekly schedule; others say when in words that stay theirs.
func (s *Service) opens(x orukSchedule) error {
	if x.Freq != "WEEKLY" || x.OpensAt == "" {
		return nil
	}
	for day := range strings.SplitSeq(x.ByDay, ",") {
		i := slices.Index(orukDays[:], strings.TrimSpace(day))
		span, err := calendar.ParseSpan(x.OpensAt, x.ClosesAt)
		if i < 0 || err != nil {
			return byname.Invalid("schedule", "days such as MO,TU and times such as 09:00", "correct it")
		}
		s.Hours.Week[i] = span
	}
	return nil
}

// attributes brings back what HSDS-UK has no field for.
func (s *Service) attributes(list []orukAttribute) (err error) {
	named := false
	for _, a := range list {
		if a.Term.Taxonomy != taxonomy {
			continue
		}
		for _, f := range s.own() {
			if f.link == a.Link {
				*f.text = a.Term.Term
			}
		}
		switch term := a.Term.Term; a.Link {
		case "agency":
			s.Agency = byname.AgencyID(term)
		case "organisation":
			s.Organisation, named = term, true
		case "successor":
			s.Successor = ServiceID(term)
		case "answers_within":
			s.Answer, err = calendar.ParseClock(term)
		case "finishes_within":
			s.Finish, err = calendar.ParseClock(term)
		case "places":
			s.Places, err = strconv.Atoi(term)
		case "places_free":
			s.Free, err = strconv.Atoi(term)
		case "takes_referrals_here":
			s.Here = term == "yes"
		case "open_on_bank_holidays":
			s.Hours.Holidays = term == "yes"
		}
		if err != nil {
			return byname.Invalid("attribute "+a.Link, "a value that this directory wrote", "correct it")
		}
	}
	if !named && len(list) > 0 && list[0].Term.Taxonomy == taxonomy {
		s.Organisation = "" // it stood there because HSDS-UK asks for one
	}
	return nil
}

func uuid(s string) bool {
	for i, c := range []byte(strings.ToLower(s)) {
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (c == '-') || !dash && !strings.Contains("0123456789abcdef", string(c)) {
			return false
		}
	}
	return len(s) == 36
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}
