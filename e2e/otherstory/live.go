package otherstory

import (
	"fmt"
	"time"
)

// A habit is something of ordinary life: how often in two years, for which
// ages, and what is noted. What a file's code list allows happens somewhere.
type habit struct {
	rate    float64
	low, up int
	agency  string
	whats   []string
}

var habits = []habit{
	{1.5, 0, 110, "gp", []string{"Encounter for check up"}},
	{.5, 18, 110, "gp", []string{"Never smoked tobacco", "Never smoked tobacco", "Ex-smoker", "Smoker"}},
	{.3, 18, 110, "gp", []string{"Asthma", "Hypertension", "Anxiety", "Depressive disorder", "Low back pain", "Type 2 diabetes mellitus", "Did not attend", "Osteoporosis", "Chronic kidney disease stage 3"}},
	{.1, 70, 110, "gp", []string{"Mild frailty"}},
	{.2, 0, 110, "hospital", []string{"ED Limb injury", "ED Wound", "ED Abdominal pain", "ED Chest pain", "ED Skin infection", "ED Back pain", "ED Shortness of breath"}},
	{.02, 18, 110, "hospital", []string{"EM Abdominal pain; ready 2025-03-03; out 2025-03-04; to 19", "EM Chest pain; ready 2025-09-12; out 2025-09-12; to 19"}},
	{.015, 40, 110, "hospital", []string{"EL Cataract surgery", "EL Knee replacement"}},
	{.06, 0, 110, "ambulance", []string{"CP CONVEYED", "CP SEE_TREAT", "SEIZ CONVEYED", "RTC SEE_TREAT", "SOB CONVEYED", "FALL SEE_TREAT"}},
	{.03, 18, 80, "mental", []string{"REFERRAL Talking Therapies", "REFERRAL Talking Therapies", "DNA Talking Therapies"}},
	{.1, 76, 110, "care", []string{"PACKAGE; service Home care; hours 7", "REVIEW; service Home care", "EQUIP", "CONTACT", "CLOSED"}},
	{.03, 20, 80, "council", []string{"ENQUIRY"}},
	{.2, 25, 100, "landlord", []string{"REPAIR", "REPAIR", "REPAIR", "PAYMENT 0.00", "ARREARS 145.20", "TENANCY_QUERY"}},
	{.1, 18, 100, "police", []string{"RTC WIT", "THEFT VIC", "NOISE INF", "BURGLARY VIC", "LOST_PROP VIC", "DISTURB WIT"}},
	{.1, 25, 110, "fire", []string{"COMPLETED; risk 2", "COMPLETED; risk 4; alone Y", "REFUSED; risk 1", "COMPLETED; risk 3; smoker Y"}},
	{.04, 19, 64, "job", []string{"CLAIM", "CLAIM; barriers SKILLS", "REQUEST", "JOB_START", "FTA"}},
	{.03, 19, 90, "food", []string{"SOCIAL_PRESCRIBING; by GP"}},
}

// live lets two years pass: everybody is registered, ordinary things happen to
// the neighbours, and to the people of the stories what is told and no more.
func (t *town) live() {
	t.entries = map[string][]entry{}
	for i, p := range t.people {
		told := p.expect != ""
		born := p.born.After(t.between("2024-07-01", "2024-07-01"))
		if told && !born || !told && t.chance(.97) {
			t.register(p)
		} else {
			p.gp = ""
		}
		if !told {
			t.ordinary(p)
		}
		if age := p.age(t.between("2025-09-01", "2025-09-01")); age >= 4 && age <= 15 && (told || i%3 != 0) {
			t.attend(p)
		}
		for _, e := range p.events {
			if e.agency != "gp" || p.gp != "" {
				t.write(p, e)
			}
		}
	}
	t.faults()
}

