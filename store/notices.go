package store

import (
	"time"

	"byname"
	"byname/team"
)

// A Notice says that somebody should look somewhere. It holds nothing about a
// person: the page it links to shows what its reader may see. One of Worker,
// Team and Agency says whom it is for; a team's is for its leads.
type Notice struct {
	Number int64
	Worker byname.WorkerID
	Team   team.TeamID
	Agency byname.AgencyID
	Kind   string // what happened
	Link   string // a path of the site
	About  string // the same thing of the same kind is told once
	At     time.Time
}

// Tell adds a notice, and reports whether it was not told before.
func (tx *Tx) Tell(n Notice) (told bool, err error) {
	numbers, err := all(tx, value[int64], `
		insert into team_notice (worker, team, agency, kind, link, about, at) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (worker, team, agency, kind, about) do nothing returning number`,
		n.Worker, n.Team, n.Agency, n.Kind, n.Link, n.About, millis(n.At))
	return len(numbers) > 0, err
}

// NoticesFor are a worker's, their agency's and those of the teams they lead,
// newest first, those after a number alone; at most so many.
func (tx *Tx) NoticesFor(w byname.WorkerID, agency byname.AgencyID, leads []team.TeamID, after int64, most int) ([]Notice, error) {
	args := []any{w, agency, after, most}
	theirs := `worker = $1 or agency = $2`
	if len(leads) > 0 {
		theirs += ` or team in (` + numbered(5, len(leads)) + `)`
		for _, t := range leads {
			args = append(args, t)
		}
	}
	return all(tx, func(row scanner) (n Notice, err error) {
		var at int64
		err = row.Scan(&n.Number, &n.Worker, &n.Team, &n.Agency, &n.Kind, &n.Link, &n.About, &at)
		n.At = moment(at)
		return n, err
	}, `select number, worker, team, agency, kind, link, about, at from team_notice
		where number > $3 and (`+theirs+`) order by number desc limit $4`, args...)
}
