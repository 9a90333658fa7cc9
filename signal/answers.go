package signal

import (
	"byname"
)

// answers take events and say something of them.
var answers = []word{
	{
		name: "any", on: "events", gives: "yes",
		means:   "whether there is at least one",
		example: `events("ambulance").any()`,
		given:   "2026-01-05 nwas ambulance.call.fall",
		but:     "2026-01-05 mft ed.attendance.fall",
		tell:    nil, // the first that is found is enough: see exists
	}, {
		name: "none", on: "events", gives: "yes",
		means:   "whether there are none",
		example: `events("care").none() && events("ambulance").any()`,
		given:   "2026-01-05 nwas ambulance.call.fall",
		but:     "2026-01-05 nwas ambulance.call.fall\n2026-01-06 mcc-care care.contact",
		tell:    nil, // see exists
	}, {
		name: "count", on: "events", gives: "count",
		means:   "how many there are",
		example: `events("ed.attendance").count() >= 2`,
		given:   "2026-01-05 mft ed.attendance\n2026-01-05 mft ed.attendance.injury",
		but:     "2026-01-05 mft ed.attendance",
		tell:    func(_ *view, h []hit) answer { return count(len(h)) },
	}, {
		name: "episodes", on: "events", takes: "days", gives: "count",
		means:   "how many separate happenings they are: an event no more than so many days after the one before belongs to the same one, so that an ambulance, A&E and a ward on one night are one fall",
		example: `events(["ambulance.call.fall", "ed.attendance.fall"]).episodes(2) >= 2`,
		given:   "2026-01-05 nwas ambulance.call.fall\n2026-01-08 mft ed.attendance.fall",
		but:     "2026-01-05 nwas ambulance.call.fall\n2026-01-07 mft ed.attendance.fall",
		tell:    nil, // takes an argument: see episodes
	}, {
		name: "sum", on: "events", gives: "measure",
		means:   "their values together; not known when none has a value",
		example: `events("school.exclusion").sum() >= 5`,
		given:   "2026-01-05 schools school.exclusion =2\n2026-01-15 schools school.exclusion =3",
		but:     "2026-01-05 schools school.exclusion =4",
		tell:    values(func(xs []reading) answer { return measure(total(xs)) }),
	}, {
		name: "latest", on: "events", gives: "measure",
		means:   "the value of the last that has one",
		example: `events("screen.depression").latest() >= 13`,
		given:   "2026-01-05 gp screen.depression =9\n2026-01-15 gp screen.depression =18",
		but:     "2026-01-05 gp screen.depression =18\n2026-01-15 gp screen.depression =9",
		tell:    values(func(xs []reading) answer { return measure(xs[len(xs)-1].value) }),
	}, {
		name: "earliest", on: "events", gives: "measure",
		means:   "the value of the first that has one",
		example: `events("screen.depression").earliest() >= 13`,
		given:   "2026-01-05 gp screen.depression =18\n2026-01-15 gp screen.depression =9",
		but:     "2026-01-05 gp screen.depression =9\n2026-01-15 gp screen.depression =18",
		tell:    values(func(xs []reading) answer { return measure(xs[0].value) }),
	}, {
		name: "change", on: "events", gives: "measure",
		means:   "the last value less the one before it; not known unless two have one",
		example: `events("screen.depression").change() >= 5`,
		given:   "2025-01-05 gp screen.depression =18\n2026-01-05 gp screen.depression =9\n2026-01-15 gp screen.depression =14",
		but:     "2026-01-15 gp screen.depression =14",
		tell: values(func(xs []reading) answer {
			if len(xs) < 2 {
				return unknown()
			}
			return measure(xs[len(xs)-1].value - xs[len(xs)-2].value)
		}),
	}, {
		name: "highest", on: "events", gives: "measure",
		means:   "the greatest value",
		example: `events("housing.arrears").highest() > 500`,
		given:   "2026-01-05 northfold housing.arrears =588.12\n2026-01-15 northfold housing.arrears =312.40",
		but:     "2026-01-05 northfold housing.arrears =500",
		tell:    values(func(xs []reading) answer { return measure(highest(xs)) }),
	}, {
		name: "lowest", on: "events", gives: "measure",
		means:   "the smallest value",
		example: `events("school.attendance").lowest() < 50`,
		given:   "2026-01-05 schools school.attendance =49\n2026-01-15 schools school.attendance =92",
		but:     "2026-01-05 schools school.attendance =50",
		tell:    values(func(xs []reading) answer { return measure(lowest(xs)) }),
	}, {
		name: "trend", on: "events", gives: "measure",
		means:   "by how much the value rose, or when negative fell, from the first to the last of them along the straight line that fits best (least squares); not known unless there are values on two days",
		example: `events("school.attendance").within(400).trend() <= -10`,
		given:   "2025-04-04 schools school.attendance =95\n2025-07-22 schools school.attendance =90\n2025-12-19 schools school.attendance =71",
		but:     "2025-04-04 schools school.attendance =95\n2025-07-22 schools school.attendance =80\n2025-12-19 schools school.attendance =94",
		tell:    values(trend),
	}, {
		name: "longest_gap", on: "events", gives: "measure",
		means:   "days in the longest time between one of them and the next; not known unless there are two",
		example: `events("community").longest_gap() > 90`,
		given:   "2025-05-05 foodbank community.food_bank\n2025-10-05 foodbank community.food_bank\n2025-11-05 foodbank community.food_bank",
		but:     "2025-10-05 foodbank community.food_bank\n2025-11-05 foodbank community.food_bank",
		tell:    func(_ *view, h []hit) answer { return gap(h, func(a, b byname.Day) byname.Day { return max(a, b) }) },
	}, {
		name: "shortest_gap", on: "events", gives: "measure",
		means:   "days in the shortest time between one of them and the next; not known unless there are two",
		example: `events("admission").shortest_gap() <= 30`,
		given:   "2025-05-05 mft admission.emergency\n2025-10-05 mft admission.emergency\n2025-11-04 mft admission.emergency",
		but:     "2025-10-05 mft admission.emergency\n2025-11-05 mft admission.emergency",
		tell:    func(_ *view, h []hit) answer { return gap(h, func(a, b byname.Day) byname.Day { return min(a, b) }) },
	}, {
		name: "agencies", on: "events", gives: "count",
		means:   "how many agencies told of them",
		example: `events(["police.welfare", "housing.court", "community.food_bank"]).agencies() >= 3`,
		given:   "2026-01-05 gmp police.welfare subject\n2026-01-06 northfold housing.court\n2026-01-07 foodbank community.food_bank",
		but:     "2026-01-05 gmp police.welfare subject\n2026-01-06 gmp police.welfare subject\n2026-01-07 foodbank community.food_bank",
		tell:    agencies,
	}, {
		name: "persons", on: "events", gives: "count",
		means:   "how many people they happened to",
		example: `others.events(["dx.dementia", "dx.stroke"]).persons() >= 2`,
		given:   "2026-01-05 child: gp dx.stroke\n2026-01-05 adult: gp dx.dementia",
		but:     "2026-01-05 adult: gp dx.stroke\n2026-01-05 adult: gp dx.dementia",
		tell:    persons,
	}, {
		name: "days_since_last", on: "events", gives: "measure",
		means:   "days from the last of them to today",
		example: `events("discharge.ready").days_since_last() >= 2`,
		given:   "2026-02-08 mft discharge.ready",
		but:     "2026-02-09 mft discharge.ready",
		tell: func(v *view, h []hit) answer {
			if len(h) == 0 {
				return unknown()
			}
			return days(v.day - h[len(h)-1].day)
		},
	}, {
		name: "days_since_first", on: "events", gives: "measure",
		means:   "days from the first of them to today",
		example: `events("work.claim").days_since_first() > 365`,
		given:   "2025-02-09 dwp work.claim\n2026-02-01 dwp work.claim",
		but:     "2025-02-10 dwp work.claim",
		tell: func(v *view, h []hit) answer {
			if len(h) == 0 {
				return unknown()
			}
			return days(v.day - h[0].day)
		},
	},
}

// gap is the one of the gaps between neighbours that choose takes.
func gap(h []hit, choose func(a, b byname.Day) byname.Day) answer {
	if len(h) < 2 {
		return unknown()
	}
	chosen := h[1].day - h[0].day
	for i := 2; i < len(h); i++ {
		chosen = choose(chosen, h[i].day-h[i-1].day)
	}
	return days(chosen)
}

// episodes counts groups of events in which each is at most gap days after the
// one before.
func episodes(h []hit, gap byname.Day) answer {
	n := 0
	for i := range h {
		if i == 0 || h[i].day-h[i-1].day > gap {
			n++
		}
	}
	return count(n)
}

func agencies(_ *view, h []hit) answer {
	n := 0
	for i := range h {
		if !seenBefore(h[:i], func(e hit) bool { return e.event.Agency == h[i].event.Agency }) {
			n++
		}
	}
	return count(n)
}

func persons(_ *view, h []hit) answer {
	n := 0
	for i := range h {
		if !seenBefore(h[:i], func(e hit) bool { return e.who == h[i].who }) {
			n++
		}
	}
	return count(n)
}

func seenBefore(h []hit, same func(hit) bool) bool {
	for _, e := range h {
		if same(e) {
			return true
		}
	}
	return false
}
