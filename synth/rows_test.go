package synth

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"io"
	"io/fs"
	"math"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"byname"
)

type mapFS map[string][]byte

func (m mapFS) fs() fs.FS {
	f := fstest.MapFS{}
	for name, b := range m {
		f[name] = &fstest.MapFile{Data: b}
	}
	return f
}

func unzip(t *testing.T, b *bytes.Buffer) []byte {
	t.Helper()
	z, err := gzip.NewReader(b)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// read gives a file's rows by column, from whatever encoding it is in.
func read(t *testing.T, m memory, name string) []map[string]string {
	t.Helper()
	text := m[name].Bytes()
	var err error
	delim := ','
	switch {
	case strings.HasPrefix(name, "mental"):
		text, err = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(text)
		delim = '\t'
	case strings.HasPrefix(name, "council"):
		text, err = charmap.Windows1252.NewDecoder().Bytes(text)
	case strings.HasPrefix(name, "adult"):
		delim = '|'
	}
	if err != nil {
		t.Fatal(name, err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	r.Comma = delim
	rows, err := r.ReadAll() // refuses rows of another length than the header
	if err != nil {
		t.Fatal(name, err)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		by := map[string]string{"row_id": row[0]}
		for i, column := range rows[0] {
			by[column] = row[i]
		}
		all = append(all, by)
	}
	return all
}

// How each file writes a day or a moment, and where.
var whenWritten = map[string]map[string]string{
	"gp_practice_synth.csv":                  {"DOB": "02-Jan-2006", "Registered": "02-Jan-2006", "Deducted": "02-Jan-2006"},
	"gp_events_synth.csv":                    {"EventDate": "02-Jan-2006"},
	"hospital_ed_apc_synth.csv":              {"DATE_OF_BIRTH": "02/01/2006", "ARRIVAL_DTTM": "02/01/2006 15:04", "DEPART_DTTM": "02/01/2006 15:04", "DISCHARGE_READY": "02/01/2006", "DISCH_DATE": "02/01/2006"},
	"ambulance_synth.csv":                    {"dob": "20060102", "call_datetime": "2006-01-02T15:04:05"},
	"mental_health_trust_synth.csv":          {"DateOfBirth": "2006-01-02 15:04:05.000", "EventDateTime": "2006-01-02 15:04:05.000"},
	"adult_social_care_synth.csv":            {"DOB": "02/01/2006", "EVENT_DATE": "02/01/2006"},
	"council_housing_homelessness_synth.csv": {"D.O.B.": "02/01/06", "Stage date": "02/01/06"},
	"housing_association_synth.csv":          {"dob": "2006-01-02", "event_date": "2006-01-02"},
	"police_synth.csv":                       {"occurred": "02/01/2006 15:04", "dob": "02/01/2006"},
	"police_late_synth.csv":                  {"Date/Time Occurred": "02/01/2006 15:04", "D.O.B": "02/01/2006"},
	"fire_home_safety_synth.csv":             {"VisitDate": "01/02/2006"},
	"schools_synth.csv":                      {"DOB": "02.01.2006", "Date": "02.01.2006"},
	"jobcentre_working_well_synth.csv":       {"BIRTH": "20060102", "EVENT_DATE": "20060102"},
	"foodbank_social_prescribing_synth.csv":  {},
}

func TestRowsAreWholeAndTheTruthNamesEach(t *testing.T) {
	m := written(t, twoYears)
	who := map[string]string{}
	for _, r := range read(t, m, "truth.csv") {
		key := r["source_file"] + " " + r["row_id"]
		if who[key] != "" {
			t.Fatalf("%s stands twice in the truth", key)
		}
		who[key] = r["person"]
	}
	known := map[string]bool{"UNKNOWN": true}
	for _, p := range read(t, m, "people.csv") {
		known[p["person"]] = true
	}
	total := 0
	for name, columns := range whenWritten {
		rows := read(t, m, name)
		if len(rows) < 20 {
			t.Errorf("%s has %d rows", name, len(rows))
		}
		total += len(rows)
		for _, r := range rows {
			if !known[who[name+" "+r["row_id"]]] {
				t.Fatalf("%s %s is about nobody", name, r["row_id"])
			}
			for column, layout := range columns {
				if text := r[column]; text != "" {
					if _, err := time.Parse(layout, text); err != nil {
						t.Fatalf("%s %s: %v", name, r["row_id"], err)
					}
				}
			}
		}
	}
	if total != len(who) {
		t.Errorf("%d rows, %d in the truth", total, len(who))
	}
	if each := float64(total) / float64(twoYears.People); each < 4 || each > 6 {
		t.Errorf("%.1f rows a person; the hand-written files have 5.2", each)
	}
}

func TestNumbersAndPostcodesAreSound(t *testing.T) {
	m := written(t, twoYears)
	s := system(t)
	for _, r := range read(t, m, "gp_practice_synth.csv") {
		if n := r["NHSNumber"]; n != "" {
			if _, err := byname.ParseNHSNumber(n); err != nil || !strings.HasPrefix(n, "999 ") {
				t.Fatalf("row %s: %v", r["row_id"], err)
			}
		}
		l, ok := s.PostcodeLSOA(r["Postcode"])
		if !ok {
			t.Fatalf("row %s has a postcode that is not real", r["row_id"])
		}
		if at, _ := s.LSOA(l); at.Neighbourhood.ID != "MAN-N07" {
			t.Fatalf("row %s lives in %s", r["row_id"], at.Neighbourhood.ID)
		}
	}
	for _, r := range read(t, m, "jobcentre_working_well_synth.csv") {
		if !strings.HasPrefix(r["NINO"], "QQ") || len(r["NINO"]) != 9 {
			t.Fatalf("row %s has no invented NI number", r["row_id"])
		}
	}
	for _, r := range read(t, m, "ambulance_synth.csv") {
		if p := r["callback_phone"]; p != "" && !strings.HasPrefix(p, "07700 900") && !strings.HasPrefix(p, "0161 496 0") {
			t.Fatalf("row %s has a phone number that somebody may have", r["row_id"])
		}
	}
}

// Two rows in a hundred lack an NHS number at the practice, because faults.yaml
// says so; and so on.
func TestFaultsComeAtTheirRates(t *testing.T) {
	o := twoYears
	o.People = 10_000
	m := written(t, o)
	count := map[string]float64{}
	for _, r := range read(t, m, "faults.csv") {
		count[r["source_file"]+" "+r["fault"]]++
	}
	f, err := loadFaults()
	if err != nil {
		t.Fatal(err)
	}
	for file, fault := range map[string]string{"gp_practice": "nhs_missing", "hospital_ed_apc": "nhs_missing", "police": "age_only", "ambulance": "nhs_missing", "schools": "birth_missing"} {
		rows := float64(len(read(t, m, file+"_synth.csv")))
		rate, got := f.Files[file][fault], count[file+"_synth.csv "+fault]
		if spread := 6 * math.Sqrt(rows*rate*3); math.Abs(got-rows*rate) > spread+0.02*rows {
			t.Errorf("%s: %.0f rows with %s, %.0f expected", file, got, fault, rows*rate)
		}
	}
}

// A hidden cause comes before its harm, and where life is harder there is more
// of it: what early signs can be found by.
func TestCausesComeBeforeHarm(t *testing.T) {
	poor, better := twoYears, twoYears
	poor.People, better.People = 10_000, 10_000
	better.Area = "TRA-S" // the least deprived neighbourhood
	rate := func(o Options) float64 {
		harmed := 0.0
		for _, r := range read(t, written(t, o), "causes.csv") {
			began, err := byname.ParseDay(r["began"])
			if err != nil {
				t.Fatal(err)
			}
			if r["harm"] == "" {
				continue
			}
			harmed++
			if at, err := byname.ParseDay(r["harmed"]); err != nil || at < began {
				t.Fatalf("%s: %s harmed %s, began %s", r["person"], r["harm"], r["harmed"], r["began"])
			}
		}
		return harmed / float64(o.People)
	}
	if p, b := rate(poor), rate(better); p < 1.5*b || b == 0 {
		t.Errorf("harm to %.4f of people where deprivation is highest, %.4f where it is lowest", p, b)
	}
}

func TestPrefixesOfRowsAreSynthsOwn(t *testing.T) {
	m := written(t, Options{Seed: 3, People: 200, Area: "MAN-N07", From: twoYears.From, To: twoYears.To})
	for name := range whenWritten {
		if strings.HasPrefix(name, "gp_practice") {
			continue
		}
		for _, r := range read(t, m, name) {
			if !strings.Contains(r["row_id"], "Y") {
				t.Fatalf("%s: row %s could be one written by hand", name, r["row_id"])
			}
		}
	}
}

func BenchmarkFortyThousand(b *testing.B) {
	s := system(b)
	o := twoYears
	o.People = 40_000
	for b.Loop() {
		if err := Write(b.Context(), memory{}, s, o); err != nil {
			b.Fatal(err)
		}
	}
}
