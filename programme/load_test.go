package programme_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"byname"
	"byname/programme"
)

// docs/programme.schema.json is what the code reads.
func TestTheSchemaIsFresh(t *testing.T) {
	const path = "../docs/programme.schema.json"
	if *update {
		if err := os.WriteFile(path, programme.Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, programme.Schema()) {
		t.Errorf("%s is stale: run go test ./programme -update (%v)", path, err)
	}
}

// An editor that checks by the schema takes every file of the place, and tells
// of the mistakes that a schema can know.
func TestTheSchemaTakesEveryFile(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(programme.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("programme.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("programme.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(text string) error {
		var file any
		if err := yaml.Unmarshal([]byte(text), &file); err != nil {
			t.Fatal(err)
		}
		return schema.Validate(file)
	}
	for _, p := range greaterManchester(t) {
		if err := valid(p.Text); err != nil {
			t.Errorf("%s: %v", p.ID, err)
		}
		for old, wrong := range map[string]string{"lead:": "leed:", "    within: ": "    within: soon ", "id: ": "id: NOT ", "    cost: ": "    cost: about "} {
			if valid(strings.Replace(p.Text, old, wrong, 1)) == nil {
				t.Errorf("%s: the schema takes %q", p.ID, wrong)
			}
		}
	}
}

// Every mistake is told at its place, with what was expected and the word that
// was probably meant. testdata/mistakes.txtar: a whole programme, then mistakes
// (old text => new text) and what is said of each.
func TestMistakes(t *testing.T) {
	const path = "testdata/mistakes.txt"
	page, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	whole := string(page.Files[0].Data)
	if _, err := programme.Parse("programmes/tea.yaml", []byte(whole), words(t)); err != nil {
		t.Fatal("the whole programme is not right itself: ", err)
	}
	before := txtar.Format(page)
	for i := 1; i < len(page.Files); i++ {
		old, changed, found := strings.Cut(page.Files[i].Name, " => ")
		old, changed = strings.ReplaceAll(old, `\n`, "\n"), strings.ReplaceAll(changed, `\n`, "\n")
		if !found || !strings.Contains(whole, old) {
			t.Fatalf("%q is not in the whole programme", old)
		}
		_, err := programme.Parse("programmes/tea.yaml", []byte(strings.Replace(whole, old, changed, 1)), words(t))
		if !errors.Is(err, byname.ErrInvalid) {
			t.Fatalf("%s: got %v, want an error of kind ErrInvalid", page.Files[i].Name, err)
		}
		page.Files[i].Data = []byte(err.Error() + "\n")
	}
	if after := txtar.Format(page); !bytes.Equal(before, after) {
		if *update {
			if err := os.WriteFile(path, after, 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		t.Errorf("want\n%s\ngot\n%s", before, after)
	}
}

// A broken file never stops the others.
func TestABrokenFileStopsNoOther(t *testing.T) {
	page, err := txtar.ParseFile("testdata/mistakes.txt")
	if err != nil {
		t.Fatal(err)
	}
	good := page.Files[0].Data
	place := fstest.MapFS{
		"programmes/tea.yaml":    {Data: good},
		"programmes/broken.yaml": {Data: []byte("id: [")},
		"programmes/empty.yaml":  {Data: nil},
		"programmes/twice.yaml":  {Data: bytes.Replace(good, []byte("id: tea"), []byte("id: twice"), 1)},
	}
	all, err := programme.Load(place, "programmes", words(t))
	if len(all) != 1 || all[0].ID != "tea" {
		t.Errorf("%d programmes can run, want tea", len(all))
	}
	for _, part := range []string{"programmes/broken.yaml:1:1: ", "programmes/empty.yaml:1:1: ", "programmes/twice.yaml:2:8: not valid: expected a title of its own; programmes/tea.yaml has the same"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%v does not speak of %q", err, part)
		}
	}
	again, _ := programme.Load(place, "programmes", words(t))
	if again[0].Version != all[0].Version || len(all[0].Version) != 12 {
		t.Errorf("the version of one content is %s and %s", all[0].Version, again[0].Version)
	}
	if _, err := programme.Load(place, "nowhere", words(t)); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a folder without programmes gave %v", err)
	}
}

const beginParts, endParts = "<!-- parts: written by go test ./programme -update -->\n", "<!-- end of parts -->\n"

// docs/programme.md lists the parts as the code has them.
func TestTheManualIsFresh(t *testing.T) {
	const path = "../docs/programme.md"
	manual, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(manual), beginParts)
	_, after, ended := strings.Cut(rest, endParts)
	if !found || !ended {
		t.Fatalf("%s has lost the lines between which the parts stand", path)
	}
	var b strings.Builder
	b.WriteString("| part | must | means | one of |\n|---|---|---|---|\n")
	for _, p := range programme.Manual() {
		must := ""
		if p.Must {
			must = "yes"
		}
		b.WriteString("| `" + p.Name + "` | " + must + " | " + p.Means + " | " + p.OneOf + " |\n")
	}
	fresh := before + beginParts + b.String() + endParts + after
	if *update {
		if err := os.WriteFile(path, []byte(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if fresh != string(manual) {
		t.Errorf("%s is stale: run go test ./programme -update", path)
	}
}

// A file that nobody could read is not read through for its mistakes.
func TestAFileIsNotTooLong(t *testing.T) {
	_, err := programme.Parse("programmes/tea.yaml", bytes.Repeat([]byte("leed: gp\n"), 15_000), words(t))
	if !errors.Is(err, byname.ErrInvalid) || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "128 kB") {
		t.Errorf("a file that is too long: %.200v", err)
	}
}
