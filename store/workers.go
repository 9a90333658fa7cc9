package store

import (
	"byname"
	"byname/team"
)

// AddWorker adds a worker; one with the id is a conflict.
func (tx *Tx) AddWorker(w team.Worker) error {
	return tx.exec(`insert into team_worker (id, agency, name, job, from_on, to_on) values ($1, $2, $3, $4, $5, $6)`,
		w.ID, w.Agency, w.Name, w.Job, w.From, w.To)
}

// ChangeWorker changes a worker's name, job or days; the agency stays, for
// what was done was done for it.
func (tx *Tx) ChangeWorker(w team.Worker) error {
	return tx.change(noWorker, `update team_worker set name = $2, job = $3, from_on = $4, to_on = $5 where id = $1 and agency = $6`,
		w.ID, w.Name, w.Job, w.From, w.To, w.Agency)
}

var noWorker = byname.NotFound("worker", "a worker of this place", "look in the list of accounts")

const workerColumns = `id, agency, name, job, from_on, to_on`

func readWorker(row scanner) (w team.Worker, err error) {
	err = row.Scan(&w.ID, &w.Agency, &w.Name, &w.Job, &w.From, &w.To)
	return w, err
}

// Worker finds one.
func (tx *Tx) Worker(id byname.WorkerID) (team.Worker, error) {
	return one(tx, readWorker, noWorker, `select `+workerColumns+` from team_worker where id = $1`, id)
}

// Workers are all there are or ever were, by id.
func (tx *Tx) Workers() ([]team.Worker, error) {
	return all(tx, readWorker, `select `+workerColumns+` from team_worker order by id`)
}
