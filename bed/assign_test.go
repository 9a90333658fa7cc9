package bed_test

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"byname"
	"byname/bed"
	"byname/bench/invent"
)

var update = flag.Bool("update", false, "write what comes out into the tables")

// TestNights plays the nights of testdata: rooms and people as tables, and
// who sleeps where.
func TestNights(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no nights", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			names := map[byname.PersonID]string{}
			properties, parties := rooms(t, ar.Files[0].Data), people(t, ar.Files[1].Data, names)
			a, err := bed.Assign(context.Background(), properties, parties)
			if err != nil {
				t.Fatal(err)
			}
			keepsTheRules(t, properties, parties, a)
			got := said(a, names)
			if *update {
				ar.Files[2].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(ar.Files[2].Data); got != want {
				t.Errorf("got\n%s\nexpected\n%s", got, want)
			}
		})
	}
}

func said(a bed.Answer, names map[byname.PersonID]string) string {
	var b strings.Builder
	for _, p := range a.Places {
		fmt.Fprintf(&b, "%s: %s %s\n", names[p.Person], p.Property, p.Room)
	}
	for _, w := range a.Without {
		fmt.Fprintf(&b, "%s: no bed; %d would do and are given to others", names[w.Person], w.Taken)
		for _, rule := range slices.Sorted(maps.Keys(w.Refused)) {
			fmt.Fprintf(&b, "; %d: it %s", w.Refused[rule], rule)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%d placed, at most %d\n", len(a.Places), a.AtMost)
	return b.String()
}

// table reads lines of fields with stars for what is so.
func table(t *testing.T, data []byte) [][]string {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	for i, l := range lines {
		fields := strings.Split(l, "|")
		for k := range fields {
			fields[k] = strings.TrimSpace(fields[k])
		}
		lines[i] = strings.Join(fields, ",")
	}
	rows, err := csv.NewReader(strings.NewReader(strings.Join(lines, "\n"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func number(t *testing.T, s string) int {
	t.Helper()
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// rooms reads property | room | beds | rules.
func rooms(t *testing.T, data []byte) (properties []bed.Property) {
	for _, row := range table(t, data) {
		if n := len(properties); n == 0 || properties[n-1].ID != bed.PropertyID(row[0]) {
			properties = append(properties, bed.Property{ID: bed.PropertyID(row[0])})
		}
		r := bed.Room{ID: bed.RoomID(row[1]), Beds: number(t, row[2])}
		for rule := range strings.FieldsSeq(row[3]) {
			word, n, _ := strings.Cut(rule, "=")
			switch word {
			case "women":
				r.Women = true
			case "men":
				r.Men = true
			case "couples":
				r.Couples = true
			case "dogs":
				r.Dogs = true
			case "step-free":
				r.StepFree = true
			case "smoking":
				r.Smoking = true
			case "from":
				r.AgeFrom = number(t, n)
			case "to":
				r.AgeTo = number(t, n)
			case "taken":
				r.Taken = number(t, n)
			default:
				t.Fatalf("no rule %q", word)
			}
		}
		p := &properties[len(properties)-1]
		p.Rooms = append(p.Rooms, r)
	}
	return properties
}

// people reads name | with | points | nights | needs | apart from.
func people(t *testing.T, data []byte, names map[byname.PersonID]string) (parties []bed.Party) {
	rows := table(t, data)
	ids, at := map[string]byname.PersonID{}, map[string]int{}
	for i, row := range rows {
		ids[row[0]] = byname.PersonID(i + 1)
		names[byname.PersonID(i+1)] = row[0]
	}
	for _, row := range rows {
		n := bed.Need{Person: ids[row[0]], Men: true}
		for need := range strings.FieldsSeq(row[4]) {
			word, age, _ := strings.Cut(need, "=")
			switch word {
			case "woman":
				n.Women, n.Men = true, false
			case "age":
				n.Age = number(t, age)
			case "step-free":
				n.StepFree = true
			case "dog":
				n.Dog = true
			case "smokes":
				n.Smokes = true
			case "alone":
				n.Alone = true
			default:
				t.Fatalf("no need %q", word)
			}
		}
		for other := range strings.FieldsSeq(row[5]) {
			n.Apart = append(n.Apart, ids[other])
		}
		if with, ok := at[row[1]]; ok {
			at[row[0]] = with
			parties[with].People = append(parties[with].People, n)
			continue
		}
		at[row[0]] = len(parties)
		parties = append(parties, bed.Party{People: []bed.Need{n}, Points: number(t, row[2]), Waited: number(t, row[3])})
	}
	return parties
}

// TestAWinterNight: five hundred people and beds are placed, with proof, and
// twice in the same way; with no time at all there still is an answer and it
// says how far it may be from the best.
func TestAWinterNight(t *testing.T) {
	properties, parties := invent.Night(11, 500, 500)
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	a, err := bed.Assign(ctx, properties, parties)
	if err != nil || !a.Best || a.AtMost != len(a.Places) {
		t.Fatalf("best %v, %d placed of at most %d: %v", a.Best, len(a.Places), a.AtMost, err)
	}
	keepsTheRules(t, properties, parties, a)
	again, _ := bed.Assign(ctx, properties, parties)
	if !slices.Equal(a.Places, again.Places) {
		t.Error("the same night gave two answers")
	}
	stop()
	hurried, err := bed.Assign(ctx, properties, parties)
	if err != nil || len(hurried.Places) == 0 || hurried.AtMost < len(a.Places) || hurried.Best && len(hurried.Places) < len(a.Places) {
		t.Errorf("in no time: %d placed of at most %d: %v", len(hurried.Places), hurried.AtMost, err)
	}
	keepsTheRules(t, properties, parties, hurried)
}

func TestANightThatIsWrong(t *testing.T) {
	_, err := bed.Assign(t.Context(), nil, []bed.Party{{People: []bed.Need{{Person: 1}}}, {People: []bed.Need{{Person: 1}}}})
	if err == nil || !strings.Contains(err.Error(), "one request for tonight") {
		t.Errorf("somebody who asks twice: %v", err)
	}
	if _, err = bed.Assign(t.Context(), nil, []bed.Party{{}}); err == nil {
		t.Error("a party of nobody is taken")
	}
	if a, err := bed.Assign(t.Context(), nil, nil); err != nil || !a.Best {
		t.Errorf("nobody and nowhere: %v %v", a, err)
	}
}
