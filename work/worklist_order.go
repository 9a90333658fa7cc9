package work

import (
	"cmp"
	"fmt"

	"byname"
)

// Bands are how soon somebody should act, in the order of the list. A clock
// goes before money: nobody is put behind because helping somebody else spares
// more.
var bands = []struct {
	hours int // up to
	words string
}{
	{24, "within a day"}, {72, "within three days"}, {168, "within a week"}, {1 << 30, "when there is time"},
}

func bandOf(hours int) int {
	for i, b := range bands {
		if hours <= b.hours {
			return i
		}
	}
	return len(bands) - 1
}

// A rank is where somebody stands on the list, and why. Within a band,
// those for whom an hour of work is expected to do the most good come first:
// with the clocks alike, no other order does more in however many hours there
// are (the ratio rule of Smith 1956). Then those for whom more is at stake,
// then who has waited longest.
type rank struct {
	inPlan  bool         // nothing waits for the team: a plan is open for all that was found
	band    int          // of the most urgent sign
	perHour byname.Pence // expected good of an hour's work, for the best of the programmes that found them
	atStake byname.Pence // expected good in a year, of all of these
	minutes int          // of work, for all of these
	since   byname.Day
	person  byname.PersonID
}

func (w *Work) rank(q queued) rank {
	s := rank{inPlan: q.open == 0, band: bandOf(q.urgency), since: q.since, person: q.person}
	for _, f := range q.found {
		worth := w.Place.Worths[f.Programme]
		s.perHour = max(s.perHour, worth.PerHour())
		s.atStake += worth.Counted
		s.minutes += worth.Minutes
	}
	return s
}

func (s rank) compare(t rank) int {
	if s.inPlan != t.inPlan {
		if s.inPlan {
			return 1
		}
		return -1
	}
	return cmp.Or(s.band-t.band, cmp.Compare(t.perHour, s.perHour), cmp.Compare(t.atStake, s.atStake), int(s.since-t.since), cmp.Compare(s.person, t.person))
}

// reach is how many of a queue so many hours of work are enough for, from the
// top; those with a plan take none of them.
func reach(queue []queued, hours int) (people int) {
	left := 60 * hours
	for _, q := range queue {
		if left -= q.place.minutes; q.place.inPlan || left < 0 {
			break
		}
		people++
	}
	return people
}

// whyHere says in sentences why somebody stands where they do. Who may not
// hear of all that found them is told of the clock and the waiting alone: a
// sum of money would tell what kind of trouble it is.
func (w *Work) whyHere(q queued, hears bool) (why []string) {
	if q.place.inPlan {
		return []string{"A plan is open for all that was found, so those who have none come first."}
	}
	why = append(why, "Somebody should act "+bands[q.place.band].words+".")
	if !hears {
		return why
	}
	for _, f := range q.found {
		worth := w.Place.Worths[f.Programme]
		sentence := fmt.Sprintf("%s: helping one person is expected to spare %s in a year", w.Place.programme(f.Programme).Title, worth.Counted)
		if worth.Off > 0 {
			sentence += fmt.Sprintf(" (%s, less %d%% because the evidence is of grade %d of 6)", worth.Spared, worth.Off, worth.Grade)
		}
		why = append(why, sentence+fmt.Sprintf(", for about %s of work: %s an hour.", hoursOf(worth.Minutes), worth.PerHour()))
	}
	return why
}

// hoursOf are minutes in words, to the nearest half hour from one hour on.
func hoursOf(minutes int) string {
	half := (minutes + 15) / 30
	switch {
	case half < 2:
		return fmt.Sprintf("%d minutes", minutes)
	case half == 2:
		return "1 hour"
	case half%2 == 0:
		return fmt.Sprintf("%d hours", half/2)
	}
	return fmt.Sprintf("%d½ hours", half/2)
}