func (t *town) register(p *person) {
	s := t.see(p, event{at: t.between("2026-06-30", "2026-06-30"), agency: "gp"})
	since := p.born.AddDate(0, 1, t.IntN(28))
	if first := t.between("2004-01-01", "2024-05-31"); first.After(since) {
		since = first
	}
	nhs := s.nhs
	if nhs != "" {
		nhs = nhs[:3] + " " + nhs[3:6] + " " + nhs[6:]
	}
	cells := []string{nhs, p.family, p.given, p.known, p.former, p.born.Format("02-Jan-2006"), p.sex, p.home.address, "Manchester", p.home.postcode,
		p.community, p.registered, since.Format("02-Jan-2006"), day(p.left, "02-Jan-2006"), p.phone, p.language}
	t.entries["gp_practice.csv"] = append(t.entries["gp_practice.csv"], entry{id: p.gp, about: p.code, cells: cells})
}

func (t *town) ordinary(p *person) {
	for _, h := range habits {
		rate := h.rate
		for t.chance(rate) {
			rate -= 1
			at := t.between("2024-07-01", "2026-06-30")
			if h.agency == "hospital" && t.chance(.7) {
				at = t.between("2024-07-01", "2025-03-01")
			}
			if age := p.age(at); age < h.low || age > h.up || at.Before(p.born) {
				continue
			}
			e := said(pick(t, h.whats))
			e.at, e.agency = at, h.agency
			if e.more["out"] != "" { // some nights in hospital
				days := at.AddDate(0, 0, 1+t.IntN(5)).AddDate(-t.years, 0, 0).Format(time.DateOnly)
				e.more["ready"], e.more["out"] = days, days
				e.more["tobacco"] = pick(t, []string{"NEVER", "NEVER", "FORMER", "EX", "NOT_ASKED", ""})
			}
			p.events = append(p.events, e)
		}
	}
}

// attend gives a child the terms nobody told of: as good as most.
func (t *town) attend(p *person) {
	told := map[time.Time]bool{}
	var last time.Time
	for _, e := range p.events {
		if e.agency == "school" && e.first() == "ATT" {
			told[e.at], last = true, e.at
		}
	}
	for _, term := range schoolTerms {
		end, _ := time.Parse(time.DateOnly, term.end)
		end = t.later(end)
		if told[end] || !last.IsZero() && end.After(last) || p.age(end) < 4 {
			continue
		}
		p.events = append(p.events, event{at: end, agency: "school", what: []string{"ATT", fmt.Sprint(93 + t.IntN(6))}})
	}
}

// faults are those of files, not of people: somebody not named, a duplicated
// registration, an impossible date, a row cut short.
func (t *town) faults() {
	night := t.between("2025-10-09", "2025-10-09")
	t.entries["police.csv"] = append(t.entries["police.csv"], entry{at: night, about: "UNKNOWN", cells: []string{"91/09OCT25", night.Format("02/01/2006") + " 03:11",
		"WELFARE", "12 Wilmslow Road", "", "SUBJ", "UNKNOWN", "", "", "", "25-30", "M", "N", "gave no name, walked off"}})
	p := t.people[len(t.people)-40]
	twice := t.entries["gp_practice.csv"][len(t.entries["gp_practice.csv"])-40]
	for _, e := range t.entries["gp_practice.csv"] {
		if e.about == p.code {
			twice = e
		}
	}
	cells := append([]string{}, twice.cells...)
	cells[0], cells[11] = "", "Northern Quarter Practice"
	t.entries["gp_practice.csv"] = append(t.entries["gp_practice.csv"], entry{id: "998877", about: twice.about, cells: cells})
	care := t.entries["adult_social_care.csv"] // the last are of neighbours
	care[len(care)-1].cells[8] = "31/06/2025"
	calls := t.entries["ambulance.csv"]
	calls[len(calls)-1].cells, calls[len(calls)-1].about = calls[len(calls)-1].cells[:5], ""
}

// said is what happened, from its words and details.
func said(words string) event {
	stories, err := tell("## x\nA B, f, 2000-01-01, x: x\n2000-01-01 x "+words, 0)
	if err != nil {
		panic(err)
	}
	return stories[0].people[0].events[0]
}
