package web

import (
	"github.com/a-h/templ"

	"byname"
	"byname/discharge"
	"byname/work"
)

func dischargePages() map[string]templ.Component {
	today := day(2026, 2, 12)
	amina := work.PersonRef{ID: 11, Preferred: byname.Hide("Amina")}
	stay := discharge.Stay{Hospital: "mft", Ward: "AM3", Admitted: today - 9, Ready: today - 2, Pathway: discharge.Helped, Needs: []string{"heating", "care", "key_safe"},
		Reviews: []discharge.Review{{At: today.Start() + 9*60}}, Version: 7}
	placed, soonest := discharge.Path(discharge.Propose(stay.Needs, stay.Pathway, nil), today, stay.Ready)
	shown := work.DischargeShown{Stay: stay, Whole: true, Hospital: "Hospital", Delayed: 2, Soonest: soonest}
	for i, t := range placed {
		switch i {
		case 0:
			t.State, t.Words = discharge.Done, "With her daughter, in a box for each day"
		case 1:
			t.State, t.Words = discharge.NotNeeded, "Sent already"
		}
		shown.Tasks = append(shown.Tasks, work.DischargeTask{Placed: t, Owner: "Adult social care"})
	}
	cause := func(id, owner, words string, ended byname.Day) work.DischargeCause {
		r, _ := discharge.ReasonOf(id)
		return work.DischargeCause{Cause: discharge.Cause{Number: len(shown.Causes) + 1, Reason: id, Since: today - 2, Ended: ended, Words: words}, Reason: r, Owner: owner}
	}
	shown.Causes = append(shown.Causes, cause("heating", "Northfold Homes", "A part is on order", 0))
	shown.Causes = append(shown.Causes, cause("home_help", "Adult social care", "", 0))
	shown.Causes = append(shown.Causes, cause("therapy", "Hospital", "", today))
	left := work.DischargeShown{Stay: discharge.Stay{Ward: "AM3", Ready: today - 20, Left: (today - 18).Start() + 15*60, Version: 9}, Whole: true, Hospital: "Hospital"}
	soon := work.DischargeShown{Stay: discharge.Stay{Ready: today + 3, Version: 2}, Hospital: "Hospital", Tasks: shown.Tasks[3:4]}
	none := work.DischargeShown{Stay: discharge.Stay{Ward: "AM4", Version: 1}, Whole: true, Hospital: "Hospital"}
	shell := page{Heading: "Home from hospital", Who: nurse, Section: "/discharge"}
	wrong := shell
	wrong.Problems = []problem{{"left", "Left must be a day and a time: write them as 2026-02-28 and 14:30"}}
	list := work.DischargeList{Wards: []work.Choice{{Value: "AM3", Title: "AM3", Entries: 2}, {Value: "AM4", Title: "AM4", Entries: 1}}, Ready: 1, Review: 1, Hidden: 1, Reviews: true,
		People: []work.DischargeLine{{PersonRef: amina, DischargeShown: shown, Review: true}, {PersonRef: work.PersonRef{ID: 12, Preferred: byname.Hide("Ray")}, DischargeShown: soon},
			{PersonRef: work.PersonRef{ID: 13, Preferred: byname.Hide("Li")}, DischargeShown: none}, {PersonRef: work.PersonRef{ID: 14, Preferred: byname.Hide("Joan")}, DischargeShown: left}},
		Paging: work.Paging{Total: 4, Page: 1, Pages: 1}}
	owners := []work.Choice{{Value: "northfold", Title: "Northfold Homes"}, {Value: "mcc-care", Title: "Adult social care"}}
	way := work.Discharge{PersonRef: amina, Number: 1, MayAdmit: true, Keeps: true, Review: true, Owners: owners, DischargeShown: shown}
	home := work.Discharge{PersonRef: amina, Number: 1, DischargeShown: left, Full72: true,
		Later: []work.Entry{{At: (today - 8).Start(), Phrase: "went to A&E after a fall", Agency: "Hospital"}}}
	return map[string]templ.Component{
		"discharge":              discharges(dischargesPage{page: shell, List: list}),
		"discharge-nobody":       discharges(dischargesPage{page: shell, List: work.DischargeList{Paging: work.Paging{Page: 1, Pages: 1}}}),
		"discharge-person":       wayHome(dischargePage{page: shell, D: way}),
		"discharge-person-wrong": wayHome(dischargePage{page: wrong, D: way}),
		"discharge-person-other": wayHome(dischargePage{page: shell, D: work.Discharge{PersonRef: amina, Number: 1, DischargeShown: soon}}),
		"discharge-person-left":  wayHome(dischargePage{page: shell, D: home}),
		"discharge-person-admit": wayHome(dischargePage{page: shell, D: work.Discharge{PersonRef: amina, MayAdmit: true, Came: today - 1}}),
	}
}
