package web

import (
	"net/url"

	"github.com/a-h/templ"

	"byname/directory"
	"byname/internal/calendar"
	"byname/work"
)

func directoryPages() map[string]templ.Component {
	visit := work.ServiceLine{KindTitle: "Help and advice", By: "Fire service", Service: directory.Service{ID: directory.IDOf("gallery", "visit"), Agency: "gmfrs", Name: "Safe and Well visit",
		About: "A fire crew comes home, fits alarms, and looks at falls, warmth and smoking.", Kind: "help", Part: "safety", Status: directory.Active,
		For: "Anybody who smokes, is over 65, lives alone or has trouble moving", Hours: calendar.Office, Places: 40, Free: 12, Here: true,
		Answer: calendar.Clock{Within: 2, Unit: calendar.WorkingDays}, Finish: calendar.Clock{Within: 14, Unit: calendar.Days}, Checked: day(2026, 2, 3)}}
	full := visit
	full.Name, full.Free, full.ID = "Social prescribing", 0, directory.IDOf("gallery", "full")
	pharmacy := work.ServiceLine{KindTitle: "Pharmacy", Km: .4, Service: directory.Service{ID: directory.IDOf("gallery", "pharmacy"), Name: "Mount Road Pharmacy", Kind: "pharmacy",
		Status: directory.Closed, Address: "110 Mount Road, Gorton, Manchester", Postcode: "M18 7GR", Refer: "Walk in; no appointment", Source: "open data, 2025"}}
	shell := page{Heading: "What there is", Who: nurse, Section: "/directory"}
	kinds := []work.Choice{{Value: "help", Title: "Help and advice"}, {Value: "pharmacy", Title: "Pharmacy"}}
	list := work.DirectoryPage{Ask: work.DirectoryAsk{Words: "alarms", Neighbourhood: "MAN-N07"}, Near: "Gorton and Levenshulme", Services: []work.ServiceLine{visit, full, pharmacy},
		Kinds: kinds, Parts: work.PlanParts(), Neighbourhoods: []work.Choice{{Value: "MAN-N07", Title: "Gorton and Levenshulme"}}, Paging: work.Paging{Total: 77, Page: 2, Pages: 4}}
	nothing := list
	nothing.Services, nothing.Paging, nothing.Near = nil, work.Paging{Page: 1, Pages: 1}, ""
	mine := work.Service{ServiceLine: visit, Version: 3, MayWrite: true, By: "Frank Obi", At: day(2026, 2, 3), Kinds: kinds, Parts: work.PlanParts()}
	moved := work.Service{ServiceLine: pharmacy, Keeper: "the lead of Gorton and Levenshulme", Now: &work.Choice{Value: string(visit.ID), Title: "Safe and Well visit"}}
	moved.Alert = "Closed until the roof is mended."
	wrong := shell
	wrong.Problems = []problem{{"hours", "Write the hours such as Mon-Fri 09:00-17:00"}, {"free", "There are no more places free than there are"}}
	form := formOf(mine)
	form.Hours, form.Free = "nine to five", "99"
	return map[string]templ.Component{
		"directory":           services(directoryPage{page: shell, Directory: list, Query: url.Values{"words": {"alarms"}}}),
		"directory-nothing":   services(directoryPage{page: shell, Directory: nothing}),
		"service":             service(servicePage{page: shell, Service: mine}),
		"service-moved":       service(servicePage{page: shell, Service: moved}),
		"service-edit":        serviceEdit(serviceEditPage{page: shell, Service: mine, Form: formOf(mine)}),
		"service-edit-wrong":  serviceEdit(serviceEditPage{page: wrong, Service: mine, Form: form}),
		"service-edit-of-new": serviceEdit(serviceEditPage{page: shell, Service: work.Service{Kinds: kinds, Parts: work.PlanParts()}}),
	}
}
