package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"byname"
	"byname/link"
)

const qualityFile = "quality.json"

// Quality writes how well the build's records are linked, so that it can be
// shown without counting again.
func (n *NewBuild) Quality(s link.Standing) error {
	text, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("population build: %w", err)
	}
	sum := sha256.Sum256(text)
	n.files = append(n.files, FileSum{Name: qualityFile, Rows: int64(len(s.Cells)), Bytes: int64(len(text)), SHA256: hex.EncodeToString(sum[:])})
	return replaceFile(filepath.Join(n.folder, qualityFile), text)
}

// Quality is how well the build's records are linked, of a joined build how
// well its base's are; it is read once.
func (b *Build) Quality() (link.Standing, error) { return b.quality() }

func (b *Build) readQuality() (s link.Standing, err error) {
	if b.base != nil {
		return b.base.Quality()
	}
	text, err := os.ReadFile(filepath.Join(b.folder, qualityFile))
	if errors.Is(err, fs.ErrNotExist) {
		return s, byname.NotFound(fmt.Sprintf("build %d", b.Number), "counts of how well it is linked", "make the next build: byname population build")
	}
	if err == nil {
		err = json.Unmarshal(text, &s)
	}
	if err != nil {
		return s, fmt.Errorf("build %d: %s: %w", b.Number, qualityFile, err)
	}
	return s, nil
}
