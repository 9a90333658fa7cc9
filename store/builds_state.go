package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"byname/link"
)

// stateFile is the linked population as a day's records join it. It holds
// what Parquet holds, in codes, and is read by the next join alone.
const stateFile = "link.state"

const stateBuffer = 1 << 20

// State writes the state of linking that a day's records can join.
func (n *NewBuild) State(s *link.State) error {
	file, err := os.OpenFile(filepath.Join(n.folder, stateFile), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	sum := sha256.New()
	out := bufio.NewWriterSize(io.MultiWriter(file, sum), stateBuffer)
	err = errors.Join(s.Write(out), out.Flush(), file.Sync())
	size, sizeErr := file.Seek(0, io.SeekCurrent)
	if err := errors.Join(err, sizeErr, file.Close()); err != nil {
		return err
	}
	n.files = append(n.files, FileSum{Name: stateFile, Rows: 1, Bytes: size, SHA256: hex.EncodeToString(sum.Sum(nil))})
	return nil
}

// State reads the state of linking.
func (b *Build) State() (*link.State, error) {
	file, err := os.Open(filepath.Join(b.folder, stateFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNotJoinable
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return link.ReadState(bufio.NewReaderSize(file, stateBuffer))
}
