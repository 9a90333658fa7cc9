package web

import (
	"github.com/a-h/templ"

	"byname/work"
)

const fewerForRoofless = "Of 100 records, more than 99 are joined to the right person, as far as NHS numbers tell; fewer for people with no fixed abode (86 of those without a number), and 2 are too small to tell."

func linkPages() map[string]templ.Component {
	share := func(v, low, up float64, of int) work.LinkShare {
		return work.LinkShare{Value: v, Lower: low, Upper: up, Of: of}
	}
	few := work.LinkShare{Missing: "fewer than 8, not shown to protect people", AtMost: 2.9}
	none := work.LinkShare{Missing: "none could be tried"}
	worse := "More links missed than for people with an address: more than chance"
	q := work.LinkQuality{Build: 41, Day: day(2026, 6, 30), Line: fewerForRoofless,
		Figures: []work.LinkFigure{
			{What: "Records joined (recall)", Means: "Of records that should be with others of their person, those that are.", Share: share(99.4, 99.1, 99.6, 41250), Method: "NHS number agreement, both ways together"},
			{What: "Records with somebody else (false links)", Means: "Precision is a hundred less this.", Share: few, Method: "NHS number agreement, both ways together"}},
		Ways: []work.LinkWay{
			{Name: "ethnic group", Groups: []work.LinkGroup{{Name: "Pakistani", Missed: share(1.4, .9, 2.2, 1430), Astray: few, Verdict: "no difference that is more than chance"}, {Name: "White British", Missed: share(1.1, .9, 1.4, 8150), Astray: few, Verdict: "the best served"}, {Name: "Eritrean (Black African)", Missed: work.LinkShare{Missing: "not shown, so that a small number beside it cannot be worked out"}, Astray: none, Verdict: "too few to compare"}}},
			{Name: "home", Groups: []work.LinkGroup{{Name: "an address", Missed: share(1.2, 1, 1.4, 11200), Astray: few, Verdict: "the best served"}, {Name: "no fixed abode", Missed: share(13.9, 9.6, 19.7, 180), Astray: few, Verdict: worse, Worse: true}}},
			{Name: "agency", Groups: []work.LinkGroup{{Name: "Fire service", Missed: none, Astray: none, Verdict: "its records carry no NHS number: only pairs that reviewers rule on tell"}}}},
		Sample: work.LinkSample{Build: 38, Drawn: 412, Ruled: 371, Unsure: 9, Words: "By reviewers' rulings on 371 of 412 pairs drawn by chance in build 38, each weighed by its chance of being drawn.", Shares: []work.LinkShare{share(99.2, 97.8, 99.7, 240), share(98.1, 96.4, 99, 370)}},
		Drift: []work.LinkDrift{
			{Build: 40, Day: day(2026, 6, 29), Persons: 40112, RecordsPerPerson: 2.11, Alone: share(31.2, 30.7, 31.6, 40110), Bits: 20.4, Near: 2.1},
			{Build: 41, Day: day(2026, 6, 30), Persons: 40871, RecordsPerPerson: 2.08, Alone: share(32.9, 32.5, 33.4, 40870), Bits: 20.1, Near: 2.3},
			{Build: 41, Day: day(2026, 6, 30), Agency: "Northfold Homes", Persons: 4870, RecordsPerPerson: 1.05, Alone: share(14.2, 13.2, 15.2, 4870), Bits: 12.9, Near: 4.4}},
		Changed: []string{"Northfold Homes: persons of one record only, in a hundred 14.2, expected 8.9 to 10.9."}}
	first := work.LinkQuality{Build: 1, Day: day(2026, 6, 30), Line: "How well records are linked is not known: too few carry an NHS number to judge by.", Sample: work.LinkSample{Words: "No pairs have been drawn by chance yet; the next build draws some."}}
	shell := page{Heading: "How well records are linked", Who: guardian, Section: "/link/quality"}
	return map[string]templ.Component{
		"link-quality":       quality(qualityPage{page: shell, Quality: q}),
		"link-quality-first": quality(qualityPage{page: shell, Quality: first}),
	}
}
