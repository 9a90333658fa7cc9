package programme

import (
	"slices"

	"byname"
	"byname/outcome"
	"byname/signal"
)

// A Course is what became of somebody whom the programme found.
type Course struct {
	Facts   signal.Facts // all that is told of them and their home
	Found   []Stretch    // oldest first
	Reached byname.Day   // a plan took the programme's steps up; 0 never
	Done    []byname.Day // steps of it that were done
	Left    byname.Day   // the plan ended before the steps were done; 0 never
}

// A Stretch is a time in which the programme found somebody.
type Stretch struct{ From, Gone byname.Day } // first day of each; Gone 0: still

// stillFound is the stretch that a day is in; the day on which it ended counts
// when reaching them is what ended it.
func (c *Course) stillFound(day byname.Day) (s Stretch, found bool) {
	for _, s := range c.Found {
		if s.From <= day && (s.Gone == 0 || day < s.Gone || day == s.Gone && day == c.Reached) {
			return s, true
		}
	}
	return Stretch{}, false
}

// A Study is who can be compared, and how.
type Study struct {
	Design   outcome.Design
	Subjects []outcome.Subject
	First    byname.Day // on which somebody was reached
	Unknown  int        // people reached of whom something compared by is not known
	TooEarly int        // people reached of whom the time to count has not passed
}

// caliper and confidence of every study.
const (
	caliper    = 0.2
	confidence = 0.95
)

// Study makes those reached in each month, and those found and not reached by
// then, into subjects, with what was known of each on their day: who was
// reached on that day, the others on a day on which somebody of that month
// was, so that both are followed from the same time of the month. last is the
// day up to which agencies told; who is not followed long enough by then is
// left out, on both sides. Who is away or dead on their day is left out too.
func (p Programme) Study(courses []Course, last byname.Day, words Words) (Study, error) {
	r, err := p.readied(words)
	if err != nil {
		return Study{}, err
	}
	e := p.Declares()
	within := byname.Day(e.Within.Days())
	s := Study{Design: outcome.Design{Caliper: caliper, Fewest: e.Fewest, Confidence: confidence}}
	for _, m := range e.Alike {
		i := slices.IndexFunc(Measures[:], func(x struct{ Name, Title string }) bool { return x.Name == m })
		s.Design.Covariates = append(s.Design.Covariates, Measures[i].Title)
	}
	days := map[int][]byname.Day{} // of a month, on which somebody was reached
	months := []int{}
	add := func(who int, day byname.Day, helped bool) {
		c := &courses[who]
		since, found := c.stillFound(day)
		if !found || signal.Away(&c.Facts.Person, []byname.Day{day}).Has(0) {
			return
		}
		if day+within > last {
			s.TooEarly += ifSo(helped)
			return
		}
		x, known := p.measured(c, day, day-since.From, r.signs, words)
		if !known {
			s.Unknown += ifSo(helped)
			return
		}
		t := outcome.Subject{Who: who, Trial: monthOf(day), Helped: helped, X: x, Came: came(c.Facts.Person.Events, e.Counts, day, day+within)}
		if helped {
			for _, d := range c.Done {
				t.Doses += ifSo(d >= day && d <= day+within)
			}
			t.Dropped = c.Left != 0 && c.Left <= day+within
			if days[t.Trial] == nil {
				months = append(months, t.Trial)
			}
			days[t.Trial] = append(days[t.Trial], day)
			if s.First == 0 || day < s.First {
				s.First = day
			}
		} else {
			t.Crossed = c.Reached != 0 && c.Reached <= day+within
		}
		s.Subjects = append(s.Subjects, t)
	}
	for who := range courses {
		if day := courses[who].Reached; day != 0 {
			add(who, day, true)
		}
	}
	slices.Sort(months)
	for _, m := range months {
		for who := range courses {
			if day := days[m][who%len(days[m])]; courses[who].Reached == 0 || courses[who].Reached > day {
				add(who, day, false)
			}
		}
	}
	return s, nil
}

func ifSo(b bool) int {
	if b {
		return 1
	}
	return 0
}

func monthOf(d byname.Day) int { return 12*d.Time().Year() + int(d.Time().Month()) - 1 }
