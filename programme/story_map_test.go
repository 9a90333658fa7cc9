package programme_test

import (
	"strings"

	"byname/population"
)

// extracts says what each file of a story means, in the kinds of events.
var extracts = map[string]extract{
	"gp_events.csv": {agency: "gp", id: "EventID", day: "EventDate", layouts: []string{"02-Jan-2006"}, comma: ',', otherPerson: "PatientID", happenings: func(h happenings, r row) {
		kind := map[string]string{
			"Encounter for check up": "gp.contact", "Never smoked tobacco": "smoking.never", "Ex-smoker": "smoking.ex", "Smoker": "smoking.current",
			"Asthma": "dx.asthma", "Depressive disorder": "dx.depression", "Did not attend": "gp.missed", "Hypertension": "dx.hypertension",
			"Low back pain": "dx.back_pain", "Anxiety": "dx.anxiety", "Type 2 diabetes mellitus": "dx.diabetes2", "Mild frailty": "frailty.mild",
			"Moderate frailty": "frailty.moderate", "Severe frailty": "frailty.severe", "Chronic obstructive pulmonary disease": "dx.copd",
			"Person providing care": "carer.identified", "Weight loss noted": "sign.weight_loss", "Pregnancy": "pregnancy",
			"Depression screening score": "screen.depression", "Stroke": "dx.stroke", "Postpartum depression": "dx.postnatal_depression", "Dementia": "dx.dementia",
			"Objects to sharing of record with Byname or any other agency": "consent.objection",
		}[r["Term"]]
		if kind == "" {
			kind = "gp.other"
		}
		if r["Value"] != "" {
			h.with(kind, valued(number(r["Value"])))
			return
		}
		h.is(kind)
	}},
	"hospital_ed_apc.csv": {agency: "mft", id: "SPELL_ID", day: "ARRIVAL_DTTM", layouts: []string{"02/01/2006 15:04"}, comma: ',', happenings: hospital},
	"ambulance.csv": {agency: "nwas", id: "cad_no", day: "call_datetime", layouts: []string{"2006-01-02T15:04:05"}, comma: ',', happenings: func(h happenings, r row) {
		h.is("ambulance.call." + map[string]string{"FALL": "fall", "COLL": "collapse", "CP": "chest_pain", "SOB": "breathless", "SEIZ": "seizure", "RTC": "road"}[r["reason"]])
	}},
	"mental_health_trust.csv": {agency: "gmmh", id: "RowRef", day: "EventDateTime", layouts: []string{"2006-01-02 15:04:05.000"}, comma: '\t', happenings: func(h happenings, r row) {
		kind := map[string]string{"REFERRAL": "mh.referral", "CONTACT": "mh.contact", "S136": "mh.section136", "DNA": "mh.missed", "DISCHARGE": "mh.discharge"}[r["EventType"]]
		if kind == "mh.discharge" {
			kind += map[string]string{"RECOVERED": ".recovered", "DNA": ".not_seen"}[r["Outcome"]]
		}
		h.is(kind)
	}},
	"adult_social_care.csv": {agency: "mcc-care", id: "ROW_ID", day: "EVENT_DATE", layouts: []string{"02/01/2006"}, comma: '|', happenings: func(h happenings, r row) {
		kind := map[string]string{"CONTACT": "care.contact", "ASSESS": "care.assessment", "PACKAGE": "care.package", "REVIEW": "care.review", "CLOSED": "care.closed", "EQUIP": "care.equipment", "CARERASSESS": "carer.assessment"}[r["EVENT"]]
		if r["SERVICE"] == "Reablement" {
			kind += ".reablement"
		}
		h.with(kind, func(e *population.Event) {
			e.Until = day(r["END_DATE"], "02/01/2006")
			if r["HOURS_PER_WEEK"] != "" {
				e.Value, e.HasValue = number(r["HOURS_PER_WEEK"]), true
			}
		})
	}},
	"council_housing_homelessness.csv": {agency: "mcc-housing", id: "Case Ref", day: "Stage date", layouts: []string{"02/01/06"}, comma: ',', happenings: func(h happenings, r row) {
		h.is("homeless." + map[string]string{"ENQUIRY": "enquiry", "PREVENTION": "prevention", "RELIEF": "relief", "MAIN": "main", "TA": "temporary", "ROUGH": "rough_sleeping", "CLOSED": "closed"}[r["Stage"]])
		if owed := number(r["Council tax arrears £"]); owed > 0 {
			h.with("council.tax_arrears", valued(owed))
		}
	}},
	"housing_association.csv": {agency: "northfold", id: "line_id", day: "event_date", layouts: []string{"2006-01-02"}, comma: ',', happenings: func(h happenings, r row) {
		kind := "housing." + map[string]string{"ARREARS": "arrears", "NOSP": "notice", "COURT": "court", "PAYMENT": "payment", "REPAIR": "repair", "NO_ACCESS": "no_access", "TENANCY_QUERY": "query"}[r["event_type"]]
		if kind == "housing.repair" && strings.Contains(r["notes"], "boiler") {
			kind += ".heating"
		}
		if r["rent_balance"] != "" {
			h.with(kind, valued(number(r["rent_balance"])))
			return
		}
		h.is(kind)
	}},
	"police.csv": {agency: "gmp", id: "link_id", day: "occurred", layouts: []string{"02/01/2006 15:04"}, comma: ',', happenings: func(h happenings, r row) {
		police(h, r["incident_type"], r["role"], r["incident_no"], r["restricted"])
	}},
	"police_late.csv": {agency: "gmp", id: "Link ID", day: "Date/Time Occurred", layouts: []string{"02/01/2006 15:04"}, comma: ',', happenings: func(h happenings, r row) {
		police(h, r["Type"], r["Role"], r["Incident No"], r["Restricted?"])
	}},
	"fire_home_safety.csv": {agency: "gmfrs", id: "VisitRef", day: "VisitDate", layouts: []string{"01/02/2006"}, comma: ',', happenings: func(h happenings, r row) {
		if r["Result"] != "COMPLETED" {
			h.is("fire.visit.refused")
			return
		}
		h.with("fire.visit", valued(number(r["RiskScore"])))
		h.with("fire.risk.clutter", valued(number(r["ClutterRating"])))
		if r["Smoker"] == "Y" {
			h.is("fire.risk.smoking")
		}
		if r["LivesAlone"] == "Y" {
			h.is("fire.risk.alone")
		}
	}},
	"schools.csv": {agency: "schools", id: "Row", day: "Date", layouts: []string{"02.01.2006"}, comma: ',', happenings: func(h happenings, r row) {
		if r["Record"] == "EXC" {
			h.with("school.exclusion", valued(number(r["Days excluded"])))
			return
		}
		if possible := number(r["Possible sessions"]); possible > 0 {
			h.with("school.attendance", valued(100*number(r["Present"])/possible))
		}
	}},
	"jobcentre_working_well.csv": {agency: "dwp", id: "LINE", day: "EVENT_DATE", layouts: []string{"20060102"}, comma: ',', happenings: func(h happenings, r row) {
		h.is("work." + map[string]string{"CLAIM": "claim", "FTA": "missed", "SANCTION_PENDING": "sanction_pending", "SANCTION": "sanction", "JOB_START": "job_start", "REQUEST": "request"}[r["EVENT"]])
		for _, barrier := range strings.Split(r["BARRIERS"], ",") {
			switch barrier {
			case "DEPRESSION", "BACK", "ANXIETY", "HEALTH":
				h.is("work.barrier.health")
			}
		}
	}},
	"foodbank_social_prescribing.csv": {agency: "foodbank", id: "Slip", day: "Date", layouts: []string{"02/01/2006", "2/1/2006", "2/1/06", "2 Jan 2006"}, comma: ',', happenings: func(h happenings, r row) {
		h.is(map[string]string{"FOODBANK": "community.food_bank", "SOCIAL_PRESCRIBING": "community.link"}[r["Kind"]])
	}},
}

