package place

import (
	"io/fs"
	"strings"
	"testing"
)

// Data without a stated source, year and licence have no place here.
func TestReadmeNamesEveryFile(t *testing.T) {
	readme, err := fs.ReadFile(GreaterManchester, "README.md")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := fs.ReadDir(GreaterManchester, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if name == "README.md" {
			continue
		}
		if e.IsDir() {
			name += "/"
		}
		if !strings.Contains(string(readme), "`"+name+"`") {
			t.Errorf("README.md does not say where %s comes from: add a line with its source, year and licence", name)
		}
	}
}
