package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"byname"
	"byname/feed"
)

// Builds are the populations of a data folder: DATA/builds/<n>, each complete
// and never changed, and DATA/builds/CURRENT, which names the one that all
// read. Several processes may read while one builds.
type Builds struct {
	folder string
	kinds  map[string]feed.Kind
	mutex  sync.Mutex
	open   *Build // the one last opened as current
}

// OpenBuilds reads the builds of a data folder; there may be none yet. kinds
// are the place's kinds of event: their classes decide what a Pass shows.
func OpenBuilds(data string, kinds map[string]feed.Kind) *Builds {
	return &Builds{folder: filepath.Join(data, "builds"), kinds: kinds}
}

const (
	currentFile    = "CURRENT"
	issuedFile     = "ISSUED"
	rememberedFile = "REMEMBERED"
	lockFile       = "LOCK"
	manifestFile   = "manifest.json"
	writing        = ".writing-"  // a build on its way, or one whose process was killed
	removing       = ".removing-" // a build on its way out
)

// Current is the build that all read now. It stays readable when another is
// published; ask again for each piece of work.
func (b *Builds) Current() (*Build, error) {
	opened, err := b.openCurrent()
	if errors.Is(err, fs.ErrNotExist) {
		// Between reading its number and opening it, it was let go of: there
		// are newer ones.
		opened, err = b.openCurrent()
	}
	return opened, err
}

func (b *Builds) openCurrent() (*Build, error) {
	n, err := b.current()
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return nil, byname.NotFound("population", "a build", "run: byname population build")
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.open != nil && b.open.Number == n {
		return b.open, nil
	}
	opened, err := openBuild(filepath.Join(b.folder, strconv.Itoa(n)), b.kinds, b.open)
	if err != nil {
		return nil, err
	}
	b.open = opened
	return opened, nil
}

// current is the number of the current build, 0 when nothing was published yet.
func (b *Builds) current() (int, error) { return b.pointed(currentFile) }

func (b *Builds) pointed(file string) (int, error) {
	text, err := os.ReadFile(filepath.Join(b.folder, file))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0, fmt.Errorf("builds: %s holds no number: choose a build with byname population use", file)
	}
	return n, nil
}

// Open is a build that is kept, the current one or another.
func (b *Builds) Open(n int) (*Build, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.open != nil && b.open.Number == n {
		return b.open, nil
	}
	opened, err := openBuild(filepath.Join(b.folder, strconv.Itoa(n)), b.kinds, b.open)
	if errors.Is(err, fs.ErrNotExist) {
		err = byname.NotFound("population build "+strconv.Itoa(n), "one of the builds that are kept", "run: byname population list")
	}
	return opened, err
}

// List gives the manifests of the builds that are kept, newest first, and the
// number of the current one.
func (b *Builds) List() (manifests []Manifest, current int, err error) {
	numbers, err := b.numbers()
	if err != nil {
		return nil, 0, err
	}
	for _, n := range numbers {
		m, err := readManifest(filepath.Join(b.folder, strconv.Itoa(n)))
		if err != nil {
			return nil, 0, err
		}
		manifests = append(manifests, m)
	}
	slices.SortFunc(manifests, func(a, b Manifest) int { return cmp.Compare(b.Number, a.Number) })
	current, err = b.current()
	return manifests, current, err
}

// numbers are those of the builds that are complete.
func (b *Builds) numbers() ([]int, error) {
	entries, err := os.ReadDir(b.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var numbers []int
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()); err == nil && e.IsDir() {
			numbers = append(numbers, n)
		}
	}
	return numbers, err
}

// Use makes build n the current one: a bad night is undone by pointing at the
// night before. The build's checksums are compared first.
func (b *Builds) Use(n int) error {
	unlock, err := b.lock()
	if err != nil {
		return err
	}
	defer unlock()
	if err := b.Check(n); err != nil {
		return err
	}
	return b.point(n)
}

// Check compares every file of build n, and of its base, with its checksum.
func (b *Builds) Check(n int) error {
	folder := filepath.Join(b.folder, strconv.Itoa(n))
	m, err := readManifest(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return byname.NotFound("population build "+strconv.Itoa(n), "one of the builds that are kept", "run: byname population list")
	}
	for _, f := range m.Files {
		err = errors.Join(err, f.check(folder))
	}
	if m.Base != 0 {
		err = errors.Join(err, b.Check(m.Base))
	}
	return err
}

// point writes CURRENT.
func (b *Builds) point(n int) error {
	return replaceFile(filepath.Join(b.folder, currentFile), []byte(strconv.Itoa(n)+"\n"))
}

// Remembered says that the work has taken up what build n changed.
func (b *Builds) Remembered(n int) error {
	return replaceFile(filepath.Join(b.folder, rememberedFile), []byte(strconv.Itoa(n)+"\n"))
}

// Forgotten reports whether a build is current that the work has not taken
// up: its process was killed in between.
func (b *Builds) Forgotten() (bool, error) {
	current, err := b.pointed(currentFile)
	if err != nil || current == 0 {
		return false, err
	}
	remembered, err := b.pointed(rememberedFile)
	return remembered != current, err
}

// issued is what must never be given out again.
type issued struct {
	Build  int             `json:"build"`  // the last number given to a build, published or not
	Person byname.PersonID `json:"person"` // the next id that nobody has
}

func (b *Builds) issued() (issued, error) {
	last := issued{Person: 1}
	text, err := os.ReadFile(filepath.Join(b.folder, issuedFile))
	if err == nil {
		err = json.Unmarshal(text, &last)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err != nil {
		return last, fmt.Errorf("builds: %s: %w", issuedFile, err)
	}
	manifests, _, err := b.List() // they know too, should ISSUED be lost
	for _, m := range manifests {
		last.Build, last.Person = max(last.Build, m.Number), max(last.Person, m.NextPerson)
	}
	return last, err
}

// issue remembers, before anybody can see it, what a build gives out.
func (b *Builds) issue(now issued) error {
	text, err := json.Marshal(now)
	if err != nil {
		return err
	}
	return replaceFile(filepath.Join(b.folder, issuedFile), append(text, '\n'))
}
