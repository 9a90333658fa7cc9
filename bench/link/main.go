// Command link measures how long it takes to link an invented population,
// and in how much memory: go run ./bench/link -people 500000.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strconv"
	"strings"
	"syscall"
	"time"

	"byname/bench/invent"
	"byname/feed"
	"byname/link"
)

func main() {
	people := flag.Int("people", 500_000, "people to invent, with about five rows each")
	memory := flag.Int64("memory", 1400, "MB to stay within if possible")
	profile := flag.String("profile", "", "write a CPU profile to this file")
	flag.Parse()
	debug.SetMemoryLimit(*memory << 20)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := measure(ctx, *people, *profile); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(ctx context.Context, people int, profile string) error {
	start := time.Now()
	table := link.NewTable()
	var truth []string
	invent.Records(people, func(r *feed.Record, person int) {
		table.Add(r)
		truth = append(truth, strconv.Itoa(person))
	})
	filled := time.Now()
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	before := processor()
	found, err := link.People(ctx, table, link.Options{Progress: said(filled)})
	if err != nil {
		return err
	}
	took, used := time.Since(filled), processor()-before
	var pairs, left int64
	for _, r := range found.Rules {
		pairs, left = pairs+r.New, left+r.LeftOut
	}
	q := link.Evaluate(found.Cluster, truth)
	fmt.Printf("machine     %s/%s, %d cores, %s\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
	fmt.Printf("rows        %d of %d people, %d different things said\n", table.Rows(), people, found.Model.Subjects)
	fmt.Printf("pairs       %d weighed, %d left out, %d edges\n", pairs, left, len(found.Edges))
	fmt.Printf("fill        %6.1f s, inventing included\n", filled.Sub(start).Seconds())
	fmt.Printf("link        %6.1f s, %.1f s of processor time\n", took.Seconds(), used.Seconds())
	fmt.Printf("peak        %6.2f GB\n", peakGB())
	fmt.Printf("self-check  precision %.4f recall %.4f F1 %.4f: the inventor and the linker share an author, so this is no evidence\n", q.Precision, q.Recall, q.F1)
	return nil
}

// said prints when each thing began.
func said(start time.Time) func(doing string, done, of int) {
	last := ""
	return func(doing string, _, _ int) {
		if doing != last {
			last = doing
			fmt.Printf("%6.1f s  %s\n", time.Since(start).Seconds(), doing)
		}
	}
}

// processor is the time all cores have worked for this process.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakGB is the most memory the process held.
func peakGB() float64 {
	if b, err := os.ReadFile("/proc/self/status"); err == nil {
		for l := range strings.Lines(string(b)) {
			var kb float64
			if n, _ := fmt.Sscanf(l, "VmHWM: %f kB", &kb); n == 1 {
				return kb / 1e6
			}
		}
	}
	return 0
}
