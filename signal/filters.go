package signal

import (
	"math"
	"slices"
)

// filters take events and leave fewer.
var filters = []word{
	{
		name: "within", on: "events", takes: "span", gives: "events",
		means:   `those of the last so many days, today included, or of a time such as "6 weeks", "3 months" or "1 year"`,
		example: `events("ambulance.call.fall").within(30).any()`,
		given:   "2026-01-11 nwas ambulance.call.fall",
		but:     "2026-01-10 nwas ambulance.call.fall",
		narrow:  func(s *selection, a argument) { s.within = a.span },
	}, {
		name: "before", on: "events", takes: "span", gives: "events",
		means:   `those at least so many days, or a time such as "6 weeks", ago`,
		example: `events("housing.arrears").before(28).any()`,
		given:   "2026-01-13 northfold housing.arrears =120",
		but:     "2026-01-14 northfold housing.arrears =120",
		narrow:  func(s *selection, a argument) { s.before = a.span },
	}, {
		name: "since", on: "events", takes: "events", gives: "events",
		means:   "those on or after the day of the last of the other events; all of them when there are none of the others",
		example: `events("housing.arrears").any() && events("housing.payment").since(events("housing.arrears")).none()`,
		given:   "2025-12-01 northfold housing.payment\n2026-01-05 northfold housing.arrears =120",
		but:     "2026-01-05 northfold housing.arrears =120\n2026-02-02 northfold housing.payment",
		narrow:  func(s *selection, a argument) { s.since = a.events },
	}, {
		name: "after", on: "events", takes: "events, days", gives: "events",
		means:   "those that came after one of the other events of the same person, no more than so many days later",
		example: `events("admission.emergency").after(events("discharge.done"), 30).any()`,
		given:   "2026-01-05 mft discharge.done\n2026-02-04 mft admission.emergency",
		but:     "2026-01-05 mft discharge.done\n2026-02-05 mft admission.emergency",
		narrow: func(s *selection, a argument) {
			s.next = append(slices.Clip(s.next), neighbour{a.events, a.days, comesBefore})
		},
	}, {
		name: "followed_by", on: "events", takes: "events, days", gives: "events",
		means:   "those after which one of the other events of the same person came, no more than so many days later",
		example: `events("mh.referral").followed_by(events("mh.contact"), 10).any()`,
		given:   "2026-01-05 gmmh mh.referral\n2026-01-15 gmmh mh.contact",
		but:     "2026-01-05 gmmh mh.referral\n2026-01-16 gmmh mh.contact",
		narrow: func(s *selection, a argument) {
			s.next = append(slices.Clip(s.next), neighbour{a.events, a.days, comesAfter})
		},
	}, {
		name: "not_followed_by", on: "events", takes: "events, days", gives: "events",
		means:   "those after which none of the other events of the same person came in so many days, and the days are over: what should have been answered and was not",
		example: `events("mh.referral").not_followed_by(events("mh.contact"), 10).any()`,
		given:   "2026-01-05 gmmh mh.referral\n2026-01-16 gmmh mh.contact",
		but:     "2026-01-05 gmmh mh.referral\n2026-01-15 gmmh mh.contact\n2026-01-31 gmmh mh.referral",
		narrow: func(s *selection, a argument) {
			s.next = append(slices.Clip(s.next), neighbour{a.events, a.days, staysAway})
		},
	}, {
		name: "first", on: "events", gives: "events",
		means:   "the first of them alone",
		example: `events("ambulance").first().within(60).any()`,
		given:   "2026-01-05 nwas ambulance.call",
		but:     "2025-01-05 nwas ambulance.call\n2026-01-05 nwas ambulance.call",
		narrow:  func(s *selection, _ argument) { s.one = first },
	}, {
		name: "last", on: "events", gives: "events",
		means:   "the last of them alone",
		example: `events("smoking").last().at_least(10).any()`,
		given:   "2025-01-05 gp smoking.ex\n2026-01-05 gp smoking.current =20",
		but:     "2025-01-05 gp smoking.current =20\n2026-01-05 gp smoking.ex",
		narrow:  func(s *selection, _ argument) { s.one = last },
	}, {
		name: "role", on: "events", takes: "roles", gives: "events",
		means:   "those in which the person was the subject, victim, witness, informant or suspect of a police incident; \"\" stands for events that have no roles",
		example: `events("police.domestic").role(["victim", "witness"]).any()`,
		given:   "2026-01-05 gmp police.domestic victim",
		but:     "2026-01-05 gmp police.domestic suspect",
		narrow:  func(s *selection, a argument) { s.roles = a.roles },
	}, {
		name: "open", on: "events", takes: "", gives: "events",
		means:   "those that have not ended",
		example: `events("care.package").open().any()`,
		given:   "2026-01-05 mcc-care care.package =14 until 2026-02-20",
		but:     "2026-01-05 mcc-care care.package =14 until 2026-02-01",
		narrow:  func(s *selection, _ argument) { s.open = true },
	}, {
		name: "at_least", on: "events", takes: "number", gives: "events",
		means:   "those whose value is so much or more",
		example: `events("screen.depression").at_least(13).any()`,
		given:   "2026-01-05 gp screen.depression =13",
		but:     "2026-01-05 gp screen.depression =12\n2026-01-06 gp screen.depression",
		narrow: func(s *selection, a argument) {
			s.needsValue, s.atLeast = true, math.Max(s.atLeast, a.number)
		},
	}, {
		name: "under", on: "events", takes: "number", gives: "events",
		means:   "those whose value is less than that",
		example: `events("school.attendance").under(90).any()`,
		given:   "2026-01-05 schools school.attendance =89.9",
		but:     "2026-01-05 schools school.attendance =90",
		narrow: func(s *selection, a argument) {
			s.needsValue, s.under = true, math.Min(s.under, a.number)
		},
	},
}
