package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"

	"byname"
	"byname/feed"
)

// Manifest says what is in a delivery.
func (d *Deliveries) Manifest(hash string) (m DeliveryManifest, err error) {
	text, err := os.ReadFile(filepath.Join(d.folder, hash, manifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return m, byname.NotFound("delivery "+hash, "its rows in the data folder", "use the data folder that it was added to, or bring it back from a backup")
	}
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("delivery %s: %s: %w", hash, manifestFile, err)
	}
	return m, nil
}

// Rows reads a delivery's rows in the order of its file. A row and all it
// points to is good until the next.
func (d *Deliveries) Rows(ctx context.Context, hash string) iter.Seq2[*feed.Row, error] {
	return func(yield func(*feed.Row, error) bool) {
		if err := d.read(ctx, hash, func(row *feed.Row) bool { return yield(row, nil) }); err != nil {
			yield(nil, fmt.Errorf("delivery %s: %w", hash, err))
		}
	}
}

// read hands rows over until it is told to stop.
func (d *Deliveries) read(ctx context.Context, hash string, hand func(*feed.Row) bool) error {
	m, err := d.Manifest(hash)
	if err != nil {
		return err
	}
	folder := filepath.Join(d.folder, hash)
	rows, err := openCursor[deliveryRow](filepath.Join(folder, rowsFile))
	if err != nil {
		return err
	}
	defer rows.close()
	records, err := openCursor[recordRow](filepath.Join(folder, recordsFile))
	if err != nil {
		return err
	}
	defer records.close()
	events, err := openCursor[eventRow](filepath.Join(folder, eventsFile))
	if err != nil {
		return err
	}
	defer events.close()

	h := newHider()
	var row feed.Row
	var record feed.Record
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		r, err := rows.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		row = feed.Row{Line: int(r.Line), ID: r.Row, Key: m.Prefix + feed.Key(r.Row), Subject: feed.Key(r.Subject), Events: row.Events[:0]}
		if r.Records > 0 {
			one, err := records.next()
			if err != nil {
				return whole(err)
			}
			record = one.record(h)
			row.Record = &record
		}
		for range r.Events {
			one, err := events.next()
			if err != nil {
				return whole(err)
			}
			row.Events = append(row.Events, one.event())
		}
		if !hand(&row) {
			return nil
		}
	}
}

// whole is the error of a file that ends before another says it does.
func whole(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// A cursor reads a Parquet file one row after the other.
type cursor[T any] struct {
	file   *os.File
	reader *parquet.GenericReader[T]
	part   []T
	at     int
	done   bool
}

func openCursor[T any](path string) (*cursor[T], error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &cursor[T]{file: file, reader: parquet.NewGenericReader[T](file), part: make([]T, 0, 512)}, nil
}

func (c *cursor[T]) next() (*T, error) {
	for c.at == len(c.part) {
		if c.done {
			return nil, io.EOF
		}
		n, err := c.reader.Read(c.part[:cap(c.part)])
		if err != nil && err != io.EOF {
			return nil, err
		}
		c.part, c.at, c.done = c.part[:n], 0, err == io.EOF
	}
	c.at++
	return &c.part[c.at-1], nil
}

func (c *cursor[T]) close() { c.reader.Close(); c.file.Close() }
