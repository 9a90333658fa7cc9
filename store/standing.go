package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/team"
)

// A Sketch is what the published build knows of a person that guard needs to
// decide, and nothing that could be shown.
type Sketch struct {
	Neighbourhood string
	Agencies      []byname.AgencyID // that told something about them
	Restricted    bool              // a protected address, or restricted events
	Objects       bool
	NoPlanning    bool // objects to planning use
	Died          bool
}

// Unplanned reports that they are in no worklist and no count.
func (s Sketch) Unplanned() bool { return s.Objects || s.NoPlanning }

// People finds Sketches; a build is one. Nobody is an error of kind
// ErrNotFound; who objects is found, so that guard can refuse.
type People interface {
	Sketch(byname.PersonID) (Sketch, error)
}

// A Register is what guard asks: the database, and the people of the build
// that is published when it asks.
type Register struct {
	*DB
	people func() (People, error)
	now    func() time.Time
}

var _ guard.Register = Register{}

// NewRegister joins the two. people gives the build now in use.
func NewRegister(db *DB, people func() (People, error), now func() time.Time) Register {
	return Register{db, people, now}
}

// Who is a worker with an open account, as of today.
func (r Register) Who(ctx context.Context, id byname.WorkerID) (who guard.Who, err error) {
	if id == guard.ByItself {
		return guard.Who{Worker: id, Roles: []guard.Role{guard.Machine}}, nil
	}
	err = r.Read(ctx, func(tx *Tx) error {
		who, err = tx.who(id, r.today())
		return err
	})
	return who, err
}

func (r Register) today() byname.Day { return byname.MinuteOf(r.now()).Day() }

func (tx *Tx) who(id byname.WorkerID, day byname.Day) (guard.Who, error) {
	closed := byname.Denied("account", "an open account of somebody who works here today", "ask the administrator")
	a, err := tx.AccountOf(id)
	if err != nil {
		return guard.Who{}, err
	}
	w, err := tx.Worker(id)
	if err != nil {
		return guard.Who{}, err
	}
	kind, err := one(tx, value[string], noWorker, `select kind from team_agency where id = $1`, w.Agency)
	if err != nil {
		return guard.Who{}, err
	}
	if !a.Closed.IsZero() || !w.Holds(day) {
		return guard.Who{}, closed
	}
	who := guard.Who{Worker: id, Agency: w.Agency, Kind: kind, Roles: a.Roles}
	teams, err := tx.TeamsOf(id, day)
	for _, t := range teams {
		who.Teams = append(who.Teams, t.Team)
		if t.Lead && !who.Is(guard.Lead) {
			who.Roles = append(slices.Clip(who.Roles), guard.Lead)
		}
	}
	return who, err
}

