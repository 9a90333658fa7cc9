// Command link measures how long it takes to link an invented population,
// and in how much memory: go run ./bench/link -people 500000.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"syscall"
	"time"

	"byname/link"
)

func main() {
	profile := flag.String("profile", "", "write a CPU profile to this file")
	people := flag.Int("people", 500_000, "people to invent, with about five rows each")
	flag.Parse()
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	start := time.Now()
	t := link.NewTable()
	truth := invent(*people, t)
	filled := time.Now()
	res, err := link.People(context.Background(), t, link.Options{Progress: func(doing string, done, of int) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		fmt.Printf("%6.1f s  %5.0f MB live  %s\n", time.Since(start).Seconds(), float64(m.HeapAlloc)/1e6, doing)
	}})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	done := time.Now()
	fmt.Println(len(res.Edges), "edges")
	q := link.Evaluate(res.Cluster, truth)
	fmt.Printf("machine    %s/%s, %d cores, %s\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
	fmt.Printf("rows       %d of %d people, %d different things said\n", t.Rows(), *people, res.Model.Subjects)
	fmt.Printf("fill       %6.1f s\nlink       %6.1f s\n", filled.Sub(start).Seconds(), done.Sub(filled).Seconds())
	fmt.Printf("peak       %6.2f GB\n", peakGB())
	fmt.Printf("self-check precision %.4f recall %.4f F1 %.4f (the inventor and the linker share an author: no evidence)\n", q.Precision, q.Recall, q.F1)
	if os.Getenv("RULES") != "" {
		for _, r := range res.Rules {
			fmt.Printf("  %-66s pairs %9d new %9d largest %6d left out %d %v\n", r.Rule, r.Pairs, r.New, r.Largest, r.LeftOut, r.Used)
		}
		for _, r := range res.Model.Runs {
			fmt.Println(" ", r)
		}
	}
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
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return float64(u.Maxrss) / 1e6
}
