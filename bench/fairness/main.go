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
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
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
