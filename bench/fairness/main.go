// Command fairness links an invented population whose truth is known and
// prints how well, community by community: go run ./bench/fairness -seed 7.
// It is a self-consistency check and no evidence: those who invented the
// names and the faults also built the linker.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"byname/link"
)

func main() {
	people := flag.Int("people", 40_000, "people to invent, with about three rows each")
	seed := flag.Uint64("seed", 1, "the same seed invents the same people")
	where := flag.String("area", "", "`id` of the neighbourhood they live in (default: the whole system)")
	fewest := flag.Int("fewest", 500, "people that a group must have to be the best or behind it")
	rows := flag.String("wrong", "", "write rows that are with somebody else or away from their own to this `file`, to be looked at")
	estimates := flag.Int("estimates", 0, "instead, compare what the quality page estimates with the truth, for so many seeds from seed on")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if *estimates > 0 {
		if err := estimate(ctx, *seed, *estimates, *people, *where); err != nil {
			fmt.Fprintln(os.Stderr, "fairness:", err)
			os.Exit(1)
		}
		return
	}
	if err := measure(ctx, *seed, *people, *where, *fewest, *rows); err != nil {
		fmt.Fprintln(os.Stderr, "fairness:", err)
		os.Exit(1)
	}
}

func measure(ctx context.Context, seed uint64, people int, where string, fewest int, wrong string) error {
	t, err := invent(ctx, seed, people, where)
	if err != nil {
		return err
	}
	found, err := link.People(ctx, t.table, link.Options{})
	if err != nil {
		return err
	}
	q := link.Evaluate(found.Cluster, t.truth())
	fmt.Printf("%d people, seed %d, %d rows: a self-consistency check, not evidence\n", len(t.people), seed, q.Rows)
	fmt.Printf("pairs     precision %.5f  recall %.5f  F1 %.5f  (%d true, %d false, %d missed)\n", q.Precision, q.Recall, q.F1, q.TP, q.FP, q.FN)
	fmt.Printf("b-cubed   precision %.5f  recall %.5f  F1 %.5f\n", q.BPrecision, q.BRecall, q.BF1)
	lives := t.judge(found.Cluster)
	var between pairs
	for _, l := range lives {
		between.add(l.between.right, l.between.missed, l.between.wrong, 1)
	}
	f, _ := between.f1()
	fmt.Printf("between agencies alone: precision %.5f  recall %.5f  F1 %.5f\n", part(between.right, between.wrong), part(between.right, between.missed), f)
	if err := table(os.Stdout, t.people, lives, fewest); err != nil {
		return err
	}
	if wrong == "" {
		return nil
	}
	return t.writeWrong(wrong, found.Cluster)
}

// estimate asks how near the quality page, which knows no truth, comes to it.
func estimate(ctx context.Context, seed uint64, times, people int, where string) error {
	var runs [][]compared
	for i := range times {
		t, err := invent(ctx, seed+uint64(i), people, where)
		if err != nil {
			return err
		}
		found, err := link.People(ctx, t.table, link.Options{Trials: 3000})
		if err != nil {
			return err
		}
		runs = append(runs, t.compare(found))
		fmt.Fprintf(os.Stderr, "seed %d done\n", seed+uint64(i))
	}
	fmt.Printf("%d people, %d seeds from %d: a self-consistency check, not evidence\n", people, times, seed)
	return printCompared(os.Stdout, runs)
}
