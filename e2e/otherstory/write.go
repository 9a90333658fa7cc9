package otherstory

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// terms are the codes that surgeries write; the words are theirs too.
var terms = map[string]string{
	"Hypertension": "38341003", "Encounter for check up": "185349003", "Anxiety": "48694002", "Never smoked tobacco": "266919005",
	"Ex-smoker": "8517006", "Smoker": "77176002", "Asthma": "195967001", "Depressive disorder": "35489007", "Did not attend": "281399006",
	"Low back pain": "279039007", "Type 2 diabetes mellitus": "44054006", "Mild frailty": "925791000000100", "Moderate frailty": "925831000000107",
	"Severe frailty": "925861000000102", "Chronic obstructive pulmonary disease": "13645005", "Osteoporosis": "64859006",
	"Chronic kidney disease stage 3": "433144002", "Person providing care": "224484003", "Depression screening score": "715252007",
	"Heart failure": "84114007", "Weight loss noted": "LOCAL-WTLO", "Pregnancy": "77386006", "Stroke": "230690007", "Dementia": "52448006",
	"Postpartum depression": "58703003", "Refused consent for sharing": "827241000000103",
	"Objects to sharing of record with Byname or any other agency": "LOCAL-OBJ1",
}

// put adds a row about somebody to a file.
func (t *town) put(file string, p *person, at time.Time, cells ...string) {
	t.entries[file] = append(t.entries[file], entry{at: at, about: p.code, cells: cells})
}

// write notes an event in the file of its agency.
func (t *town) write(p *person, e event) {
	s := t.see(p, e)
	at := e.at.Add(time.Duration(1+t.IntN(1438)) * time.Minute)
	uk := func(d time.Time) string { return day(d, "02/01/2006") }
	switch e.agency {
	case "gp":
		term, value := strings.Join(e.what, " "), ""
		code := terms[term]
		if first := e.first(); first[0] >= '0' && first[0] <= '9' { // a code that the first story has not
			code, term = first, e.rest()
		} else if code == "" { // a score has its value behind it
			i := strings.LastIndex(term, " ")
			term, value = term[:i], term[i+1:]
			code = terms[term]
		}
		t.put("gp_events.csv", p, at, p.gp, e.at.Format("02-Jan-2006"), code, term, value, e.note)
	case "hospital":
		t.hospital(p, e, s, at)
	case "ambulance":
		t.put("ambulance.csv", p, at, at.Format("2006-01-02T15:04:05"), upper(s.family)+", "+s.given, fmt.Sprint(p.age(e.at)), day(s.born, "20060102"),
			p.sex, s.nhs, s.address, s.postcode, e.what[0], e.what[1], s.phone, e.note)
	case "mental":
		sex := map[string]string{"F": "Female", "M": "Male"}[p.sex]
		t.put("mental_health_trust.csv", p, at, p.client, s.nhs, s.given+" "+upper(s.family), day(s.born, "2006-01-02 00:00:00.000"), sex, s.postcode,
			e.first(), at.Format("2006-01-02 15:04:05.000"), e.rest(), e.more["outcome"], e.note)
	case "care":
		end, _ := time.Parse(time.DateOnly, e.more["end"])
		t.put("adult_social_care.csv", p, at, p.care, upper(s.family)+", "+s.given, uk(s.born), p.sex, s.nhs, s.address, s.postcode,
			e.first(), uk(e.at), e.more["service"], e.more["hours"], uk(t.later(end)), e.more["related"], e.note)
	case "council":
		address, postcode := cmp.Or(e.more["at"], s.address), s.postcode
		if e.more["at"] != "" {
			postcode = ""
		}
		t.put("council_housing_homelessness.csv", p, at, s.given, s.family, day(s.born, "02/01/06"), p.ni, address, postcode, e.first(),
			e.at.Format("02/01/06"), e.more["reason"], e.more["household"], e.more["tax"], s.phone, e.note)
	case "landlord":
		owed := ""
		if n, after, _ := strings.Cut(e.rest(), "."); n != "" {
			if len(n) > 3 {
				n = n[:len(n)-3] + "," + n[len(n)-3:]
			}
			owed = "£" + n + "." + after + " DR"
			if n == "0" {
				owed = "£0.00"
			}
		}
		t.put("housing_association.csv", p, at, p.tenancy, title(p)+s.given+" "+s.family, day(s.born, time.DateOnly), s.address, s.postcode,
			e.at.Format(time.DateOnly), e.first(), owed, s.phone, e.note)
	case "police":
		file, age := "police.csv", ""
		if e.at.After(t.later(time.Date(2026, 2, 12, 0, 0, 0, 0, time.UTC))) {
			file = "police_late.csv"
		}
		if t.chance(.3) {
			low := p.age(e.at) / 5 * 5
			s.born, age = time.Time{}, fmt.Sprintf("%d-%d", low, low+5)
		}
		restricted := "N"
		if _, yes := e.more["restricted"]; yes {
			restricted = "Y"
		}
		t.put(file, p, at, fmt.Sprintf("%d/%s", 100+t.IntN(3900), upper(at.Format("02Jan06"))), at.Format("02/01/2006 15:04"), e.what[0],
			s.address, s.postcode, e.what[1], s.family, s.given, p.known, uk(s.born), age, p.sex, restricted, e.note)
	case "fire":
		occupier, age := s.given+" "+s.family, p.age(e.at)
		if t.chance(.1) {
			occupier = string([]rune(s.given)[:1]) + " " + s.family
		}
		band := fmt.Sprintf("%d-%d", age/10*10, age/10*10+9)
		if age >= 80 {
			band = "80+"
		}
		t.put("fire_home_safety.csv", p, at, e.at.Format("01/02/2006"), occupier, band, s.address, s.postcode, e.first(), cmp.Or(e.more["risk"], "3"),
			cmp.Or(e.more["smoker"], "N"), cmp.Or(e.more["clutter"], "1"), cmp.Or(e.more["alone"], "N"), "2", cmp.Or(e.more["by"], "Campaign"), s.phone, e.note)
	case "school":
		t.school(p, e, s, at)
	case "job":
		t.put("jobcentre_working_well.csv", p, at, p.ni, s.family, s.given, day(s.born, "20060102"), strings.ReplaceAll(s.postcode, " ", ""),
			e.first(), e.at.Format("20060102"), e.more["barriers"], e.note)
	case "food":
		postcode := pick(t, []string{s.postcode, s.postcode, strings.ReplaceAll(s.postcode, " ", ""), strings.ToLower(s.postcode), strings.Fields(s.postcode)[0]})
		t.put("foodbank_social_prescribing.csv", p, at, e.at.Format(pick(t, []string{"02/01/2006", "2/1/06", "2 Jan 2006"})), s.given+" "+s.family, postcode,
			e.first(), cmp.Or(e.more["adults"], "1"), cmp.Or(e.more["children"], "0"), e.more["reason"], e.more["by"], e.note)
	default:
		panic("otherstory: no such agency: " + e.agency)
	}
}

