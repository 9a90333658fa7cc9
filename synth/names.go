package synth

import (
	"compress/gzip"
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
	"byname/area"
)

//go:embed data
var data embed.FS

// A community is people whose names come from the same lists.
type community struct {
	Name      string
	Of        string
	Share     float64
	Muslim    bool
	Given     []string
	Family    []string
	Language  string
	Speaks    float64
	Feminine  bool
	Begum     float64
	Father    bool
	Respelled float64
	Taken     float64
	Measured  bool
	Why       string

	given  map[byname.Sex][]cohort
	family weighted[string]
	typing float64
}

// A cohort is the given names of those born in some years.
type cohort struct {
	from, to int
	names    weighted[string]
}

// names are all communities and what their people are called.
type names struct {
	communities []*community
	nicknames   map[string][]string
}

func loadNames(f faults) (*names, error) {
	n := &names{nicknames: map[string][]string{}}
	text, err := data.ReadFile("data/communities.yaml")
	if err != nil {
		return nil, err
	}
	if err := yaml.Unmarshal(text, &n.communities); err != nil {
		return nil, fmt.Errorf("synth: communities.yaml: %w", err)
	}
	for _, c := range n.communities {
		c.given = map[byname.Sex][]cohort{}
		c.typing = f.typing(c.Name)
	}
	err = readList("given.csv.gz", func(r []string) error { return n.addGiven(r) })
	if err != nil {
		return nil, err
	}
	err = readList("surnames.csv.gz", func(r []string) error {
		weight, err := strconv.ParseFloat(r[2], 64)
		for _, c := range n.communities {
			if slices.Contains(c.Family, r[0]) {
				c.family.add(r[1], weight)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	err = readList("nicknames.csv", func(r []string) error {
		n.nicknames[r[0]] = append(n.nicknames[r[0]], r[1])
		return nil
	})
	return n, err
}

func (n *names) addGiven(r []string) error {
	sex := map[string]byname.Sex{"F": byname.Female, "M": byname.Male}[r[1]]
	from, err1 := strconv.Atoi(r[2])
	to, err2 := strconv.Atoi(r[3])
	weight, err3 := strconv.ParseFloat(r[5], 64)
	if sex == 0 || err1 != nil || err2 != nil || err3 != nil {
		return fmt.Errorf("synth: given.csv.gz: %q", r)
	}
	for _, c := range n.communities {
		if !slices.Contains(c.Given, r[0]) {
			continue
		}
		i := slices.IndexFunc(c.given[sex], func(x cohort) bool { return x.from == from && x.to == to })
		if i < 0 {
			i = len(c.given[sex])
			c.given[sex] = append(c.given[sex], cohort{from: from, to: to})
		}
		c.given[sex][i].names.add(r[4], weight)
	}
	return nil
}

// givenName is one that people of this sex born in that year bear.
func (c *community) givenName(ch *chance, sex byname.Sex, year int) string {
	fits := make([]*cohort, 0, 4)
	for i := range c.given[sex] {
		if x := &c.given[sex][i]; x.from <= year && year <= x.to {
			fits = append(fits, x)
		}
	}
	return of(ch, fits).names.pick(ch)
}

// feminine is the form a woman bears of a surname.
func (c *community) feminine(family string, sex byname.Sex) string {
	if c.Feminine && sex == byname.Female && (strings.HasSuffix(family, "ski") || strings.HasSuffix(family, "cki") || strings.HasSuffix(family, "dzki")) {
		return family[:len(family)-1] + "a"
	}
	return family
}

// communityOf picks one for a household by what the census counted there.
func (n *names) communityOf(ch *chance, l *area.LSOA) *community {
	var groups weighted[string]
	counts := l.Census
	for _, g := range []struct {
		name string
		n    int
	}{{"white", counts.White}, {"asian", counts.Asian}, {"black", counts.Black}, {"mixed", counts.Mixed}, {"other", counts.Other}} {
		groups.add(g.name, float64(g.n))
	}
	group := groups.pick(ch)
	muslim := group == "asian" && ch.hit(0.9*float64(counts.Muslim)/float64(max(counts.Asian, counts.Muslim, 1)))
	var of weighted[*community]
	for _, c := range n.communities {
		if c.Of == group && c.Muslim == muslim {
			of.add(c, c.Share)
		}
	}
	return of.pick(ch)
}

// readList reads a CSV file of data, header left out.
func readList(name string, each func([]string) error) error {
	f, err := data.Open("data/" + name)
	if err != nil {
		return err
	}
	defer f.Close()
	var r = csv.NewReader(f)
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return err
		}
		r = csv.NewReader(z)
	}
	rows, err := r.ReadAll()
	if err != nil {
		return fmt.Errorf("synth: %s: %w", name, err)
	}
	for _, row := range rows[1:] {
		if err := each(row); err != nil {
			return err
		}
	}
	return nil
}
