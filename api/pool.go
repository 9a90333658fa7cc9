package api

import (
	"context"

	"byname"
	"byname/work"
)

type YearAsk struct {
	Year string `query:"year" maxLength:"7" example:"2025/26" doc:"None is this year."`
}

type pool struct {
	Name          string         `json:"name"`
	Host          string         `json:"host"`
	Year          string         `json:"year"`
	Years         []string       `json:"years" doc:"Oldest first."`
	Contributions []contribution `json:"contributions"`
	YearsPence    []int64        `json:"years_pence" doc:"What was paid in, in the order of years."`
	TotalPence    int64          `json:"total_pence"`

	CarriedInPence int64    `json:"carried_in_pence"`
	ReservePence   int64    `json:"reserve_pence"`
	ToSharePence   int64    `json:"to_share_pence"`
	Formula        string   `json:"formula,omitempty"`
	Shares         []share  `json:"shares"`
	Schemes        []scheme `json:"schemes"`

	Gains           []gain    `json:"gains" doc:"Who paid and who gained, by partner."`
	CashablePence   int64     `json:"cashable_pence" doc:"The part of the measured benefit that is cash."`
	SpentPence      int64     `json:"spent_pence"`
	GainSharedPence int64     `json:"gain_shared_pence"`
	Evidence        string    `json:"evidence,omitempty" doc:"How good the evidence is."`
	Benefits        []benefit `json:"benefits" doc:"Forecast against measured."`
}

type contribution struct {
	Partner    string  `json:"partner"`
	YearsPence []int64 `json:"years_pence" doc:"In the order of years."`
	TotalPence int64   `json:"total_pence"`
}

type share struct {
	Neighbourhood   string   `json:"neighbourhood"`
	Name            string   `json:"name"`
	Population      int      `json:"population"`
	Deprivation     *float64 `json:"deprivation,omitempty"`
	Weight          *float64 `json:"weight,omitempty"`
	AllocationPence int64    `json:"allocation_pence"`
}

type scheme struct {
	Neighbourhood  string `json:"neighbourhood,omitempty"`
	Name           string `json:"name"`
	CommittedPence int64  `json:"committed_pence"`
	SpentPence     int64  `json:"spent_pence"`
	LeftPence      int64  `json:"left_pence"`
	AsidePence     int64  `json:"aside_pence" doc:"Of a team: set aside for persons and not yet spent."`
}

type gain struct {
	Partner       string `json:"partner"`
	PaidPence     int64  `json:"paid_pence"`
	ForecastPence int64  `json:"forecast_pence"`
	MeasuredPence int64  `json:"measured_pence"`
	SharePence    int64  `json:"share_pence"`
	Owed          bool   `json:"owed" doc:"Gained and paid nothing in: asked for, not assumed."`
}

type benefit struct {
	Code               string `json:"code"`
	Line               string `json:"line"`
	Gains              string `json:"gains"`
	UnitPence          int64  `json:"unit_pence"`
	Forecast           string `json:"forecast" doc:"A decimal."`
	Measured           string `json:"measured" doc:"A decimal."`
	ForecastWorthPence int64  `json:"forecast_worth_pence"`
	MeasuredWorthPence int64  `json:"measured_worth_pence"`
}

func (d *door) pool(ctx context.Context, who work.Who, in *YearAsk) (pool, error) {
	p, err := d.work.Pool(ctx, who, in.Year)
	return pool{
		Name: p.Name, Host: p.Host, Year: p.Year, Years: words(p.Years), Contributions: each(p.Contributions, showContribution),
		YearsPence: each(p.YearTotals, pence), TotalPence: pence(p.Total), CarriedInPence: pence(p.CarriedIn), ReservePence: pence(p.Reserve),
		ToSharePence: pence(p.ToShare), Formula: p.Formula, Shares: each(p.Shares, showShare), Schemes: each(p.Schemes, showScheme),
		Gains: each(p.Gains, showGain), CashablePence: pence(p.Cashable), SpentPence: pence(p.Spent),
		GainSharedPence: pence(p.GainShared), Evidence: p.Evidence, Benefits: each(p.Benefits, showBenefit),
	}, err
}

func pence(p byname.Pence) int64 { return int64(p) }

func showContribution(c work.Contribution) contribution {
	return contribution{c.Partner, each(c.ByYear, pence), pence(c.Total)}
}

func showShare(s work.Share) share {
	return share{s.Neighbourhood, s.Name, s.Population, figure(s.Deprivation), figure(s.Weight), pence(s.Allocation)}
}

func showScheme(s work.Scheme) scheme {
	return scheme{s.Neighbourhood, s.Name, pence(s.Committed), pence(s.Spent), pence(s.Left), pence(s.Aside)}
}

func showGain(g work.Gain) gain {
	return gain{g.Partner, pence(g.Paid), pence(g.Forecast), pence(g.Measured), pence(g.Share), g.Owed}
}

func showBenefit(b work.Benefit) benefit {
	return benefit{b.Code, b.Line, b.Gains, pence(b.Unit), string(b.Forecast), string(b.Measured), pence(b.ForecastWorth), pence(b.MeasuredWorth)}
}
