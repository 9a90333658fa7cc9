package work

import "byname"

// A TeamBudget is what a neighbourhood team may spend by itself in a year.
type TeamBudget struct {
	Neighbourhood, Name, Year string
	Years                     []string // of the pool, oldest first
	Budget, Spent, Left       byname.Pence
	Aside                     byname.Pence // for persons, not yet spent
	Limit                     byname.Pence // for one person without the lead's yes
	Lines                     []BudgetLine
	Asked                     []AskedSpend // waiting for the lead
	MayCountersign            bool
}

// A BudgetLine is one payment.
type BudgetLine struct {
	Day           byname.Day
	What          string
	For           *PersonRef // nil when the asker may not know
	By            string
	Cost          byname.Pence
	Own           bool // set aside for the person before
	Reason        string
	Countersigned string // by whom; empty when it needed nobody
}

// An AskedSpend is a step above the limit.
type AskedSpend struct {
	For      PersonRef
	Step     int64
	What, By string
	Reason   string
	Cost     byname.Pence
	Asked    byname.Day
}
