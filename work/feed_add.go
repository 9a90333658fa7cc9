package work

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/store"
)

// FeedAsk says which files to take in.
type FeedAsk struct {
	Paths    []string // files, and folders of files
	Fewer    bool     // a snapshot may have less than half as many rows as the last one
	By       byname.WorkerID
	Progress func(FeedProgress) // called now and then, from several goroutines in turn; nil is silence
}

// FeedProgress is how far a feeding is.
type FeedProgress struct {
	File        string // one that is being read
	Files, Of   int    // done, and all
	Done, Total int64  // bytes
}

// FeedAdd takes in every file that one of the place's mappings claims. Each
// is taken whole or not at all, and is safe on disk when its turn is over.
// Files are taken in the order of their names, folder by folder, so that the
// later of two of one data set wins. What refuses one file does not keep out
// the others; the error is for what stopped the feeding.
func (w *Work) FeedAdd(ctx context.Context, ask FeedAsk) (Fed, error) {
	var fed Fed
	mappings, err := w.mappings()
	if err != nil {
		return fed, err
	}
	paths, err := filesAt(ask.Paths)
	if err != nil {
		return fed, err
	}
	if ask.By == "" {
		ask.By = guard.ByItself
	}
	var feeding []*feeding
	for _, path := range paths {
		m, err := claimant(mappings, path)
		if err != nil {
			return fed, err
		}
		if m == nil {
			fed.Nobody = append(fed.Nobody, filepath.Base(path))
			continue
		}
		feeding = append(feeding, w.feeding(path, m, ask))
	}
	unlock, err := w.deliveries().Lock()
	if err != nil {
		return fed, err
	}
	defer unlock()
	if err := w.deliverLocked(ctx); err != nil {
		return fed, err
	}
	err = feedAll(ctx, feeding, ask)
	for _, f := range feeding {
		err = errors.Join(err, f.abandon())
		if f.State != "" {
			fed.Files = append(fed.Files, f.FedFile)
		}
	}
	return fed, err
}

// feedAll reads several files at a time, and commits them in their order.
func feedAll(ctx context.Context, files []*feeding, ask FeedAsk) (err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ready := make([]chan error, len(files))
	for i := range ready {
		ready[i] = make(chan error, 1)
	}
	progress := newProgress(files, ask.Progress)
	var readers errgroup.Group
	readers.SetLimit(1 + runtime.GOMAXPROCS(0)) // one of them hands out the files
	readers.Go(func() error {
		for i, f := range files {
			readers.Go(func() error {
				ready[i] <- f.refusable(f.read(ctx, progress))
				return nil
			})
		}
		return nil
	})
	for i, f := range files {
		if err = <-ready[i]; err == nil {
			err = f.refusable(f.commit(ctx))
		}
		if err != nil {
			stop()
			break
		}
		progress.done(f)
	}
	return errors.Join(err, readers.Wait())
}

// refusable notes an error that refuses the file, and passes on any other.
func (f *feeding) refusable(err error) error {
	if errors.Is(err, byname.ErrInvalid) || errors.Is(err, byname.ErrDenied) {
		f.State, f.Why = FileRefused, err
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", f.File, err)
	}
	return nil
}

// filesAt are the files of the paths, those of a folder in the order of their
// names, without those whose name begins with a point.
func filesAt(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, byname.NotFound(path, "a file or a folder", "correct the path")
		}
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, path)
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if info, err := os.Stat(filepath.Join(path, e.Name())); err == nil && info.Mode().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
				files = append(files, filepath.Join(path, e.Name()))
			}
		}
	}
	if len(files) == 0 {
		return nil, byname.NotFound("feed", "files", "name files, or a folder of files")
	}
	return files, nil
}

// claimant is the mapping that claims a file, nil when none does.
func claimant(mappings []*feed.Mapping, path string) (*feed.Mapping, error) {
	claims := slices.DeleteFunc(slices.Clone(mappings), func(m *feed.Mapping) bool { return !m.Claims(filepath.Base(path)) })
	switch len(claims) {
	case 0:
		return nil, nil
	case 1:
		return claims[0], nil
	}
	return nil, byname.Invalid(filepath.Base(path), "a name that one mapping claims", "it is claimed by "+claims[0].File+" and "+claims[1].File+": narrow claims in one of them")
}

func (w *Work) feeding(path string, m *feed.Mapping, ask FeedAsk) *feeding {
	return &feeding{
		FedFile: FedFile{File: filepath.Base(path), Agency: w.Place.Short(m.Agency), DataSet: m.DataSet, Title: m.Title},
		w:       w, path: path, mapping: m, ask: ask, deliveries: store.OpenDeliveries(w.Data),
	}
}
