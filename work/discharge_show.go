package work

import (
	"context"
	"strings"

	"byname"
	"byname/discharge"
	"byname/feed"
	"byname/population"
	"byname/signal"
	"byname/store"
)

// A Discharge is one person's way home from hospital.
type Discharge struct {
	PersonRef
	Number   int64 // of the stay; 0: none is written down that is open or was in the last 28 days
	Came     byname.Day
	MayAdmit bool // the reader's agency is a hospital
	Keeps    bool // the stay is at the reader's own hospital
	Review   bool
	Owners   []Choice // whom a delay can be with
	DischargeShown
	After, Later []Entry // of the first 72 hours after they left, and of 28 days
	Full72       bool    // 72 hours have passed
	Full28       bool
}

// Discharge opens somebody's way home.
func (w *Work) Discharge(ctx context.Context, who Who, id byname.PersonID) (d Discharge, err error) {
	o, err := w.mayChange(ctx, who, id, "opened the way home from hospital")
	if err != nil {
		return d, err
	}
	d.PersonRef, d.MayAdmit = PersonRef{o.ID, preferred(o.Person)}, w.kindOf(who) == "hospital"
	last, found, err := w.lastDischarge(ctx, o.ID)
	if err != nil {
		return d, err
	}
	events, err := w.eventsOf(ctx, o)
	if err != nil {
		return d, err
	}
	d.Came = inHospitalSince(events, w.Today())
	if !found || last.Left != 0 && last.Left.Day() < w.Today()-afterDays {
		return d, nil
	}
	d.Number, d.Keeps, d.Review = last.Number, last.Hospital == who.Agency, w.reviews(who, last)
	d.DischargeShown = w.dischargeShown(who, o.pass, last)
	for _, a := range w.Place.Agencies {
		if a.Holds(w.Today()) {
			d.Owners = append(d.Owners, Choice{Value: string(a.ID), Title: a.Short})
		}
	}
	if last.Left != 0 && d.Whole {
		w.afterwards(&d, events)
	}
	return d, nil
}

// lastDischarge is the stay that began last.
func (w *Work) lastDischarge(ctx context.Context, id byname.PersonID) (d store.Discharge, found bool, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.DischargesOf(id)
		if len(list) > 0 {
			d, found = list[len(list)-1], true
		}
		return err
	})
	return d, found, err
}

// eventsOf is what the reader may know of somebody's time so far, with what
// came since the build.
func (w *Work) eventsOf(ctx context.Context, o opened) ([]population.Event, error) {
	came, err := w.cameToHome(ctx, o.build, o.ID)
	if err != nil {
		return nil, err
	}
	t, _, err := o.build.Timeline(o.pass, w.now(), o.ID, came.told[o.ID]...)
	return t.Events, err
}

// inHospitalSince is the day of an admission after which nobody has told that
// they left, 0 for none in the last half year.
func inHospitalSince(events []population.Event, today byname.Day) (day byname.Day) {
	for _, e := range events {
		switch {
		case strings.HasPrefix(e.Kind, "admission.") && e.At.Day() > today-183:
			day = e.At.Day()
			if e.Until != 0 && e.Until <= today {
				day = 0
			}
		case e.Kind == "discharge.done" || e.Kind == "died":
			day = 0
		}
	}
	return day
}

// afterwards fills in what happened after somebody left.
func (w *Work) afterwards(d *Discharge, events []population.Event) {
	told := make([]discharge.Event, len(events))
	for i, e := range events {
		told[i] = discharge.Event{Kind: e.Kind, At: e.At}
	}
	a := discharge.Afterwards(d.Left, told, w.minute())
	d.Full72, d.Full28 = a.Full72, a.Full28
	entries := func(list []discharge.Event) (entries []Entry) {
		for _, x := range list {
			for _, e := range events {
				if e.Kind == x.Kind && e.At == x.At {
					entries = append(entries, Entry{At: e.At, DayOnly: e.DayOnly, Agency: w.Place.Short(e.Agency), Phrase: signal.Phrase(e.Event), Class: w.Place.class(feed.Kinds()[e.Kind].Class)})
					break
				}
			}
		}
		return entries
	}
	d.After, d.Later = entries(a.Within72), entries(a.Within28)
}
