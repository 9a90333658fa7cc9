package work

import (
	"io/fs"
	"slices"
	"sync"

	"byname"
	"byname/area"
	"byname/directory"
	"byname/govern"
	"byname/guard"
	"byname/outcome"
	"byname/place"
	"byname/programme"
	"byname/programme/supply"
	"byname/signal"
	"byname/team"
	"byname/visit"
)

// A Place is one place as data, read once: its areas, agencies and teams,
// what was agreed and who is shown what.
type Place struct {
	Files    fs.FS
	Areas    *area.System
	Agencies team.Agencies
	Teams    []team.Team // without members: those are in the database
	Rules    govern.Rules
	Sharing  *guard.Sharing

	Words      programme.Words // that programmes may use
	Programmes []programme.Programme
	Supplies   []supply.Supply // what the place offers to everybody
	supplied   map[string]supplied
	Broken     programme.Broken           // files of programmes that are left out, and why
	Signs      *signal.Set                // of all programmes, compiled
	Efforts    outcome.Efforts            // what contacts take; empty where the place does not say
	Worths     map[string]programme.Worth // of a programme, for the order of worklists

	Visit visit.Form  // of a Safe-and-well visit; none where the place has none
	Calls visit.Calls // when a team hears of calls again and again

	Measures  []outcome.Measure
	Published outcome.PublishedData
	ethnicity ethnicWords
	standard  outcome.Standard
}

// shipped is the place that comes with the program. It cannot change, so that
// it is read once.
var shipped = sync.OnceValues(func() (Place, error) { return readPlace(place.GreaterManchester) })

// LoadPlace reads a place's folder. Errors say which file and line.
func LoadPlace(files fs.FS) (Place, error) {
	if files == place.GreaterManchester {
		return shipped()
	}
	return readPlace(files)
}

func readPlace(files fs.FS) (p Place, err error) {
	p.Files = files
	if p.Areas, err = area.Load(files); err != nil {
		return p, err
	}
	if p.Agencies, p.Teams, err = team.Load(files); err != nil {
		return p, err
	}
	if p.Rules, err = govern.Load(files); err != nil {
		return p, err
	}
	var purposes []string
	for _, x := range p.Rules.Purposes {
		purposes = append(purposes, x.ID)
	}
	if p.Sharing, err = guard.LoadSharing(files, purposes); err != nil {
		return p, err
	}
	for _, a := range p.Rules.Agreements {
		if _, err := p.Agencies.Agency(a.Agency); err != nil {
			return p, byname.Invalid("agreements.yaml: "+a.ID, "an agency of agencies.yaml", "correct "+string(a.Agency))
		}
	}
	for _, t := range p.Teams {
		if _, known := p.Areas.Neighbourhood(t.Neighbourhood); !known {
			return p, byname.Invalid("teams.yaml: "+string(t.ID), "a neighbourhood of neighbourhoods.yaml", "correct "+t.Neighbourhood)
		}
	}
	if err := p.loadProgrammes(); err != nil {
		return p, err
	}
	if err := p.loadVisit(); err != nil {
		return p, err
	}
	if err := p.loadSupplies(); err != nil {
		return p, err
	}
	if err := p.loadWorths(); err != nil {
		return p, err
	}
	if err := p.loadEfforts(); err != nil {
		return p, err
	}
	return p, p.loadMeasures()
}

// Short is the name by which people know an agency.
func (p Place) Short(id byname.AgencyID) string {
	if a, err := p.Agencies.Agency(id); err == nil {
		return a.Short
	}
	return string(id)
}

// team is a neighbourhood's team on a day, false when none covers it yet.
func (p Place) team(neighbourhood string, day byname.Day) (team.Team, bool) {
	i := slices.IndexFunc(p.Teams, func(t team.Team) bool { return t.Neighbourhood == neighbourhood && t.Holds(day) })
	if i < 0 {
		return team.Team{}, false
	}
	return p.Teams[i], true
}

// loadVisit reads the form of a visit and when a team hears of calls, and holds
// them to the place's services, kinds of event and classes of information.
func (p *Place) loadVisit() error {
	known := visit.Known{Kinds: func(kind string) bool { _, there := p.Words.Kinds[kind]; return there }}
	for _, c := range p.Sharing.Classes {
		known.Classes = append(known.Classes, c.ID)
	}
	var err error
	if known.Services, err = directory.Keys(p.Files); err != nil {
		return err
	}
	if p.Visit, err = visit.Load(p.Files, known); err != nil {
		return err
	}
	p.Calls, err = visit.LoadCalls(p.Files, known)
	return err
}