func police(h happenings, incident, role, number, restricted string) {
	kind := map[string]string{"DV": "domestic", "MH_CONCERN": "mental_health", "S136": "section136", "WELFARE": "welfare", "MISSING": "missing", "ASB": "asb", "DISTURB": "disturbance", "THEFT": "crime", "BURGLARY": "crime", "RTC": "road", "NOISE": "noise", "LOST_PROP": "lost_property"}[incident]
	h.with("police."+kind, func(e *population.Event) {
		e.Role = map[string]string{"VIC": "victim", "SUS": "suspect", "WIT": "witness", "INF": "informant", "SUBJ": "subject"}[role]
		e.Incident, e.Restricted = number, restricted == "Y"
		if e.Role == "" && kind == "domestic" {
			e.Role = "victim"
		}
	})
}

func hospital(h happenings, r row) {
	what := r["COMPLAINT_OR_DIAG"]
	left := day(r["DISCH_DATE"], "02/01/2006")
	tail := map[string]string{
		"Fall / injury": "fall", "Overdose / self-poisoning": "self_harm", "Limb injury": "injury", "Head injury": "injury", "Wound": "injury", "Foot infection": "infection",
		"Skin infection": "infection", "Hypothermia / exposure": "exposure", "Chest pain": "chest_pain", "Shortness of breath": "breathless", "Alcohol related": "alcohol",
		"COPD": "copd", "Acute confusion": "confusion",
	}[what]
	dot := func(kind string) string {
		if tail == "" {
			return kind
		}
		return kind + "." + tail
	}
	stay := func(e *population.Event) { e.Until = left }
	switch r["REC_TYPE"] {
	case "ED":
		h.is(dot("ed.attendance"))
		return
	case "BIRTH":
		h.is("born")
		return
	case "EM":
		if what == "Birth" {
			h.with("admission.planned", stay)
			h.is("maternity.birth")
		} else {
			h.with(dot("admission.emergency"), stay)
		}
	case "EL":
		h.with("admission.planned", stay)
	}
	if ready := day(r["DISCHARGE_READY"], "02/01/2006"); ready != 0 {
		later := h
		later.at = ready.Start()
		later.is("discharge.ready")
		for _, d := range strings.Split(r["DELAY_REASONS"], ";") {
			if kind := map[string]string{"AWAIT_PACKAGE": "package", "AWAIT_ADAPTATION": "adaptation", "HOUSING_HEATING": "heating"}[d]; kind != "" {
				later.is("discharge.delay." + kind)
			}
		}
	}
	if left != 0 {
		later := h
		later.at = left.Start()
		later.is("discharge.done")
	}
	switch r["TOBACCO"] {
	case "CURRENT":
		h.is("smoking.hospital.current")
	case "EX", "FORMER":
		h.is("smoking.hospital.ex")
	case "NEVER":
		h.is("smoking.hospital.never")
	}
	if strings.Contains(r["NOTE"], "tobacco team") {
		h.is("smoking.support")
	}
}
