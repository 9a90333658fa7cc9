package store

import (
	"strings"
	"time"

	"byname"
	"byname/team"
)

// A HuddleItem is a person of whom a huddle speaks.
type HuddleItem struct {
	Number int64
	Huddle int64
	Anchor string
	team.Matter
	Heard time.Time // zero: not yet
}

// AddItem puts a person on the agenda, behind those who are there. On it
// already, they have one more concern.
func (tx *Tx) AddItem(huddle int64, anchor string, m team.Matter) error {
	why := make([]string, len(m.Why))
	for i, c := range m.Why {
		why[i] = string(c)
	}
	return tx.exec(`insert into team_huddle_item (huddle, person, anchor, why, since_on, heard_at) values ($1, $2, $3, $4, $5, 0)
		on conflict (huddle, person) do update set why = excluded.why, since_on = excluded.since_on`, huddle, m.Person, anchor, strings.Join(why, " "), m.Since)
}

const itemColumns = `number, huddle, person, anchor, why, since_on, heard_at`

func readItem(row scanner) (i HuddleItem, err error) {
	var why string
	var heard int64
	err = row.Scan(&i.Number, &i.Huddle, &i.Person, &i.Anchor, &why, &i.Since, &heard)
	for _, c := range strings.Fields(why) {
		i.Why = append(i.Why, team.Concern(c))
	}
	i.Heard = moment(heard)
	return i, err
}

// Items are a huddle's agenda, in order, each with the id the person has now.
func (tx *Tx) Items(huddle int64) ([]HuddleItem, error) {
	items, err := all(tx, readItem, `select `+itemColumns+` from team_huddle_item where huddle = $1 order by number`, huddle)
	for i := range items {
		if err == nil {
			items[i].Person, err = tx.Alias(items[i].Person)
		}
	}
	return items, err
}

// Item finds one.
func (tx *Tx) Item(number int64) (HuddleItem, error) {
	i, err := one(tx, readItem, byname.NotFound("item", "one of a huddle's agenda", "look at the agenda again"),
		`select `+itemColumns+` from team_huddle_item where number = $1`, number)
	if err == nil {
		i.Person, err = tx.Alias(i.Person)
	}
	return i, err
}

// Heard marks an item as spoken of.
func (tx *Tx) Heard(item int64, at time.Time) error {
	return tx.exec(`update team_huddle_item set heard_at = $2 where number = $1`, item, millis(at))
}

// A Minute is one line of the minutes.
type Minute struct {
	Number int64
	Huddle int64
	Item   int64 // 0: about nobody
	Kind   string
	Words  byname.Text
	Plan   int64
	Step   int64
	By     byname.WorkerID
	At     time.Time
}

// Kinds of minutes.
const (
	MinuteBegan    = "began"
	MinuteCame     = "came"
	MinuteWent     = "went"
	MinuteOut      = "out"
	MinuteOpened   = "opened"
	MinuteSaid     = "said"
	MinuteAgreed   = "agreed"
	MinuteNothing  = "nothing"
	MinuteGoing    = "going"    // a step that was asked about goes on
	MinuteAnswered = "answered" // what came of one was said
	MinuteClosed   = "closed"
)

// Minute writes a line.
func (tx *Tx) Minute(m Minute) error {
	return tx.exec(`insert into team_minute (huddle, item, kind, words, plan, step, worker, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		m.Huddle, m.Item, m.Kind, m.Words.Reveal(), m.Plan, m.Step, m.By, millis(m.At))
}

const minuteColumns = `number, huddle, item, kind, words, plan, step, worker, at`

func readMinute(row scanner) (m Minute, err error) {
	var at int64
	var words string
	err = row.Scan(&m.Number, &m.Huddle, &m.Item, &m.Kind, &words, &m.Plan, &m.Step, &m.By, &at)
	m.Words, m.At = byname.Hide(words), moment(at)
	return m, err
}

// Minutes are a huddle's, in order.
func (tx *Tx) Minutes(huddle int64) ([]Minute, error) {
	return all(tx, readMinute, `select `+minuteColumns+` from team_minute where huddle = $1 order by number`, huddle)
}

// Promises are the steps that a team's huddles agreed on and of which none was
// told yet what came of them, oldest first.
func (tx *Tx) Promises(t team.TeamID) ([]Minute, error) {
	return all(tx, readMinute, `select `+minuteColumns+` from team_minute m
		where kind = 'agreed' and plan <> 0 and huddle in (select number from team_huddle where team = $1)
			and not exists (select 1 from team_minute a where a.kind = 'answered' and a.plan = m.plan and a.step = m.step)
		order by number`, t)
}

// DropItem takes an item off an agenda that has not begun.
func (tx *Tx) DropItem(number int64) error {
	return tx.exec(`delete from team_huddle_item where number = $1 and heard_at = 0`, number)
}
