package store

import (
	"crypto/sha256"
	"time"

	"byname"
	"byname/team"
)

const tellingColumns = `worker, email, way, hour, since_at, last_at`

func readTelling(row scanner) (t team.Telling, err error) {
	var since, last int64
	err = row.Scan(&t.Worker, &t.Email, &t.Way, &t.Hour, &since, &last)
	t.Since, t.Last = moment(since), moment(last)
	return t, err
}

// Tellings are what workers chose who are written to, by worker.
func (tx *Tx) Tellings() ([]team.Telling, error) {
	return all(tx, readTelling, `select `+tellingColumns+` from team_telling where way <> 'list' and email <> '' order by worker`)
}

// TellingOf is what a worker chose, and whether they have a calendar; who
// chose nothing has the list.
func (tx *Tx) TellingOf(w byname.WorkerID) (t team.Telling, feed bool, err error) {
	list, err := all(tx, readTelling, `select `+tellingColumns+` from team_telling where worker = $1`, w)
	if err != nil || len(list) == 0 {
		return team.Telling{Worker: w, Way: team.InList, Hour: 8}, false, err
	}
	fed, err := all(tx, value[int64], `select feed_at from team_telling where worker = $1 and feed is not null`, w)
	return list[0], len(fed) > 0, err
}

// Choose keeps what a worker chose.
func (tx *Tx) Choose(t team.Telling, at time.Time) error {
	if err := t.Check(); err != nil {
		return err
	}
	return tx.exec(`insert into team_telling (worker, email, way, hour, since_at, last_at, feed_at) values ($1, $2, $3, $4, $5, 0, 0)
		on conflict (worker) do update set email = excluded.email, way = excluded.way, hour = excluded.hour, since_at = excluded.since_at`,
		t.Worker, t.Email, t.Way, t.Hour, millis(at))
}

// Feed keeps the hash of the secret address of a worker's calendar: one that
// was there before leads nowhere any more. No secret ends it.
func (tx *Tx) Feed(w byname.WorkerID, secret string, at time.Time) error {
	var hash []byte
	if secret != "" {
		sum := sha256.Sum256([]byte(secret))
		hash = sum[:]
	}
	return tx.exec(`insert into team_telling (worker, email, way, hour, since_at, last_at, feed, feed_at) values ($1, '', 'list', 8, $3, 0, $2, $3)
		on conflict (worker) do update set feed = excluded.feed, feed_at = excluded.feed_at`, w, hash, millis(at))
}

// FeedOf is whose calendar has a secret address.
func (tx *Tx) FeedOf(secret string) (byname.WorkerID, error) {
	sum := sha256.Sum256([]byte(secret))
	return one(tx, value[byname.WorkerID], byname.NotFound("calendar", "an address that has not been renewed", "copy it again from your settings"),
		`select worker from team_telling where feed = $1`, sum[:])
}

// Tells claims notices for a letter to a worker: those it gives are the
// caller's to send, and nobody else's. Untell gives them back.
func (tx *Tx) Tells(w byname.WorkerID, at time.Time, notices ...int64) (claimed []int64, err error) {
	for _, n := range notices {
		mine, err := all(tx, value[int64], `insert into team_told (notice, worker, at) values ($1, $2, $3) on conflict do nothing returning notice`, n, w, millis(at))
		if err != nil {
			return nil, err
		}
		claimed = append(claimed, mine...)
	}
	if len(claimed) == 0 {
		return nil, nil
	}
	return claimed, tx.exec(`update team_telling set last_at = $2 where worker = $1`, w, millis(at))
}

// Untell gives back what could not be sent.
func (tx *Tx) Untell(w byname.WorkerID, last time.Time, notices ...int64) error {
	for _, n := range notices {
		if err := tx.exec(`delete from team_told where notice = $1 and worker = $2`, n, w); err != nil {
			return err
		}
	}
	return tx.exec(`update team_telling set last_at = $2 where worker = $1`, w, millis(last))
}

// Told are the notices of which a worker was written to already.
func (tx *Tx) Told(w byname.WorkerID) (map[int64]bool, error) {
	list, err := all(tx, value[int64], `select notice from team_told where worker = $1 and notice not in (select notice from team_settled)`, w)
	told := map[int64]bool{}
	for _, n := range list {
		told[n] = true
	}
	return told, err
}

// DueDays counts a worker's own steps that are to be done, by the day on
// which they are due.
func (tx *Tx) DueDays(w byname.WorkerID) (map[byname.Day]int, error) {
	days := map[byname.Day]int{}
	list, err := all(tx, value[byname.Day], `select due_on from plan_step where worker = $1 and state in ('ready', 'doing') and due_on > 0 order by due_on`, w)
	for _, d := range list {
		days[d]++
	}
	return days, err
}
