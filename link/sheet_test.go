package link_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/link"
)

func readSheet(t testing.TB, text string, o link.SheetOptions) (*link.Sheet, error) {
	if o.Source == "" {
		o.Source = "a"
	}
	if o.ID == "" {
		o.ID = "id"
	}
	return link.NewTable().ReadSheet(strings.NewReader(text), o)
}

// Two sheets that say the same in other ways are the same people.
func TestSheetForms(t *testing.T) {
	const plain = "id,given,family,born,sex\n1,Zoë,O'Neill,1958-03-04,f\n2,Müller,Hans,1971-12-25,m\n"
	for name, other := range map[string]string{
		"semicolons, day first":   "id;given;family;born;sex\n1;Zoe;ONeill;04/03/1958;Female\n2;Muller;Hans;25/12/1971;Male\n",
		"month first":             "id,given,family,born,sex\n1,ZOE,O'NEILL,03/04/1958,2\n2,MULLER,HANS,12/25/1971,1\n",
		"tabs, names of months":   "id\tgiven\tfamily\tborn\tsex\n1\tZoe\tO’Neill\t4-Mar-1958\tF\n2\tMuller\tHans\t25 December 1971\tM\n",
		"eight digits and spaces": "id, given, family, born, sex\n1, zoe, o'neill, 19580304, woman\n2, muller, hans, 19711225, man\n",
		"two-digit years":         "id,given,family,born,sex\n1,Zoe,ONeill,04/03/58,f\n2,Muller,Hans,25/12/71,m\n",
		"byte order mark":         "\xef\xbb\xbf" + plain,
		"Windows-1252":            "id,given,family,born,sex\n1,Zo\xeb,O\x92Neill,1958-03-04,f\n2,M\xfcller,Hans,1971-12-25,m\n",
		"gzip":                    gzipped(plain),
		"a time after the date":   "id,given,family,born,sex\n1,Zoe,ONeill,1958-03-04 00:00:00,f\n2,Muller,Hans,1971-12-25 00:00:00,m\n",
		"whole names":             "id,name,born,sex\n1,\"ONeill, Zoe\",1958-03-04,f\n2,Muller Hans,1971-12-25,m\n",
	} {
		table := link.NewTable()
		for source, text := range map[string]string{"a": plain, "b": other} {
			if _, err := table.ReadSheet(strings.NewReader(text), link.SheetOptions{Source: source, ID: "id"}); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		model := people1(t)
		for row := range 2 {
			e := link.Explain(model, table, row, row+2)
			for _, l := range e.Lines[1:] {
				if l.Words != "given names are the same" && l.Words != "family names are the same" && l.Words != "birth dates are the same" && l.Words != "the same sex" && l.Of != "others of one home" && l.Of != "agency" {
					t.Errorf("%s, row %d: %s", name, row+1, l.Words)
				}
			}
			if len(e.Lines) < 5 {
				t.Errorf("%s, row %d: only %d things were compared", name, row+1, len(e.Lines)-1)
			}
		}
	}
}

// people1 is a model of nobody in particular.
func people1(t testing.TB) *link.Model {
	_, r := people(t, nil, link.Options{})
	return r.Model
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

// What is wrong with a file is said, with what to do.
func TestSheetFaults(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		o    link.SheetOptions
		says string
	}{
		"empty":            {"", link.SheetOptions{}, "a header line"},
		"no such id":       {"a,b\n1,2\n", link.SheetOptions{}, `a column "id"`},
		"no such truth":    {"id,surname\n1,2\n", link.SheetOptions{Truth: "who"}, `a column "who"`},
		"nothing to go by": {"id,colour\n1,red\n", link.SheetOptions{}, "--map given=COLUMN"},
		"no such field":    {"id,surname\n1,2\n", link.SheetOptions{Map: map[link.Field]string{"colour": "surname"}}, "use one of: given, middle, family"},
		"no such column":   {"id,surname\n1,2\n", link.SheetOptions{Map: map[link.Field]string{"given": "forename"}}, `a column "forename"`},
		"cut off":          {gzipped(strings.Repeat("id,surname\n1,2\n", 99))[:40], link.SheetOptions{}, "cut off"},
	} {
		_, err := readSheet(t, c.text, c.o)
		if !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSheetWarnings(t *testing.T) {
	s, err := readSheet(t, "id,forename,surname,dob,city,who\n1,Ann,Lee,,York,1\n1,Bo,Ray,,York,\n2,Cy\n", link.SheetOptions{Truth: "who"})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(s.Warnings, "\n")
	for _, says := range []string{"more or fewer fields", "taken for born, is empty throughout", "an id that another row has", "2 rows have no truth"} {
		if !strings.Contains(text, says) {
			t.Errorf("nothing of %q in:\n%s", says, text)
		}
	}
	if len(s.IDs) != 3 || s.Truth[0] != "1" {
		t.Errorf("%+v", s)
	}
}

// Columns that are told are taken, and none where none is told.
func TestSheetMap(t *testing.T) {
	s, err := readSheet(t, "id,a,b,c,surname\n1,Ann,Marie,1958,Lee\n", link.SheetOptions{Map: map[link.Field]string{"given": "a+b", "family": ""}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(link.Columns{"given": {1, 2}, "family": nil}, s.Columns); diff != "" {
		t.Error(diff)
	}
}

func FuzzSheet(f *testing.F) {
	f.Add("id,given_name,surname,dob,postcode\n1,Ann,Lee,1958-03-04,M1 1AA\n2,\"An\"n,Lee,03/04/58\n")
	f.Add("id;name\n\xff;?;\n")
	f.Add("\x1f\x8b")
	f.Fuzz(func(t *testing.T, text string) {
		table := link.NewTable()
		s, err := table.ReadSheet(strings.NewReader(text), link.SheetOptions{Source: "f", ID: "id"})
		if err != nil {
			return
		}
		if len(s.IDs) != table.Rows() {
			t.Fatalf("%d ids of %d rows", len(s.IDs), table.Rows())
		}
		if table.Rows() > 50 {
			return
		}
		model := people1(t)
		for a := range table.Rows() {
			for b := range a {
				if x, y := link.Explain(model, table, a, b), link.Explain(model, table, b, a); x.Weight != y.Weight {
					t.Fatal("weighs more one way than the other")
				}
			}
		}
	})
}
