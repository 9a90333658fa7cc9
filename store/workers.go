package store

import (
	"byname"
	"byname/team"
)

// AddWorker adds a worker; one with the id is a conflict.
func (tx *Tx) AddWorker(w team.Worker) error {
	err := tx.exec(`insert into team_worker (id, agency, name, job, from_on, to_on) values ($1, $2, $3, $4, $5, $6)`,
		w.ID, w.Agency, w.Name, w.Job, w.From, w.To)
	if err != nil {
		return err
	}
	return tx.exec(`insert into team_post (worker, agency, job, from_on, to_on) values ($1, $2, $3, $4, $5)`, w.ID, w.Agency, w.Job, w.From, w.To)
}

// ChangeWorker changes a worker's name, job or days. The agency stays: who
// goes to another takes a new post.
func (tx *Tx) ChangeWorker(w team.Worker) error {
	err := tx.change(noWorker, `update team_worker set name = $2, job = $3, from_on = $4, to_on = $5 where id = $1 and agency = $6`,
		w.ID, w.Name, w.Job, w.From, w.To, w.Agency)
	if err != nil {
		return err
	}
	return tx.exec(`update team_post set job = $2, to_on = $3 where worker = $1
		and from_on = (select max(p.from_on) from team_post p where p.worker = $1)`, w.ID, w.Job, w.To)
}

// TakePost ends a worker's post and begins another on its first day. What was
// done before stays under the agency it was done for.
func (tx *Tx) TakePost(p team.Post) error {
	posts, err := tx.PostsOf(p.Worker)
	if err != nil {
		return err
	}
	if len(posts) == 0 || posts[len(posts)-1].From >= p.From {
		return byname.Invalid("post", "a day after the last one began", "choose a later day")
	}
	if err := tx.exec(`update team_post set to_on = $3 where worker = $1 and from_on = $2`, p.Worker, posts[len(posts)-1].From, p.From); err != nil {
		return err
	}
	if err := tx.exec(`insert into team_post (worker, agency, job, from_on, to_on) values ($1, $2, $3, $4, 0)`, p.Worker, p.Agency, p.Job, p.From); err != nil {
		return err
	}
	return tx.exec(`update team_worker set agency = $2, job = $3 where id = $1`, p.Worker, p.Agency, p.Job)
}

// PostsOf are where a worker worked and works, oldest first.
func (tx *Tx) PostsOf(w byname.WorkerID) ([]team.Post, error) {
	return all(tx, func(row scanner) (p team.Post, err error) {
		err = row.Scan(&p.Worker, &p.Agency, &p.Job, &p.From, &p.To)
		return p, err
	}, `select worker, agency, job, from_on, to_on from team_post where worker = $1 order by from_on`, w)
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
