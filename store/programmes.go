package store

import (
	"time"

	"byname"
)

// A ProgrammeVersion is one version of a programme's file that could run.
type ProgrammeVersion struct {
	Programme string
	Version   string
	Text      string // the file; "" in a list
	First     time.Time
}

// KeepProgrammes keeps the versions that are not kept yet.
func (tx *Tx) KeepProgrammes(versions []ProgrammeVersion, at time.Time) error {
	for _, v := range versions {
		err := tx.exec(`insert into programme_version (programme, version, content, first_at) values ($1, $2, $3, $4) on conflict (programme, version) do nothing`,
			v.Programme, v.Version, v.Text, millis(at))
		if err != nil {
			return err
		}
	}
	return nil
}

// ProgrammeVersions are those of one programme, the last that came first,
// without their texts.
func (tx *Tx) ProgrammeVersions(programme string) ([]ProgrammeVersion, error) {
	return all(tx, readProgramme, `select programme, version, '', first_at from programme_version where programme = $1 order by number desc`, programme)
}

// ProgrammeVersion is one of them with its text; byname.ErrNotFound when it
// never ran here.
func (tx *Tx) ProgrammeVersion(programme, version string) (ProgrammeVersion, error) {
	missing := byname.NotFound("version", "a version of a programme that ran here", "choose one of its list")
	return one(tx, readProgramme, missing, `select programme, version, content, first_at from programme_version where programme = $1 and version = $2`, programme, version)
}

func readProgramme(row scanner) (v ProgrammeVersion, err error) {
	var first int64
	err = row.Scan(&v.Programme, &v.Version, &v.Text, &first)
	v.First = moment(first)
	return v, err
}
