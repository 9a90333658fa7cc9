package api

import (
	"context"

	"byname"
	"byname/work"
)

type budgetAsk struct {
	Neighbourhood string `query:"neighbourhood" maxLength:"40" doc:"One of your teams; none is the first."`
	YearAsk
}

type budget struct {
	Neighbourhood  string       `json:"neighbourhood"`
	Name           string       `json:"name"`
	Year           string       `json:"year"`
	BudgetPence    int64        `json:"budget_pence"`
	SpentPence     int64        `json:"spent_pence"`
	LeftPence      int64        `json:"left_pence"`
	AsidePence     int64        `json:"aside_pence" doc:"Set aside for persons and not yet spent."`
	LimitPence     int64        `json:"limit_pence" doc:"For one person without the lead's yes."`
	Lines          []budgetLine `json:"lines"`
	Asked          []askedSpend `json:"asked" doc:"Waiting for the lead."`
	MayCountersign bool         `json:"may_countersign"`
}

type budgetLine struct {
	Day           byname.Day `json:"day,omitempty" format:"date"`
	What          string     `json:"what"`
	For           *PersonRef `json:"for,omitempty" doc:"Who it was for, when you may know."`
	By            string     `json:"by"`
	CostPence     int64      `json:"cost_pence"`
	Own           bool       `json:"own" doc:"Paid from the person's own budget."`
	Reason        string     `json:"reason,omitempty"`
	Countersigned string     `json:"countersigned,omitempty" doc:"By whom; nobody where nobody was needed."`
}

type askedSpend struct {
	For       PersonRef  `json:"for"`
	Step      int64      `json:"step"`
	What      string     `json:"what"`
	By        string     `json:"by"`
	Reason    string     `json:"reason,omitempty"`
	CostPence int64      `json:"cost_pence"`
	Asked     byname.Day `json:"asked,omitempty" format:"date"`
}

func (d *door) budget(ctx context.Context, who work.Who, in *budgetAsk) (budget, error) {
	b, err := d.work.TeamBudget(ctx, who, in.Neighbourhood, in.Year)
	return budget{b.Neighbourhood, b.Name, b.Year, pence(b.Budget), pence(b.Spent), pence(b.Left), pence(b.Aside), pence(b.Limit),
		each(b.Lines, showBudgetLine), each(b.Asked, showAsked), b.MayCountersign}, err
}

func showBudgetLine(l work.BudgetLine) budgetLine {
	return budgetLine{l.Day, l.What, refOf(l.For), l.By, pence(l.Cost), l.Own, l.Reason, l.Countersigned}
}

func showAsked(a work.AskedSpend) askedSpend {
	return askedSpend{showRef(a.For), a.Step, a.What, a.By, a.Reason, pence(a.Cost), a.Asked}
}
