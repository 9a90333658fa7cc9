package byname_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	hazardTest = regexp.MustCompile("`((?:\\w+/)*\\w+)\\.(Test\\w+)(/[^`]+)?`")
	testFunc   = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// TestHazardsAreControlled reads docs/safety/hazards.md: every hazard names
// at least one test, and every test it names exists.
func TestHazardsAreControlled(t *testing.T) {
	text, err := os.ReadFile("docs/safety/hazards.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]map[string]bool{} // by folder
	hazards := 0
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "|--") || strings.TrimSpace(cells[0]) == "hazard" {
			continue
		}
		hazards++
		hazard := strings.TrimSpace(cells[0])
		if len(cells) != 4 {
			t.Errorf("%q: want hazard, harm, control, test", hazard)
			continue
		}
		named := hazardTest.FindAllStringSubmatch(cells[3], -1)
		if len(named) == 0 {
			t.Errorf("%q names no test: write `package.TestName`", hazard)
		}
		for _, n := range named {
			folder, name := n[1], n[2]
			if folder == "byname" {
				folder = "."
			}
			if tests[folder] == nil {
				tests[folder] = testsIn(t, folder)
			}
			if !tests[folder][name] {
				t.Errorf("%q: there is no %s in %s: name the test that controls it", hazard, name, folder)
			}
		}
	}
	if hazards == 0 {
		t.Error("no hazards: the table of docs/safety/hazards.md cannot be read")
	}
}

func testsIn(t *testing.T, folder string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range testFunc.FindAllSubmatch(text, -1) {
			found[string(m[1])] = true
		}
	}
	return found
}
