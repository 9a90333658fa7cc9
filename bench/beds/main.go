// Command beds places a city's winter night, and the same night again with
// HiGHS through SciPy, which is what an analyst would pick instead:
//
//	pip install scipy && go run ./bench/beds
//
// Both are asked for the most people that can be placed. Byname also gives
// the best set of people in order of turns, and HiGHS is not asked for that.
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"text/tabwriter"
	"time"

	"byname"
	"byname/bed"
	"byname/bench/invent"
)

//go:embed highs.py
var highs string

func main() {
	people := flag.Int("people", 500, "people who ask, and beds that are free")
	nights := flag.Int("nights", 10, "nights")
	python := flag.String("python", "python3", "a Python that has SciPy; empty for Byname alone")
	limit := flag.Duration("limit", 30*time.Second, "for one answer of Byname")
	flag.Parse()
	if err := run(*people, *nights, *python, *limit); err != nil {
		fmt.Fprintln(os.Stderr, "beds:", err)
		os.Exit(1)
	}
}

func run(people, nights int, python string, limit time.Duration) error {
	t := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	defer t.Flush()
	fmt.Fprintln(t, "night\tplaced\tat most\tproved\tlooked at\tCPU ms\tHiGHS placed\tHiGHS CPU ms\t")
	for night := range nights {
		properties, parties := invent.Night(uint64(night), people, people)
		ctx, stop := context.WithTimeout(context.Background(), limit)
		began := processor()
		a, err := bed.Assign(ctx, properties, parties)
		took := processor() - began
		stop()
		if err != nil {
			return err
		}
		fmt.Fprintf(t, "%d\t%d\t%d\t%v\t%d\t%.1f\t", night, len(a.Places), a.AtMost, a.Best, a.Looked, ms(took))
		if python == "" {
			fmt.Fprintln(t, "\t\t")
			continue
		}
		other, err := ask(python, properties, parties)
		if err != nil {
			return err
		}
		fmt.Fprintf(t, "%d\t%.1f\t\n", other.Placed, other.Seconds*1000)
		if other.Placed != len(a.Places) {
			return fmt.Errorf("night %d: Byname places %d and HiGHS %d", night, len(a.Places), other.Placed)
		}
	}
	return nil
}

// A question is a night as numbers: what HiGHS needs to know.
type question struct {
	Free     []int    `json:"free"`     // beds by slot
	Property []int    `json:"property"` // of each slot
	Size     []int    `json:"size"`     // of each party
	Open     [][]int  `json:"open"`     // slots by party
	Apart    [][2]int `json:"apart"`    // parties
}

type reply struct {
	Placed  int     `json:"placed"`
	Seconds float64 `json:"seconds"` // of the processor, in solving alone
}

func ask(python string, properties []bed.Property, parties []bed.Party) (r reply, err error) {
	q := question{Open: make([][]int, len(parties)), Apart: [][2]int{}}
	for i := range properties {
		for _, room := range properties[i].Rooms {
			for p := range parties {
				if properties[i].Refuses(room, parties[p]) == "" {
					q.Open[p] = append(q.Open[p], len(q.Free))
				}
			}
			q.Free, q.Property = append(q.Free, room.Free()), append(q.Property, i)
		}
	}
	party := map[byname.PersonID]int{}
	for p := range parties {
		q.Size = append(q.Size, len(parties[p].People))
		for _, need := range parties[p].People {
			party[need.Person] = p
		}
	}
	for p := range parties {
		for _, need := range parties[p].People {
			for _, other := range need.Apart {
				pair := [2]int{min(p, party[other]), max(p, party[other])}
				if pair[0] != pair[1] && !slices.Contains(q.Apart, pair) {
					q.Apart = append(q.Apart, pair)
				}
			}
		}
	}
	in, err := json.Marshal(q)
	if err != nil {
		return r, err
	}
	c := exec.Command(python, "-c", highs)
	c.Stdin, c.Stderr = bytes.NewReader(in), os.Stderr
	out, err := c.Output()
	if err != nil {
		return r, fmt.Errorf("%s with SciPy: %w", python, err)
	}
	return r, json.Unmarshal(out, &r)
}

func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
