package work

import (
	"context"

	"byname"
	"byname/store"
)

// A ProgrammeVersion is one version of a programme's file that ran here. It
// holds nothing of anybody.
type ProgrammeVersion struct {
	Programme string
	Version   string // as signals and steps name it
	Text      string // the file; "" in a list
	First     byname.Day
	Runs      bool // today
}

// keepProgrammes keeps the text of every version that runs, before it makes
// anything.
func (w *Work) keepProgrammes(tx *store.Tx) error {
	var list []store.ProgrammeVersion
	for _, p := range w.Place.Programmes {
		list = append(list, store.ProgrammeVersion{Programme: p.ID, Version: p.Version, Text: p.Text})
	}
	return tx.KeepProgrammes(list, w.now())
}

// ProgrammeVersions are those of one programme, the last that came first.
func (w *Work) ProgrammeVersions(ctx context.Context, id string) (list []ProgrammeVersion, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.ProgrammeVersions(id)
		for _, v := range rows {
			list = append(list, w.version(v))
		}
		return err
	})
	return list, err
}

// ProgrammeVersion is one of them with its text.
func (w *Work) ProgrammeVersion(ctx context.Context, id, version string) (v ProgrammeVersion, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		row, err := tx.ProgrammeVersion(id, version)
		v = w.version(row)
		return err
	})
	return v, err
}

func (w *Work) version(v store.ProgrammeVersion) ProgrammeVersion {
	runs := v.Version != "" && w.Place.programme(v.Programme).Version == v.Version
	return ProgrammeVersion{v.Programme, v.Version, v.Text, byname.MinuteOf(v.First).Day(), runs}
}
