package api

import (
	"context"

	"byname/work"
)

type balance struct {
	Name   string          `json:"name"`
	Months []balancedMonth `json:"months" doc:"Oldest first."`
}

type balancedMonth struct {
	Share point    `json:"share" doc:"Per cent of contacts that were early help."`
	Hours *float64 `json:"hours,omitempty" doc:"Per cent of workers' hours that was early help."`
	Money *float64 `json:"money,omitempty" doc:"Per cent of money that was early help."`
}

func (d *door) balance(ctx context.Context, who work.Who, in *AreaAsk) (balance, error) {
	b, err := d.work.EarlyOrLate(ctx, who, in.Neighbourhood)
	return balance{b.Name, each(b.Months, showBalance)}, err
}

func showBalance(m work.BalancedMonth) balancedMonth {
	shown := balancedMonth{Share: showPoint(m.Share)}
	if !m.NoHours {
		shown.Hours = &m.Hours
	}
	if !m.NoCost {
		shown.Money = &m.Cost
	}
	return shown
}
