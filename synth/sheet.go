package synth

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// The files, in the order they are written.
const (
	gpPractice = iota
	gpEvents
	hospital
	ambulance
	mentalHealth
	socialCare
	housingOptions
	housingAssociation
	police
	policeLate
	fire
	schools
	jobcentre
	foodbank
	truth
	people
	faultList
	causes
	files
)

// A layout is how an agency writes its file.
type layout struct {
	name    string
	header  string // columns, with commas
	rates   string // name in faults.yaml
	delim   byte
	quote   bool // every field
	newline string
	bom     bool
	charset charset
}

type charset byte

const (
	utf8 charset = iota
	utf16LE
	cp1252
	ascii // accents stripped
)

var layouts = [files]layout{
	gpPractice: {name: "gp_practice_synth", rates: "gp_practice", bom: true,
		header: "PatientID,NHSNumber,Surname,Forenames,KnownAs,PreviousSurname,DOB,Sex,Address1,Address2,Postcode,Ethnicity,Practice,Registered,Deducted,Phone,Language"},
	gpEvents: {name: "gp_events_synth", header: "EventID,PatientID,EventDate,Code,Term,Value,Note"},
	hospital: {name: "hospital_ed_apc_synth", rates: "hospital_ed_apc", quote: true, newline: "\r\n",
		header: "SPELL_ID,REC_TYPE,HOSP_NO,NHS_NO,NHS_NO_STATUS,SURNAME,FORENAME,DATE_OF_BIRTH,SEX,POSTCODE,ARRIVAL_DTTM,DEPART_DTTM,COMPLAINT_OR_DIAG,DISCHARGE_READY,DISCH_DATE,DISCH_DEST,DELAY_REASONS,TOBACCO,NOTE"},
	ambulance: {name: "ambulance_synth", rates: "ambulance",
		header: "cad_no,call_datetime,patient_name,age,dob,gender,nhs_number,incident_address,incident_postcode,reason,outcome,callback_phone,crew_note"},
	mentalHealth: {name: "mental_health_trust_synth", rates: "mental_health_trust", delim: '\t', newline: "\r\n", bom: true, charset: utf16LE,
		header: "RowRef,ClientID,NHSNumber,ClientName,DateOfBirth,Gender,Postcode,EventType,EventDateTime,Team,Outcome,Note"},
	socialCare: {name: "adult_social_care_synth", rates: "adult_social_care", delim: '|',
		header: "ROW_ID,LAS_ID,PERSON_NAME,DOB,GENDER,NHS_NUMBER,ADDRESS,POSTCODE,EVENT,EVENT_DATE,SERVICE,HOURS_PER_WEEK,END_DATE,RELATED_PERSON,DETAIL"},
	housingOptions: {name: "council_housing_homelessness_synth", rates: "council_housing", newline: "\r\n", charset: cp1252,
		header: "Case Ref,First names,Surname,D.O.B.,NI No,Present address,PCode,Stage,Stage date,Reason,Household,Council tax arrears £,Contact tel,Notes"},
	housingAssociation: {name: "housing_association_synth", rates: "housing_association", bom: true,
		header: "line_id,tenancy_ref,main_tenant,dob,address,postcode,event_date,event_type,rent_balance,phone,notes"},
	police: {name: "police_synth", rates: "police", charset: ascii,
		header: "link_id,incident_no,occurred,incident_type,location,postcode,role,surname,forename,nickname,dob,approx_age,sex,restricted,summary"},
	policeLate: {name: "police_late_synth", rates: "police", charset: ascii,
		header: "Link ID,Incident No,Date/Time Occurred,Type,Location,Post Code,Role,Surname,Forename(s),AKA,D.O.B,Age (approx),Gender,Restricted?,Summary"},
	fire: {name: "fire_home_safety_synth", rates: "fire_home_safety",
		header: "VisitRef,VisitDate,Occupier,AgeBand,Address,Postcode,Result,RiskScore,Smoker,ClutterRating,LivesAlone,AlarmsFitted,ReferredBy,Phone,Notes"},
	schools: {name: "schools_synth", rates: "schools",
		header: "Row,UPN,Legal Surname,Legal Forename,Preferred Forename,DOB,Gender,School,Year,Postcode,Record,Term,Date,Possible sessions,Present,Authorised absence,Unauthorised absence,Days excluded,FSM,Contact,Phone,Comment"},
	jobcentre: {name: "jobcentre_working_well_synth", rates: "jobcentre", charset: ascii,
		header: "LINE,NINO,SURNAME,FORENAME,BIRTH,POSTCODE,EVENT,EVENT_DATE,BARRIERS,DETAIL"},
	foodbank: {name: "foodbank_social_prescribing_synth", rates: "foodbank",
		header: "Slip,Date,Name,Postcode,Kind,Adults,Children,Reason,Referred by,Note"},
	truth:     {name: "truth", header: "source_file,row_id,person"},
	people:    {name: "people", header: "person,preferred_name,given,family,dob,sex,ethnic_group,household,notes"},
	faultList: {name: "faults", header: "source_file,row_id,fault"},
	causes:    {name: "causes", header: "person,cause,began,harm,harmed"},
}

// A sheet is part of a file, in the file's own form.
type sheet struct {
	*layout
	buf []byte
}

// top is what stands before the first row.
func (l *layout) top() []byte {
	s := sheet{layout: l}
	if l.bom {
		s.text("\ufeff")
	}
	s.write(strings.Split(l.header, ",")...)
	return s.buf
}

// write adds a row.
func (s *sheet) write(fields ...string) {
	delim := s.delim
	if delim == 0 {
		delim = ','
	}
	for i, f := range fields {
		if i > 0 {
			s.text(string(rune(delim)))
		}
		if s.quote || strings.IndexByte(f, delim) >= 0 || strings.ContainsAny(f, "\"\r\n") {
			f = `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
		}
		s.text(f)
	}
	if s.newline == "" {
		s.text("\n")
	} else {
		s.text(s.newline)
	}
}

// text adds characters in the file's own encoding.
func (s *sheet) text(t string) {
	plain := true
	for i := range len(t) {
		if t[i] >= 0x80 {
			plain = false
			break
		}
	}
	switch {
	case s.charset == utf16LE:
		for _, r := range t {
			if hi, lo := utf16.EncodeRune(r); hi != '\ufffd' {
				s.buf = append(s.buf, byte(hi), byte(hi>>8), byte(lo), byte(lo>>8))
				continue
			}
			s.buf = append(s.buf, byte(r), byte(r>>8))
		}
	case plain || s.charset == utf8:
		s.buf = append(s.buf, t...)
	case s.charset == cp1252:
		for _, r := range t {
			b, ok := charmap.Windows1252.EncodeRune(r)
			if !ok {
				b = '?'
			}
			s.buf = append(s.buf, b)
		}
	default:
		s.buf = append(s.buf, unaccented(t)...)
	}
}
