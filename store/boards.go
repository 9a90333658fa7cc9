package store

import (
	"byname"
	"byname/govern"
)

// AddBoard adds a board with its seats.
func (tx *Tx) AddBoard(b govern.Board) error {
	if err := b.Check(); err != nil {
		return err
	}
	if err := tx.exec(`insert into govern_board (id, name, about, quorum) values ($1, $2, $3, $4)`, b.ID, b.Name, b.About, b.Quorum); err != nil {
		return err
	}
	for i, s := range b.Seats {
		err := tx.exec(`insert into govern_seat (board, id, line, partner, office, holder, from_on, to_on) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
			b.ID, s.ID, i, s.Partner, s.Office, orNull(s.Holder), s.From, s.To)
		if err != nil {
			return err
		}
	}
	return nil
}

// FillSeat gives a seat a holder, or none.
func (tx *Tx) FillSeat(board, seat string, holder byname.WorkerID) error {
	return tx.change(byname.NotFound("seat "+seat, "a seat of the board", "choose one of the board's seats"),
		`update govern_seat set holder = $3 where board = $1 and id = $2`, board, seat, orNull(holder))
}

// Board finds one, with its seats in order.
func (tx *Tx) Board(id string) (govern.Board, error) {
	b, err := one(tx, func(row scanner) (b govern.Board, err error) {
		err = row.Scan(&b.ID, &b.Name, &b.About, &b.Quorum)
		return b, err
	}, byname.NotFound("board "+id, "a board of this place", "look in the list of boards"),
		`select id, name, about, quorum from govern_board where id = $1`, id)
	if err != nil {
		return b, err
	}
	b.Seats, err = all(tx, func(row scanner) (s govern.Seat, err error) {
		err = row.Scan(&s.ID, &s.Partner, &s.Office, &s.Holder, &s.From, &s.To)
		return s, err
	}, `select id, partner, office, coalesce(holder, ''), from_on, to_on from govern_seat where board = $1 order by line`, id)
	return b, err
}

// Boards are the ids of all boards.
func (tx *Tx) Boards() ([]string, error) {
	return all(tx, value[string], `select id from govern_board order by id`)
}

// orNull is nil for an empty text, where a column refers to something.
func orNull[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}
