package govern

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"byname"
)

var update = flag.Bool("update", false, "write what was got into the tables")

// TestQuestions plays each table of testdata: a board, what happens to one
// question, and what comes of it. A refused line is told with its kind.
func TestQuestions(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			table, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			b := readBoard(t, table.Files[0].Data)
			got := play(t, b, table.Files[1].Data)
			if *update {
				table.Files[2].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(table), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(table.Files[2].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func lines(text []byte) [][]string {
	var list [][]string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, strings.Fields(line))
		}
	}
	return list
}

func readBoard(t *testing.T, text []byte) Board {
	b := Board{ID: "board", Name: "Board of partners"}
	for line := range strings.Lines(string(text)) {
		if q, ok := strings.CutPrefix(line, "quorum "); ok {
			b.Quorum, _ = strconv.Atoi(strings.TrimSpace(q))
			continue
		}
		f := strings.Split(line, "|")
		s := Seat{ID: strings.TrimSpace(f[0]), Partner: strings.TrimSpace(f[1]), Office: strings.TrimSpace(f[2])}
		if strings.TrimSpace(f[3]) == "held" {
			s.Holder = byname.WorkerID("holder-" + s.ID)
		}
		b.Seats = append(b.Seats, s)
	}
	if err := b.Check(); err != nil {
		t.Fatal(err)
	}
	return b
}

func play(t *testing.T, b Board, text []byte) string {
	var out strings.Builder
	q := Question{ID: "q1", Title: "Question", Text: "What the paper says."}
	day := byname.Day(0)
	for _, f := range lines(text) {
		line := strings.Join(f, " ")
		_, words, _ := strings.Cut(line, "| ")
		next, err := q, error(nil)
		switch f[0] {
		case "put":
			day = parseDay(t, f[1])
			q.Put = day
			next, err = q.PutTo(b)
		case "effect":
			e := effect(t, f[1:])
			if err = e.Check(); err == nil {
				next.Effects = append(next.Effects, e)
			}
		case "present":
			for _, s := range f[1:] {
				if next, err = next.Attend(b, s, day); err != nil {
					break
				}
			}
		case "interest":
			next, err = q.Declare(f[1], words)
		case "vote":
			next, err = q.Cast(Vote{f[1], Choice(f[2]), words})
		case "close":
			next, err = q.Close(b, parseDay(t, f[1]))
		default:
			t.Fatalf("no verb %q", f[0])
		}
		if err != nil {
			var p *byname.Problem
			if !errors.As(err, &p) {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "%s: %v\n", line, p.Kind)
			continue
		}
		q = next
	}
	c := q.Count(b)
	fmt.Fprintf(&out, "present %d, able to vote %d, for %d, against %d, abstained %d, quorate %v\n",
		c.Present, c.Able, c.For, c.Against, c.Abstained, c.Quorate)
	fmt.Fprintf(&out, "%s on %v\n", q.Result, q.Decided)
	for _, e := range q.Effects {
		fmt.Fprintln(&out, e.Words())
	}
	return out.String()
}

func effect(t *testing.T, f []string) Effect {
	kind := EffectKind(f[0])
	if f[0] == "open" {
		kind, f = OpenPool, f[1:]
	}
	e := Effect{Kind: kind}
	for _, word := range f[1:] {
		if p, err := byname.ParsePence(word); err == nil && strings.HasPrefix(word, "£") {
			e.Amount = p
		} else if n, err := strconv.Atoi(word); err == nil && e.Year == 0 {
			e.Year = n
		} else if err == nil {
			e.UntilYear = n
		} else if strings.HasPrefix(word, "MAN-") {
			e.Neighbourhood = word
		} else if e.Who == "" {
			e.Who = word
		} else {
			e.To = word
		}
	}
	return e
}

func parseDay(t *testing.T, s string) byname.Day {
	d, err := byname.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestAnyMeeting lets seats do anything in any order: whatever is accepted,
// no seat has two votes, none with an interest has one, all who voted were
// present, and what is carried had a quorum and more for than against.
func TestAnyMeeting(t *testing.T) {
	day := byname.Day(46000)
	rapid.Check(t, func(t *rapid.T) {
		seats := rapid.IntRange(1, 6).Draw(t, "seats")
		b := Board{ID: "b", Name: "B", Quorum: rapid.IntRange(1, seats).Draw(t, "quorum")}
		for i := range seats {
			b.Seats = append(b.Seats, Seat{ID: strconv.Itoa(i), Partner: "p", Holder: "h"})
		}
		q, err := Question{ID: "q", Title: "t", Text: "x", Put: day}.PutTo(b)
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(0, 30).Draw(t, "acts") {
			seat := strconv.Itoa(rapid.IntRange(0, seats).Draw(t, "seat"))
			before := fmt.Sprint(q)
			old := q
			var next Question
			switch rapid.IntRange(0, 3).Draw(t, "act") {
			case 0:
				next, err = q.Attend(b, seat, day)
			case 1:
				next, err = q.Declare(seat, "a stake")
			case 2:
				choice := rapid.SampledFrom([]Choice{For, Against, Abstain}).Draw(t, "choice")
				next, err = q.Cast(Vote{Seat: seat, Choice: choice})
			case 3:
				next, err = q.Close(b, day)
			}
			if fmt.Sprint(old) != before {
				t.Fatal("a verb changed the question it was given")
			}
			if err == nil {
				q = next
			}
		}
		c := q.Count(b)
		votes := map[string]int{}
		for _, v := range q.Votes {
			votes[v.Seat]++
			if votes[v.Seat] > 1 {
				t.Fatalf("seat %s voted twice", v.Seat)
			}
			if q.conflicted(v.Seat) {
				t.Fatalf("seat %s has an interest and voted", v.Seat)
			}
		}
		if c.For+c.Against+c.Abstained > c.Able || c.Able > c.Present || c.Present > seats {
			t.Fatalf("more votes than voters: %+v", c)
		}
		if q.Result != Open && !c.Quorate {
			t.Fatal("decided without a quorum")
		}
		if (q.Result == Carried) != (q.Decided != 0 && c.For > c.Against) {
			t.Fatalf("%s with %+v", q.Result, c)
		}
	})
}
