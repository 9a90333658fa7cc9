package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/s2"
)

// A cardWriter writes a file of cards.
type cardWriter[T any, P shelved[T]] struct {
	file    *os.File
	out     *bufio.Writer // to the file and its checksum
	sum     hash.Hash
	rows    codec // of the bundle that is being filled
	packed  []byte
	bundles []bundle // and where the next one begins
	next    bundle
}

func createCards[T any, P shelved[T]](path string) (*cardWriter[T, P], error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	sum := sha256.New()
	return &cardWriter[T, P]{file: file, sum: sum, out: bufio.NewWriterSize(io.MultiWriter(file, sum), 1<<16), bundles: []bundle{{}}}, err
}

func (w *cardWriter[T, P]) put(row P) error {
	row.fields(&w.rows)
	w.next.row++
	if len(w.rows.out) < bundleBytes {
		return nil
	}
	return w.tie()
}

// tie ends a bundle.
func (w *cardWriter[T, P]) tie() error {
	if len(w.rows.out) == 0 {
		return nil
	}
	w.packed = s2.Encode(w.packed[:cap(w.packed)], w.rows.out)
	w.rows.out = w.rows.out[:0]
	w.next.at += int64(len(w.packed))
	w.bundles = append(w.bundles, w.next)
	_, err := w.out.Write(w.packed)
	return err
}

// close makes the file durable and says what is in it.
func (w *cardWriter[T, P]) close() (FileSum, error) {
	err := w.tie()
	var c codec
	for i := range w.bundles {
		w.bundles[i].fields(&c)
	}
	c.out = binary.BigEndian.AppendUint64(c.out, uint64(w.next.at))
	_, writeErr := w.out.Write(c.out)
	err = errors.Join(err, writeErr, w.out.Flush(), w.file.Sync(), w.file.Close())
	return FileSum{Name: filepath.Base(w.file.Name()), Rows: w.next.row, Bytes: w.next.at + int64(len(c.out)), SHA256: hex.EncodeToString(w.sum.Sum(nil))}, err
}
