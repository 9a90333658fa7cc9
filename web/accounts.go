package web

import (
	"byname"
	"byname/guard"
	"byname/work"
)

func (d *door) accounts(a ask) (answer, error) {
	p, err := d.accountsOf(a)
	if err != nil {
		return answer{}, err
	}
	return shows(accounts(p))
}

func (d *door) accountsOf(a ask) (p accountsPage, err error) {
	p.page = a.page("Accounts", "/guard/accounts")
	if p.Accounts, err = d.work.Accounts(a.ctx(), *a.who); err != nil {
		return p, err
	}
	if p.Agencies, err = d.work.Agencies(a.ctx(), *a.who); err != nil {
		return p, err
	}
	p.Neighbourhoods, err = d.work.Neighbourhoods(a.ctx(), *a.who)
	return p, err
}

// addAccount makes an account and shows its password, once.
func (d *door) addAccount(a ask) (answer, error) {
	n := work.NewAccount{Account: a.sent("account"), Name: a.sent("name"), Agency: byname.AgencyID(a.sent("agency")),
		Job: a.sent("job"), Neighbourhood: a.sent("neighbourhood")}
	for _, r := range a.sentAll("role") {
		n.Roles = append(n.Roles, guard.Role(r))
	}
	password, err := d.work.AddAccount(a.ctx(), *a.who, n)
	problems, bad := wrong(err, "account", "name", "agency", "job", "neighbourhood", "role")
	if err != nil && !bad {
		return answer{}, err
	}
	p, err := d.accountsOf(a)
	if err != nil {
		return answer{}, err
	}
	if bad {
		p.New, p.Problems = n, problems
		return again(accounts(p))
	}
	p.Password = password
	return shows(accounts(p))
}

func (d *door) closeAccount(a ask) (answer, error) {
	if err := d.work.CloseAccount(a.ctx(), *a.who, byname.WorkerID(a.sent("worker"))); err != nil {
		return answer{}, err
	}
	return goes("/guard/accounts", "account-gone")
}
