package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"
)

// A row is one line of the table.
type row struct {
	what, size string
	spent      spent
	found      string  // what else was measured
	target     string  // "" when there is none
	missed     bool    // the target
	load       float64 // of the machine, when it ended
}

func (b *bench) report(r row) {
	r.load = load()
	b.rows = append(b.rows, r)
	say("%s: %.1f s %s", r.what, r.spent.wall.Seconds(), r.found)
}

// print prints the table, under what it was measured on.
func (b *bench) print(out io.Writer) error {
	fmt.Fprintf(out, "\n%s\n\n", machine())
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "measure\tsize\twall s\tCPU s\tpeak GB\tload\tfound\ttarget\t")
	for _, r := range b.rows {
		mark := ""
		switch {
		case r.target != "" && r.missed:
			mark = "missed"
		case r.target != "":
			mark = "reached"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%.1f\t%s\t%s\t%s\n", r.what, r.size,
			seconds(r.spent.wall), seconds(r.spent.cpu), gigabytes(r.spent.peak), r.load, r.found, r.target, mark)
	}
	return t.Flush()
}

func seconds(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%.1f", d.Seconds())
}

func gigabytes(bytes int64) string {
	if bytes == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", float64(bytes)/1e9)
}

// machine is what everything was measured on. Load is how many processes want
// to run, the average of a minute: above the number of cores others were busy
// too, and wall seconds say little.
func machine() string {
	return fmt.Sprintf("%s, %d cores, %s memory, %s/%s, %s, %s", processor(), runtime.NumCPU(), memory(),
		runtime.GOOS, runtime.GOARCH, runtime.Version(), time.Now().Format("2 January 2006"))
}

func processor() string {
	return afterColon("/proc/cpuinfo", "model name")
}

func memory() string {
	var kib float64
	if _, err := fmt.Sscanf(afterColon("/proc/meminfo", "MemTotal"), "%f", &kib); err != nil {
		return "unknown"
	}
	return fmt.Sprintf("%.0f GB", kib*1024/1e9)
}

// afterColon is the value of the first line of a file that begins so.
func afterColon(file, begins string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(text)) {
		if name, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == begins {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}

func load() (average float64) {
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		fmt.Sscanf(string(text), "%f", &average)
	}
	return average
}
