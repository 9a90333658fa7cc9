package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"byname"
	"byname/guard"
	"byname/work"
)

// guardCmd holds the verbs about who may see whom.
type guardCmd struct {
	Add      guardAddCmd      `cmd:"" help:"Make an account; the password is printed once. The first account is an administrator's."`
	Accounts guardAccountsCmd `cmd:"" help:"List the accounts."`
	Close    guardCloseCmd    `cmd:"" help:"Close an account and end its sessions."`
	Token    guardTokenCmd    `cmd:"" help:"Give a service a token for the API; it is printed once."`
	Looked   guardLookedCmd   `cmd:"" help:"Who looked at a person."`
	Check    guardCheckCmd    `cmd:"" help:"Check the whole record of who looked."`
}

type guardAddCmd struct {
	Account       string          `arg:"" help:"What they type to sign in, such as amy.walsh."`
	Name          string          `required:"" help:"Their own name."`
	Agency        byname.AgencyID `required:"" help:"The agency they work for: an id of agencies.yaml."`
	Job           string          `help:"What they are, such as district nurse."`
	Role          []guard.Role    `help:"worker, lead, analyst, reviewer, cleared (a reviewer, also of people something about whom is restricted), board, governance, administrator or service; may be given several times."`
	Neighbourhood string          `help:"The neighbourhood whose team they join."`
}

func (c guardAddCmd) Run(e *env) error {
	account := work.NewAccount{Account: c.Account, Name: c.Name, Agency: c.Agency, Job: c.Job, Roles: c.Role, Neighbourhood: c.Neighbourhood}
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	var password string
	if e.As == "" {
		password, err = w.FirstAdministrator(e.ctx, account)
	} else {
		var who work.Who
		if who, err = w.Who(e.ctx, byname.WorkerID(e.As)); err == nil {
			password, err = w.AddAccount(e.ctx, who, account)
		}
	}
	if err != nil {
		return err
	}
	return e.show(map[string]string{"account": c.Account, "password": password}, func(out io.Writer) {
		fmt.Fprintf(out, "%s may sign in with the password %s\n", c.Account, password)
	})
}

type guardAccountsCmd struct{}

func (guardAccountsCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		list, err := w.Accounts(e.ctx, who)
		if err != nil {
			return err
		}
		return e.show(list, func(out io.Writer) {
			t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(t, "account\tname\tagency\tjob\troles\topen")
			for _, a := range list {
				fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%v\t%v\n", a.Worker, a.Name, a.Agency, a.Job, a.Roles, a.Open)
			}
			t.Flush()
		})
	})
}

type guardCloseCmd struct {
	Account string `arg:""`
}

func (c guardCloseCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		return w.CloseAccount(e.ctx, who, byname.WorkerID(c.Account))
	})
}

type guardTokenCmd struct {
	Service string `arg:"" help:"An account with the role service."`
	Days    int    `default:"90" help:"How many days it lasts."`
}

func (c guardTokenCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		token, err := w.Admit(e.ctx, who, byname.WorkerID(c.Service), c.Days)
		if err != nil {
			return err
		}
		return e.show(map[string]string{"service": c.Service, "token": token}, func(out io.Writer) {
			fmt.Fprintf(out, "%s may use the API for %d days with the token %s\n", c.Service, c.Days, token)
		})
	})
}

type guardLookedCmd struct {
	Person string `arg:"" help:"A person id, or a record key such as gp/gp_practice/100022."`
	Page   int    `default:"1"`
}

func (c guardLookedCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		id, err := w.Whose(e.ctx, c.Person)
		if err != nil {
			return err
		}
		looked, err := w.WhoLooked(e.ctx, who, id, c.Page)
		if err != nil {
			return err
		}
		return e.show(looked.Looks, func(out io.Writer) {
			for _, l := range looked.Looks {
				said := l.What
				if l.Refused {
					said = "was refused"
				}
				fmt.Fprintf(out, "%v  %s, %s: %s, %s", l.At, l.Worker, l.Agency, said, l.Purpose)
				if l.Reason != "" {
					fmt.Fprintf(out, " (%s)", l.Reason)
				}
				fmt.Fprintln(out)
			}
		})
	})
}

type guardCheckCmd struct{}

func (guardCheckCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		state, err := w.VerifyAudit(e.ctx, who)
		if err != nil {
			return err
		}
		if err := e.show(state, func(out io.Writer) {
			fmt.Fprintf(out, "%d entries, good: %v, head %s\n", state.Rows, state.Good, state.Head)
		}); err != nil || state.Good {
			return err
		}
		return byname.Conflict("audit", "entries that fit their tree", fmt.Sprintf("entry %d was changed: bring back a copy, and tell the information-governance lead", state.FirstBad))
	})
}
