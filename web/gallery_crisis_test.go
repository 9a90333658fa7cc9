package web

import (
	"time"

	"github.com/a-h/templ"

	"byname"
	"byname/crisis"
	"byname/work"
)

func crisisPages() map[string]templ.Component {
	now := at(2026, 2, 10, 22, 0)
	shell := page{Heading: "In a crisis", Who: nurse, Section: "/crisis"}
	open := work.TriageLine{Incident: crisis.Incident{At: now - 90, What: "On the bridge over the canal, calm when spoken to.", Advice: "Place of safety", Outcome: crisis.Detained,
		Detention: crisis.Detention{Place: "Health-based place of safety", Began: now - 30}}, Number: "abcd", Version: 1, Of: work.PersonRef{ID: 11, Preferred: byname.Hide("Del")},
		Agency: "Police", Due: now - 30 + 24*60, Left: 23*time.Hour + 30*time.Minute}
	late := open
	late.Number, late.Of, late.Hidden, late.Late, late.Left, late.What, late.Advice = "efgh", work.PersonRef{}, true, true, -75*time.Minute, "", ""
	late.Detention.Extended, late.Detention.Handed, late.Detention.To = now-60, now-600, "Nurse in charge"
	unknown := work.TriageLine{Incident: crisis.Incident{At: now - 3000, What: "Shouting at a bus stop.", Outcome: crisis.Walked}, Number: "ijkl", Version: 1, Agency: "Police"}
	sheet := work.CrisisSheet{ID: 11, Slice: crisis.Slice{Name: "Del", Helps: "Speak slowly. Offer tea. Let him sit by the door.", Worse: "Being held by the arms. Sirens.",
		Medical: "Insulin twice a day.", Safety: "None known.", Call: []crisis.Call{{Who: "His sister Yvonne", Phone: "07700 900111", When: "any time"}}}, Agreed: day(2026, 1, 10), Expires: day(2026, 7, 10), How: "said so, with Rhona"}
	form := work.SheetToWrite{PersonRef: work.PersonRef{ID: 11, Preferred: byname.Hide("Del")}, Version: 2, Readers: []work.Choice{{Value: "police", Title: "Police"}, {Value: "ambulance", Title: "Ambulance"}},
		Form: work.SheetForm{Name: "Del", Helps: "Speak slowly.", Worse: "Sirens.", Calls: "His sister Yvonne, 07700 900111\n", How: "said so", Readers: []string{"police"}, Agreed: day(2026, 1, 10), Expires: day(2026, 7, 10)}}
	wrong := shell
	wrong.Problems = []problem{{"arrived", "Arrived must be when they arrived at the place of safety: the clock runs from then"}}
	bad := shell
	bad.Problems = []problem{{"calls", "Who to call must be at least one person to call, with a number: add them"}}
	return map[string]templ.Component{
		"crisis":             inCrisis(crisisPage{page: shell, Log: []work.TriageLine{late, open, unknown}}),
		"crisis-found":       inCrisis(crisisPage{page: shell, Asked: true, Words: "del", More: true, Hits: []work.SheetHit{{PersonRef: work.PersonRef{ID: 11, Preferred: byname.Hide("Del")}, Age: 57, HasAge: true}}}),
		"crisis-nobody":      inCrisis(crisisPage{page: shell, Asked: true, Words: "zed"}),
		"crisis-wrong":       inCrisis(crisisPage{page: wrong, Incident: incidentForm{What: "On the bridge", Outcome: string(crisis.Detained)}}),
		"crisis-sheet":       crisisSheet(sheetPage{page: shell, Sheet: sheet}),
		"crisis-sheet-write": sheetForm(sheetFormPage{page: shell, Sheet: form}),
		"crisis-sheet-wrong": sheetForm(sheetFormPage{page: bad, Sheet: form}),
	}
}
