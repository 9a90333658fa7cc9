package store

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
	"byname/signal"
)

// signalRow is a signal.Signal as of the day of the build.
type signalRow struct {
	Person        int32       `parquet:"person,delta"`
	ID            int64       `parquet:"id"`
	Anchor        string      `parquet:"anchor"`
	Neighbourhood string      `parquet:"neighbourhood,dict"`
	Programme     string      `parquet:"programme,dict"`
	Version       string      `parquet:"version,dict"`
	Theme         string      `parquet:"theme,dict"`
	UrgencyHours  int32       `parquet:"urgency_hours"`
	Since         int32       `parquet:"since"`
	Signs         []string    `parquet:"signs,list"`
	Reasons       []reasonRow `parquet:"reasons,list"`
}

type reasonRow struct {
	Whose      int64  `parquet:"whose"`
	Agency     string `parquet:"agency"`
	Kind       string `parquet:"kind"`
	Class      string `parquet:"class"`
	Day        int32  `parquet:"day"`
	Event      string `parquet:"event"`
	Restricted bool   `parquet:"restricted"`
	Text       string `parquet:"text"`
}

// Signal writes a signal about a person; they come in the order of persons.
func (n *NewBuild) Signal(p *population.Person, s *signal.Signal) error {
	row := signalRow{
		Person: p.Number, ID: int64(p.ID), Anchor: string(p.Anchor), Neighbourhood: p.Neighbourhood,
		Programme: s.Programme, Version: s.Version, Theme: s.Theme, UrgencyHours: int32(s.UrgencyHours), Since: int32(s.Since), Signs: s.Signs,
	}
	for _, r := range s.Reasons {
		row.Reasons = append(row.Reasons, reasonRow{
			Whose: int64(r.Whose), Agency: string(r.Agency), Kind: r.Kind, Class: r.Class, Day: int32(r.Day),
			Event: string(r.Event), Restricted: r.Restricted, Text: r.Text,
		})
	}
	return n.signals.put(row)
}

func (r *signalRow) signal() signal.Signal {
	s := signal.Signal{
		Person: byname.PersonID(r.ID), Programme: r.Programme, Version: r.Version, Theme: r.Theme,
		UrgencyHours: int(r.UrgencyHours), Since: byname.Day(r.Since), Signs: r.Signs,
	}
	for _, w := range r.Reasons {
		s.Reasons = append(s.Reasons, signal.Reason{
			Whose: byname.PersonID(w.Whose), Agency: byname.AgencyID(w.Agency), Kind: w.Kind, Class: w.Class, Day: byname.Day(w.Day),
			Event: feed.Key(w.Event), Restricted: w.Restricted, Text: w.Text,
		})
	}
	return s
}

// A Waiting is a signal without its reasons: whom to ask a Pass for, and in
// what order. It holds no name; nobody is shown it without that Pass.
type Waiting struct {
	Person        byname.PersonID
	Anchor        string // a record of theirs
	Neighbourhood string
	Programme     string
	Theme         string
	UrgencyHours  int
	Since         byname.Day
	number        int32 // of the person
	from          *layer
	row           int64
}

// Waiting are all signals of a neighbourhood as of the build's day, in the
// order of persons; those of everybody when it is "".
func (b *Build) Waiting(neighbourhood string) ([]Waiting, error) {
	all, err := b.waiting()
	if err != nil || neighbourhood == "" {
		return all, err
	}
	// Persons are numbered neighbourhood by neighbourhood.
	from := sort.Search(len(all), func(i int) bool { return all[i].Neighbourhood >= neighbourhood })
	to := sort.Search(len(all), func(i int) bool { return all[i].Neighbourhood > neighbourhood })
	return all[from:to:to], nil
}

// loadWaiting reads the signals of everybody; a build does it once.
func (b *Build) loadWaiting() ([]Waiting, error) {
	all, err := b.layer.waiting()
	if err != nil || b.base == nil {
		return all, err
	}
	if !b.AllSigns {
		before, err := b.base.waiting()
		if err != nil {
			return nil, err
		}
		for _, w := range before {
			if b.tells(w.number) {
				all = append(all, w)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Waiting) int {
		return cmp.Or(cmp.Compare(a.Neighbourhood, b.Neighbourhood), cmp.Compare(a.number, b.number))
	})
	return all, nil
}

func (l *layer) waiting() ([]Waiting, error) {
	all := make([]Waiting, 0, l.signals.rows())
	err := l.signals.scan(0, l.signals.rows(), 1024, func(rows []signalRow) error {
		for _, r := range rows {
			all = append(all, Waiting{byname.PersonID(r.ID), r.Anchor, r.Neighbourhood, r.Programme, r.Theme, int(r.UrgencyHours), byname.Day(r.Since), r.Person, l, int64(len(all))})
		}
		return nil
	})
	return all, err
}

// A SeenSignal is a signal with the reasons that may be shown.
type SeenSignal struct {
	signal.Signal
	Sealed
}

// Signals are those of one person as of the build's day. Reasons about others
// of the household are shown as far as the pass that names them shows.
func (b *Build) Signals(pass guard.Pass, now time.Time, id byname.PersonID, home ...guard.Pass) ([]SeenSignal, error) {
	person, err := b.allowed(pass, now, id)
	if err != nil {
		return nil, err
	}
	of, err := b.Waiting(person.Neighbourhood)
	if err != nil {
		return nil, err
	}
	var signals []SeenSignal
	passes := append([]guard.Pass{pass}, home...)
	first := sort.Search(len(of), func(i int) bool { return of[i].number >= person.Person })
	for _, w := range of[first:] {
		if w.number != person.Person {
			break
		}
		rows, err := w.from.signals.read(w.row, 1)
		if err != nil {
			return nil, err
		}
		s := SeenSignal{Signal: rows[0].signal()}
		s.Reasons, s.Sealed = b.SeenReasons(now, s.Reasons, passes...)
		signals = append(signals, s)
	}
	return signals, nil
}

// SeenSignals are signals about a person that are as of now, and no build's,
// as far as the passes show their reasons.
func (b *Build) SeenSignals(pass guard.Pass, now time.Time, s SignsNow, home ...guard.Pass) ([]SeenSignal, error) {
	if _, err := b.allowed(pass, now, s.Person); err != nil {
		return nil, err
	}
	var signals []SeenSignal
	for _, x := range s.Signals {
		seen := SeenSignal{Signal: x}
		seen.Reasons, seen.Sealed = b.SeenReasons(now, x.Reasons, append([]guard.Pass{pass}, home...)...)
		signals = append(signals, seen)
	}
	return signals, nil
}
