package web

import (
	"github.com/a-h/templ"

	"byname"
	"byname/bed"
	"byname/work"
)

func bedPages() map[string]templ.Component {
	night := day(2026, 2, 10)
	kev, dawn := work.PersonRef{ID: 11, Preferred: byname.Hide("Kev")}, work.PersonRef{ID: 12, Preferred: byname.Hide("Dawn")}
	road := work.BedPlace{Property: "stockport-road", Room: "1", House: "Stockport Road", Rules: []string{"shared", "couples", "dogs"}}
	waits := work.BedParty{Request: 1, People: []work.PersonRef{kev, dawn}, Since: night, Nights: 84, Needs: []string{"Comes with a dog"},
		First: []string{"Slept outside last night"}, Offer: &road}
	none := work.BedParty{Request: 2, People: []work.PersonRef{{ID: 13, Preferred: byname.Hide("Ray")}}, Nights: 1, Needs: []string{"Men's rooms", "Step-free"},
		Why: []string{"3 free beds would do, and all of them go to people who would have none otherwise, or whose turn is sooner.", "Of 12 free beds: the room is not step-free."}}
	hidden := work.BedParty{Request: 3, Others: 1, Nights: 3, Offer: &work.BedPlace{House: "Dickenson Road", Room: "back", Rules: []string{"women only", "single"}}}
	held := work.BedParty{Request: 4, People: []work.PersonRef{{ID: 14, Preferred: byname.Hide("Li")}}, Others: 1, Nights: 20,
		Stay: &work.BedStay{BedPlace: road, Number: 9, Seq: 2, State: string(bed.Accepted), Held: (night + 0).Start() + 21*60, Moves: bed.Accepted.Next()}}
	here := held
	here.Request, here.Others, here.Stay = 5, 0, &work.BedStay{BedPlace: road, Number: 10, Seq: 3, State: string(bed.Arrived), Moves: bed.Arrived.Next()}
	houses := []work.BedHouse{{ID: "stockport-road", Name: "Stockport Road", By: "Food bank", Beds: 14, Free: 3, MayWrite: true}, {ID: "b", Name: "Dickenson Road", By: "Housing options", Beds: 6},
		{ID: "c", Name: "St Cross Hall", By: "Food bank", Beds: 20, Cold: true, Shut: true}, {ID: "d", Name: "Birch Lane", By: "Northfold Homes", Beds: 2, Shut: true}}
	shell := page{Heading: "A bed tonight", Who: nurse, Section: "/bed"}
	board := work.BedBoard{Night: night, Keeps: true, Waiting: 4, Free: 3, Placed: 3, AtMost: 3, Best: true, People: []work.BedParty{waits, hidden, none, held, here}, Houses: houses,
		Cold: night + 3, ColdWords: "snow is forecast", Hidden: 1, Paging: work.Paging{Total: 45, Page: 2, Pages: 3}}
	wrong := shell
	wrong.Problems = []problem{{"nights", "Nights must be 0 to 60 nights: choose fewer"}}
	first := []bed.Reason{{ID: "ill", Words: "Is ill or disabled in a way that a night outside makes worse", Points: 4}, {ID: "outside", Words: "Slept outside last night", Points: 2}}
	form := work.BedForm{PersonRef: kev, Home: []work.PersonRef{dawn}, Terms: bed.Terms{First: first}}
	bad := shell
	bad.Problems = []problem{{"rooms", "Rooms must be women's rooms, men's rooms or either: ask them, and choose one"}, {"apart", "Apart must be the number on that person's page"}}
	names := work.BedNames{Night: night, From: night - 27, Active: 3, Median: 40, Hidden: 1, Paging: work.Paging{Total: 3, Page: 1, Pages: 1},
		In:     []work.Choice{{Title: "new", Entries: 2}, {Title: "returned from a home"}, {Title: "seen again", Entries: 1}},
		Out:    []work.Choice{{Title: "housed", Entries: 1}, {Title: "gone elsewhere"}, {Title: "not met for 90 days"}, {Title: "died"}},
		People: []work.BedSeeker{{PersonRef: kev, Nights: 84, Since: night - 84, Came: "new", Bed: "arrived"}, {PersonRef: dawn, Nights: 1, Since: night - 1, Came: "seen again"}}}
	house := work.House{ID: "stockport-road", Version: 2, MayPick: true, Pick: []work.Choice{{Value: "foodbank", Title: "Food bank"}, {Value: "northfold", Title: "Northfold Homes"}},
		HouseForm: work.HouseForm{Name: "Stockport Road", Provider: "foodbank", Rooms: "1: 2 beds, couples, dogs\n2: 1 bed, women only\n"}}
	odd := shell
	odd.Problems = []problem{{"rooms", "Rooms must be how many beds there are: correct the line “2: cats”"}}
	return map[string]templ.Component{
		"bed":             beds(bedsPage{page: shell, Board: board}),
		"bed-wrong":       beds(bedsPage{page: wrong, Board: board}),
		"bed-nobody":      beds(bedsPage{page: shell, Board: work.BedBoard{Night: night, Best: true, Paging: work.Paging{Page: 1, Pages: 1}}}),
		"bed-ask":         bedAsk(bedAskPage{page: shell, Form: form}),
		"bed-ask-wrong":   bedAsk(bedAskPage{page: bad, Form: form, Ask: work.BedAsk{Dog: true, First: []string{"ill"}}}),
		"bed-names":       bedNames(bedNamesPage{page: shell, Names: names}),
		"bed-house":       bedHouse(bedHousePage{page: shell, House: house}),
		"bed-house-wrong": bedHouse(bedHousePage{page: odd, House: house}),
	}
}
