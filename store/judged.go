package store

import (
	"byname"
)

// A Judged is how good early signs were, as counted over a build.
type Judged struct {
	Build    int
	Manner   string // looking back, as told, invented truth
	Verdicts []byte // JSON
	By       byname.WorkerID
	On       byname.Day
}

// KeepJudged keeps what was counted, in place of what was there.
func (tx *Tx) KeepJudged(j Judged) error {
	return tx.exec(`
		insert into signal_judged (build, manner, verdicts, by_worker, judged_on) values ($1, $2, $3, $4, $5)
		on conflict (build, manner) do update set verdicts = $3, by_worker = $4, judged_on = $5`,
		j.Build, j.Manner, string(j.Verdicts), j.By, j.On)
}

// LastJudged is the latest of a manner, false when there is none.
func (tx *Tx) LastJudged(manner string) (j Judged, any bool, err error) {
	list, err := all(tx, func(row scanner) (j Judged, err error) {
		var text string
		err = row.Scan(&j.Build, &j.Manner, &text, &j.By, &j.On)
		j.Verdicts = []byte(text)
		return j, err
	}, `select build, manner, verdicts, by_worker, judged_on from signal_judged where manner = $1 order by build desc limit 1`, manner)
	if err != nil || len(list) == 0 {
		return Judged{}, false, err
	}
	return list[0], true, nil
}
