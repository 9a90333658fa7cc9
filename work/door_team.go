package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// MyTeam is who helps somebody, and whom they can ring.
type MyTeam struct {
	Helpers []MyHelper // who leads comes first
	Reach   string
}

// A MyHelper is a worker, or an agency that sends somebody.
type MyHelper struct {
	Name, Job, Agency string   // Name is "" for an agency
	Leads             bool     // this plan, or for them
	Does              []string // what they do next
}

// MyTeam reads who helps somebody.
func (w *Work) MyTeam(ctx context.Context, self guard.Self) (t MyTeam, err error) {
	pass, _, err := w.own(ctx, self, "read who is in their team")
	if err != nil {
		return t, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		m, err := w.mine(tx, pass, self)
		if err != nil {
			return err
		}
		t, err = w.myTeam(tx, m, self)
		return err
	})
	return t, err
}

func (w *Work) myTeam(tx *store.Tx, m mine, self guard.Self) (t MyTeam, err error) {
	t.Reach = m.code.Reach
	help := func(worker byname.WorkerID, agency byname.AgencyID, leads bool, does string) {
		x := m.names[worker]
		if worker != "" {
			agency = x.Agency
		}
		if agency == "" || !w.atDoor(agency) || worker != "" && !x.Holds(w.Today()) {
			return
		}
		h := MyHelper{Name: x.Name, Job: x.Job, Agency: w.Place.Short(w.Place.heirs(agency, w.Today())[0])}
		i := slices.IndexFunc(t.Helpers, func(o MyHelper) bool { return o.Name == h.Name && o.Agency == h.Agency })
		if i < 0 {
			i, t.Helpers = len(t.Helpers), append(t.Helpers, h)
		}
		if t.Helpers[i].Leads = t.Helpers[i].Leads || leads; does != "" {
			t.Helpers[i].Does = append(t.Helpers[i].Does, does)
		}
	}
	if m.there {
		help(m.now.Lead, "", true, "")
	}
	lead, err := tx.LeadFor(self.Person(), w.Today())
	if err != nil {
		return t, err
	}
	if lead != "" {
		help(lead, "", true, "")
	}
	for _, s := range m.agreed.Steps {
		if now, _ := m.now.Step(s.ID); w.shows(m, s) && now.State != plan.Done {
			help(now.Worker, now.Agency, false, s.Title)
		}
	}
	return t, nil
}

// known are the agencies that somebody knows to help them: in the plan that
// they agreed, or of who leads.
func (w *Work) known(m mine) map[byname.AgencyID]bool {
	known := map[byname.AgencyID]bool{}
	if m.there {
		known[m.names[m.now.Lead].Agency] = true
	}
	for _, s := range m.agreed.Steps {
		if w.shows(m, s) {
			now, _ := m.now.Step(s.ID)
			known[now.Agency] = true
		}
	}
	return known
}
