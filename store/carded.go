package store

import (
	"cmp"
	"errors"
	"io/fs"
)

// A carded table is one with cards beside it: what is read through is read
// from Parquet, what is read here and there from the cards.
type carded[T any, P shelved[T]] struct {
	*table[T]
	cards *cards[T, P] // nil in a build from before there were cards
}

// cardsOf is the file of cards beside a table's.
func cardsOf(path string) string { return path + ".cards" }

func openCarded[T any, P shelved[T]](path string) (carded[T, P], error) {
	t, err := openTable[T](path)
	k, cardsErr := openCards[T, P](cardsOf(path))
	if errors.Is(cardsErr, fs.ErrNotExist) {
		cardsErr = nil
	}
	return carded[T, P]{t, k}, errors.Join(err, cardsErr)
}

// read gives n rows from row first on.
func (t carded[T, P]) read(first int64, n int) ([]T, error) {
	if t.cards == nil {
		return t.table.read(first, n)
	}
	return t.cards.read(first, n)
}

// A cardedWriter writes both.
type cardedWriter[T any, P shelved[T]] struct {
	*tableWriter[T]
	cards *cardWriter[T, P]
}

func createCarded[T any, P shelved[T]](path string) (cardedWriter[T, P], error) {
	t, err := createTable[T](path)
	if err != nil {
		return cardedWriter[T, P]{}, err
	}
	k, err := createCards[T, P](cardsOf(path))
	return cardedWriter[T, P]{t, k}, err
}

// put writes one row.
func (w cardedWriter[T, P]) put(row T) error {
	return cmp.Or(w.cards.put(&row), w.tableWriter.put(row))
}

// abandon closes the files without caring for what is in them.
func (w cardedWriter[T, P]) abandon() {
	w.tableWriter.abandon()
	w.cards.file.Close()
}
