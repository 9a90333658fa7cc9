// Command population measures one night with the program itself, from the
// agencies' files of an invented population to the published build:
//
//	go run ./bench/population -people 500000
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"byname/link"
)

func main() {
	people := flag.Int("people", 500_000, "people to invent")
	folder := flag.String("folder", "", "folder to work in, kept afterwards (default: a temporary one)")
	flag.Parse()
	if err := run(*people, *folder); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(people int, folder string) error {
	if folder == "" {
		temporary, err := os.MkdirTemp("", "byname-bench")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		folder = temporary
	}
	program, files, data := filepath.Join(folder, "byname"), filepath.Join(folder, "files"), filepath.Join(folder, "data")
	if out, err := exec.Command("go", "build", "-o", program, "./cmd/byname").CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	fmt.Printf("%s/%s, %d cores, %s; %d invented people\n\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), people)
	fmt.Printf("%-22s %9s %9s %9s\n", "step", "seconds", "CPU s", "peak GB")
	if _, err := os.Stat(files); err != nil {
		if err := step("synth write", program, "synth", "write", "--people", fmt.Sprint(people), "--out", files); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(data); err != nil {
		return err
	}
	links, signs := filepath.Join(folder, "links.csv"), filepath.Join(folder, "signals.csv")
	for _, s := range [][]string{
		{"feed add", files},
		{"population build"},
		{"population build"}, // the night after: ids are remembered
		{"population links", "--out", links},
		{"signal list", "--as-of", "2026-06-30", "--out", signs},
	} {
		args := append([]string{"--data", data}, strings.Fields(s[0])...)
		if err := step(s[0], program, append(args, s[1:]...)...); err != nil {
			return err
		}
	}
	size, err := sizeOf(filepath.Join(data, "builds", "1"))
	if err != nil {
		return err
	}
	fmt.Printf("\nbuild on disk %.0f MB\n", float64(size)/1e6)
	return judge(filepath.Join(files, "truth.csv"), links)
}

// step runs the program once and prints what it took.
func step(name, program string, args ...string) error {
	start := time.Now()
	c := exec.Command(program, args...)
	out, err := c.CombinedOutput()
	took := time.Since(start)
	// Refused rows are in the nature of invented files too: exit code 3.
	if err != nil && !(c.ProcessState.ExitCode() == 3 && args[len(args)-1] != "build") {
		return fmt.Errorf("%s: %w: %s", name, err, out)
	}
	peak := float64(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1e6
	fmt.Printf("%-22s %9.1f %9.1f %9.2f\n", name, took.Seconds(), (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(), peak)
	return nil
}

func sizeOf(folder string) (size int64, err error) {
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			size += info.Size()
		}
	}
	return size, err
}

// judge compares the links with the truth: a check that the program agrees
// with itself, since the same hands invented the faults, and no evidence.
func judge(truth, links string) error {
	who := map[string]string{}
	if err := eachRow(truth, func(r []string) { who[r[0]+" "+r[1]] = r[2] }); err != nil {
		return err
	}
	numbers := map[string]int32{}
	var cluster []int32
	var names []string
	err := eachRow(links, func(r []string) {
		n, known := numbers[r[2]]
		if !known {
			n = int32(len(numbers))
			numbers[r[2]] = n
		}
		if name := who[r[0]+" "+r[1]]; name != "" && name != "UNKNOWN" {
			cluster, names = append(cluster, n), append(names, name)
		}
	})
	if err != nil {
		return err
	}
	q := link.Evaluate(cluster, names)
	fmt.Printf("self-check of links: precision %.4f recall %.4f F1 %.4f over %d rows (the files are invented: no evidence)\n", q.Precision, q.Recall, q.F1, len(names))
	return nil
}

func eachRow(path string, take func([]string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.ReuseRecord = true
	for first := true; ; first = false {
		row, err := reader.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if !first {
			take(row)
		}
	}
}
