package work

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"time"

	"byname"
	"byname/feed"
	"byname/store"
)

// mostRefusals bounds what is kept of one file. Beyond it the mapping is
// wrong, or the file is another.
const mostRefusals = 100_000

// A feeding is one file on its way in: read aside, then committed.
type feeding struct {
	FedFile

	w          *Work
	path       string
	size       int64
	mapping    *feed.Mapping
	ask        FeedAsk
	deliveries *store.Deliveries

	hash       string
	correction bool
	lost       bool // the database knows the delivery, and its rows are not in the data folder
	delivery   *store.NewDelivery
	refusals   []store.RefusalRow
}

// read reads the whole file and writes what it accepts aside. Nobody sees
// anything of it before commit.
func (f *feeding) read(ctx context.Context, p *progress) error {
	start := time.Now()
	err := f.w.DB.Read(ctx, func(tx *store.Tx) error { return mayTakeIn(tx, f.mapping, f.w.Today()) })
	if err != nil {
		return err
	}
	file, err := os.Open(f.path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := p.reader(ctx, f, file)
	content := sha256.New()
	if _, err := io.Copy(content, in); err != nil {
		return err
	}
	f.hash = f.name(content)
	if known, err := f.known(ctx); known || err != nil {
		return err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	content = sha256.New()
	in = io.TeeReader(in, content)
	if err := f.rows(ctx, in); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, in); err != nil {
		return err
	}
	if f.name(content) != f.hash {
		return byname.Invalid(f.File, "a file that stays as it is while it is read", "wait until it is written, and add it again")
	}
	f.Took = time.Since(start)
	return nil
}

// name is that of the delivery of this content, as it is read now.
func (f *feeding) name(content hash.Hash) string {
	io.WriteString(content, "\n"+f.mapping.Version)
	return hex.EncodeToString(content.Sum(nil))
}

// known reports whether the file was taken in before, and is all there.
func (f *feeding) known(ctx context.Context) (bool, error) {
	var d store.DeliveryRow
	err := f.w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		d, err = tx.Delivery(f.hash)
		return err
	})
	if errors.Is(err, byname.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	m, err := f.deliveries.Manifest(f.hash)
	if f.lost = errors.Is(err, byname.ErrNotFound) && d.Erased.IsZero(); f.lost {
		return false, nil
	}
	f.State, f.Rows, f.Records, f.Events, f.Refused = FileAgain, d.Accepted, m.Records, m.Events, d.Refused
	return true, nil
}

func (f *feeding) rows(ctx context.Context, in io.Reader) error {
	file, err := feed.Open(in, f.mapping, feed.Options{LSOA: f.w.Place.Areas.PostcodeLSOA})
	if err != nil {
		return err
	}
	f.correction = file.Correction
	if f.delivery, err = f.deliveries.New(f.mapping, file.Header()); err != nil {
		return err
	}
	for row, err := range file.Rows(ctx) {
		if err != nil {
			return err
		}
		if !row.Refused {
			if err := f.delivery.Put(row); err != nil {
				return err
			}
		}
		if err := f.note(row); err != nil {
			return err
		}
	}
	f.Rows, f.Records, f.Events = f.delivery.Rows, f.delivery.Records, f.delivery.Events
	return nil
}

// note keeps what was not taken of a row.
func (f *feeding) note(row *feed.Row) error {
	switch {
	case row.Refused:
		f.Refused++
	case len(row.Refusals) > 0:
		f.LeftOut++
	}
	for _, r := range row.Refusals {
		f.refusals = append(f.refusals, store.RefusalRow{Line: row.Line, Row: row.ID, Refusal: r, Whole: row.Refused, Raw: row.Raw})
	}
	if len(f.refusals) > mostRefusals {
		r := f.refusals[0]
		return byname.Invalid(f.File, fmt.Sprintf("at most %d refusals; the first is on line %d, %s: %s", mostRefusals, r.Line, r.Field, r.Reason),
			"correct the mapping, or check that the file is this data set")
	}
	return nil
}

// abandon removes what a file that was not taken in left aside.
func (f *feeding) abandon() error {
	if f.delivery == nil || f.State == FileTaken || f.State == FileBack {
		return nil
	}
	return f.delivery.Abandon()
}
