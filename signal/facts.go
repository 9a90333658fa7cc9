package signal

import "byname"

// facts are the words that stand on their own, about the person.
var factWords = []word{
	{
		name: "age", gives: "measure", most: 130,
		means:   "years since they were born; not known without a birth date",
		example: `age >= 65 && events("ambulance").any()`,
		given:   "born 1961-02-10\n2026-01-05 nwas ambulance.call.fall",
		but:     "born 1961-02-11\n2026-01-05 nwas ambulance.call.fall",
		fact: told(func(v *view) answer {
			years, _, ok := v.age(v.self)
			return known(years, ok)
		}),
	}, {
		name: "months_old", gives: "measure", most: 130 * 12,
		means:   "whole months since they were born, for small children; not known without a birth date",
		example: `months_old >= 24 && events("gp").any()`,
		given:   "born 2024-02-10\n2026-01-05 gp gp.contact",
		but:     "born 2024-02-11\n2026-01-05 gp gp.contact",
		fact: told(func(v *view) answer {
			_, months, ok := v.age(v.self)
			return known(months, ok)
		}),
	}, {
		name: "sex", gives: "text", values: []string{"female", "male", "not stated"},
		means:   `"female", "male" or "not stated", as recorded`,
		example: `sex == "female" && events("pregnancy").any()`,
		given:   "female\n2026-01-05 gp pregnancy",
		but:     "male\n2026-01-05 gp pregnancy",
		fact:    told(func(v *view) answer { return answer{string: v.lives[v.self].timeline.Sex.String()} }),
	}, {
		name: "deprivation", gives: "measure", least: 1, most: 5,
		means:   "the fifth of England's small areas that their home is in: 1 the most deprived, 5 the least",
		example: `deprivation <= 2 && events("ambulance").any()`,
		given:   "deprivation 2\n2026-01-05 nwas ambulance.call.fall",
		but:     "2026-01-05 nwas ambulance.call.fall",
		fact:    told(func(v *view) answer { return known(int(v.deprivation), v.deprivation != 0) }),
	}, {
		name: "neighbourhood", gives: "text",
		means:   `the id of the neighbourhood that their home is in, such as "MAN-N07"; "" when it is in none or not known`,
		example: `neighbourhood == "MAN-N07" && events("ambulance").any()`,
		given:   "neighbourhood MAN-N07\n2026-01-05 nwas ambulance.call.fall",
		but:     "2026-01-05 nwas ambulance.call.fall",
		fact:    told(func(v *view) answer { return answer{string: v.lives[v.self].timeline.Neighbourhood} }),
	}, {
		name: "no_fixed_home", gives: "yes",
		means:   "records say that they have no fixed address",
		example: `no_fixed_home && events("ed").any()`,
		given:   "no_fixed_home\n2026-01-05 mft ed.attendance",
		but:     "2026-01-05 mft ed.attendance",
		fact:    told(func(v *view) answer { return yes(v.lives[v.self].timeline.NoFixed) }),
	}, {
		name: "smokes", gives: "yes",
		means:   "smokes now: the latest smoking status coded by a GP practice; a hospital's tobacco field counts only when no practice ever coded one, because it is often copied from years ago",
		example: `smokes && events("admission").any()`,
		given:   "2025-01-05 gp smoking.current\n2026-01-05 mft admission.emergency\n2026-01-05 mft smoking.hospital.never",
		but:     "2025-01-05 gp smoking.ex\n2026-01-05 mft admission.emergency\n2026-01-05 mft smoking.hospital.current",
		fact:    smokes,
	}, {
		name: "in_hospital", gives: "yes",
		means:   "was admitted in the last half year and has not left, as far as is known today",
		example: `in_hospital`,
		given:   "2026-02-08 mft admission.emergency until 2026-02-11",
		but:     "2026-02-08 mft admission.emergency until 2026-02-10",
		fact:    inHospital,
	}, {
		name: "has_care", gives: "yes",
		means:   "has a package of care from adult social care that has not ended",
		example: `!has_care && events("ambulance").any()`,
		given:   "2025-01-05 mcc-care care.package.reablement until 2025-02-16\n2026-01-05 nwas ambulance.call.fall",
		but:     "2025-01-05 mcc-care care.package\n2026-01-05 nwas ambulance.call.fall",
		fact:    hasCare,
	}, {
		name: "home", gives: "people",
		means:   "everybody who lives in the household, the person too",
		example: `home.events("housing.arrears").any()`,
		given:   "2026-01-05 adult: northfold housing.arrears =120",
		but:     "2026-01-05 adult: northfold housing.payment",
	}, {
		name: "others", gives: "people",
		means:   "everybody who lives in the household but the person",
		example: `others.events("dx.dementia").any()`,
		given:   "2026-01-05 adult: gp dx.dementia",
		but:     "2026-01-05 gp dx.dementia",
	}, {
		name: "events", takes: "kinds", gives: "events",
		means:   "the person's events of a kind, or of a list of kinds; a kind takes in all below it: \"ed.attendance\" also picks \"ed.attendance.fall\"",
		example: `events("ed.attendance").any()`,
		given:   "2026-01-05 mft ed.attendance.fall",
		but:     "2026-01-05 nwas ambulance.call.fall",
	}, {
		name: "events", on: "people", takes: "kinds", gives: "events",
		means:   "their events of a kind, or of a list of kinds",
		example: `home.events(["school.exclusion", "police.missing"]).any()`,
		given:   "2026-01-05 child: schools school.exclusion =2",
		but:     "2026-01-05 child: schools school.attendance =97",
	}, {
		name: "younger_than", on: "people", takes: "number", gives: "count",
		means:   "how many of them are known to be younger than so many years",
		example: `home.younger_than(18) >= 1 && events("ambulance").any()`,
		given:   "child born 2008-02-11\n2026-01-05 nwas ambulance.call.fall",
		but:     "child born 2008-02-10\n2026-01-05 nwas ambulance.call.fall",
	}, {
		name: "at_least", on: "people", takes: "number", gives: "count",
		means:   "how many of them are known to be so many years old, or older",
		example: `others.at_least(75) >= 1 && events("ambulance").any()`,
		given:   "adult born 1951-02-10\n2026-01-05 nwas ambulance.call.fall",
		but:     "adult born 1951-02-11\n2026-01-05 nwas ambulance.call.fall",
	}, {
		name: "count", on: "people", gives: "count",
		means:   "how many they are, as far as the household is known",
		example: `home.count() >= 3 && events("ambulance").any()`,
		given:   "adult born 1951-02-10\nchild born 2018-01-01\n2026-01-05 nwas ambulance.call.fall",
		but:     "adult born 1951-02-10\n2026-01-05 nwas ambulance.call.fall",
	}, {
		name: "how_many", takes: "tests", gives: "count",
		means:   "how many of a list of tests hold",
		example: `how_many([events("ambulance").any(), events("housing").any(), events("school").any()]) >= 2`,
		given:   "2026-01-05 nwas ambulance.call.fall\n2026-01-06 northfold housing.arrears =5",
		but:     "2026-01-05 nwas ambulance.call.fall\n2026-01-06 gp gp.missed",
	}, {
		name: "programme_state", takes: "name", gives: "text", values: []string{"", "offered", "active", "declined", "done"},
		means:   `how the person stands with another programme as last published: "offered", "active", "declined", "done", or "" for not at all`,
		example: `programme_state("falls") != "active" && events("ambulance").any()`,
		given:   "2026-01-05 nwas ambulance.call.fall",
		but:     "programme falls active\n2026-01-05 nwas ambulance.call.fall",
	},
}

