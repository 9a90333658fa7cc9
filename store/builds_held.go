package store

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"byname"
	"byname/feed"
	"byname/population"
)

// rememberMonths is how long the ids of a record are remembered after the
// last build that held it: longer than a yearly extract.
const rememberMonths = 13

// A Memory is what builds remember of records: the ids they had, and that an
// objection was told about them. An objection outlives the agreement under
// which it was told: it is forgotten when the record comes again without it,
// and not before.
type Memory struct {
	rows    func(take func(*heldRow, bool) error) error // all that is remembered; nil when there was no build
	entries []memory                                    // by hash
	objects map[keyHash]bool
	became  map[byname.PersonID]byname.PersonID
}

type memory struct {
	hash keyHash
	population.Held
	here    bool // a record of this build
	objects bool
}

// Objects remembers that an objection is told about a record of this build.
func (m *Memory) Objects(key feed.Key) {
	if m.objects == nil {
		m.objects = map[keyHash]bool{}
	}
	m.objects[hashOf(key)] = true
}

// Objectors are those about whom an objection was told by a record that is
// absent now. Ask when Of has been asked about all records of the build.
func (m *Memory) Objectors() map[byname.PersonID]bool {
	ids := map[byname.PersonID]bool{}
	for _, e := range m.entries {
		if e.objects && !e.here {
			ids[e.ID] = true
		}
	}
	return ids
}

// Became remembers which ids nobody is any more, and who they are now.
func (m *Memory) Became(changes []population.Change) {
	m.became = map[byname.PersonID]byname.PersonID{}
	for _, c := range changes {
		if _, known := m.became[c.From]; c.Gone && !known { // most of the records come first
			m.became[c.From] = c.To
		}
	}
}

// Memory reads the ids of the current build; nothing when there is none.
func (b *Builds) Memory() (*Memory, error) {
	current, err := b.current()
	if err != nil || current == 0 {
		return &Memory{}, err
	}
	build, err := b.Current()
	if err != nil {
		return nil, err
	}
	m := &Memory{rows: build.held, entries: make([]memory, 0, build.Counts.Records)}
	err = build.held(func(r *heldRow, _ bool) error {
		m.entries = append(m.entries, memory{hash: hashOf(feed.Key(r.Key)), Held: r.held(), objects: r.Objects})
		return nil
	})
	slices.SortFunc(m.entries, func(a, b memory) int { return a.hash.compare(b.hash) })
	return m, err
}

func (r *heldRow) held() population.Held {
	return population.Held{ID: byname.PersonID(r.ID), First: byname.PersonID(r.First), Last: byname.Day(r.Last), Since: r.Since, Stays: staysOf(r.Stays)}
}

func rowOfHeld(key string, h population.Held, here, objects bool) heldRow {
	return heldRow{key, int64(h.ID), int64(h.First), int32(h.Last), here, objects, h.Since, textOfStays(h.Stays)}
}

func textOfStays(stays []population.Stay) string {
	var text []byte
	for i, s := range stays {
		if i > 0 {
			text = append(text, ' ')
		}
		text = strconv.AppendInt(text, int64(s.From), 10)
		text = strconv.AppendInt(append(text, ':'), int64(s.ID), 10)
	}
	return string(text)
}

func staysOf(text string) (stays []population.Stay) {
	for part := range strings.FieldsSeq(text) {
		from, id, _ := strings.Cut(part, ":")
		build, _ := strconv.ParseInt(from, 10, 32)
		person, _ := strconv.ParseInt(id, 10, 64)
		stays = append(stays, population.Stay{From: int32(build), ID: byname.PersonID(person)})
	}
	return stays
}

// Of is what is remembered of a record; nothing when it is new. It may be
// asked from several goroutines, each about records of its own.
func (m *Memory) Of(key feed.Key) population.Held {
	e := m.entry(key)
	if e == nil {
		return population.Held{}
	}
	e.here = true
	return e.Held
}

func (m *Memory) entry(key feed.Key) *memory {
	i, found := slices.BinarySearchFunc(m.entries, hashOf(key), func(e memory, h keyHash) int { return e.hash.compare(h) })
	if !found {
		return nil
	}
	return &m.entries[i]
}

// absent hands over what is remembered of records that this build does not
// hold: objections for ever, the rest for a while.
func (m *Memory) absent(build int, day byname.Day, take func(heldRow) error) error {
	if m.rows == nil {
		return nil
	}
	t := day.Time().AddDate(0, -rememberMonths, 0)
	forget := byname.OnDay(t.Year(), t.Month(), t.Day())
	return m.rows(func(r *heldRow, _ bool) error {
		if m.entry(feed.Key(r.Key)).here || byname.Day(r.Last) < forget && !r.Objects {
			return nil
		}
		row := *r
		if now, gone := m.became[byname.PersonID(r.ID)]; gone {
			row = rowOfHeld(r.Key, r.held().In(int32(build), now, byname.Day(r.Last)), false, r.Objects)
		}
		row.Here = false
		return take(row)
	})
}

// held hands over what a build remembers of every record, and whether a joined
// build says it itself: that comes first, then what its base says of the
// others. What is handed over is not to be kept.
func (b *Build) held(take func(r *heldRow, own bool) error) error {
	if b.base == nil {
		return scanHeld(b.folder, func(r *heldRow) error { return take(r, false) })
	}
	told := map[keyHash]bool{}
	err := scanHeld(b.folder, func(r *heldRow) error {
		told[hashOf(feed.Key(r.Key))] = true
		return take(r, true)
	})
	if err != nil {
		return err
	}
	return scanHeld(b.base.folder, func(r *heldRow) error {
		if told[hashOf(feed.Key(r.Key))] {
			return nil
		}
		return take(r, false)
	})
}

func scanHeld(folder string, take func(*heldRow) error) error {
	ids, err := openTable[heldRow](filepath.Join(folder, idsFile))
	if err != nil {
		return err
	}
	return ids.scan(0, ids.rows(), 4096, func(rows []heldRow) error {
		for i := range rows {
			if err := take(&rows[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// PersonsOfRecords is who every record of the build is about.
func (b *Build) PersonsOfRecords() (*Owners, error) {
	owners := &Owners{of: make(map[keyHash]byname.PersonID, b.Counts.Records)}
	err := b.held(func(r *heldRow, _ bool) error {
		if r.Here {
			owners.of[hashOf(feed.Key(r.Key))] = byname.PersonID(r.ID)
		}
		return nil
	})
	return owners, err
}

// Owners are who records are about: labels, and nothing about anybody.
type Owners struct{ of map[keyHash]byname.PersonID }

// Of is who a record is about, 0 when it is not in the build.
func (o *Owners) Of(key feed.Key) byname.PersonID { return o.of[hashOf(key)] }
