package byname_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// flow is the order in which data flow. Each sees only what is to its left.
var flow = []string{"feed", "link", "population", "signal", "plan"}

// sees says, package by package, what it may import of this module besides
// the root words and internal packages that see nothing themselves.
// A package that is not here is a new idea: add it here and to
// docs/architecture.md together.
var sees = map[string][]string{
	"":           {},
	"fhir":       {},
	"feed":       {},
	"link":       flow[:1],
	"population": flow[:2],
	"signal":     flow[:3],
	"plan":       flow[:4],
	"team":       {},
	"area":       {},
	"outcome":    {},
	"fund":       {},
	"govern":     {},
	"directory":  {},
	"bed":        {},
	"crisis":     {},
	"discharge":  {},
	"visit":      {},
	"programme":  {"feed", "link", "population", "signal", "plan", "outcome", "fund"},
	"guard":      {"govern", "team"},
	"place":      {},
	"synth":      {"area", "feed"},
	"store":      {"feed", "link", "population", "signal", "plan", "programme", "team", "area", "outcome", "fund", "govern", "guard", "directory", "bed", "crisis", "discharge", "visit"},
	"work":       {"feed", "link", "population", "signal", "plan", "programme", "programme/supply", "team", "area", "outcome", "fund", "govern", "guard", "directory", "bed", "crisis", "discharge", "visit", "store", "synth", "place"},
	"web":        {"work", "programme/supply", "directory", "bed", "crisis", "discharge", "visit", "team", "area", "outcome", "fund", "govern", "plan", "feed", "guard"},
	"api":        {"work", "programme/supply", "directory", "bed", "crisis", "discharge", "visit", "team", "area", "outcome", "fund", "govern", "plan", "feed", "guard", "fhir"},
	"cmd/byname": {"e2e/story", "work", "web", "api", "place", "synth", "feed", "link", "link/report", "link/splink", "population", "signal", "plan", "programme", "programme/supply", "team", "area", "outcome", "fund", "govern", "guard", "discharge"},

	"programme/supply": {"programme", "area", "outcome"}, // what a place offers to everybody, the other form of a programme

	"link/report": {"link"},
	"link/splink": {}, // another's model, beside link's own
}

// instead says what to do when a law is broken.
var instead = map[string]string{
	"feed": "the flow runs feed, link, population, signal, plan: take what you need as an argument, or move the code right",
	"team": "team, area, outcome, fund, govern and directory know the root words only: declare the small input you need and let work fill it",
	"web":  "a door calls a verb of work: add the verb there",
	"":     "the root holds words alone",
}

// pure packages decide and never act: no machine, no chance, no clock.
var pure = []string{"", "fhir", "feed", "link", "link/report", "link/splink", "population", "signal", "plan", "programme", "programme/supply", "team", "area", "outcome", "fund", "govern", "directory", "bed", "crisis", "discharge", "visit", "guard", "synth", "internal/calendar"}

// acting are imports that a pure package does without, and what to do instead.
var acting = map[string]string{
	"os": "take an io.Reader or an fs.FS", "net": "let a door do it", "net/http": "let a door do it",
	"database/sql": "let store do it", "log": "return an error or a value", "log/slog": "return an error or a value",
	"math/rand": "decide by a hash of an id and a seed", "math/rand/v2": "decide by a hash of an id and a seed",
	"crypto/rand": "take the bytes as an argument", "os/exec": "let cmd do it", "path/filepath": "use path with an fs.FS",
}

// notPure are the pure packages' stated exceptions.
var notPure = map[string][]string{
	"guard": {"crypto/rand"}, // passwords and tokens are made of chance
}

// clocks are calls that ask the machine for the time.
var clocks = []string{"Now", "Since", "Until", "Sleep", "After", "Tick", "NewTimer", "NewTicker", "AfterFunc"}

// badNames say nothing about what is inside.
var badNames = []string{"util", "utils", "common", "helper", "helpers", "manager", "misc", "base", "shared", "lib", "types"}

const (
	module  = "byname"
	longest = 400 // lines of a file written by hand
)

type source struct {
	path, folder string
	file         *ast.File
	set          *token.FileSet
	lines        int
	generated    bool
}

