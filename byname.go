// Package byname holds the words that every part of Byname shares: who a
// person is (PersonID), which agency speaks (AgencyID), when (Day, Minute),
// how much (Pence), what must never be printed by accident (Secret and the
// types made of it) and the four kinds of error.
package byname

// AgencyID names an agency for ever, in lower case: "mcc-housing". What the
// agency is called, when it began and who succeeded it are data of the place.
type AgencyID string

// WorkerID names a person who works for an agency and signs in.
type WorkerID string
