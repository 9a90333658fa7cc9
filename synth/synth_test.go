package synth

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"byname"
	"byname/area"
	"byname/place"
)

// memory keeps files for a test to read.
type memory map[string]*bytes.Buffer

func (m memory) Create(name string) (io.WriteCloser, error) {
	m[name] = &bytes.Buffer{}
	return closer{m[name]}, nil
}

type closer struct{ io.Writer }

func (closer) Close() error { return nil }

var loaded = sync.OnceValues(func() (*area.System, error) { return area.Load(place.GreaterManchester) })

func system(t testing.TB) *area.System {
	t.Helper()
	s, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var twoYears = Options{Seed: 1, People: 4000, Area: "MAN-N07", From: byname.OnDay(2024, 7, 1), To: byname.OnDay(2026, 6, 30)}

func written(t testing.TB, o Options) memory {
	t.Helper()
	m := memory{}
	if err := Write(t.Context(), m, system(t), o); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSameSeedSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := written(t, twoYears)
	runtime.GOMAXPROCS(4)
	again := written(t, twoYears)
	o := twoYears
	o.Seed = 2
	other := written(t, o)
	for name := range one {
		if !bytes.Equal(one[name].Bytes(), again[name].Bytes()) {
			t.Errorf("%s differs between two runs of the same seed", name)
		}
		if bytes.Equal(one[name].Bytes(), other[name].Bytes()) {
			t.Errorf("%s is the same for another seed", name)
		}
	}
	if len(one) != int(files) {
		t.Errorf("%d files", len(one))
	}
}

// The first lines come from files that were written by hand, not by this
// package.
func TestFilesBeginAsTheAgenciesFilesDo(t *testing.T) {
	made := written(t, twoYears)
	lines, err := os.ReadDir("testdata/first_lines")
	if err != nil || len(lines) != 14 {
		t.Fatal(len(lines), err)
	}
	for _, l := range lines {
		want, err := os.ReadFile(path.Join("testdata/first_lines", l.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got := made[strings.TrimSuffix(l.Name(), ".csv")+"_synth.csv"]
		if !bytes.HasPrefix(got.Bytes(), want) {
			t.Errorf("%s begins %q, want %q", l.Name(), got.Bytes()[:len(want)], want)
		}
	}
}

func TestGzipHoldsTheSame(t *testing.T) {
	o := twoYears
	o.People, o.Gzip = 500, true
	zipped := written(t, o)
	o.Gzip = false
	for name, want := range written(t, o) {
		if got := unzip(t, zipped[name+".gz"]); !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s.gz does not hold %s", name, name)
		}
	}
}

func TestPeopleAreThoseWhoLiveThere(t *testing.T) {
	o := twoYears
	o.People = 10_000
	m := written(t, o)
	n, _ := system(t).Neighbourhood(o.Area)
	people := read(t, m, "people.csv")
	if len(people) != o.People {
		t.Fatalf("%d people", len(people))
	}
	seen := map[string]bool{}
	ages, adults := [19]float64{}, map[string]bool{}
	for _, p := range people {
		born, err := byname.ParseDay(p["dob"])
		if err != nil || seen[p["person"]] {
			t.Fatal(p["person"], err)
		}
		seen[p["person"]] = true
		age := born.YearsBefore(o.To)
		ages[area.BandOf(age)]++
		adults[p["household"]] = adults[p["household"]] || age >= 15
	}
	for h, ok := range adults {
		if !ok {
			t.Errorf("household %s has no adult", h)
		}
	}
	if size := float64(len(people)) / float64(len(adults)); size < 2.2 || size > 2.9 {
		t.Errorf("%.2f people a household; the census counted 2.4 in England and more here", size)
	}
	apart := 0.0
	for _, b := range area.Bands() {
		want := n.LSOAs.People(byname.SexUnknown, b) / float64(n.LSOAs.Population())
		apart += math.Abs(ages[b]/float64(o.People)-want) / 2
	}
	if apart > 0.02 {
		t.Errorf("the ages of %.1f per cent are not those of the neighbourhood", 100*apart)
	}
}

func TestNHSNumbers(t *testing.T) {
	taken := "9990000018"
	numbers, err := nhsNumbers(1_000_000, 7, func(n string) bool { return n == taken })
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool, len(numbers))
	for i, n := range numbers {
		if seen[n] || n == taken {
			t.Fatalf("number %d is given twice or taken", i)
		}
		seen[n] = true
		if want := "999"; i < 900_000 && n[:3] != want || n[0] != '9' {
			t.Fatalf("number %d is outside the range it should be in", i)
		}
	}
	for _, n := range numbers[:1000] {
		if _, err := byname.ParseNHSNumber(n); err != nil {
			t.Error(err)
		}
	}
}

func TestTakenNumbersAreNotGivenAgain(t *testing.T) {
	o := twoYears
	o.People = 1500
	first := written(t, o)
	files := mapFS{}
	for name, b := range first {
		files[name] = b.Bytes()
	}
	taken, err := TakenIn(files.fs())
	if err != nil {
		t.Fatal(err)
	}
	o.Taken = taken
	second := written(t, o)
	had := map[string]bool{}
	for _, r := range read(t, first, "gp_practice_synth.csv") {
		had[r["NHSNumber"]] = true
	}
	for _, r := range read(t, second, "gp_practice_synth.csv") {
		if n := r["NHSNumber"]; n != "" && had[n] {
			t.Fatal("an NHS number was given twice")
		}
	}
	if len(had) < 1300 {
		t.Errorf("%d numbers", len(had))
	}
}

func TestWhatCannotBeInvented(t *testing.T) {
	s := system(t)
	for name, c := range map[string]struct {
		change func(*Options)
		kind   error
	}{
		"nobody":                  {func(o *Options) { o.People = 0 }, byname.ErrInvalid},
		"more than live there":    {func(o *Options) { o.People = 41_211 }, byname.ErrInvalid},
		"unknown neighbourhood":   {func(o *Options) { o.Area = "MAN-N99" }, byname.ErrNotFound},
		"an end before the start": {func(o *Options) { o.To = o.From }, byname.ErrInvalid},
		"no start":                {func(o *Options) { o.From = 0 }, byname.ErrInvalid},
		"ten years":               {func(o *Options) { o.From -= 3000 }, byname.ErrInvalid},
	} {
		o := twoYears
		c.change(&o)
		if err := Write(t.Context(), memory{}, s, o); !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	o := twoYears
	o.People = 40_000
	o.Progress = func(int) { cancel() }
	if err := Write(ctx, memory{}, system(t), o); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

type full struct{}

func (full) Create(string) (io.WriteCloser, error) { return nil, errors.New("disk full") }

func TestSaysWhenAFileCannotBeMade(t *testing.T) {
	if err := Write(t.Context(), full{}, system(t), twoYears); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Error(err)
	}
}

// The rates were set before any linker was run on these files. To change
// them, raise the version, give the reason in docs/synth.md and put the new
// sum here.
func TestFaultRatesAreFrozen(t *testing.T) {
	for name, frozen := range map[string]string{"faults.yaml": "ba1322172434fa44", "communities.yaml": "a262a5d0ca0054c4"} {
		text, err := data.ReadFile("data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(text)
		if got := hex.EncodeToString(sum[:8]); got != frozen {
			t.Errorf("%s has changed: %s", name, got)
		}
	}
	f, err := loadFaults()
	if err != nil {
		t.Fatal(err)
	}
	for file, rates := range f.Files {
		if !slices.ContainsFunc(layouts[:], func(l layout) bool { return l.rates == file }) {
			t.Errorf("faults.yaml names a file %q that there is not", file)
		}
		for fault := range rates {
			if !slices.Contains(faultNames[:], fault) {
				t.Errorf("faults.yaml names a fault %q that there is not", fault)
			}
		}
	}
	for _, fault := range f.Kept {
		if !slices.Contains(faultNames[:], fault) {
			t.Errorf("faults.yaml keeps a fault %q that there is not", fault)
		}
	}
}

// Each community either has lists to draw from or says why it is not measured.
func TestCommunities(t *testing.T) {
	f, err := loadFaults()
	if err != nil {
		t.Fatal(err)
	}
	n, err := loadNames(f)
	if err != nil {
		t.Fatal(err)
	}
	shares := map[string]float64{}
	for _, c := range n.communities {
		shares[c.Of+strconv.FormatBool(c.Muslim)] += c.Share
		if c.Measured == (c.Why != "") {
			t.Errorf("%s: measured %v, why %q", c.Name, c.Measured, c.Why)
		}
		for _, sex := range []byname.Sex{byname.Female, byname.Male} {
			for year := 1928; year <= 2026; year++ {
				count := 0
				for _, x := range c.given[sex] {
					if x.from <= year && year <= x.to {
						count += len(x.names.values)
					}
				}
				if count == 0 || c.Measured && count < 80 {
					t.Fatalf("%s: %d given names for %v people born in %d", c.Name, count, sex, year)
				}
			}
		}
		if len(c.family.values) == 0 || c.Measured && len(c.family.values) < 100 {
			t.Errorf("%s: %d surnames", c.Name, len(c.family.values))
		}
	}
	for group, share := range shares {
		if math.Abs(share-1) > 1e-9 {
			t.Errorf("the shares of %s add to %v", group, share)
		}
	}
	if got := slices.Sorted(maps.Keys(shares)); !slices.Equal(got, []string{"asianfalse", "asiantrue", "blackfalse", "mixedfalse", "otherfalse", "whitefalse"}) {
		t.Errorf("groups %q", got)
	}
}

// What programmes do to the invented is declared once and for all: a method of
// judging that is better only on a larger effect is no better.
func TestEffectsAreFrozen(t *testing.T) {
	if got := fmt.Sprint(Effects); got != "[{falls [admission.emergency.fall admission.emergency.fracture] 0.5}]" {
		t.Errorf("declared effects have changed: %s", got)
	}
}
