package web

import (
	"slices"
	"strings"

	"byname"
	"byname/bed"
	"byname/work"
)

// toBeds is the way back to tonight.
var toBeds = link{"/bed", "A bed tonight"}

func bedAskHref(id byname.PersonID) string { return "/bed/ask/" + id.String() }

func houseHref(id bed.PropertyID) string {
	if id == "" {
		return "/bed/house"
	}
	return "/bed/house/" + string(id)
}

// fieldID is a word as part of a field's id.
func fieldID(word string) string { return strings.ReplaceAll(word, " ", "-") }

func (d *door) beds(a ask) (answer, error) { return d.showBeds(a, nil) }

func (d *door) showBeds(a ask, problems []problem) (answer, error) {
	board, err := d.work.Beds(a.ctx(), *a.who, a.pageNumber())
	if err != nil {
		return answer{}, err
	}
	p := bedsPage{page: a.page("A bed tonight", "/bed"), Board: board}
	if p.Problems = problems; problems != nil {
		return again(beds(p))
	}
	return shows(beds(p))
}

func (d *door) offerBed(a ask) (answer, error) {
	request, err := a.number("request")
	if err != nil {
		return answer{}, err
	}
	if err := d.work.OfferBed(a.ctx(), *a.who, request, bed.PropertyID(a.sent("property")), bed.RoomID(a.sent("room"))); err != nil {
		return answer{}, err
	}
	return goes("/bed", "bed-offered")
}

func (d *door) withdrawBed(a ask) (answer, error) {
	request, err := a.number("request")
	if err != nil {
		return answer{}, err
	}
	err = d.work.WithdrawBed(a.ctx(), *a.who, request, a.sent("reason"))
	if problems, ok := wrong(err, "reason"); ok {
		return d.showBeds(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/bed", "bed-withdrawn")
}

func (d *door) moveStay(a ask) (answer, error) {
	stay, err := wholeNumber("stay", a.r.PathValue("stay"))
	if err != nil {
		return answer{}, err
	}
	seen, err := a.number("seen")
	if err != nil {
		return answer{}, err
	}
	err = d.work.MoveStay(a.ctx(), *a.who, stay, int(seen), bed.State(a.sent("to")), a.sent("reason"))
	if problems, ok := wrong(err, "a stay that is "+a.sent("to")); ok {
		problems[0].Field = "reason-" + a.r.PathValue("stay") + "-" + fieldID(a.sent("to"))
		return d.showBeds(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/bed", "bed-moved")
}

func (d *door) chill(a ask) (answer, error) {
	nights, err := wholeNumber("nights", a.sent("nights"))
	if err != nil {
		err = byname.Invalid("nights", "a number of nights, 0 to 60", "write 0 to end it")
	} else {
		err = d.work.Chill(a.ctx(), *a.who, int(nights), a.sent("reason"))
	}
	if problems, ok := wrong(err, "nights", "reason"); ok {
		return d.showBeds(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/bed", "bed-cold")
}

func (d *door) bedNames(a ask) (answer, error) {
	names, err := d.work.BedNames(a.ctx(), *a.who, a.pageNumber())
	if err != nil {
		return answer{}, err
	}
	return shows(bedNames(bedNamesPage{page: a.page("By name", "/bed", toBeds), Names: names}))
}

func (d *door) bedForm(a ask) (answer, error) { return d.showBedForm(a, work.BedAsk{}, nil, nil) }

func (d *door) showBedForm(a ask, sent work.BedAsk, with []string, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	f, err := d.work.OpenBedForm(a.ctx(), *a.who, id)
	if err != nil {
		return answer{}, err
	}
	p := bedAskPage{page: a.page("Ask for a bed", "/bed", toBeds, toPerson(id, f.Preferred)), Form: f, Ask: sent, With: with}
	if p.Problems = problems; problems != nil {
		return again(bedAsk(p))
	}
	return shows(bedAsk(p))
}

func (d *door) askForBed(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	with, needs := a.sentAll("with"), a.sentAll("needs")
	has := func(need string) bool { return slices.Contains(needs, need) }
	sent := work.BedAsk{Rooms: a.sent("rooms"), First: a.sentAll("first"), Dog: has("dog"), StepFree: has("step-free"), Smokes: has("smokes"), Alone: has("alone")}
	sent.With, err = personIDs("with-id", append(slices.Clone(with), strings.Fields(a.sent("with-id"))...))
	if err == nil {
		sent.Apart, err = personIDs("apart", strings.Fields(a.sent("apart")))
	}
	if err == nil {
		err = d.work.AskForBed(a.ctx(), *a.who, id, sent)
	}
	if problems, ok := wrong(err, "rooms", "first", "with-id", "apart"); ok {
		return d.showBedForm(a, sent, with, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/bed", "bed-asked")
}

// personIDs reads the numbers of people's pages.
func personIDs(name string, words []string) (ids []byname.PersonID, err error) {
	for _, word := range words {
		id, err := byname.ParsePersonID(word)
		if err != nil {
			return nil, byname.Invalid(name, "the number on that person's page, such as P000065M", "open their page and copy it")
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func (d *door) houseForm(a ask) (answer, error) { return d.showHouse(a, nil, nil) }

func (d *door) showHouse(a ask, sent *work.HouseForm, problems []problem) (answer, error) {
	h, err := d.work.OpenHouse(a.ctx(), *a.who, bed.PropertyID(a.r.PathValue("house")))
	if err != nil {
		return answer{}, err
	}
	p := bedHousePage{page: a.page("A house", "/bed", toBeds), House: h}
	if sent != nil {
		p.House.HouseForm = *sent
	}
	if p.Problems = problems; problems != nil {
		return again(bedHouse(p))
	}
	return shows(bedHouse(p))
}

func (d *door) writeHouse(a ask) (answer, error) {
	flags := a.sentAll("flags")
	f := work.HouseForm{Name: a.sent("name"), Provider: a.sent("provider"), Rooms: a.sent("rooms"), Cold: slices.Contains(flags, "cold"), Closed: slices.Contains(flags, "closed")}
	version, err := a.number("version")
	if err != nil {
		return answer{}, err
	}
	_, err = d.work.WriteHouse(a.ctx(), *a.who, bed.PropertyID(a.r.PathValue("house")), int(version), f)
	if problems, ok := wrong(err, "name", "provider", "rooms"); ok {
		return d.showHouse(a, &f, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/bed", "bed-house")
}
