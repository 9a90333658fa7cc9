package work

import (
	"byname"
	"byname/fund"
)

// A Pool is the money of all partners in one year.
type Pool struct {
	Name, Host    string
	Year          string   // "2025/26"
	Years         []string // oldest first
	Contributions []Contribution
	YearTotals    []byname.Pence // in the order of Years
	Total         byname.Pence

	CarriedIn, Reserve, ToShare byname.Pence
	Formula                     string // in a sentence
	Shares                      []Share
	Schemes                     []Scheme

	Gains      []Gain
	Cashable   byname.Pence // the part of the measured benefit that is cash
	Spent      byname.Pence
	GainShared byname.Pence
	Evidence   string // how good the evidence is, in a sentence
	Benefits   []Benefit
}

// A Contribution is one partner's, by year in the order of Pool.Years.
type Contribution struct {
	Partner string
	ByYear  []byname.Pence
	Total   byname.Pence
}

// A Share is one neighbourhood's part of the pool, and what it rests on.
type Share struct {
	Neighbourhood, Name string
	Population          int
	Deprivation, Weight float64
	Allocation          byname.Pence
}

// A Scheme is what a neighbourhood's money is committed to.
type Scheme struct {
	Neighbourhood, Name    string
	Committed, Spent, Left byname.Pence
	Aside                  byname.Pence // of a team, for persons
}

// A Gain is who paid and who gained, by partner.
type Gain struct {
	Partner                         string
	Paid, Forecast, Measured, Share byname.Pence
	Owed                            bool // gained and paid nothing in: asked for, not assumed
}

// A Benefit is one line of forecast against measured.
type Benefit struct {
	Code, Line, Gains            string
	Unit                         byname.Pence
	Forecast, Measured           fund.Decimal // how often
	ForecastWorth, MeasuredWorth byname.Pence
}
