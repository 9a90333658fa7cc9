// Command effect shows what judging a programme is worth where the truth is
// known: on invented people it plants what a programme does, has it reach those
// worse off first, and judges it as its page does: go run ./bench/effect.
// It is a self-consistency check and no evidence.
package main

import (
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"os/signal"

	"byname/outcome"
)

func main() {
	people := flag.Int("people", 300_000, "people of each invented population")
	populations := flag.Int("populations", 8, "populations")
	runs := flag.Int("runs", 200, "programmes played, shared out evenly to the populations")
	id := flag.String("programme", "falls", "`id` of the programme judged")
	seed := flag.Uint64("seed", 1, "the same seed plays the same")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *people, *populations, *runs, *id, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "effect:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, people, populations, runs int, id string, seed uint64) error {
	if populations < 1 || runs < populations {
		return fmt.Errorf("%d runs in %d populations: at least one in each", runs, populations)
	}
	planted, err := declared(id)
	if err != nil {
		return err
	}
	nothing := planted
	nothing.Prevents = 0
	var does, idle []played
	for n := range populations {
		t, err := invent(ctx, id, people, "", seed+uint64(n))
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "population %d of %d: %d people ever found\n", n+1, populations, len(t.courses))
		a, err := t.plays(ctx, planted, seed+1000*uint64(n), runs/populations)
		if err != nil {
			return err
		}
		b, err := t.plays(ctx, nothing, seed+1000*uint64(n)+500, runs/populations)
		if err != nil {
			return err
		}
		does, idle = append(does, a...), append(idle, b...)
	}
	fmt.Printf("%s, %d populations of %d invented people: a self-consistency check, not evidence\n", id, populations, people)
	fmt.Println(told(fmt.Sprintf("prevents %.0f in a hundred", 100*planted.Prevents), does))
	fmt.Println(told("prevents nothing", idle))
	return nil
}

// told is what came of many runs, in words.
func told(what string, list []played) string {
	var said, within, effect, harmed int64
	var bias, square, size, pairs float64
	refused := map[string]int{}
	for _, p := range list {
		if p.naive > 0 {
			harmed++
		}
		if !p.study.Effect.Shown() {
			refused[p.study.Refused]++
			continue
		}
		e := p.study.Effect
		said++
		if e.LowerCL <= p.truth && p.truth <= e.UpperCL {
			within++
		}
		if e.LowerCL > 0 || e.UpperCL < 0 {
			effect++
		}
		bias += e.Value - p.truth
		square += (e.Value - p.truth) * (e.Value - p.truth)
		size += p.truth
		pairs += float64(p.study.Matched)
	}
	if said == 0 {
		return fmt.Sprintf("%s: nothing could be said in any of %d runs; the first: %s", what, len(list), list[0].study.Refused)
	}
	n := float64(said)
	bias, size, pairs = bias/n, size/n, pairs/n
	off := math.Sqrt((square/n - bias*bias) / n)
	share := func(x int64) string {
		i := outcome.OfProportion(x, n, 100, .95)
		return fmt.Sprintf("%d of %d, %.1f per cent (%.1f to %.1f)", x, said, i.Value, i.LowerCL, i.UpperCL)
	}
	return fmt.Sprintf("%s: truly %.2f in a hundred people; within the 95 per cent interval %s; said to be an effect %s; off by %+.2f on average (%.2f to %.2f); %.0f pairs on average; plainly compared it looks harmful %d of %d times; nothing said %d times %v",
		what, size, share(within), share(effect), bias, bias-1.96*off, bias+1.96*off, pairs, harmed, len(list), len(list)-int(said), refused)
}
