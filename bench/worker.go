package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// A kind of page.
type kind int

const (
	worklistPage kind = iota
	personPage
	planPage
	referralsPage
	searchPage
	huddlePage
	outcomePage
	kinds = 7
)

func (k kind) String() string {
	return [...]string{"worklist", "person", "plan", "inbox of referrals", "search", "huddle", "outcome"}[k]
}

// A worker sits at a browser.
type worker struct {
	address string
	browser *http.Client
	chance  *rand.Rand
	took    [kinds][]time.Duration

	list   []string   // people, as their team's list had them
	plan   string     // of somebody on it
	search url.Values // somebody looked for
}

func signIn(address, account, password string, seed uint64) (*worker, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	w := &worker{address: address, browser: &http.Client{Jar: jar, Transport: &http.Transport{}, Timeout: 30 * time.Second}, chance: rand.New(rand.NewPCG(1, seed))}
	answer, err := w.browser.PostForm(address+"/signin", url.Values{"account": {account}, "password": {password}})
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.Request.URL.Path == "/signin" || answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s could not sign in: %s", account, answer.Status)
	}
	return w, nil
}

var (
	people = regexp.MustCompile(`href="(/population/P[0-9A-Z]+)"`)
	lists  = regexp.MustCompile(`href="(/team\?[^"]*)"`)
)

// work opens the list and from it, one after the other, three people; now and
// then somebody who lives with them too, and another page or theme of the list.
func (w *worker) work(ctx context.Context, end time.Time, think time.Duration) error {
	list := "/team"
	for {
		page, more, err := w.open(ctx, worklistPage, list, end, think)
		if err != nil || !more {
			return err
		}
		found := people.FindAllStringSubmatch(page, -1)
		if len(found) == 0 {
			if list == "/team" {
				return errors.New("nobody is on a team's list")
			}
			list = "/team" // of a theme that nobody waits for
			continue
		}
		for range 3 {
			page, more, err := w.open(ctx, personPage, w.oneOf(found), end, think)
			if err != nil || !more {
				return err
			}
			home := people.FindAllStringSubmatch(page, -1)
			if len(home) == 0 || w.chance.IntN(4) > 0 {
				continue
			}
			if _, more, err := w.open(ctx, personPage, w.oneOf(home), end, think); err != nil || !more {
				return err
			}
		}
		list = "/team"
		if others := lists.FindAllStringSubmatch(page, -1); len(others) > 0 && w.chance.IntN(2) > 0 {
			list = w.oneOf(others)
		}
	}
}

func (w *worker) oneOf(links [][]string) string { return links[w.chance.IntN(len(links))][1] }

// open thinks, opens a page and reads it to its end; more is false when there
// is no time for it.
func (w *worker) open(ctx context.Context, k kind, path string, end time.Time, think time.Duration) (page string, more bool, err error) {
	return w.asks(ctx, k, path, nil, end, think)
}

// asks opens a page, or sends a form when there is one.
func (w *worker) asks(ctx context.Context, k kind, path string, form url.Values, end time.Time, think time.Duration) (page string, more bool, err error) {
	if think > 0 {
		// Between none and twice as long, so that not all come at once.
		select {
		case <-time.After(time.Duration(w.chance.Int64N(2 * int64(think)))):
		case <-ctx.Done():
			return "", false, ctx.Err()
		}
	}
	if time.Now().After(end) {
		return "", false, nil
	}
	method := http.MethodGet
	if form != nil {
		method = http.MethodPost
	}
	ask, err := http.NewRequestWithContext(ctx, method, w.address+html.UnescapeString(path), strings.NewReader(form.Encode()))
	if err != nil {
		return "", false, err
	}
	if form != nil {
		ask.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	began := time.Now()
	answer, err := w.browser.Do(ask)
	if err != nil {
		return "", false, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return "", false, err
	}
	w.took[k] = append(w.took[k], time.Since(began))
	if answer.StatusCode != http.StatusOK || answer.Request.URL.Path != ask.URL.Path {
		return "", false, fmt.Errorf("a %s page: %s at %s", k, answer.Status, answer.Request.URL.Path)
	}
	return string(text), true, nil
}