// told makes a fact that reads no event.
func told(f func(*view) answer) func(*vocabulary) fact {
	return func(*vocabulary) fact { return fact{run: f} }
}

func smokes(w *vocabulary) fact {
	hospital, gpNow, wardNow := w.mustUnder("smoking.hospital"), w.mustUnder("smoking.current"), w.mustUnder("smoking.hospital.current")
	practice := w.mustUnder("smoking.current", "smoking.ex", "smoking.never")
	byPractice, byHospital := selectAll(own, practice), selectAll(own, hospital)
	needs, reads := gpNow, practice
	needs.union(&wardNow)
	reads.union(&hospital)
	return fact{needs: needs, reads: reads, run: func(v *view) answer {
		if h := byPractice.pick(v); len(h) > 0 {
			return yes(gpNow.has(h[len(h)-1].kind))
		}
		h := byHospital.pick(v)
		return yes(len(h) > 0 && wardNow.has(h[len(h)-1].kind))
	}}
}

// longestStay bounds how long an admission without an end is believed: longer
// ones are rows whose discharge was never sent.
const longestStay byname.Day = 183

func inHospital(w *vocabulary) fact {
	admitted, left := w.mustUnder("admission"), w.mustUnder("discharge.done")
	admissions, leavings := selectAll(own, admitted), selectAll(own, left)
	admissions.within, admissions.open = span{days: longestStay}, true
	reads := admitted
	reads.union(&left)
	return fact{needs: admitted, reads: reads, within: longestStay, run: func(v *view) answer {
		h := admissions.pick(v)
		if len(h) == 0 {
			return yes(false)
		}
		in := *h[len(h)-1].happening
		out := leavings.pick(v)
		return yes(in.until != 0 || len(out) == 0 || out[len(out)-1].at < in.at)
	}}
}

func hasCare(w *vocabulary) fact {
	begun, ended := w.mustUnder("care.package"), w.mustUnder("care.closed")
	packages, closings := selectAll(own, begun), selectAll(own, ended)
	packages.open = true
	reads := begun
	reads.union(&ended)
	return fact{needs: begun, reads: reads, run: func(v *view) answer {
		h := packages.pick(v)
		if len(h) == 0 {
			return yes(false)
		}
		last := h[len(h)-1].at
		out := closings.pick(v)
		return yes(len(out) == 0 || out[len(out)-1].at < last)
	}}
}
