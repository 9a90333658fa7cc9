package store

import (
	"time"

	"byname"
	"byname/feed"
)

// A DeliveryRow is one file that was taken in. Its accepted rows are Parquet
// in the folder of deliveries, under Hash.
type DeliveryRow struct {
	Number    int64  // in the order they came
	Hash      string // of what came
	File      string // as it was called
	Agency    byname.AgencyID
	DataSet   string
	Mapping   string // hash of the mapping it was read by
	Agreement string
	Snapshot  bool // of everybody; else changes
	Accepted  int  // rows
	Refused   int  // rows
	By        byname.WorkerID
	Taken     time.Time
	Erased    time.Time // by retention; zero: kept
}

// A RefusalRow is what was not taken of a row, and what to do about it.
type RefusalRow struct {
	Line int // in the file
	Row  string
	feed.Refusal
	Whole bool        // the row was left out, not only the field
	Raw   byname.Text // the row as it came
}

// AddDelivery writes down a delivery and its refusals, and gives its number.
// The same content again is a conflict.
func (tx *Tx) AddDelivery(d DeliveryRow, refusals []RefusalRow) (number int64, err error) {
	number, err = one(tx, value[int64], nil, `
		insert into feed_delivery (hash, file, agency, data_set, mapping, agreement, snapshot, accepted, refused, worker, taken_at, erased_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0) returning number`,
		d.Hash, d.File, d.Agency, d.DataSet, d.Mapping, d.Agreement, d.Snapshot, d.Accepted, d.Refused, d.By, millis(d.Taken))
	if err != nil {
		return 0, err
	}
	part, line := 0, -1
	for _, r := range refusals {
		if r.Line != line {
			part, line = 0, r.Line
		}
		err := tx.exec(`
			insert into feed_refusal (delivery, line, part, row_id, field, reason, to_do, whole, raw)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			number, r.Line, part, r.Row, r.Field, r.Reason, r.Do, r.Whole, r.Raw.Reveal())
		if err != nil {
			return 0, err
		}
		part++
	}
	return number, nil
}

const deliveryColumns = `number, hash, file, agency, data_set, mapping, agreement, snapshot, accepted, refused, worker, taken_at, erased_at`

func readDelivery(row scanner) (d DeliveryRow, err error) {
	var taken, erased int64
	err = row.Scan(&d.Number, &d.Hash, &d.File, &d.Agency, &d.DataSet, &d.Mapping, &d.Agreement, &d.Snapshot,
		&d.Accepted, &d.Refused, &d.By, &taken, &erased)
	d.Taken, d.Erased = moment(taken), moment(erased)
	return d, err
}

// Deliveries are all there were, oldest first: of several of a data set the
// latest wins.
func (tx *Tx) Deliveries() ([]DeliveryRow, error) {
	return all(tx, readDelivery, `select `+deliveryColumns+` from feed_delivery order by number`)
}

// Delivery finds one by the hash of what came.
func (tx *Tx) Delivery(hash string) (DeliveryRow, error) {
	return one(tx, readDelivery, byname.NotFound("delivery", "a file that was taken in", "look in the list of deliveries"),
		`select `+deliveryColumns+` from feed_delivery where hash = $1`, hash)
}

// EraseDelivery writes down that retention erased a delivery's rows, and
// erases what was refused of it.
func (tx *Tx) EraseDelivery(number int64, at time.Time) error {
	if err := tx.change(byname.NotFound("delivery", "one that is kept", "look in the list of deliveries"),
		`update feed_delivery set erased_at = $2 where number = $1 and erased_at = 0`, number, millis(at)); err != nil {
		return err
	}
	if err := tx.exec(`update feed_arrival set event = '' where delivery = $1`, number); err != nil {
		return err
	}
	return tx.exec(`delete from feed_refusal where delivery = $1`, number)
}

// Refusals are a delivery's, by line. The raw rows hold names: show them to
// nobody but the agency that sent them.
func (tx *Tx) Refusals(delivery int64) ([]RefusalRow, error) {
	return all(tx, readRefusal, `select `+refusalColumns+` from feed_refusal where delivery = $1 order by line, part`, delivery)
}

// OpenRefusals are those of a delivery whose row has not come again since.
func (tx *Tx) OpenRefusals(delivery int64) ([]RefusalRow, error) {
	return all(tx, readRefusal, `select `+refusalColumns+` from feed_refusal where delivery = $1 and came_again = 0 order by line, part`, delivery)
}

const refusalColumns = `line, row_id, field, reason, to_do, whole, raw`

func readRefusal(row scanner) (r RefusalRow, err error) {
	var raw string
	err = row.Scan(&r.Line, &r.Row, &r.Field, &r.Reason, &r.Do, &r.Whole, &raw)
	r.Raw = byname.Hide(raw)
	return r, err
}

// WaitingRows are the ids of the rows of a data set that were refused, or
// taken without a field, and have not come again.
func (tx *Tx) WaitingRows(agency byname.AgencyID, dataSet string) ([]string, error) {
	return all(tx, value[string], `
		select distinct r.row_id from feed_refusal r join feed_delivery d on d.number = r.delivery
		where d.agency = $1 and d.data_set = $2 and r.came_again = 0 and r.row_id <> '' order by r.row_id`, agency, dataSet)
}

// CameAgain writes down that rows of a data set came again in a delivery:
// what was wrong with them before is history.
func (tx *Tx) CameAgain(agency byname.AgencyID, dataSet string, delivery int64, rows []string) error {
	for _, row := range rows {
		err := tx.exec(`
			update feed_refusal set came_again = $1 where row_id = $2 and came_again = 0 and delivery in
			(select number from feed_delivery where agency = $3 and data_set = $4 and number < $1)`, delivery, row, agency, dataSet)
		if err != nil {
			return err
		}
	}
	return nil
}
