package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"byname"
	"byname/govern"
)

// PutQuestion opens a question that govern.Question.PutTo has made.
func (tx *Tx) PutQuestion(q govern.Question) error {
	effects, err := json.Marshal(q.Effects)
	if err != nil {
		return fmt.Errorf("question: %w", err)
	}
	return tx.exec(`
		insert into govern_question (id, board, title, paper, plain, put_on, worker, effects, decided_on, result, came_of_it)
		values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 'open', '')`,
		q.ID, q.Board, q.Title, q.Text, q.Plain, q.Put, q.By, string(effects))
}

// SaveQuestion writes down what was added to a question by govern's verbs:
// who came, interests, votes, the result. Votes are never removed, only
// struck; a question once decided changes no more, but for what came of it.
func (tx *Tx) SaveQuestion(q govern.Question) error {
	old, err := tx.Question(q.ID)
	if err != nil {
		return err
	}
	if old.Result != govern.Open {
		return tx.exec(`update govern_question set came_of_it = $2 where id = $1`, q.ID, q.CameOfIt)
	}
	for i, seat := range q.Present {
		if !slices.Contains(old.Present, seat) {
			if err := tx.exec(`insert into govern_present (question, line, seat) values ($1, $2, $3)`, q.ID, i, seat); err != nil {
				return err
			}
		}
	}
	for i, v := range q.Interest {
		if !slices.Contains(old.Interest, v) {
			if err := tx.exec(`insert into govern_interest (question, line, seat, what) values ($1, $2, $3, $4)`, q.ID, i, v.Seat, v.What); err != nil {
				return err
			}
		}
	}
	for _, v := range old.Votes {
		if !slices.Contains(q.Votes, v) {
			if err := tx.exec(`update govern_vote set struck = true where question = $1 and seat = $2`, q.ID, v.Seat); err != nil {
				return err
			}
		}
	}
	for i, v := range q.Votes {
		if !slices.Contains(old.Votes, v) {
			err := tx.exec(`insert into govern_vote (question, line, seat, choice, words, struck) values ($1, $2, $3, $4, $5, false)`,
				q.ID, i, v.Seat, v.Choice, v.Words)
			if err != nil {
				return err
			}
		}
	}
	return tx.exec(`update govern_question set decided_on = $2, result = $3, came_of_it = $4 where id = $1`, q.ID, q.Decided, q.Result, q.CameOfIt)
}

const questionColumns = `id, board, title, paper, plain, put_on, worker, effects, decided_on, result, came_of_it`

func readQuestion(row scanner) (q govern.Question, err error) {
	var effects string
	if err := row.Scan(&q.ID, &q.Board, &q.Title, &q.Text, &q.Plain, &q.Put, &q.By, &effects, &q.Decided, &q.Result, &q.CameOfIt); err != nil {
		return q, err
	}
	if err := json.Unmarshal([]byte(effects), &q.Effects); err != nil {
		return q, fmt.Errorf("question %s: its effects cannot be read", q.ID)
	}
	return q, nil
}

// Question finds one, with all that happened to it.
func (tx *Tx) Question(id string) (govern.Question, error) {
	q, err := one(tx, readQuestion, byname.NotFound("question "+id, "a question put to a board", "look in the list of decisions"),
		`select `+questionColumns+` from govern_question where id = $1`, id)
	if err != nil {
		return q, err
	}
	return q, tx.meeting(&q)
}

// Questions are all that were put to a board, newest first.
func (tx *Tx) Questions(board string) ([]govern.Question, error) {
	list, err := all(tx, readQuestion, `select `+questionColumns+` from govern_question where board = $1 order by put_on desc, id desc`, board)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if err := tx.meeting(&list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// meeting reads who came, interests and the votes that stand.
func (tx *Tx) meeting(q *govern.Question) (err error) {
	if q.Present, err = all(tx, value[string], `select seat from govern_present where question = $1 order by line, seat`, q.ID); err != nil {
		return err
	}
	if q.Interest, err = all(tx, func(row scanner) (i govern.Interest, err error) {
		err = row.Scan(&i.Seat, &i.What)
		return i, err
	}, `select seat, what from govern_interest where question = $1 order by line, seat`, q.ID); err != nil {
		return err
	}
	q.Votes, err = all(tx, func(row scanner) (v govern.Vote, err error) {
		err = row.Scan(&v.Seat, &v.Choice, &v.Words)
		return v, err
	}, `select seat, choice, words from govern_vote where question = $1 and not struck order by line, seat`, q.ID)
	return err
}