// sources are the Go files of the module, tests left out.
func sources(t *testing.T) []source {
	t.Helper()
	var list []source
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); base != "." && (strings.HasPrefix(base, ".") || base == "testdata" || base == "node_modules") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, text, parser.ParseComments)
		if err != nil {
			return err
		}
		folder := filepath.ToSlash(filepath.Dir(name))
		if folder == "." {
			folder = ""
		}
		list = append(list, source{filepath.ToSlash(name), folder, file, set,
			strings.Count(string(text), "\n"), ast.IsGenerated(file)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func imports(s source) []string {
	var list []string
	for _, i := range s.file.Imports {
		name, _ := strconv.Unquote(i.Path.Value)
		list = append(list, name)
	}
	return list
}

// house is the folder of a package of this module, false for others.
func house(name string) (string, bool) {
	if name == module {
		return "", true
	}
	return strings.CutPrefix(name, module+"/")
}

func TestWhoMayImportWhom(t *testing.T) {
	for _, s := range sources(t) {
		if strings.HasPrefix(s.folder, "internal/") || strings.HasPrefix(s.folder, "bench") || strings.HasPrefix(s.folder, "e2e") || strings.HasPrefix(s.folder, "evals") {
			continue
		}
		allowed, known := sees[s.folder]
		if !known {
			t.Errorf("%s: the folder %q is not on the map: put the code where its word lives, or add the word to sees in laws_test.go and to docs/architecture.md", s.path, s.folder)
			continue
		}
		for _, name := range imports(s) {
			other, ours := house(name)
			if !ours || other == "" || other == s.folder || strings.HasPrefix(other, "internal/") || strings.HasPrefix(other, s.folder+"/") && s.folder != "" {
				if s.folder == "" && ours || (s.folder == "" || s.folder == "fhir") && strings.Contains(strings.Split(name, "/")[0], ".") {
					t.Errorf("%s imports %s: the root and fhir use the standard library alone", s.path, name)
				}
				continue
			}
			if !slices.Contains(allowed, other) {
				t.Errorf("%s imports %s, which %q may not see: %s", s.path, name, s.folder, advice(s.folder))
			}
		}
	}
}

func advice(folder string) string {
	switch {
	case slices.Contains(flow, folder):
		return instead["feed"]
	case slices.Contains([]string{"team", "area", "outcome", "fund", "govern", "directory", "bed", "crisis", "discharge", "visit"}, folder):
		return instead["team"]
	case folder == "web" || folder == "api" || folder == "cmd/byname":
		return instead["web"]
	}
	return "see the import map in docs/architecture.md"
}

// forTests are internal packages that tests alone use; they may see the flow.
var forTests = []string{"internal/handwritten"}

func TestWhatIsForTestsIsUsedByTests(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range imports(s) {
			if other, ours := house(name); ours && slices.Contains(forTests, other) && other != s.folder {
				t.Errorf("%s imports %s, which is for tests alone: move what is needed to where it belongs", s.path, name)
			}
		}
	}
}

// What internal packages see, everybody who uses them sees.
func TestInternalPackagesSeeOnlyTheRoot(t *testing.T) {
	for _, s := range sources(t) {
		if !strings.HasPrefix(s.folder, "internal/") || slices.Contains(forTests, s.folder) {
			continue
		}
		for _, name := range imports(s) {
			if other, ours := house(name); ours && other != "" && !strings.HasPrefix(other, "internal/") {
				t.Errorf("%s imports %s: an internal package serves all and knows none; pass in what it needs", s.path, name)
			}
		}
	}
}

func TestPurePackagesDoNotAct(t *testing.T) {
	for _, s := range sources(t) {
		if !slices.Contains(pure, s.folder) {
			continue
		}
		for _, name := range imports(s) {
			if do, acts := acting[name]; acts && !slices.Contains(notPure[s.folder], name) {
				t.Errorf("%s imports %s: %q is pure, so %s", s.path, name, s.folder, do)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := call.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clocks, call.Sel.Name) {
				t.Errorf("%s: time.%s: %q is pure, so take the time as an argument", s.set.Position(call.Pos()), call.Sel.Name, s.folder)
			}
			return true
		})
	}
}

// tables are internal packages that read and write the tables people bring
// and take away; the population's files are store's alone.
var tables = []string{"internal/columns", "internal/sheet"}

func TestOnlyStoreSpeaksSQLAndParquet(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range imports(s) {
			sql := name == "database/sql" || strings.HasPrefix(name, "github.com/jackc/pgx") || strings.HasPrefix(name, "github.com/ncruces/go-sqlite3")
			parquet := strings.HasPrefix(name, "github.com/parquet-go/") && !slices.Contains(tables, s.folder)
			if (sql || parquet) && s.folder != "store" && !strings.HasPrefix(s.folder, "internal/pgtest") {
				t.Errorf("%s imports %s: the only SQL and the only Parquet of the population are in store, and tables that people bring are read in %v; add what you need there", s.path, name, tables)
			}
		}
	}
}

func TestFilesArePlain(t *testing.T) {
	comments := map[string][]string{}
	for _, s := range sources(t) {
		if slices.Contains(badNames, path.Base(s.folder)) {
			t.Errorf("%s: a package named %q says nothing: name it by the word a team would use", s.path, path.Base(s.folder))
		}
		if s.lines > longest && !s.generated {
			t.Errorf("%s has %d lines, more than %d: one noun or one verb to a file", s.path, s.lines, longest)
		}
		if s.generated {
			continue
		}
		if s.file.Doc != nil {
			comments[s.folder] = append(comments[s.folder], s.path)
		} else if _, seen := comments[s.folder]; !seen {
			comments[s.folder] = nil
		}
	}
	for folder, files := range comments {
		if len(files) != 1 {
			t.Errorf("package in %q has %d package comments %v: write one that says what it is in a sentence", folder, len(files), files)
		}
	}
}
