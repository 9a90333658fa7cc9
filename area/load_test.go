package area

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"byname"
	"byname/place"
)

// unpacked is the real place as plain files that a test can break.
func unpacked(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	entries, err := fs.ReadDir(place.GreaterManchester, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		plain := strings.TrimSuffix(e.Name(), ".gz")
		f, _, err := open(place.GreaterManchester, plain)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		out[plain] = &fstest.MapFile{Data: data}
	}
	return out
}

func TestBrokenFilesSayWhatToDo(t *testing.T) {
	for _, c := range []struct{ file, old, new, where, do string }{
		{"system.yaml", "name: Greater Manchester", "nam: x", "system.yaml", "field nam not found"},
		{"system.yaml", "id: greater-manchester", "id:", "system.yaml", "add what is missing"},
		{"wards.csv", "ward,name,place", "ward,name", "wards.csv line 1", "correct the header"},
		{"wards.csv", "E05011350,", "E05011351,", `wards.csv line`, "delete the line"},
		{"wards.csv", "Ancoats & Beswick,E08000003", "Ancoats & Beswick,E08000099", `place "E08000099"`, "correct the code"},
		{"neighbourhoods.yaml", "    - E05011365 Gorton & Abbey Hey\n", "", "neighbourhoods.yaml", "byname area propose"},
		{"neighbourhoods.yaml", "E05011365 Gorton", "E05011365 Goorton", "line", "both must be of the same ward"},
		{"neighbourhoods.yaml", "- E05011365 Gorton & Abbey Hey", "- E05015244 Bucklow-St Martins", "line", "Trafford"},
		{"neighbourhoods.yaml", "- E05011369 Levenshulme", "- E05011365 Gorton & Abbey Hey", "line", "delete one of the two"},
		{"neighbourhoods.yaml", "- id: MAN-N08", "- id: MAN-N07", "MAN-N07", "choose another"},
		{"lsoas.csv", "E01004766,Bolton 005A,E02000988,", "E01004766,Bolton 005A,E02999999,", `lsoas.csv line 2, msoa`, "correct the code"},
		{"lsoas.csv", "E08000001,1655,", "E08000001,many,", `population "many"`, "correct it"},
		{"lsoas.csv", "E05014818,E08000001,1655", "E05014818,E08000003,1655", "place", "correct the ward or the place"},
		{"deprivation.csv", "E01004766,33.083,6907,3,", "E01004766,33.083,6907,13,", `decile "13"`, "correct it"},
		{"deprivation.csv", "E01004766,33.083,6907,3,3,3,5,2,1,7,1\n", "", "deprivation.csv", "add them"},
		{"population.csv", "E01004766,male", "E01004766,female", `population.csv line 3, sex "female"`, "correct it"},
		{"census.csv", "E01004767,", "E01004766,", `census.csv line 3`, "delete the line"},
		{"postcodes.csv", "M18 8LQ,E01005189", "M18 8,E01005189", `postcode "M18 8"`, "correct it"},
		{"postcodes.csv", "M18 8LQ,E01005189", "M18 8LQ,E99999999", `lsoa "E99999999"`, "correct it"},
		{"postcodes.csv", "M18 8LQ,E01005189", `M18 8LQ,"E01005189`, "postcodes.csv", ""},
	} {
		t.Run(c.file+" "+c.where, func(t *testing.T) {
			files := unpacked(t)
			broken := bytes.Replace(files[c.file].Data, []byte(c.old), []byte(c.new), 1)
			if bytes.Equal(broken, files[c.file].Data) {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			files[c.file] = &fstest.MapFile{Data: broken}
			_, err := Load(files)
			if !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), c.where) || !strings.Contains(err.Error(), c.do) {
				t.Errorf("%v; want it to say %q and %q", err, c.where, c.do)
			}
		})
	}
}

func TestMissingFilesSayWhatToDo(t *testing.T) {
	for name := range unpacked(t) {
		switch name {
		case "system.yaml", "neighbourhoods.yaml", "wards.csv", "msoas.csv", "lsoas.csv", "deprivation.csv", "population.csv", "census.csv", "postcodes.csv":
			files := unpacked(t)
			delete(files, name)
			if _, err := Load(files); !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), name) {
				t.Errorf("without %s: %v", name, err)
			}
		}
	}
	files := unpacked(t)
	delete(files, "sites.csv")
	delete(files, "boundaries.csv")
	s, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sites("library"); !errors.Is(err, byname.ErrInvalid) {
		t.Error(err)
	}
	if _, err := s.Shapes(ByPlace, 0); !errors.Is(err, byname.ErrInvalid) {
		t.Error(err)
	}
}
