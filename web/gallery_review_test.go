package web

import (
	"github.com/a-h/templ"

	"byname"
	"byname/guard"
	linking "byname/link"
	"byname/work"
)

var reviewer = &work.Who{Worker: "una", Name: "Una Kaye", Agency: "gmca", AgencyName: "Combined authority", Job: "records reviewer", Roles: []guard.Role{"reviewer"}}

// doubtful is a pair whose day and month of birth changed places.
var doubtful = work.Pair{
	Left: "Record A", Right: "Record B", Weight: 3.1, Probability: .8955, Grade: "probable", Silent: []string{"NHS number", "email", "personal number"},
	Lines: []work.PairLine{
		{What: "beforehand", Words: "of all pairs of records here, one in 1,400 is of one person", Weight: -10.4},
		{What: "given name", Words: "given names are nearly the same (one in 88 people)", Level: 4, Levels: 8, Weight: 4.2, Rarity: -.7},
		{What: "family name", Words: "family names are the same (one in 31 people)", Level: 1, Levels: 6, Weight: 4.9, Rarity: -2.2},
		{What: "birth date", Words: "day and month of birth have changed places", Level: 2, Levels: 8, Weight: 8.2},
		{What: "sex", Words: "the same sex", Level: 1, Levels: 2, Weight: 1},
		{What: "home", Words: "homes in different places", Level: 7, Levels: 8, Weight: -3.4},
		{What: "others of one home", Words: "people who live together would agree on some of this too", Weight: -1.4},
	},
	Changes: []work.PairChange{
		{What: "sex", Words: "different sex", Weight: -4.4, Grade: "possible"},
		{What: "home", Words: "the same address", Weight: 12.6, Grade: "certain"},
		{What: "NHS number", Words: "the same NHS number", New: true, Weight: 24.1, Grade: "certain"},
		{What: "birth date", Words: "born a generation apart", Weight: -12.3, Grade: "certainly-not"},
	},
}

func reviewPages() map[string]templ.Component {
	shell := page{Heading: "A pair of records", Who: reviewer, Section: "/link/review", Crumbs: []link{toReviews}}
	list := page{Heading: "Review links", Who: reviewer, Section: "/link/review"}
	queue := work.Reviews{
		Waiting:  []work.ReviewLine{{Number: 31, Asked: day(2026, 2, 10)}, {Number: 7, Asked: day(2026, 2, 9), Words: 1}, {Number: 214, Asked: day(2026, 2, 10)}},
		Settling: []work.ReviewLine{{Number: 12, Asked: day(2026, 2, 3), Words: 2}},
		Said: []work.ReviewLine{{Number: 30, Said: "same", Day: day(2026, 2, 10), Became: "Waits for a second reviewer."},
			{Number: 4, Said: "different", Day: day(2026, 2, 3), Became: "Settled, and so it is: two people in build 41."},
			{Number: 3, Said: "unsure", Day: day(2026, 2, 2), Became: "Two reviewers differ, or a worker asked again: a third settles it."}},
		Open: 212, Closed: 3, Agreement: linking.Agree([][2]string{{"same", "same"}, {"same", "different"}, {"different", "different"}, {"different", "different"}}),
	}
	compared := []work.Compared{
		{What: "Given names", Left: text("Mohammed"), Right: text("MUHAMMAD")},
		{What: "Family name", Left: text("Rahman"), Right: text("RAHMAN"), Alike: true},
		{What: "Likes to be called", Left: text("Mo")},
		{What: "Born", Left: text("3 December 1961"), Right: text("12 March 1961")},
		{What: "Sex", Left: text("male"), Right: text("male"), Alike: true},
		{What: "Address", Left: text("14 Cardinal Street"), RightHidden: "an address that need not be home"},
		{What: "Postcode", Left: text("M18 8LQ")},
		{What: "Phone", Left: text("0161 496 0191"), Right: text("0161 496 0191"), Alike: true},
		{What: "NHS number", Right: text("999 123 4560")},
	}
	hidden := append(append([]work.Compared(nil), compared[:5]...), work.Compared{What: "Address", LeftHidden: "an address that is protected", RightHidden: "an address that is protected"})
	blind := work.Review{Number: 31, Stage: work.Apart, Left: work.RecordHead{Sector: "Health service", Seen: day(2025, 6, 4)}, Right: work.RecordHead{Sector: "Emergency service", Seen: day(2026, 2, 7)}, Compared: compared}
	settle, ruled, settled := blind, blind, blind
	settle.Stage, settle.Compared = work.Settling, hidden
	settle.Others = []work.ReviewWord{{Says: "same", Note: "One phone, and the date is turned round.", At: at(2026, 2, 9, 16, 50)}, {Says: "unsure", At: at(2026, 2, 10, 9, 12)}}
	settle.Ours = &work.OurAnswer{Joined: true, Source: "suspect", Why: "these two are one person on little evidence", Pair: doubtful}
	ruled.Stage, ruled.Mine, ruled.Became = work.Ruled, &work.ReviewWord{Says: "same", Note: "The date is turned round.", At: at(2026, 2, 10, 16, 50)}, "Waits for a second reviewer."
	settled.Stage, settled.Mine, settled.Became, settled.Others, settled.Ours = work.Ruled, ruled.Mine, "Settled: one person. The next build obeys.", settle.Others[:1], settle.Ours
	wrong := shell
	wrong.Problems = []problem{{"note", "Note must be a reason in a few words: say what decides it, for the two who differ"}}
	apart := doubtful
	apart.Apart, apart.Grade = "their agencies traced two different NHS numbers, and something else differs too", "certainly-not"
	crumbs := []link{toTeam, {recordsHref(aminaID), "Records"}}
	return map[string]templ.Component{
		"review-queue":       reviewQueue(reviewsPage{page: list, Reviews: queue, After: 30}),
		"review-queue-empty": reviewQueue(reviewsPage{page: list}),
		"review-pair":        review(reviewPage{page: shell, Review: blind, After: 30}),
		"review-settle":      review(reviewPage{page: wrong, Review: settle}),
		"review-ruled":       review(reviewPage{page: shell, Review: ruled}),
		"review-settled":     review(reviewPage{page: shell, Review: settled}),
		"why": why(whyPage{page: page{Heading: "Why two records are one person", Who: nurse, Section: "/team", Crumbs: crumbs}, Preferred: "Amina",
			Why: work.Why{Same: true, Pair: doubtful, Ruled: []work.RuledWord{{Says: "same", By: "Farah Siddiqui", Reason: "I know her, she moved in March", Day: day(2026, 2, 10)}}}}),
		"why-apart": why(whyPage{page: page{Heading: "Why two records are one person", Who: nurse, Section: "/team", Crumbs: crumbs}, Preferred: "Amina", Why: work.Why{Pair: apart, Apart: "whatever else they share: " + apart.Apart}}),
		"records-near": records(recordsPage{page: page{Heading: "Why these records are one person", Who: nurse, Section: "/team", Crumbs: crumbs}, Records: work.Records{
			PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Records: []work.RecordLine{{Name: "GP practice 1", Said: text("Amina Begum"), Born: byname.Hide(day(1947, 3, 12))}, {Name: "Ambulance 2", Said: text("Ameena Begum")}},
			Pairs:      []work.Pair{doubtful},
			Near:       []work.NearLine{{PersonRef: work.PersonRef{ID: 794, Preferred: text("Mina")}, Record: "Ambulance 2", Weight: 4.4, Grade: "probable", Why: "one pair weighs 4.4 bits, but the 6 pairs between them -7.1 on average: one pair alone does not bridge two people"}},
			NearHidden: 2}}),
	}
}
