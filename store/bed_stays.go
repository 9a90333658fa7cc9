package store

import (
	"encoding/json"
	"fmt"
	"time"

	"byname"
	"byname/bed"
)

// A BedRequest is somebody's asking for a bed. Of each person the number and
// what they need is kept, and nothing else.
type BedRequest struct {
	Number  int64           `json:"-"`
	By      byname.WorkerID `json:"-"`
	Agency  byname.AgencyID `json:"-"`
	Day     byname.Day      `json:"-"` // from which night
	At      time.Time       `json:"-"`
	People  []bed.Need
	Anchors []string // a record of each person's
	Reasons []string // ids of why their turn is as it is
}

// AskForBed writes a request down and gives its number.
func (tx *Tx) AskForBed(r BedRequest) (number int64, err error) {
	text, err := json.Marshal(r)
	if err != nil {
		return 0, fmt.Errorf("request: %w", err)
	}
	number, err = one(tx, value[int64], nil, `insert into bed_request (worker, agency, day, at, text) values ($1, $2, $3, $4, $5) returning number`,
		r.By, r.Agency, r.Day, millis(r.At), string(text))
	if err != nil {
		return 0, err
	}
	for i, need := range r.People {
		if err := tx.exec(`insert into bed_person (request, person, anchor) values ($1, $2, $3)`, number, need.Person, r.Anchors[i]); err != nil {
			return 0, err
		}
	}
	return number, nil
}

// EndBedRequest ends a request that is open.
func (tx *Tx) EndBedRequest(number int64, by byname.WorkerID, at time.Time, reason string) error {
	return tx.exec(`insert into bed_ended (request, worker, at, reason) values ($1, $2, $3, $4) on conflict do nothing`, number, by, millis(at), reason)
}

// BedRequests are the open ones, oldest first. Who ended, and who was to be kept
// apart from them, is now who they became.
func (tx *Tx) BedRequests() ([]BedRequest, error) {
	list, err := all(tx, func(row scanner) (r BedRequest, err error) {
		var at int64
		var text string
		if err = row.Scan(&r.Number, &r.By, &r.Agency, &r.Day, &at, &text); err != nil {
			return r, err
		}
		r.At = moment(at)
		return r, json.Unmarshal([]byte(text), &r)
	}, `select number, worker, agency, day, at, text from bed_request
		where not exists (select 1 from bed_ended e where e.request = number) order by number`)
	for _, r := range list {
		for i := range r.People {
			need := &r.People[i]
			if err == nil {
				need.Person, err = tx.Alias(need.Person)
			}
			for k := range need.Apart {
				if err == nil {
					need.Apart[k], err = tx.Alias(need.Apart[k])
				}
			}
		}
	}
	return list, err
}

// A Stay is one offer of a room, as far as it has come.
type Stay struct {
	Number   int64
	Request  int64
	Property bed.PropertyID
	Provider byname.AgencyID
	Room     bed.RoomID
	Beds     int
	Held     byname.Minute // until when the bed waits for them
	At       time.Time     // when it was offered
	State    bed.State
	Reason   string // of the last move
	Seq      int    // of the last move, from 1
	Moved    time.Time
}

// OfferBed writes an offer down and gives its number.
func (tx *Tx) OfferBed(s Stay, by byname.WorkerID) (number int64, err error) {
	number, err = one(tx, value[int64], nil, `insert into bed_stay (request, property, provider, room, beds, held, at) values ($1, $2, $3, $4, $5, $6, $7) returning number`,
		s.Request, s.Property, s.Provider, s.Room, s.Beds, s.Held, millis(s.At))
	if err != nil {
		return 0, err
	}
	return number, tx.MoveStay(number, 0, bed.Offered, "", by, s.At)
}

// MoveStay writes down how a stay goes on after move number seen. It is a
// conflict when somebody was first.
func (tx *Tx) MoveStay(stay int64, seen int, to bed.State, reason string, by byname.WorkerID, at time.Time) error {
	last, err := one(tx, value[int], nil, `select coalesce(max(seq), 0) from bed_move where stay = $1`, stay)
	if err != nil {
		return err
	}
	if last != seen {
		return byname.Conflict("stay", "the stay as it is now", "somebody was first: look at tonight's beds again")
	}
	return tx.exec(`insert into bed_move (stay, seq, state, reason, worker, at) values ($1, $2, $3, $4, $5, $6)`,
		stay, seen+1, string(to), reason, by, millis(at))
}

const stays = `select s.number, s.request, s.property, s.provider, s.room, s.beds, s.held, s.at, m.state, m.reason, m.seq, m.at
	from bed_stay s join bed_move m on m.stay = s.number
	where m.seq = (select max(n.seq) from bed_move n where n.stay = s.number)`

// Stays are those that hold a bed, and those that have ended since a moment.
func (tx *Tx) Stays(since time.Time) ([]Stay, error) {
	return all(tx, readStay, stays+` and (m.state in ($1, $2, $3) or m.at >= $4) order by s.number`,
		string(bed.Offered), string(bed.Accepted), string(bed.Arrived), millis(since))
}

// Stay is one stay.
func (tx *Tx) Stay(number int64) (Stay, error) {
	return one(tx, readStay, byname.NotFound("stay", "an offer that was made", "look at tonight's beds again"), stays+` and s.number = $1`, number)
}

func readStay(row scanner) (s Stay, err error) {
	var at, moved int64
	var state string
	err = row.Scan(&s.Number, &s.Request, &s.Property, &s.Provider, &s.Room, &s.Beds, &s.Held, &at, &state, &s.Reason, &s.Seq, &moved)
	s.State, s.At, s.Moved = bed.State(state), moment(at), moment(moved)
	return s, err
}
