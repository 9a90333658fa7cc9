package work

import (
	"context"
	"slices"
	"strings"
	"time"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// Accounts are all there are.
func (w *Work) Accounts(ctx context.Context, who Who) (list []Account, err error) {
	if err := w.may(ctx, who, guard.AdministerPeople); err != nil {
		return nil, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.Accounts()
		if err != nil {
			return err
		}
		names, err := w.workers(tx)
		if err != nil {
			return err
		}
		for _, r := range rows {
			x := names[r.Worker]
			a := Account{Worker: r.Worker, Name: x.Name, Agency: w.Place.Short(x.Agency), Job: x.Job, Roles: r.Roles, Open: r.Closed.IsZero()}
			if !r.SignedIn.IsZero() {
				a.LastSignIn = byname.MinuteOf(r.SignedIn)
			}
			memberships, err := tx.TeamsOf(r.Worker, w.Today())
			if err != nil {
				return err
			}
			for _, m := range memberships {
				a.Teams = append(a.Teams, w.teamRef(m.Team))
				if m.Lead {
					a.Roles = append(slices.Clip(a.Roles), guard.Lead)
				}
			}
			list = append(list, a)
		}
		return nil
	})
	return list, err
}

// AddAccount makes a worker with an account and gives back the password, to
// be shown once.
func (w *Work) AddAccount(ctx context.Context, who Who, a NewAccount) (password string, err error) {
	if err := w.may(ctx, who, guard.AdministerPeople); err != nil {
		return "", err
	}
	return w.addAccount(ctx, a)
}

// FirstAdministrator makes an administrator where there is no account yet,
// so that a new place can begin.
func (w *Work) FirstAdministrator(ctx context.Context, a NewAccount) (password string, err error) {
	var accounts []store.AccountRow
	if err := w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		accounts, err = tx.Accounts()
		return err
	}); err != nil {
		return "", err
	}
	if len(accounts) > 0 {
		return "", byname.Conflict("first administrator", "a place without accounts", "ask the administrator there is")
	}
	a.Roles = []guard.Role{guard.Administrator}
	return w.addAccount(ctx, a)
}

func (w *Work) addAccount(ctx context.Context, a NewAccount) (string, error) {
	login := strings.ToLower(strings.TrimSpace(a.Account))
	if login == "" || strings.Trim(login, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" || len(login) > 60 {
		return "", byname.Invalid("account", "letters, digits, points and dashes", "choose a short name such as amy.walsh")
	}
	agency, err := w.Place.Agencies.Agency(a.Agency)
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(a.Name) == "" || !agency.Holds(w.Today()) {
		return "", byname.Invalid("account", "a name, and an agency that is there today", "add what is missing")
	}
	roles := slices.DeleteFunc(slices.Clone(a.Roles), func(r guard.Role) bool { return r == guard.Lead })
	for _, r := range roles {
		if !slices.Contains(guard.Roles, r) {
			return "", byname.Invalid("role", "one that an account can be given", "choose among those offered")
		}
	}
	password := guard.NewPassword()
	hash, err := guard.HashPassword(password)
	if err != nil {
		return "", err
	}
	id, lead := byname.WorkerID(login), slices.Contains(a.Roles, guard.Lead)
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		from := byname.Span{From: w.Today()}
		if err := tx.AddWorker(team.Worker{ID: id, Agency: a.Agency, Name: strings.TrimSpace(a.Name), Job: a.Job, Span: from}); err != nil {
			return err
		}
		if err := tx.AddAccount(guard.Account{Worker: id, Login: login, Password: hash, Roles: roles}, w.now()); err != nil {
			return err
		}
		if a.Neighbourhood == "" {
			return nil
		}
		t, covered := w.Place.team(a.Neighbourhood, w.Today())
		if !covered {
			return byname.NotFound("neighbourhood", "one that a team covers", "choose another, or leave it empty")
		}
		member := team.Member{Worker: id, Lead: lead, Span: from}
		if lead {
			member.Leads = team.LeadsNeighbourhood
		}
		return tx.Join(t.ID, member)
	})
	return password.Reveal(), err
}

// Admit gives a service a token for the API, to be shown once.
func (w *Work) Admit(ctx context.Context, who Who, service byname.WorkerID, days int) (token string, err error) {
	if err := w.may(ctx, who, guard.AdministerPeople); err != nil {
		return "", err
	}
	if err := w.DB.Read(ctx, func(tx *store.Tx) error {
		account, err := tx.AccountOf(service)
		if err == nil && !slices.Contains(account.Roles, guard.Service) {
			err = byname.Invalid("token", "an account with the role service", "people sign in; give the agency's system an account of its own")
		}
		return err
	}); err != nil {
		return "", err
	}
	secret, _, err := w.gate.Admit(ctx, service, time.Duration(days)*24*time.Hour)
	return secret.Reveal(), err
}

// Agencies are the agencies that are there today.
func (w *Work) Agencies(ctx context.Context, who Who) (choices []Choice, err error) {
	if err := w.may(ctx, who, guard.AdministerPeople); err != nil {
		return nil, err
	}
	for _, a := range w.Place.Agencies {
		if a.Holds(w.Today()) {
			choices = append(choices, Choice{Value: string(a.ID), Title: a.Name})
		}
	}
	return choices, nil
}

// Neighbourhoods are those that a team covers today.
func (w *Work) Neighbourhoods(ctx context.Context, who Who) (choices []Choice, err error) {
	if err := w.may(ctx, who, guard.AdministerPeople); err != nil {
		return nil, err
	}
	return w.Covered(), nil
}

// Covered are the neighbourhoods that a team covers today.
func (w *Work) Covered() (choices []Choice) {
	for _, t := range w.Place.Teams {
		if n, known := w.Place.Areas.Neighbourhood(t.Neighbourhood); known && t.Holds(w.Today()) {
			choices = append(choices, Choice{Value: n.ID, Title: n.Name})
		}
	}
	return choices
}
