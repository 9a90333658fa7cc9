package api

import (
	"math"
	"time"

	"byname"
	"byname/work"
)

// What many answers are made of. Secrets are revealed here and in the other
// answers, and nowhere before: work gave them for who asked.

type Paging struct {
	Page  int `json:"page" doc:"Which page this is, from 1."`
	Pages int `json:"pages"`
	Total int `json:"total" doc:"How many there are on all pages."`
}

func showPaging(p work.Paging) Paging { return Paging{p.Page, p.Pages, p.Total} }

// A PageAsk says which page of a list.
type PageAsk struct {
	Page int `query:"page" minimum:"1" maximum:"100000" default:"1"`
}

type PersonRef struct {
	Person    byname.PersonID `json:"person" example:"P0000065M"`
	Preferred string          `json:"preferred" doc:"The name they like to be called."`
}

func showRef(r work.PersonRef) PersonRef { return PersonRef{r.ID, r.Preferred.Reveal()} }

func refOf(r *work.PersonRef) *PersonRef {
	if r == nil {
		return nil
	}
	shown := showRef(*r)
	return &shown
}

type choice struct {
	Value   string `json:"value"`
	Title   string `json:"title"`
	Entries int    `json:"entries,omitempty" doc:"How many there are, where that is known."`
}

func showChoice(c work.Choice) choice { return choice{c.Value, c.Title, c.Entries} }

type reason struct {
	Text   string     `json:"text" doc:"What happened, in a sentence."`
	Agency string     `json:"agency"`
	Day    byname.Day `json:"day,omitempty" format:"date"`
	Of     string     `json:"of,omitempty" doc:"Whose it is, when it is not the person's own."`
}

func showReason(r work.Reason) reason { return reason{r.Text, r.Agency, r.Day, r.Of.Reveal()} }

// each shows a list, which is never null.
func each[From, To any](list []From, show func(From) To) []To {
	shown := make([]To, 0, len(list))
	for _, x := range list {
		shown = append(shown, show(x))
	}
	return shown
}

// words are a list of strings, which is never null.
func words(list []string) []string { return append([]string{}, list...) }

// age is somebody's in years, nothing when it is not known.
func age(years int, known bool) *int {
	if !known {
		return nil
	}
	return &years
}

// at is a moment, nothing when there is none.
func at(m byname.Minute) *time.Time {
	if m == 0 {
		return nil
	}
	t := m.Time()
	return &t
}

// figure is a number that JSON can hold.
func figure(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// Whom says in an address who is meant.
type Whom struct {
	Person string `path:"person" example:"P0000065M" maxLength:"16"`
}

func (w Whom) id() (byname.PersonID, error) { return byname.ParsePersonID(w.Person) }
