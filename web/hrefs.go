package web

import (
	"byname"
	"byname/work"
)

// Where the pages about one person are. An id says nothing about the person.

func personHref(id byname.PersonID) string  { return "/population/" + id.String() }
func planHref(id byname.PersonID) string    { return "/plan/" + id.String() }
func recordsHref(id byname.PersonID) string { return "/link/" + id.String() }
func lookedHref(id byname.PersonID) string  { return "/guard/" + id.String() + "/looked" }

func teamChoices(teams []work.TeamRef) []work.Choice {
	choices := make([]work.Choice, len(teams))
	for i, t := range teams {
		choices[i] = work.Choice{Value: t.Neighbourhood, Title: t.Name}
	}
	return choices
}
