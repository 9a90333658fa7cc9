package store

import (
	"byname"
	"byname/govern"
)

// AddResponse keeps what a resident said.
func (tx *Tx) AddResponse(r govern.Response) (id int64, err error) {
	if err := r.Check(); err != nil {
		return 0, err
	}
	return one(tx, value[int64], nil, `
		insert into govern_response (neighbourhood, about, theme, words, channel, language, day_on)
		values ($1, $2, $3, $4, $5, $6, $7) returning id`,
		r.Neighbourhood, r.About, r.Theme, r.Words, r.Channel, r.Language, r.Day)
}

// Theme puts a response under a theme, by whoever read it.
func (tx *Tx) Theme(id int64, theme string) error {
	return tx.change(byname.NotFound("response", "one that was given", "look in the list"),
		`update govern_response set theme = $2 where id = $1`, id, theme)
}

// A ResponseRow is a response and its number.
type ResponseRow struct {
	ID int64
	govern.Response
}

// Responses are what residents of a neighbourhood said, oldest first.
func (tx *Tx) Responses(neighbourhood string) ([]ResponseRow, error) {
	return all(tx, func(row scanner) (r ResponseRow, err error) {
		err = row.Scan(&r.ID, &r.Neighbourhood, &r.About, &r.Theme, &r.Words, &r.Channel, &r.Language, &r.Day)
		return r, err
	}, `select id, neighbourhood, about, theme, words, channel, language, day_on from govern_response
		where neighbourhood = $1 order by id`, neighbourhood)
}

// Answer writes down what the board answers to a theme in public. A later
// answer to the theme takes its place and leaves it on the record.
func (tx *Tx) Answer(a govern.Answer, by byname.WorkerID) error {
	if a.Theme == "" || a.Words == "" {
		return byname.Invalid("answer to residents", "a theme and words", "add what is missing")
	}
	return tx.exec(`insert into govern_answer (neighbourhood, theme, words, worker, day_on) values ($1, $2, $3, $4, $5)`,
		a.Neighbourhood, a.Theme, a.Words, by, a.Day)
}

// Answers are the last to each theme of a neighbourhood, by theme.
func (tx *Tx) Answers(neighbourhood string) ([]govern.Answer, error) {
	return all(tx, func(row scanner) (a govern.Answer, err error) {
		err = row.Scan(&a.Neighbourhood, &a.Theme, &a.Words, &a.Day)
		return a, err
	}, `select neighbourhood, theme, words, day_on from govern_answer a
		where neighbourhood = $1 and id = (select max(b.id) from govern_answer b where b.neighbourhood = a.neighbourhood and b.theme = a.theme)
		order by theme`, neighbourhood)
}