// Standings are how a worker stands to persons, in their order.
func (r Register) Standings(ctx context.Context, who guard.Who, persons []byname.PersonID) ([]guard.Standing, error) {
	if len(persons) == 0 {
		return nil, nil
	}
	people, err := r.people()
	if err != nil {
		return nil, err
	}
	list := make([]guard.Standing, len(persons))
	err = r.Read(ctx, func(tx *Tx) error {
		day := r.today()
		mine, err := tx.TeamsOf(who.Worker, day)
		if err != nil {
			return err
		}
		known, err := tx.known(who, persons, day)
		if err != nil {
			return err
		}
		teams := map[string][]team.TeamID{} // by neighbourhood
		for i, p := range persons {
			sketch, err := people.Sketch(p)
			if errors.Is(err, byname.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			if _, asked := teams[sketch.Neighbourhood]; !asked {
				if teams[sketch.Neighbourhood], err = tx.TeamsFor(sketch.Neighbourhood, day); err != nil {
					return err
				}
			}
			near := slices.ContainsFunc(mine, func(m Membership) bool { return m.Neighbourhood == sketch.Neighbourhood && sketch.Neighbourhood != "" })
			is := func(what string) bool { return known[trait{p, what}] }
			list[i] = guard.Standing{Teams: teams[sketch.Neighbourhood], Relation: guard.Relation{
				Known: true, Near: near, Own: slices.Contains(sketch.Agencies, who.Agency), Restricted: sketch.Restricted || is(MarkRestricted),
				Listed: near && (is("found") || is("planned")) || is("cared"), Named: is("named"), Objects: sketch.Objects || is("objects"), Referred: is("referred"),
				NoPlanning: sketch.NoPlanning || is("planning"),
			}}
		}
		return nil
	})
	return list, err
}

// A trait is one thing that the work knows of a person.
type trait struct {
	person byname.PersonID
	what   string
}

// known are the traits that guard needs to decide: who objects, is found by a
// programme, has an open plan, is in the worker's care (or in that of somebody
// for whom they stand in) as long as the worker is in the team, and where the
// worker is named as needing what is restricted. What was written down of
// somebody who is one of the persons now is known of them. One question serves
// a whole list.
func (tx *Tx) known(who guard.Who, persons []byname.PersonID, day byname.Day) (map[trait]bool, error) {
	now, err := tx.ended(persons)
	if err != nil {
		return nil, err
	}
	these := ` and person in (` + numbered(4, len(persons)+len(now)) + `)`
	args := []any{who.Worker, day, who.Agency}
	for _, p := range persons {
		args = append(args, p)
	}
	for was := range now {
		args = append(args, was)
	}
	teams := ""
	if len(who.Teams) > 0 {
		teams = ` or team in (` + numbered(len(args)+1, len(who.Teams)) + `)`
		for _, t := range who.Teams {
			args = append(args, t)
		}
	}
	traits, err := all(tx, func(row scanner) (t trait, err error) {
		err = row.Scan(&t.person, &t.what)
		return t, err
	}, `
		select person, case scope when 'all' then 'objects' else scope end from govern_objection where from_on <= $2 and (to_on = 0 or to_on > $2)`+these+`
		union all
		select person, mark from feed_arrival where newest and waits and mark <> ''`+these+`
		union all
		select person, 'found' from signal_seen where gone_on = 0`+these+`
		union all
		select person, 'planned' from plan_person x join plan_plan y on y.id = x.plan where y.closed_at = 0`+these+`
		union all
		select person, 'referred' from plan_referral where open and (agency = $3`+teams+`)`+these+`
		union all
		select person, 'cared' from team_care c where from_on <= $2 and (to_on = 0 or to_on > $2)
			and (c.worker = $1 or c.worker in (select l.worker from team_leave l where l.cover = $1 and l.from_on <= $2 and l.to_on > $2))
			and exists (select 1 from team_member m where m.team = c.team and m.worker = $1 and m.from_on <= $2 and (m.to_on = 0 or m.to_on > $2))`+these+`
		union all
		select person, 'cared' from bed_person where `+bedCare+these+`
		union all
		select person, 'cared' from discharge_stay where `+dischargeCare+these+`
		union all
		select person, 'named' from guard_need where worker = $1 and from_on <= $2 and (to_on = 0 or to_on > $2)`+these, args...)
	known := map[trait]bool{}
	for _, t := range traits {
		if p, was := now[t.person]; was {
			t.person = p
		}
		known[t] = true
	}
	return known, err
}

// ended are the ids that ended in some persons, with whom they are now.
func (tx *Tx) ended(persons []byname.PersonID) (map[byname.PersonID]byname.PersonID, error) {
	var args []any
	for _, p := range persons {
		args = append(args, p)
	}
	joined, err := all(tx, value[byname.PersonID], `
		select distinct became from population_move where gone and became in (`+numbered(1, len(args))+`) order by became`, args...)
	now := map[byname.PersonID]byname.PersonID{}
	for _, p := range joined {
		ids, err := tx.Was(p)
		if err != nil {
			return nil, err
		}
		for _, was := range ids[1:] {
			now[was] = p
		}
	}
	return now, err
}

// bedCare holds for a person of an open request for a bed, while the worker is
// of those who give beds out or of the agency at which one was offered.
const bedCare = `not exists (select 1 from bed_ended e where e.request = bed_person.request)
	and exists (select 1 from team_worker k join team_agency a on a.id = k.agency where k.id = $1
		and (a.kind = 'housing_options' or exists (select 1 from bed_stay s where s.request = bed_person.request and s.provider = k.agency)))`

// dischargeCare holds for whoever is in hospital, or left in the last 28 days,
// while the worker is of that hospital or of an agency that has or had
// something to do before they could go home.
const dischargeCare = `not exists (select 1 from discharge_left l where l.stay = discharge_stay.number and l.left_on < $2 - 28)
	and exists (select 1 from team_worker k where k.id = $1 and (k.agency = discharge_stay.agency
		or exists (select 1 from discharge_holder h where h.stay = discharge_stay.number and h.agency = k.agency)))`
