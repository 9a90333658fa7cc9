package store

import (
	"encoding/json"
	"errors"
	"time"

	"byname"
	"byname/feed"
)

// Marks of an arrival: what it changes of how the person may be shown, from
// the moment it came.
const (
	MarkObjects    = "objects"
	MarkRestricted = "restricted"
)

// An Arrival is one event that an agency sent in the day. Its row is named as
// the agency's extract will name it, so that the two are one. An Event without
// a Kind takes back what the row said.
type Arrival struct {
	Number   int64
	Row      feed.Key
	Event    feed.Event // about the Subject
	Mark     string
	By       byname.WorkerID
	At       time.Time
	Person   byname.PersonID // 0: nobody knows whose record it is about
	Delivery int64           // 0: in none yet
	Waits    bool            // the current build was made without it
}

const arrivalColumns = `number, row_key, event, mark, worker, at, person, delivery, waits`

func readArrival(row scanner) (a Arrival, err error) {
	var event string
	var at int64
	if err = row.Scan(&a.Number, &a.Row, &event, &a.Mark, &a.By, &at, &a.Person, &a.Delivery, &a.Waits); err != nil {
		return a, err
	}
	a.At = moment(at)
	if event != "" {
		err = json.Unmarshal([]byte(event), &a.Event)
	}
	return a, err
}

// Arrive keeps an event, and gives what its row said before, if anything. The
// same event once more changes nothing: again is true, and before is what is
// kept already.
func (tx *Tx) Arrive(a Arrival) (number int64, before *Arrival, again bool, err error) {
	event, err := json.Marshal(a.Event)
	if err != nil {
		return 0, nil, false, err
	}
	first := errors.New("the first of its row")
	had, err := one(tx, readArrival, first, `select `+arrivalColumns+` from feed_arrival where row_key = $1 and newest`, a.Row)
	switch {
	case errors.Is(err, first):
	case err != nil:
		return 0, nil, false, err
	default:
		was, err := json.Marshal(had.Event)
		if err != nil {
			return 0, nil, false, err
		}
		if before = &had; string(was) == string(event) {
			return had.Number, before, true, nil
		}
		if err := tx.exec(`update feed_arrival set newest = $2 where number = $1`, had.Number, false); err != nil {
			return 0, nil, false, err
		}
	}
	number, err = one(tx, value[int64], nil, `
		insert into feed_arrival (row_key, kind, event, mark, worker, at, newest, person, delivery, waits)
		values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9) returning number`,
		a.Row, a.Event.Kind, string(event), a.Mark, a.By, millis(a.At), true, a.Person, true)
	return number, before, false, err
}

// Came are the arrivals about some persons that the current build was made
// without, in the order they came. What somebody else's row said of them before
// counts too: it is told of them no more.
func (tx *Tx) Came(persons ...byname.PersonID) ([]Arrival, error) {
	if len(persons) == 0 {
		return nil, nil
	}
	var args []any
	for _, p := range persons {
		args = append(args, p)
	}
	return all(tx, readArrival, `select `+arrivalColumns+` from feed_arrival where newest and waits and event <> '' and (person in (`+numbered(1, len(args))+`)
		or row_key in (select row_key from feed_arrival where not newest and person in (`+numbered(1, len(args))+`))) order by number`, args...)
}

// Waiting are all arrivals that the current build was made without, in the
// order they came.
func (tx *Tx) Waiting() ([]Arrival, error) {
	return all(tx, readArrival, `select `+arrivalColumns+` from feed_arrival where newest and waits and event <> '' order by number`)
}

// EverArrived reports whether anything ever came in the day.
func (tx *Tx) EverArrived() (bool, error) {
	n, err := one(tx, value[int], nil, `select count(*) from (select number from feed_arrival limit 1) a`)
	return n > 0, err
}

// Unlinked are the arrivals of an agency about records of nobody we know,
// oldest first.
func (tx *Tx) Unlinked(agency byname.AgencyID) ([]Arrival, error) {
	prefix := string(agency) + "/"
	return all(tx, readArrival, `select `+arrivalColumns+` from feed_arrival
		where newest and person = 0 and kind <> '' and event <> '' and row_key >= $1 and row_key < $2 order by number`, prefix, prefix[:len(prefix)-1]+"0")
}

// AllUnlinked are those of every agency.
func (tx *Tx) AllUnlinked() ([]Arrival, error) {
	return all(tx, readArrival, `select `+arrivalColumns+` from feed_arrival where newest and person = 0 and kind <> '' order by number`)
}

// Arrival finds one by its number.
func (tx *Tx) Arrival(number int64) (Arrival, error) {
	return one(tx, readArrival, byname.NotFound("event", "one that came in the day", "look in the list of those about nobody known"),
		`select `+arrivalColumns+` from feed_arrival where number = $1 and newest`, number)
}

// Concerns writes down whom an arrival is about.
func (tx *Tx) Concerns(number int64, person byname.PersonID) error {
	return tx.exec(`update feed_arrival set person = $2 where number = $1`, number, person)
}

// NotDelivered are the arrivals that are in no delivery yet, in the order they
// came, also those whose place another has taken.
func (tx *Tx) NotDelivered() ([]Arrival, error) {
	return all(tx, readArrival, `select `+arrivalColumns+` from feed_arrival where delivery = 0 order by number`)
}

// Delivered writes down in which delivery builds find an arrival.
func (tx *Tx) Delivered(number, delivery int64) error {
	return tx.exec(`update feed_arrival set delivery = $2 where number = $1 and delivery = 0`, number, delivery)
}

// Await says anew which arrivals wait, for a build that knew the deliveries up
// to this one.
func (tx *Tx) Await(last int64) error {
	return tx.exec(`update feed_arrival set waits = (delivery = 0 or delivery > $1) where waits <> (delivery = 0 or delivery > $1)`, last)
}
