package store

import (
	"byname"
	"byname/team"
)

// SettleTeams brings a place's teams into the database, as SettleAgencies
// does. Members stay as they are.
func (tx *Tx) SettleTeams(teams []team.Team) error {
	for _, t := range teams {
		err := tx.exec(`
			insert into team_team (id, name, neighbourhood, from_on, to_on) values ($1, $2, $3, $4, $5)
			on conflict (id) do update set name = excluded.name, neighbourhood = excluded.neighbourhood,
				from_on = excluded.from_on, to_on = excluded.to_on`,
			t.ID, t.Name, t.Neighbourhood, t.From, t.To)
		if err != nil {
			return err
		}
		if err := tx.exec(`delete from team_belongs where team = $1`, t.ID); err != nil {
			return err
		}
		for _, a := range t.Agencies {
			if err := tx.exec(`insert into team_belongs (team, agency) values ($1, $2)`, t.ID, a); err != nil {
				return err
			}
		}
	}
	return nil
}

// Join adds a member, as team.Team.Join allows.
func (tx *Tx) Join(id team.TeamID, m team.Member) error {
	t, err := tx.Team(id)
	if err != nil {
		return err
	}
	w, err := tx.Worker(m.Worker)
	if err != nil {
		return err
	}
	if _, err := t.Join(w, m); err != nil {
		return err
	}
	return tx.exec(`insert into team_member (team, worker, lead, leads, from_on, to_on) values ($1, $2, $3, $4, $5, $6)`,
		id, m.Worker, m.Lead, m.Leads, m.From, m.To)
}

// Leads says which field a member leads from a day on: the membership goes on
// as another, so that who led before stays known.
func (tx *Tx) Leads(id team.TeamID, w byname.WorkerID, leads team.Field, day byname.Day) error {
	none := byname.NotFound("member", "a member of the team", "look in the list of members")
	from, err := one(tx, value[byname.Day], none, `
		select from_on from team_member where team = $1 and worker = $2 and from_on <= $3 and (to_on = 0 or to_on > $3)`, id, w, day)
	if err != nil {
		return err
	}
	if from == day {
		return tx.exec(`update team_member set leads = $4, lead = $5 where team = $1 and worker = $2 and from_on = $3`, id, w, day, leads, leads == team.LeadsNeighbourhood)
	}
	if err := tx.Leave(id, w, day); err != nil {
		return err
	}
	return tx.Join(id, team.Member{Worker: w, Leads: leads, Lead: leads == team.LeadsNeighbourhood, Span: byname.Span{From: day}})
}

// Leave ends a membership; day is the first on which the worker is not in it.
func (tx *Tx) Leave(id team.TeamID, w byname.WorkerID, day byname.Day) error {
	return tx.change(byname.NotFound("member", "a member of the team", "look in the list of members"),
		`update team_member set to_on = $3 where team = $1 and worker = $2 and from_on < $3 and (to_on = 0 or to_on > $3)`, id, w, day)
}

// Team finds one, with all who are or were members.
func (tx *Tx) Team(id team.TeamID) (team.Team, error) {
	t, err := one(tx, readTeam, byname.NotFound("team "+string(id), "a team of this place", "look in the list of teams"),
		`select id, name, neighbourhood, from_on, to_on from team_team where id = $1`, id)
	if err != nil {
		return t, err
	}
	return t, tx.fill(&t)
}

// Teams are all there are or ever were, by id.
func (tx *Tx) Teams() ([]team.Team, error) {
	teams, err := all(tx, readTeam, `select id, name, neighbourhood, from_on, to_on from team_team order by id`)
	if err != nil {
		return nil, err
	}
	for i := range teams {
		if err := tx.fill(&teams[i]); err != nil {
			return nil, err
		}
	}
	return teams, nil
}

func readTeam(row scanner) (t team.Team, err error) {
	err = row.Scan(&t.ID, &t.Name, &t.Neighbourhood, &t.From, &t.To)
	return t, err
}

func (tx *Tx) fill(t *team.Team) (err error) {
	t.Agencies, err = all(tx, value[byname.AgencyID], `select agency from team_belongs where team = $1 order by agency`, t.ID)
	if err != nil {
		return err
	}
	t.Members, err = all(tx, func(row scanner) (m team.Member, err error) {
		err = row.Scan(&m.Worker, &m.Lead, &m.Leads, &m.From, &m.To)
		return m, err
	}, `select worker, lead, leads, from_on, to_on from team_member where team = $1 order by from_on, worker`, t.ID)
	return err
}

// A Membership is a worker's in one team on a day.
type Membership struct {
	Team          team.TeamID
	Name          string
	Neighbourhood string
	Lead          bool
}

// TeamsOf are the teams a worker is in on a day, in the order of joining.
func (tx *Tx) TeamsOf(w byname.WorkerID, day byname.Day) ([]Membership, error) {
	return all(tx, func(row scanner) (m Membership, err error) {
		err = row.Scan(&m.Team, &m.Name, &m.Neighbourhood, &m.Lead)
		return m, err
	}, `
		select t.id, t.name, t.neighbourhood, m.lead
		from team_member m join team_team t on t.id = m.team
		where m.worker = $1 and m.from_on <= $2 and (m.to_on = 0 or m.to_on > $2)
			and t.from_on <= $2 and (t.to_on = 0 or t.to_on > $2)
		order by m.from_on, t.id`, w, day)
}

// TeamsFor are the teams that look after a neighbourhood on a day.
func (tx *Tx) TeamsFor(neighbourhood string, day byname.Day) ([]team.TeamID, error) {
	return all(tx, value[team.TeamID], `
		select id from team_team
		where neighbourhood = $1 and from_on <= $2 and (to_on = 0 or to_on > $2) order by id`, neighbourhood, day)
}
