package store

import (
	"regexp"
	"time"

	"byname"
	"byname/team"
)

// A Notice says that somebody should look somewhere. It holds nothing about a
// person but their id: the page it links to shows what its reader may see.
type Notice struct {
	Number int64
	Worker byname.WorkerID // whom it is for: a worker,
	Team   team.TeamID     // or the leads of a team; with an Agency, its members of that agency
	Whole  bool            // or everybody of the Team
	Agency byname.AgencyID // or all workers of an agency
	Kind   string          // what happened
	Link   string          // a path of the site
	About  string          // the same thing of the same kind is told once
	Person byname.PersonID // 0: it is about nobody
	At     time.Time
}

// What a link and what it is about are written in leaves no room for a name.
var (
	noticeLink  = regexp.MustCompile(`^(/[A-Za-z0-9.-]+)+(#[a-z0-9-]+)?$`)
	noticeAbout = regexp.MustCompile(`^[a-z]+( [A-Za-z0-9.:-]+)*$`)
)

func (n Notice) check() error {
	switch {
	case n.Worker == "" && n.Team == "" && n.Agency == "" || n.Worker != "" && (n.Team != "" || n.Agency != ""):
		return byname.Invalid("notice", "a worker, or else a team or an agency", "say for whom it is")
	case !noticeLink.MatchString(n.Link):
		return byname.Invalid("notice", "a page of this site, such as /plan/P000065M", "give the path without a query")
	case !noticeAbout.MatchString(n.About) || len(n.About) > 100:
		return byname.Invalid("notice", "what it is about in words such as “plan 1 step 2”", "name the thing by its numbers")
	}
	return nil
}

// Tell adds a notice, and reports whether it was not told before.
func (tx *Tx) Tell(n Notice) (told bool, err error) {
	if err := n.check(); err != nil {
		return false, err
	}
	numbers, err := all(tx, value[int64], `
		insert into team_notice (worker, team, agency, whole, kind, link, about, person, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		on conflict (worker, team, agency, kind, about) do nothing returning number`,
		n.Worker, n.Team, n.Agency, n.Whole, n.Kind, n.Link, n.About, n.Person, millis(n.At))
	return len(numbers) > 0, err
}

// Settle writes down that notices have been dealt with. Those that were
// already stay as they are.
func (tx *Tx) Settle(by byname.WorkerID, at time.Time, numbers ...int64) error {
	for _, n := range numbers {
		if err := tx.exec(`insert into team_settled (notice, worker, at) values ($1, $2, $3) on conflict do nothing`, n, by, millis(at)); err != nil {
			return err
		}
	}
	return nil
}

// NoticesAbout are the open notices of a kind about one thing, whomever they
// are for.
func (tx *Tx) NoticesAbout(kind, about string) ([]int64, error) {
	return all(tx, value[int64], `select number from team_notice where kind = $1 and about = $2
		and not exists (select 1 from team_settled s where s.notice = number) order by number`, kind, about)
}

// OpenNotices are what awaits a worker on a day, newest first: what is for
// them or for those they stand in for; for the teams they lead; for all of
// their teams, or for their agency there; and for their agency.
func (tx *Tx) OpenNotices(w team.Worker, standsFor []byname.WorkerID, day byname.Day) ([]Notice, error) {
	args := []any{w.Agency, w.ID, day}
	names := `$2`
	for _, other := range standsFor {
		args = append(args, other)
	}
	if len(standsFor) > 0 {
		names += `,` + numbered(4, len(standsFor))
	}
	return all(tx, readNotice, `
		select number, worker, team, agency, whole, kind, link, about, person, at from team_notice n
		where not exists (select 1 from team_settled s where s.notice = n.number)
			and (n.worker in (`+names+`)
				or n.worker = '' and n.team = '' and n.agency = $1
				or n.worker = '' and n.team <> '' and (n.agency = '' or n.agency = $1) and exists (
					select 1 from team_member m
					where m.team = n.team and m.worker = $2 and m.from_on <= $3 and (m.to_on = 0 or m.to_on > $3)
						and (m.lead or n.whole or n.agency = $1)))
		order by n.at desc, n.number desc`, args...)
}

func readNotice(row scanner) (n Notice, err error) {
	var at int64
	err = row.Scan(&n.Number, &n.Worker, &n.Team, &n.Agency, &n.Whole, &n.Kind, &n.Link, &n.About, &n.Person, &at)
	n.At = moment(at)
	return n, err
}
