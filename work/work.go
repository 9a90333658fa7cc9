// Package work holds the verbs of Byname: each loads what it needs, lets the
// pure packages decide, saves, and gives back what a door shows. One file a
// use case. The doors (web, api and cmd) call these verbs and nothing below
// them. Whatever is about a person has been asked of guard first, so a door
// shows all it is given and hides nothing for privacy's sake.
package work

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/store"
)

// Work is Byname at work: one place, its database and its builds.
type Work struct {
	DB     *store.DB
	Data   string // folder of deliveries and builds
	Place  Place
	Builds *store.Builds
	guard  *guard.Guard
	gate   *guard.Gate
	door   *guard.Door
	now    func() time.Time
	lent   bool

	mappings      func() ([]*feed.Mapping, error) // of the place, read when first asked for
	services      func() (placeServices, error)   // of the place's files, likewise
	counting      *sync.Mutex                     // held while a page counts what no build has counted
	grids         *keptGrids                      // what was counted, in memory
	figured       *loadedFigures
	outlines      *outlines
	matching      *matching
	invented      *inventedTown
	balances      *balanced
	lookedThrough *lookedThrough
}

// Options say where Byname works.
type Options struct {
	Data  string           // folder of deliveries and builds; made when missing
	DB    string           // address of the database; "" is byname.db in Data
	Place fs.FS            // the place as data
	Now   func() time.Time // the clock; nil is the machine's
}

// Open opens the work of one place. What it returns is to be closed.
func Open(ctx context.Context, o Options) (*Work, error) {
	if err := os.MkdirAll(o.Data, 0o700); err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	}
	if o.DB == "" {
		o.DB = "sqlite:" + filepath.Join(o.Data, "byname.db")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	place, err := LoadPlace(o.Place)
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, o.DB)
	if err != nil {
		return nil, err
	}
	if err := db.Read(ctx, place.settleTitles); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	w := &Work{mappings: sync.OnceValues(place.mappings), services: sync.OnceValues(place.services), counting: new(sync.Mutex), matching: new(matching), invented: new(inventedTown), balances: new(balanced), DB: db, Data: o.Data, Place: place, Builds: store.OpenBuilds(o.Data, place.Words.Kinds), now: o.Now}
	w.grids, w.figured, w.outlines, w.lookedThrough = new(keptGrids), new(loadedFigures), new(outlines), new(lookedThrough)
	if err := errors.Join(w.settle(ctx), w.stand(), w.takeUp(ctx)); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return w, nil
}

// settle brings what the place declares (agencies, teams, agreements,
// versions of programmes) into the database, where it is not there yet.
func (w *Work) settle(ctx context.Context) error {
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		if err := tx.SettleAgencies(w.Place.Agencies); err != nil {
			return err
		}
		if err := tx.SettleTeams(w.Place.Teams); err != nil {
			return err
		}
		if err := w.followAgencies(tx); err != nil {
			return err
		}
		if err := w.keepProgrammes(tx); err != nil {
			return err
		}
		return tx.SettleAgreements(w.Place.Rules.Agreements)
	})
}

// stand puts the guard before everybody's records and the gate before the
// doors.
func (w *Work) stand() (err error) {
	people := func() (store.People, error) { return w.Builds.Current() }
	w.guard, err = guard.New(store.NewRegister(w.DB, people, w.now), w.Place.Sharing, w.Place.Rules.Purposes, w.now)
	w.gate, w.door = guard.NewGate(w.DB, w.now), guard.NewDoor(w.DB, w.now)
	return err
}

// Lend gives a Work that shares everything with w and whose Close leaves w
// open, for whoever would close what they use.
func (w *Work) Lend() *Work {
	lent := *w
	lent.lent = true
	return &lent
}

// Close closes the database.
func (w *Work) Close() error {
	if w.lent {
		return nil
	}
	return w.DB.Close()
}

// Today is the day it is for this work, in London.
func (w *Work) Today() byname.Day { return byname.MinuteOf(w.now()).Day() }
