package work

import (
	"context"
	"errors"
	"slices"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// Who is the worker asking, as read from a session.
type Who struct {
	Worker     byname.WorkerID
	Name       string // the worker's own
	Agency     byname.AgencyID
	AgencyName string
	Job        string // "district nurse"
	Roles      []guard.Role
	Teams      []TeamRef // the first is "my neighbourhood"
}

// A TeamRef names a neighbourhood team.
type TeamRef struct{ Neighbourhood, Name string }

// Is reports whether the worker has a role.
func (w Who) Is(role guard.Role) bool { return slices.Contains(w.Roles, role) }

// SignIn opens a session for a worker and gives its token, to be kept by the
// browser and nowhere else. A wrong name and a wrong password look the same.
func (w *Work) SignIn(ctx context.Context, login, password string) (token string, who Who, err error) {
	secret, ticket, err := w.gate.SignIn(ctx, login, byname.Hide(password))
	if err != nil {
		return "", Who{}, err
	}
	who, err = w.Who(ctx, ticket.Worker)
	return secret.Reveal(), who, err
}

// Session is who holds a session; a service's token is no session.
func (w *Work) Session(ctx context.Context, token string) (Who, error) {
	ticket, err := w.gate.Whose(ctx, byname.Hide(token))
	if err != nil {
		return Who{}, err
	}
	if ticket.Service {
		return Who{}, byname.Denied("session", "a person's session", "a service uses the API")
	}
	return w.Who(ctx, ticket.Worker)
}

// Service is the service that holds a token for the API.
func (w *Work) Service(ctx context.Context, token string) (Who, error) {
	ticket, err := w.gate.Whose(ctx, byname.Hide(token))
	if err != nil {
		return Who{}, err
	}
	if !ticket.Service {
		return Who{}, byname.Denied("token", "a service's token", "ask the administrator for one")
	}
	return w.Who(ctx, ticket.Worker)
}

// SignOut ends a session at once. One that has ended already is no error.
func (w *Work) SignOut(ctx context.Context, token string) error {
	err := w.gate.SignOut(ctx, byname.Hide(token))
	if errors.Is(err, byname.ErrNotFound) {
		return nil
	}
	return err
}

// Who reads a worker with an open account, as of today.
func (w *Work) Who(ctx context.Context, id byname.WorkerID) (who Who, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		who, err = w.who(tx, id)
		return err
	})
	return who, err
}

func (w *Work) who(tx *store.Tx, id byname.WorkerID) (Who, error) {
	day := w.Today()
	worker, err := tx.Worker(id)
	if err != nil {
		return Who{}, err
	}
	account, err := tx.AccountOf(id)
	if err != nil {
		return Who{}, err
	}
	if !account.Closed.IsZero() || !worker.Holds(day) {
		return Who{}, byname.Denied("account", "an open account of somebody who works here today", "ask the administrator")
	}
	who := Who{Worker: id, Name: worker.Name, Agency: worker.Agency, AgencyName: w.Place.Short(worker.Agency), Job: worker.Job}
	who.Roles = slices.Clone(account.Roles)
	memberships, err := tx.TeamsOf(id, day)
	for _, m := range memberships {
		if m.Lead && !who.Is(guard.Lead) {
			who.Roles = append(who.Roles, guard.Lead)
		}
		who.Teams = append(who.Teams, w.teamRef(m.Team))
	}
	return who, err
}

// teamRef names the neighbourhood of a team of this place.
func (w *Work) teamRef(id team.TeamID) TeamRef {
	for _, t := range w.Place.Teams {
		if t.ID == id {
			if n, known := w.Place.Areas.Neighbourhood(t.Neighbourhood); known {
				return TeamRef{n.ID, n.Name}
			}
		}
	}
	return TeamRef{}
}

// may is nil when the worker's role allows an act that reads no person.
func (w *Work) may(ctx context.Context, who Who, act guard.Act) error {
	return w.guard.May(ctx, who.Worker, act)
}
