// Package directory says what there is to help somebody: services of every
// sector, who they are for, where, when, how full they are, how to refer to
// them and by when they answer. Services are written and read in the shape of
// Open Referral UK, so that a council's own directory can fill this one.
package directory

import (
	"crypto/sha1"
	"encoding/hex"
	"net/mail"
	"net/url"
	"slices"
	"strings"

	"byname"
	"byname/internal/calendar"
)

// A ServiceID names a service for ever: a UUID, as Open Referral asks.
type ServiceID string

// IDOf is the id of what a source knows by a key: the same key, the same id
// (UUID version 5).
func IDOf(source, key string) ServiceID {
	h := sha1.Sum([]byte("byname directory\x00" + source + "\x00" + key))
	h[6], h[8] = h[6]&0x0f|0x50, h[8]&0x3f|0x80
	s := hex.EncodeToString(h[:16])
	return ServiceID(s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:])
}

// Status is whether somebody can be sent there, in Open Referral's words.
type Status string

const (
	Active   Status = "active"
	Inactive Status = "inactive"
	Closed   Status = "temporarily closed"
	Gone     Status = "defunct"
)

// Statuses are all there are.
var Statuses = []Status{Active, Closed, Inactive, Gone}

// A Service is one thing that somebody offers.
type Service struct {
	ID           ServiceID       `json:"id"`
	Agency       byname.AgencyID `json:"agency,omitempty"` // whose workers answer; "" when no agency of the place runs it
	Organisation string          `json:"organisation,omitempty"`
	Name         string          `json:"name"`
	About        string          `json:"about,omitempty"`
	Kind         string          `json:"kind"`           // of services.yaml
	Part         string          `json:"part,omitempty"` // of a plan: health, housing, ...
	Status       Status          `json:"status"`
	Alert        string          `json:"alert,omitempty"` // what is different just now

	For    string `json:"for,omitempty"`
	NotFor string `json:"not_for,omitempty"`
	MinAge int    `json:"min_age,omitempty"` // years; 0 is from birth
	MaxAge int    `json:"max_age,omitempty"` // 0 is no end

	Address  string   `json:"address,omitempty"` // "" where there is none, or it is not told
	Postcode string   `json:"postcode,omitempty"`
	Lat      float64  `json:"lat,omitempty"`
	Lon      float64  `json:"lon,omitempty"`
	LSOA     string   `json:"lsoa,omitempty"`
	Serves   []string `json:"serves,omitempty"` // neighbourhoods; none is everywhere

	Hours    calendar.Hours `json:"hours,omitzero"`
	WhenNote string         `json:"when,omitempty"`

	Places int    `json:"places,omitempty"` // how many it can take at a time; 0 is not known
	Free   int    `json:"free,omitempty"`   // of them
	Refer  string `json:"refer,omitempty"`  // how to
	Here   bool   `json:"here,omitempty"`   // it takes referrals in Byname

	Answer calendar.Clock `json:"answer,omitzero"` // how soon it says yes or no
	Finish calendar.Clock `json:"finish,omitzero"` // how soon it is done, from the referral

	Phone string `json:"phone,omitempty"`
	Email string `json:"email,omitempty"`
	URL   string `json:"url,omitempty"`

	Successor ServiceID  `json:"successor,omitempty"` // who took its work over
	Source    string     `json:"source,omitempty"`
	Checked   byname.Day `json:"checked,omitempty"` // when somebody last looked whether this is right
}

// Open reports whether somebody can be sent there.
func (s Service) Open() bool { return s.Status == Active || s.Status == Inactive && s.Here }

// TakesAge reports whether somebody of an age is not too young or too old.
func (s Service) TakesAge(years int) bool {
	return years >= s.MinAge && (s.MaxAge == 0 || years <= s.MaxAge)
}

// Full reports that the service said it has no place free.
func (s Service) Full() bool { return s.Places > 0 && s.Free <= 0 }

// Reaches reports whether it serves a neighbourhood.
func (s Service) Reaches(neighbourhood string) bool {
	return len(s.Serves) == 0 || slices.Contains(s.Serves, neighbourhood)
}

// Check refuses a service that would mislead who looks for help.
func (s Service) Check() error {
	bad := func(where, expected, do string) error { return byname.Invalid(where, expected, do) }
	switch {
	case strings.TrimSpace(s.Name) == "" || len(s.Name) > 200:
		return bad("name", "what people call the service", "write it")
	case !slices.Contains(Statuses, s.Status):
		return bad("status", "active, temporarily closed, inactive or defunct", "choose one")
	case s.MinAge < 0 || s.MaxAge < 0 || s.MaxAge > 150 || s.MaxAge != 0 && s.MaxAge < s.MinAge:
		return bad("age", "an age from and an age to, in years", "correct them, or leave both empty")
	case s.Places < 0 || s.Free < 0 || s.Free > s.Places:
		return bad("places", "places free that are no more than there are", "correct the two numbers")
	case s.Here && s.Agency == "":
		return bad("referrals", "an agency of this place whose workers answer", "say how to refer in words instead")
	case s.Successor == s.ID && s.ID != "":
		return bad("successor", "another service", "choose the one that took over")
	}
	if s.Email != "" {
		if _, err := mail.ParseAddress(s.Email); err != nil {
			return bad("email", "an address such as help@example.org", "correct it, or leave it empty")
		}
	}
	if s.URL != "" {
		if u, err := url.Parse(s.URL); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			return bad("web address", "one that begins with https://", "correct it, or leave it empty")
		}
	}
	return nil
}