// later moves a told day by the years of this telling.
func (t *town) later(d time.Time) time.Time {
	if d.IsZero() {
		return d
	}
	return d.AddDate(t.years, 0, 0)
}

func (t *town) hospital(p *person, e event, s seen, at time.Time) {
	ready, _ := time.Parse(time.DateOnly, e.more["ready"])
	out, _ := time.Parse(time.DateOnly, e.more["out"])
	kind, status, postcode, given := e.first(), "01", s.postcode, upper(s.given)
	departs, to := "", e.more["to"]
	if kind == "ED" {
		departs = at.Add(time.Duration(60+t.IntN(500)) * time.Minute).Format("02/01/2006 15:04")
	}
	if _, none := e.more["no"]; none { // no home
		postcode = "ZZ99 3VZ"
	}
	if e.more["number"] != "" {
		s.nhs, status = e.more["number"], "02"
	}
	if kind == "BIRTH" {
		given, s.nhs = "BABY", ""
	}
	if s.nhs == "" {
		status = "03"
	}
	sex := map[string]string{"M": "1", "F": "2"}[p.sex]
	if t.chance(.01) {
		sex = "9"
	}
	t.put("hospital_ed_apc.csv", p, at, kind, p.hospital, s.nhs, status, upper(s.family), given, day(s.born, "02/01/2006"), sex, postcode,
		at.Format("02/01/2006 15:04"), departs, e.rest(), day(t.later(ready), "02/01/2006"), day(t.later(out), "02/01/2006"), to,
		strings.ReplaceAll(e.more["delays"], "+", ";"), e.more["tobacco"], e.note)
}

// years are the school terms: their last day and how many half days they have.
var schoolTerms = []struct {
	end, name string
	sessions  int
}{
	{"2024-12-20", "Autumn", 130}, {"2025-04-04", "Spring", 120}, {"2025-07-22", "Summer", 116},
	{"2025-12-19", "Autumn", 130}, {"2026-03-27", "Spring", 118}, {"2026-06-30", "Summer", 90},
}

var schools = []string{"Crumpsall Lane Primary School", "Holy Trinity Primary School", "Webster Primary School", "Claremont Primary School"}
var high = []string{"Abraham Moss Community School", "Trinity High School", "Whalley Range High School"}

func (t *town) school(p *person, e event, s seen, at time.Time) {
	begins := e.at.Year() // of the school year
	if e.at.Month() < time.August {
		begins--
	}
	grade := begins - p.born.Year() - 5 // children born from September belong to the year after
	if p.born.Month() >= time.September {
		grade--
	}
	if p.school == "" {
		p.school = pick(t, schools)
		if grade >= 7 {
			p.school = pick(t, high)
		}
	}
	year := fmt.Sprint(grade)
	if grade < 1 {
		year = "R"
	}
	name, possible, present, good, bad, days := "", "", "", "", "", ""
	for _, term := range schoolTerms {
		end, _ := time.Parse(time.DateOnly, term.end)
		if end = t.later(end); !e.at.After(end) {
			name = fmt.Sprintf("%d-%02d %s", begins, (begins+1)%100, term.name)
			if e.first() == "ATT" {
				share := 0
				fmt.Sscan(e.rest(), &share)
				there := (term.sessions*share + 50) / 100
				absent := term.sessions - there
				excused := absent / 2
				if _, all := e.more["authorised"]; all {
					excused = absent
				}
				possible, present, good, bad = fmt.Sprint(term.sessions), fmt.Sprint(there), fmt.Sprint(excused), fmt.Sprint(absent-excused)
			}
			break
		}
	}
	if e.first() == "EXC" {
		days = e.rest()
	}
	t.put("schools.csv", p, at, p.upn, s.family, s.given, p.known, day(s.born, "02.01.2006"), p.sex, p.school, year, s.postcode, e.first(), name,
		e.at.Format("02.01.2006"), possible, present, good, bad, days, pick(t, []string{"T", "F"}), "Ms "+p.family, s.phone, e.note)
}
