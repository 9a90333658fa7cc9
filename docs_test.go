package byname_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestDependenciesAreExplained compares go.mod with docs/dependencies.md:
// every direct module and tool has its line.
func TestDependenciesAreExplained(t *testing.T) {
	explained := read(t, "docs/dependencies.md")
	direct, _, _ := strings.Cut(read(t, "go.mod"), ")")
	modules := regexp.MustCompile(`(?m)^\t(\S+) v`).FindAllStringSubmatch(direct, -1)
	if len(modules) == 0 {
		t.Fatal("go.mod names no module")
	}
	for _, m := range modules {
		if name := regexp.MustCompile(`/v\d+$`).ReplaceAllString(m[1], ""); !strings.Contains(explained, "| "+name) {
			t.Errorf("docs/dependencies.md says nothing of %s: why it, and what would replace it", m[1])
		}
	}
}

// TestDecisionsAreListed: whoever looks for a decision finds it.
func TestDecisionsAreListed(t *testing.T) {
	list := read(t, "docs/decisions/README.md")
	pages, err := filepath.Glob("docs/decisions/[0-9]*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal("no decisions", err)
	}
	for _, page := range pages {
		title, _, _ := strings.Cut(read(t, page), "\n")
		if _, title, _ = strings.Cut(title, ". "); !strings.Contains(list, "["+title+"]("+filepath.Base(page)+")") {
			t.Errorf("docs/decisions/README.md does not list %s by its title", page)
		}
	}
}

// TestArchitectureNamesEveryFolder: who adds a folder to the map in
// laws_test.go adds it to the page.
func TestArchitectureNamesEveryFolder(t *testing.T) {
	page := read(t, "docs/architecture.md")
	for folder := range sees {
		if word, _, _ := strings.Cut(folder, "/"); !strings.Contains(page, word) {
			t.Errorf("docs/architecture.md does not say what %s is", folder)
		}
	}
}

// TestLinksLeadSomewhere follows every link of every page of the manual that
// stays in the repository.
func TestLinksLeadSomewhere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#\s]+)[^)]*\)`)
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
			if err == nil && d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || d.Name() == ".git") {
				return filepath.SkipDir
			}
			return err
		}
		for _, l := range link.FindAllStringSubmatch(read(t, path), -1) {
			if strings.Contains(l[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), l[1])); err != nil {
				t.Errorf("%s leads to %s, where nothing is", path, l[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
