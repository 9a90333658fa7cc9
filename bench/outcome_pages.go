package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/place"
	"byname/work"
)

// opened is how often each page of outcomes is opened after the first time.
const opened = 20

// nurses is where they are opened: people live there in every invented
// population, however small.
const nurses = "MAN-N03"

// behindLink leads from an indicator's page to the people it counts.
var behindLink = regexp.MustCompile(`href="(/outcome/ae-attendances/people\?[^"]*)"`)

// outcomePages measures the pages of outcomes with their HTML and drawings, as
// a nurse of one neighbourhood's team opens them, of a place's own indicators.
func (b *bench) outcomePages(folder string) error {
	account, password, err := b.nurse()
	if err != nil {
		return err
	}
	s, err := b.serve(b.program, "--data", b.data, "--today", day, "--place", folder, "serve", "--addr", "127.0.0.1:0")
	if err != nil {
		return err
	}
	w, err := signIn(s.address, account, password, 1)
	if err == nil {
		err = b.timeOutcomes(w)
	}
	_, stopped := s.stop()
	return errors.Join(err, stopped)
}

// nurse makes an account for a nurse of that neighbourhood's team.
func (b *bench) nurse() (account, password string, err error) {
	today, err := byname.ParseDay(day)
	if err != nil {
		return "", "", err
	}
	w, err := work.Open(b.ctx, work.Options{Data: b.data, Place: place.GreaterManchester, Now: func() time.Time { return today.Start().Time() }})
	if err != nil {
		return "", "", err
	}
	defer w.Close()
	const first = "bench-administrator"
	if _, err := w.FirstAdministrator(b.ctx, work.NewAccount{Account: first, Name: "Bench", Agency: "gmca"}); err != nil && !errors.Is(err, byname.ErrConflict) {
		return "", "", err
	}
	admin, err := w.Who(b.ctx, first)
	if err != nil {
		return "", "", err
	}
	account = fmt.Sprintf("nurse-%d", time.Now().Unix()) // accounts stay: another bench makes others
	password, err = w.AddAccount(b.ctx, admin, work.NewAccount{Account: account, Name: "Nurse", Agency: "gp", Job: "district nurse",
		Roles: []guard.Role{guard.Worker}, Neighbourhood: nurses})
	return account, password, err
}

func (b *bench) timeOutcomes(w *worker) (err error) {
	const falls = "/outcome/falls-admissions-65"
	for _, p := range []struct{ what, path string }{
		{"a neighbourhood's panel", "/outcome?neighbourhood=" + nurses},
		{"Manchester's panel", "/outcome?neighbourhood=MAN"},
		{"an indicator: control chart, groups", "/outcome/ae-attendances?neighbourhood=" + nurses},
		{"people behind", ""},
		{"compare neighbourhoods", falls + "/compare?neighbourhood=" + nurses + "&level=neighbourhood"},
		{"compare LSOAs", falls + "/compare?neighbourhood=MAN&level=lsoa"},
		{"a map of neighbourhoods", falls + "/map?level=neighbourhood"},
		{"a map of LSOAs", falls + "/map?level=lsoa"},
		{"the gap", "/outcome/life-expectancy-msoa-male/gap"},
		{"what was promised", "/outcome/targets"},
		{"what changed", "/outcome/report"},
	} {
		if p.path == "" {
			if p.path, err = b.behindPage(w); err != nil {
				return err
			}
		}
		if err := b.timeOutcome(w, p.what, p.path); err != nil {
			return fmt.Errorf("%s: %w", p.what, err)
		}
	}
	return nil
}

// behindPage is where the people behind the latest number of a neighbourhood are.
func (b *bench) behindPage(w *worker) (path string, err error) {
	page, _, err := b.openOutcome(w, "/outcome/ae-attendances?neighbourhood="+nurses)
	if err != nil {
		return "", err
	}
	links := behindLink.FindAllStringSubmatch(page, -1)
	if len(links) == 0 {
		return "", errors.New("no number opens to the people it counts")
	}
	return links[len(links)-1][1], nil
}

// timeOutcome opens a page once, and then as often as is measured.
func (b *bench) timeOutcome(w *worker, what, path string) error {
	page, first, err := b.openOutcome(w, path)
	if err != nil {
		return err
	}
	took := make([]time.Duration, opened)
	for i := range took {
		if page, took[i], err = b.openOutcome(w, path); err != nil {
			return err
		}
	}
	slices.Sort(took)
	b.report(row{what: what, size: fmt.Sprintf("%d people, %d KB of HTML", b.people, len(page)/1000),
		found:  fmt.Sprintf("first %.1f, then p50 %.1f, longest %.1f ms", ms(first), ms(took[opened/2]), ms(took[opened-1])),
		target: "opened again under 100 ms", missed: took[opened-1] > 100*time.Millisecond})
	return nil
}

func (b *bench) openOutcome(w *worker, path string) (page string, took time.Duration, err error) {
	page, _, err = w.open(b.ctx, outcomePage, path, time.Now().Add(time.Hour), 0)
	if err != nil {
		return "", 0, err
	}
	all := w.took[outcomePage]
	return page, all[len(all)-1], nil
}
