package otherstory

import (
	_ "embed"
	"fmt"
	"strings"
	"time"
)

//go:embed storylines.txt
var storylines string

// A story is what happened to some people, and who should be found on a day.
type story struct {
	title  string
	on     time.Time
	people []*person
}

// A person as the truth knows them; agencies see them through see.
type person struct {
	code                                string
	given, family, known, former        string
	born, left                          time.Time
	sex, community, language            string
	home, was                           *home // was: until moved
	moved                               time.Time
	nhs, hospital, ni, care, client     string
	upn, tenancy, phone, gp, registered string
	school                              string
	apart                               bool
	more                                map[string]string
	expect                              string
	events                              []event
}

func (p *person) called() string {
	if p.known != "" {
		return p.known
	}
	return p.given
}

func (p *person) name() string { return p.given + " " + p.family }

// age is how many birthdays there were by a day.
func (p *person) age(on time.Time) int {
	n := on.Year() - p.born.Year()
	if on.Month() < p.born.Month() || on.Month() == p.born.Month() && on.Day() < p.born.Day() {
		n--
	}
	return n
}

// An event is what one agency noted.
type event struct {
	at     time.Time
	agency string
	what   []string
	more   map[string]string
	note   string
}

// first is the first word of what happened; rest what follows it.
func (e event) first() string { return e.what[0] }
func (e event) rest() string  { return strings.Join(e.what[1:], " ") }

// tell reads storylines.txt; its form is explained at its head.
func tell(text string, years int) (stories []*story, err error) {
	day := func(s string) time.Time {
		t, wrong := time.Parse(time.DateOnly, s)
		if wrong != nil {
			err = wrong
		}
		return t.AddDate(years, 0, 0)
	}
	var s *story
	var who *person
	for i, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "## "):
			s = &story{title: line[3:]}
			stories = append(stories, s)
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "on "):
			s.on = day(line[3:])
		case line[0] == '2':
			words, note, _ := strings.Cut(line, " | ")
			e := event{at: day(line[:10]), note: note}
			parts := strings.Split(words[11:], ";")
			e.more = details(parts[1:])
			e.what = strings.Fields(parts[0])
			e.agency, e.what = e.what[0], e.what[1:]
			who.events = append(who.events, e)
		case !strings.Contains(line, ":"):
			for _, p := range s.people {
				if p.name() == line {
					who = p
				}
			}
			if who.name() != line {
				return nil, fmt.Errorf("storylines.txt line %d: nobody of that name in %s", i+1, s.title)
			}
		default:
			head, expect, _ := strings.Cut(line, ": ")
			parts := strings.Split(head, ";")
			of := strings.Split(parts[0], ", ")
			at := strings.LastIndex(of[0], " ")
			who = &person{given: of[0][:at], family: of[0][at+1:], sex: strings.ToUpper(of[1]),
				born: day(of[2]), community: of[3], more: details(parts[1:]), expect: expect}
			_, who.apart = who.more["apart"]
			who.known, who.former = who.more["known"], who.more["formerly"]
			if on := who.more["left"]; on != "" {
				who.left = day(on)
			}
			s.people = append(s.people, who)
		}
		if err != nil {
			return nil, fmt.Errorf("storylines.txt line %d: %w", i+1, err)
		}
	}
	return stories, nil
}

// details are what is told after semicolons: a word and what it says.
func details(parts []string) map[string]string {
	m := map[string]string{}
	for _, p := range parts {
		key, says, _ := strings.Cut(strings.TrimSpace(p), " ")
		m[key] = strings.TrimPrefix(strings.TrimPrefix(says, "as "), "of ")
	}
	return m
}
