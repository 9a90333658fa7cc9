package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/place"
	"byname/work"
)

// event measures how long it takes from an event that an agency sends until
// it is durable, the rules have been put to the home it happened in and the
// team's list has changed; and until the list has been read again.
func (b *bench) event() error {
	if _, err := os.Stat(filepath.Join(b.data, "builds", "CURRENT")); err != nil {
		if err := b.build(); err != nil {
			return err
		}
	}
	today, err := byname.ParseDay(day)
	if err != nil {
		return err
	}
	began := time.Now()
	now := func() time.Time { return today.Start().Time().Add(9*time.Hour + time.Since(began)) }
	w, err := work.Open(b.ctx, work.Options{Data: b.data, Place: place.GreaterManchester, Now: now})
	if err != nil {
		return err
	}
	defer w.Close()
	ward, nurse, err := b.wardAndNurse(w)
	if err != nil {
		return err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	var records []feed.Key
	err = build.Whose(func(key feed.Key, id byname.PersonID) {
		if len(records) < 500 && strings.HasPrefix(string(key), "mft/hospital_ed_apc/") {
			if s, err := build.Sketch(id); err == nil && s.Neighbourhood == "MAN-N07" && !s.Objects {
				records = append(records, feed.Key(strings.Clone(string(key))))
			}
		}
	})
	if err != nil {
		return err
	}
	var kept, read []time.Duration
	for i, about := range records {
		start := time.Now()
		_, err := w.SendEvent(b.ctx, ward, work.EventSent{Row: feed.Key(fmt.Sprintf("mft/hospital_ed_apc/bench-%d-%d", began.UnixMilli(), i)), About: about,
			Event: feed.Event{Kind: "ed.attendance.fall", At: byname.MinuteOf(now())}})
		if err != nil {
			return err
		}
		kept = append(kept, time.Since(start))
		if _, err := w.Worklist(b.ctx, nurse, work.WorklistAsk{}); err != nil {
			return err
		}
		read = append(read, time.Since(start))
	}
	if len(kept) == 0 {
		return errors.New("event: nobody of MAN-N07 has a record of the hospital's")
	}
	for _, m := range []struct {
		what string
		took []time.Duration
	}{{"an event until it is kept and weighed", kept}, {"an event until the changed list is read", read}} {
		slices.Sort(m.took)
		at := func(share float64) time.Duration { return m.took[int(share*float64(len(m.took)-1))] }
		b.report(row{what: m.what, size: fmt.Sprintf("%d people, %d events", build.Counts.Persons, len(m.took)), target: "p99 under 50 ms",
			found: fmt.Sprintf("p50 %.1f, p99 %.1f, longest %.1f ms", ms(at(.5)), ms(at(.99)), ms(at(1))), missed: at(.99) > most})
	}
	return nil
}

// wardAndNurse makes accounts for the hospital's system and a nurse.
func (b *bench) wardAndNurse(w *work.Work) (ward, nurse work.Who, err error) {
	const first = "bench-administrator"
	if _, err := w.FirstAdministrator(b.ctx, work.NewAccount{Account: first, Name: "Bench", Agency: "gmca"}); err != nil && !errors.Is(err, byname.ErrConflict) {
		return ward, nurse, err
	}
	admin, err := w.Who(b.ctx, first)
	if err != nil {
		return ward, nurse, err
	}
	mark := fmt.Sprint(time.Now().Unix())
	for _, a := range []work.NewAccount{
		{Account: "ward-" + mark, Name: "Ward system", Agency: "mft", Roles: []guard.Role{guard.Service}},
		{Account: "nurse-" + mark, Name: "Nurse", Agency: "gp", Roles: []guard.Role{guard.Worker}, Neighbourhood: "MAN-N07"},
	} {
		if _, err := w.AddAccount(b.ctx, admin, a); err != nil {
			return ward, nurse, err
		}
	}
	if ward, err = w.Who(b.ctx, byname.WorkerID("ward-"+mark)); err != nil {
		return ward, nurse, err
	}
	nurse, err = w.Who(b.ctx, byname.WorkerID("nurse-"+mark))
	return ward, nurse, err
}
