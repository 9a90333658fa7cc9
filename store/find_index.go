package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
)

// The index of a build finds persons by what somebody may know of them. It is
// a file of fixed entries in order: a key of eight bytes, whose first says what
// kind of thing is known, and the person's number in four. Parquet stays the
// truth: the index is made from it and says nothing that is not there.

// A known thing is a kind and what fits into seven bytes of a value.
type known uint64

// Kinds of known thing.
const (
	knownID       = 'i' // a PersonID
	knownKey      = 'k' // a hash of a record's key
	knownName     = 'n' // the first letters of one word of a name
	knownBorn     = 'b' // a birth date
	knownNHS      = 'h' // an NHS number
	knownPostcode = 'p' // a whole postcode, or the beginning of one
)

const (
	valueBytes = 7
	entryBytes = 12
)

func knownNumber(kind byte, value uint64) known {
	return known(uint64(kind)<<56 | value&(1<<56-1))
}

// knownText keeps the order of texts, so that a beginning can be looked for.
func knownText(kind byte, value string) known {
	var b [8]byte
	b[0] = kind
	copy(b[1:], value)
	return known(binary.BigEndian.Uint64(b[:]))
}

// upTo is the last key of a kind whose text begins with value.
func upTo(kind byte, value string) known {
	b := [8]byte{kind, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}
	copy(b[1:], value)
	return known(binary.BigEndian.Uint64(b[:]))
}

type indexEntry struct {
	known  known
	person int32
}

// An indexWriter gathers entries in any order.
type indexWriter struct{ entries []indexEntry }

func (w *indexWriter) add(k known, person int32) {
	w.entries = append(w.entries, indexEntry{k, person})
}

func (w *indexWriter) write(path string) (FileSum, error) {
	slices.SortFunc(w.entries, func(a, b indexEntry) int {
		return cmp.Or(cmp.Compare(a.known, b.known), cmp.Compare(a.person, b.person))
	})
	entries := slices.Compact(w.entries)
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return FileSum{}, err
	}
	sum := sha256.New()
	out := io.MultiWriter(file, sum)
	part := make([]byte, 0, 1<<16)
	for i, e := range entries {
		part = binary.BigEndian.AppendUint64(part, uint64(e.known))
		part = binary.BigEndian.AppendUint32(part, uint32(e.person))
		if len(part) > cap(part)-entryBytes || i == len(entries)-1 {
			if _, err := out.Write(part); err != nil {
				return FileSum{}, errors.Join(err, file.Close())
			}
			part = part[:0]
		}
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return FileSum{}, err
	}
	n := int64(len(entries))
	return FileSum{Name: filepath.Base(path), Rows: n, Bytes: n * entryBytes, SHA256: hex.EncodeToString(sum.Sum(nil))}, nil
}

// An index is one that is open. Several may read it at once.
type index struct {
	file *os.File
	n    int
	all  []byte // the whole file, when it is held
	ids  []byte // the entries of ids, held because every page asks for some
}

func openIndex(path string) (*index, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && info.Size()%entryBytes != 0 {
		err = fmt.Errorf("%s is cut off", filepath.Base(path))
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	x := &index{file: file, n: int(info.Size() / entryBytes)}
	if x.ids, err = x.entries(knownNumber(knownID, 0), knownNumber(knownID+1, 0)-1); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return x, nil
}

// holdIndex reads an index whole, for whoever asks for most of it. It is some
// megabytes for each hundred thousand people.
func holdIndex(path string) (*index, error) {
	all, err := os.ReadFile(path)
	if err == nil && len(all)%entryBytes != 0 {
		err = fmt.Errorf("%s is cut off", filepath.Base(path))
	}
	return &index{all: all, n: len(all) / entryBytes}, err
}

// person is the number of who has an id, false when nobody has.
func (x *index) person(id uint64) (number int32, found bool) {
	k := knownNumber(knownID, id)
	at := func(i int) known { return known(binary.BigEndian.Uint64(x.ids[i*entryBytes:])) }
	n := len(x.ids) / entryBytes
	i := sort.Search(n, func(i int) bool { return at(i) >= k })
	if i == n || at(i) != k {
		return 0, false
	}
	return int32(binary.BigEndian.Uint32(x.ids[i*entryBytes+8:])), true
}

// persons are the numbers of all whose key is from first to last, in order,
// each once.
func (x *index) persons(first, last known) ([]int32, error) {
	part, err := x.entries(first, last)
	numbers := make([]int32, 0, len(part)/entryBytes)
	for e := range slices.Chunk(part, entryBytes) {
		numbers = append(numbers, int32(binary.BigEndian.Uint32(e[8:])))
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), err
}

// entries are those whose key is from first to last.
func (x *index) entries(first, last known) ([]byte, error) {
	var failed error
	at := func(i int) known {
		if x.all != nil {
			return known(binary.BigEndian.Uint64(x.all[i*entryBytes:]))
		}
		var b [8]byte
		if _, err := x.file.ReadAt(b[:], int64(i)*entryBytes); err != nil {
			failed = errors.Join(failed, err)
		}
		return known(binary.BigEndian.Uint64(b[:]))
	}
	from := sort.Search(x.n, func(i int) bool { return at(i) >= first })
	to := from + sort.Search(x.n-from, func(i int) bool { return at(from+i) > last })
	if failed != nil {
		return nil, failed
	}
	if x.all != nil {
		return x.all[from*entryBytes : to*entryBytes], nil
	}
	part := make([]byte, (to-from)*entryBytes)
	if _, err := x.file.ReadAt(part, int64(from)*entryBytes); err != nil && len(part) > 0 {
		return nil, err
	}
	return part, nil
}
