package store

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"byname/population"
)

// The index of homes finds who may live with somebody, and who was in an
// incident with them, so that a day's changes reach everybody they concern.
// It is of the same form as the index by which people are found, and nobody
// is found by it.
const homesFile = "homes.index"

// Kinds of what people have in common.
const (
	homeUPRN     = 'u'
	homeDoor     = 'd'
	homeCall     = 'c'
	homeIncident = 'x'
)

func shared(kind byte, value string) known {
	sum := sha256.Sum256([]byte(value))
	return knownNumber(kind, binary.BigEndian.Uint64(sum[:]))
}

// homeKeys are what a home has in common with others.
func homeKeys(h population.Home) (keys []known) {
	for _, k := range []struct {
		kind  byte
		value string
	}{{homeUPRN, h.UPRN}, {homeDoor, h.Door}, {homeCall, h.Call}} {
		if k.value != "" {
			keys = append(keys, shared(k.kind, k.value))
		}
	}
	return keys
}

// Home writes down where the person with a number may be looked for by those
// who live with them.
func (n *NewBuild) Home(person int32, h population.Home) {
	for _, k := range homeKeys(h) {
		n.homes.add(k, person)
	}
}

// Incident writes down that a person was in an incident of abuse at home.
func (n *NewBuild) Incident(person int32, incident string) {
	n.homes.add(shared(homeIncident, incident), person)
}

// Neighbours are the numbers of those who share something of a home.
func (b *Build) Neighbours(h population.Home) (numbers []int32, err error) {
	for _, k := range homeKeys(h) {
		some, err := b.sharing(k)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, some...)
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), nil
}

// InIncident are the numbers of those who were in an incident.
func (b *Build) InIncident(incident string) ([]int32, error) {
	return b.sharing(shared(homeIncident, incident))
}

func (b *Build) sharing(k known) ([]int32, error) {
	own, err := b.homes()
	if err != nil {
		return nil, err
	}
	numbers, err := own.persons(k, k)
	if b.base == nil || err != nil {
		return numbers, err
	}
	index, err := b.base.homes()
	if err != nil {
		return nil, err
	}
	before, err := index.persons(k, k)
	before = slices.DeleteFunc(before, func(n int32) bool { return !b.tells(n) })
	return append(before, numbers...), err
}

func (b *Build) openHomes() (*index, error) {
	x, err := holdIndex(filepath.Join(b.folder, homesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNotJoinable
	}
	return x, err
}
