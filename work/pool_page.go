package work

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"byname"
	"byname/fund"
	"byname/store"
)

// Pool is one year of the partners' money; no year is this one. When several
// pools cover it, the first that began is shown.
func (w *Work) Pool(ctx context.Context, who Who, year string) (page Pool, err error) {
	y := fund.YearOf(w.Today())
	if year != "" {
		if y, err = fund.ParseYear(year); err != nil {
			return page, err
		}
	}
	err = w.seePool(ctx, who, func(tx *store.Tx) error {
		pools, err := tx.Pools()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(pools, func(p fund.Pool) bool { return p.Covers(y) })
		if i < 0 {
			return byname.NotFound("pool for "+y.String(), "a year that partners agreed on", "choose another year")
		}
		page, err = w.poolPage(tx, pools[i], y)
		return err
	})
	return page, err
}

func (w *Work) poolPage(tx *store.Tx, p fund.Pool, y fund.Year) (page Pool, err error) {
	page.Name, page.Year = p.Title, y.String()
	names := map[string]string{}
	for _, partner := range p.Partners {
		names[string(partner.ID)] = partner.Name
		if partner.ID == p.Host {
			page.Host = partner.Name
		}
		page.Contributions = append(page.Contributions, Contribution{Partner: partner.Name})
	}
	var now fund.Statement
	for each := p.First; each <= p.Last; each++ {
		s, err := statement(tx, p.ID, each)
		if err != nil {
			return page, err
		}
		if each == y {
			now = s
		}
		page.Years = append(page.Years, each.String())
		page.YearTotals = append(page.YearTotals, s.Contributed)
		page.Total += s.Contributed
		for i := range page.Contributions {
			c := &page.Contributions[i]
			paid := of(s.Partners, string(p.Partners[i].ID))
			c.ByYear = append(c.ByYear, paid)
			c.Total += paid
		}
	}
	page.CarriedIn, page.Reserve = now.Brought, now.Reserve
	page.ToShare = now.Contributed + now.Brought - now.Reserve - now.Carried
	all, err := tx.Terms(p.ID)
	if err != nil {
		return page, err
	}
	if page.Formula, page.Shares, err = shares(tx, p, y, all); err != nil {
		return page, err
	}
	if page.Schemes, err = schemes(tx, p, now); err != nil {
		return page, err
	}
	terms, err := fund.TermsOn(all, max(min(y.Last(), w.Today()), all[0].From))
	if err != nil {
		return page, err
	}
	return page, gains(tx, &page, p, terms, y, now, names)
}

// of is somebody's amount in a list, nothing when they are not in it.
func of(list []fund.Amount, who string) byname.Pence {
	for _, a := range list {
		if a.Who == who {
			return a.Amount
		}
	}
	return 0
}

// shares are how a year was shared out, by which formula, and what that rested
// on.
func shares(tx *store.Tx, p fund.Pool, y fund.Year, terms []fund.Terms) (formula string, list []Share, err error) {
	number, err := tx.EntryFor(p.ID, fund.Allocation{Year: y}.Entry().Key)
	if errors.Is(err, byname.ErrNotFound) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	needs, err := tx.Needs(p.ID, number)
	if err != nil {
		return "", nil, err
	}
	entries, err := tx.Entries(p.ID, number, 1)
	if err != nil {
		return "", nil, err
	}
	then, err := fund.TermsOn(terms, entries[0].Day)
	if err != nil {
		return "", nil, err
	}
	got := map[string]byname.Pence{}
	var shared byname.Pence
	for _, posting := range entries[0].Postings {
		if posting.To.Kind == fund.AtPlace {
			got[posting.To.Place] = posting.Amount
			shared += posting.Amount
		}
	}
	f := fund.Formula{Base: then.Base, Need: then.Need}
	lines, err := f.Divide(shared, needs)
	for _, l := range lines {
		weight, _ := l.Weight.Float64()
		score, _ := l.Score.Rat().Float64()
		list = append(list, Share{Neighbourhood: l.Place, Name: l.Name, Population: int(l.Population), Deprivation: score, Weight: weight, Allocation: got[l.Place]})
	}
	return f.String(), list, err
}

// schemes are what the neighbourhoods' money is committed to, the team's own
// budget last.
func schemes(tx *store.Tx, p fund.Pool, s fund.Statement) (list []Scheme, err error) {
	named, err := tx.Schemes(p.ID)
	if err != nil {
		return nil, err
	}
	for _, place := range s.Places {
		for _, u := range append(slices.Clip(place.Schemes), place.Team) {
			if u.Committed == 0 {
				continue
			}
			name := "The team's own budget"
			for _, n := range named {
				if n.Place == place.Place && n.ID == u.Scheme {
					name = n.Name
				}
			}
			list = append(list, Scheme{Neighbourhood: place.Place, Name: name, Committed: u.Committed, Spent: u.Spent, Left: u.Left, Aside: u.Aside})
		}
	}
	return list, nil
}

// gains adds who paid and who gained, forecast against measured.
func gains(tx *store.Tx, page *Pool, p fund.Pool, t fund.Terms, y fund.Year, now fund.Statement, names map[string]string) error {
	g, benefits, evidence, err := gain(tx, p, t, y)
	if err != nil || len(benefits) == 0 {
		return err
	}
	for _, b := range benefits {
		page.Benefits = append(page.Benefits, Benefit{
			Code: b.Code, Line: b.Name, Gains: b.Gains, Unit: b.Value, Forecast: b.Forecast, Measured: b.Measured,
			ForecastWorth: b.ForecastWorth(), MeasuredWorth: b.MeasuredWorth(),
		})
	}
	page.Evidence, page.Cashable, page.Spent, page.GainShared = evidence, g.Cashable, g.Spend, now.Gain
	gained := map[string]bool{}
	for _, part := range g.Parts {
		id := string(part.Partner)
		gained[id] = true
		page.Gains = append(page.Gains, Gain{
			Partner: cmp.Or(names[id], part.Who), Paid: of(now.Partners, id), Forecast: part.Forecast, Measured: part.Measured,
			Share: of(now.Shares, id) + of(now.Shares, part.Who) + of(now.Owed, part.Who), Owed: part.Owed() && of(now.Shares, part.Who) == 0,
		})
	}
	for _, partner := range p.Partners {
		if id := string(partner.ID); !gained[id] {
			page.Gains = append(page.Gains, Gain{Partner: partner.Name, Paid: of(now.Partners, id)})
		}
	}
	return nil
}
