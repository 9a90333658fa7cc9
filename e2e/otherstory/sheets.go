package otherstory

import (
	"encoding/csv"
	"strings"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// A sheet is one agency's file: its row numbers, columns and writing.
type sheet struct {
	name, id, header string
	comma            rune
	write            string // how the text is encoded: "", bom, utf16, windows, ascii
	crlf, quoted     bool
}

var sheets = []sheet{
	{"gp_practice.csv", "", "PatientID|NHSNumber|Surname|Forenames|KnownAs|PreviousSurname|DOB|Sex|Address1|Address2|Postcode|Ethnicity|Practice|Registered|Deducted|Phone|Language", ',', "bom", false, false},
	{"gp_events.csv", "E%d", "EventID|PatientID|EventDate|Code|Term|Value|Note", ',', "", false, false},
	{"hospital_ed_apc.csv", "S%d", "SPELL_ID|REC_TYPE|HOSP_NO|NHS_NO|NHS_NO_STATUS|SURNAME|FORENAME|DATE_OF_BIRTH|SEX|POSTCODE|ARRIVAL_DTTM|DEPART_DTTM|COMPLAINT_OR_DIAG|DISCHARGE_READY|DISCH_DATE|DISCH_DEST|DELAY_REASONS|TOBACCO|NOTE", ',', "", true, true},
	{"ambulance.csv", "CAD%d", "cad_no|call_datetime|patient_name|age|dob|gender|nhs_number|incident_address|incident_postcode|reason|outcome|callback_phone|crew_note", ',', "", false, false},
	{"mental_health_trust.csv", "R%d", "RowRef|ClientID|NHSNumber|ClientName|DateOfBirth|Gender|Postcode|EventType|EventDateTime|Team|Outcome|Note", '\t', "utf16", true, false},
	{"adult_social_care.csv", "A%d", "ROW_ID|LAS_ID|PERSON_NAME|DOB|GENDER|NHS_NUMBER|ADDRESS|POSTCODE|EVENT|EVENT_DATE|SERVICE|HOURS_PER_WEEK|END_DATE|RELATED_PERSON|DETAIL", '|', "", false, false},
	{"council_housing_homelessness.csv", "HN%d", "Case Ref|First names|Surname|D.O.B.|NI No|Present address|PCode|Stage|Stage date|Reason|Household|Council tax arrears £|Contact tel|Notes", ',', "windows", true, false},
	{"housing_association.csv", "L%d", "line_id|tenancy_ref|main_tenant|dob|address|postcode|event_date|event_type|rent_balance|phone|notes", ',', "bom", false, false},
	{"police.csv", "N%d", "link_id|incident_no|occurred|incident_type|location|postcode|role|surname|forename|nickname|dob|approx_age|sex|restricted|summary", ',', "ascii", false, false},
	{"police_late.csv", "N1%d", "Link ID|Incident No|Date/Time Occurred|Type|Location|Post Code|Role|Surname|Forename(s)|AKA|D.O.B|Age (approx)|Gender|Restricted?|Summary", ',', "ascii", false, false},
	{"fire_home_safety.csv", "V%d", "VisitRef|VisitDate|Occupier|AgeBand|Address|Postcode|Result|RiskScore|Smoker|ClutterRating|LivesAlone|AlarmsFitted|ReferredBy|Phone|Notes", ',', "", false, false},
	{"schools.csv", "SC%d", "Row|UPN|Legal Surname|Legal Forename|Preferred Forename|DOB|Gender|School|Year|Postcode|Record|Term|Date|Possible sessions|Present|Authorised absence|Unauthorised absence|Days excluded|FSM|Contact|Phone|Comment", ',', "", false, false},
	{"jobcentre_working_well.csv", "J%d", "LINE|NINO|SURNAME|FORENAME|BIRTH|POSTCODE|EVENT|EVENT_DATE|BARRIERS|DETAIL", ',', "ascii", false, false},
	{"foodbank_social_prescribing.csv", "F%d", "Slip|Date|Name|Postcode|Kind|Adults|Children|Reason|Referred by|Note", ',', "", false, false},
}

// An entry is one row before its file numbers it: when it was written, about
// whom (empty when the truth leaves it out), and its cells after the first.
type entry struct {
	at        time.Time
	id, about string
	cells     []string
}

func (s sheet) encode(lines [][]string) []byte {
	var text strings.Builder
	if s.quoted {
		for _, l := range lines {
			text.WriteString(`"` + strings.Join(l, `","`) + "\"\r\n")
		}
	} else {
		w := csv.NewWriter(&text)
		w.Comma, w.UseCRLF = s.comma, s.crlf
		w.WriteAll(lines)
	}
	switch s.write {
	case "bom":
		return []byte("\ufeff" + text.String())
	case "utf16":
		out := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(text.String())) {
			out = append(out, byte(u), byte(u>>8))
		}
		return out
	case "windows":
		var out []byte
		for _, r := range text.String() {
			b, ok := charmap.Windows1252.EncodeRune(r)
			if !ok {
				b = '?'
			}
			out = append(out, b)
		}
		return out
	case "ascii":
		return []byte(plain(text.String()))
	}
	return []byte(text.String())
}

var accents = strings.NewReplacer("á", "a", "Á", "A", "ã", "a", "ă", "a", "ą", "a", "ç", "c", "ć", "c", "é", "e", "ę", "e", "í", "i", "ł", "l", "Ł", "L",
	"ń", "n", "ó", "o", "ś", "s", "ș", "s", "Ș", "S", "ț", "t", "ú", "u", "ż", "z", "Ż", "Z", "ź", "z", "ñ", "n", "ê", "e", "–", "-", "£", "GBP ")

// plain is a text without its accents.
func plain(s string) string { return accents.Replace(s) }
