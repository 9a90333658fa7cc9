package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"byname/link"
)

const modelFile = "model.json"

// Model writes what linking learned, so that any link can be explained later.
func (n *NewBuild) Model(m *link.Model) error {
	text, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("population build: %w", err)
	}
	sum := sha256.Sum256(text)
	n.files = append(n.files, FileSum{Name: modelFile, Rows: 1, Bytes: int64(len(text)), SHA256: hex.EncodeToString(sum[:])})
	return replaceFile(filepath.Join(n.folder, modelFile), text)
}

// Model is what the build was linked by; it is read once.
func (b *Build) Model() (*link.Model, error) { return b.model() }

func (b *Build) readModel() (*link.Model, error) {
	text, err := os.ReadFile(filepath.Join(b.folder, modelFile))
	if err != nil {
		return nil, err
	}
	var m link.Model
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("build %d: %s: %w", b.Number, modelFile, err)
	}
	return &m, nil
}
