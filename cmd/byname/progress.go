package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// A progress tells on stderr what is being done, how far it is and how long it
// still takes: on a terminal in one line, elsewhere one line for each thing
// done, for the log.
type progress struct {
	out     io.Writer
	live    bool
	doing   string
	began   time.Time
	written time.Time
}

func newProgress(e *env) *progress {
	p := &progress{out: e.stderr}
	if file, ok := e.stderr.(*os.File); ok {
		info, err := file.Stat()
		p.live = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

// say hears how far something is; of is 0 when nobody knows.
func (p *progress) say(doing string, done, of int) {
	now := time.Now()
	if doing != p.doing {
		p.end()
		p.doing, p.began, p.written = doing, now, time.Time{}
		if !p.live {
			fmt.Fprintln(p.out, doing)
		}
	}
	if !p.live || now.Sub(p.written) < 200*time.Millisecond {
		return
	}
	p.written = now
	fmt.Fprintf(p.out, "\r\x1b[K%s%s", doing, far(done, of, now.Sub(p.began)))
}

// far is " 40 %, 12 s left".
func far(done, of int, took time.Duration) string {
	if of <= 0 || done <= 0 {
		return ""
	}
	s := fmt.Sprintf(" %d %%", 100*done/of)
	if left := took * time.Duration(of-done) / time.Duration(done); left >= time.Second {
		s += fmt.Sprintf(", %s left", left.Round(time.Second))
	}
	return s
}

// end finishes the line.
func (p *progress) end() {
	if p.live && p.doing != "" {
		fmt.Fprintf(p.out, "\r\x1b[K%s, %s\n", p.doing, time.Since(p.began).Round(100*time.Millisecond))
	}
	p.doing = ""
}
