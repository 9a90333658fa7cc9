package store

import (
	"strings"
	"time"

	"byname"
	"byname/team"
)

// A Huddle is a team's meeting.
type Huddle struct {
	Number int64
	Team   team.TeamID
	At     time.Time // when it is to begin
	Begun  time.Time // zero: not yet
	Closed time.Time
	Others int // people who were left for another day
}

// States of who is at a huddle.
const (
	Invited = "invited"
	Here    = "here"
	Gone    = "gone"
)

// A Present is who is at a huddle: a worker, or a guest without an account.
type Present struct {
	Worker byname.WorkerID
	Guest  string
	State  string
}

// PlanHuddle writes down when a team meets.
func (tx *Tx) PlanHuddle(t team.TeamID, at time.Time) (number int64, err error) {
	return one(tx, value[int64], nil, `insert into team_huddle (team, at, begun_at, closed_at, others) values ($1, $2, 0, 0, 0) returning number`, t, millis(at))
}

// BeginHuddle marks one as begun.
func (tx *Tx) BeginHuddle(number int64, others int, at time.Time) error {
	return tx.change(byname.Conflict("huddle", "one that has not begun", "somebody was first: open it"),
		`update team_huddle set begun_at = $2, others = $3 where number = $1 and begun_at = 0`, number, millis(at), others)
}

// CloseHuddle ends one.
func (tx *Tx) CloseHuddle(number int64, at time.Time) error {
	return tx.change(byname.Conflict("huddle", "one that is under way", "somebody was first: read its minutes"),
		`update team_huddle set closed_at = $2 where number = $1 and begun_at <> 0 and closed_at = 0`, number, millis(at))
}

const huddleColumns = `number, team, at, begun_at, closed_at, others`

func readHuddle(row scanner) (h Huddle, err error) {
	var at, begun, closed int64
	err = row.Scan(&h.Number, &h.Team, &at, &begun, &closed, &h.Others)
	h.At, h.Begun, h.Closed = moment(at), moment(begun), moment(closed)
	return h, err
}

var noHuddle = byname.NotFound("huddle", "one of this team", "look at the team's huddles")

// Huddle finds one.
func (tx *Tx) Huddle(number int64) (Huddle, error) {
	return one(tx, readHuddle, noHuddle, `select `+huddleColumns+` from team_huddle where number = $1`, number)
}

// Huddles are a team's, the latest first.
func (tx *Tx) Huddles(t team.TeamID, most int) ([]Huddle, error) {
	return all(tx, readHuddle, `select `+huddleColumns+` from team_huddle where team = $1 order by at desc, number desc limit $2`, t, most)
}

// OpenHuddles are those of teams that are planned or under way.
func (tx *Tx) OpenHuddles(teams ...team.TeamID) ([]Huddle, error) {
	if len(teams) == 0 {
		return nil, nil
	}
	var args []any
	for _, t := range teams {
		args = append(args, t)
	}
	return all(tx, readHuddle, `select `+huddleColumns+` from team_huddle where closed_at = 0 and team in (`+numbered(1, len(args))+`) order by at, number`, args...)
}

// SetPresent says that somebody is invited, here, or gone.
func (tx *Tx) SetPresent(huddle int64, p Present) error {
	if p.Worker == "" && strings.TrimSpace(p.Guest) == "" || p.Worker != "" && p.Guest != "" {
		return byname.Invalid("who is here", "a worker, or a guest's name", "say who")
	}
	return tx.exec(`insert into team_huddle_present (huddle, worker, guest, state) values ($1, $2, $3, $4)
		on conflict (huddle, worker, guest) do update set state = excluded.state`, huddle, p.Worker, p.Guest, p.State)
}

func readPresent(row scanner) (p Present, err error) {
	err = row.Scan(&p.Worker, &p.Guest, &p.State)
	return p, err
}

// Presents are who was invited, is here or has gone.
func (tx *Tx) Presents(huddle int64) ([]Present, error) {
	return all(tx, readPresent, `select worker, guest, state from team_huddle_present where huddle = $1 order by worker, guest`, huddle)
}

// StepOut has somebody out of the room while an item is spoken of.
func (tx *Tx) StepOut(item int64, p Present) error {
	return tx.exec(`insert into team_huddle_out (item, worker, guest) values ($1, $2, $3) on conflict do nothing`, item, p.Worker, p.Guest)
}

// Outs are who stepped out for an item.
func (tx *Tx) Outs(item int64) ([]Present, error) {
	return all(tx, readPresent, `select worker, guest, '' from team_huddle_out where item = $1 order by worker, guest`, item)
}
