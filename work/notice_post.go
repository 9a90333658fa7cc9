package work

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"byname"
	"byname/store"
	"byname/team"
)

// A Post carries a letter to an e-mail address, or says why it could not.
type Post func(ctx context.Context, to, subject, body string) error

// TellByPost writes to whoever chose to be written to and for whom something
// waits: what is due now, in words that are the same for everybody, with no
// name and nobody's id. A letter that cannot be sent is tried again the next
// time; the others go all the same. Two servers do not send the same.
func (w *Work) TellByPost(ctx context.Context, site string, post Post) (sent int, err error) {
	var tellings []team.Telling
	if err := w.DB.Read(ctx, func(tx *store.Tx) error { tellings, err = tx.Tellings(); return err }); err != nil {
		return 0, err
	}
	var failed []error
	for _, t := range tellings {
		if !t.Due(w.now()) {
			continue
		}
		one, err := w.writeTo(ctx, t, site, post)
		if one {
			sent++
		}
		failed = append(failed, err)
	}
	return sent, errors.Join(failed...)
}

func (w *Work) writeTo(ctx context.Context, t team.Telling, site string, post Post) (bool, error) {
	var kinds []string
	var claimed []int64
	err := w.DB.Write(ctx, func(tx *store.Tx) error {
		kinds, claimed = nil, nil
		if _, err := w.who(tx, t.Worker); err != nil {
			if errors.Is(err, byname.ErrDenied) || nothing(err) {
				return nil // who does not work here any more is not written to
			}
			return err
		}
		waiting, err := w.notices(tx, t.Worker)
		if err != nil {
			return err
		}
		told, err := tx.Told(t.Worker)
		if err != nil {
			return err
		}
		kind := map[int64]string{}
		var numbers []int64
		for _, n := range waiting {
			if !told[n.Number] && !n.At.Before(t.Since) {
				kind[n.Number] = n.Kind
				numbers = append(numbers, n.Number)
			}
		}
		if claimed, err = tx.Tells(t.Worker, w.now(), numbers...); err != nil {
			return err
		}
		for _, n := range claimed {
			kinds = append(kinds, kind[n])
		}
		return nil
	})
	if err != nil || len(kinds) == 0 {
		return false, err
	}
	subject, body := letter(kinds, site)
	if err := post(ctx, t.Email, subject, body); err != nil {
		back := w.DB.Write(context.WithoutCancel(ctx), func(tx *store.Tx) error { return tx.Untell(t.Worker, t.Last, claimed...) })
		return false, errors.Join(fmt.Errorf("a letter to a worker: %w", err), back)
	}
	return true, nil
}

// letter says how many things wait, kind by kind.
func letter(kinds []string, site string) (subject, body string) {
	counts := map[string]int{}
	for _, k := range kinds {
		counts[k]++
	}
	var lines []string
	for k, n := range counts {
		line := NoticeWords[k]
		if n > 1 {
			line += fmt.Sprintf(" (%d)", n)
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	subject = "Byname: one thing waits for you"
	if len(kinds) > 1 {
		subject = fmt.Sprintf("Byname: %d things wait for you", len(kinds))
	}
	return subject, strings.Join(lines, "\n") + "\n\nSign in to see whom it is about: " + site + "/team/notices\n" +
		"How you are told is yours to choose: " + site + "/team/telling\n"
}
