package work

import (
	"context"
	"io"
	"os"
	"sync"
	"time"
)

// progress counts the bytes of all files of a feeding and tells now and then.
// Each file is read twice: to know it again, and to take it in.
type progress struct {
	mutex sync.Mutex
	now   FeedProgress
	tell  func(FeedProgress)
	told  time.Time
}

func newProgress(files []*feeding, tell func(FeedProgress)) *progress {
	p := &progress{tell: tell, now: FeedProgress{Of: len(files)}}
	for _, f := range files {
		if info, err := os.Stat(f.path); err == nil {
			f.size = info.Size()
			p.now.Total += 2 * f.size
		}
	}
	return p
}

// reader counts what is read of a file, and ends with ctx.
func (p *progress) reader(ctx context.Context, f *feeding, in io.Reader) io.Reader {
	return counted(func(b []byte) (int, error) {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		n, err := in.Read(b)
		p.add(f.File, int64(n))
		return n, err
	})
}

type counted func([]byte) (int, error)

func (c counted) Read(b []byte) (int, error) { return c(b) }

func (p *progress) add(file string, n int64) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.now.Done += n
	p.now.File = file
	if p.tell != nil && time.Since(p.told) > 200*time.Millisecond {
		p.told = time.Now()
		p.tell(p.now)
	}
}

// done counts a file that is committed.
func (p *progress) done(f *feeding) {
	p.mutex.Lock()
	p.now.Files++
	p.mutex.Unlock()
	p.add(f.File, 0)
}
