package work

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	ics "github.com/arran4/golang-ical"

	"byname"
	"byname/store"
	"byname/team"
)

// Calendar is a worker's calendar by the secret of its address, as iCalendar
// (RFC 5545): on which days steps of theirs are due and how many, and when
// their teams meet. It tells of nobody: calendars are copied to where nobody
// knows who reads them. Who does not work here any more has none.
func (w *Work) Calendar(ctx context.Context, secret string) (string, error) {
	var days map[byname.Day]int
	var huddles []store.Huddle
	err := w.DB.Read(ctx, func(tx *store.Tx) error {
		id, err := tx.FeedOf(secret)
		if err != nil {
			return err
		}
		if _, err := w.who(tx, id); err != nil {
			return byname.NotFound("calendar", "that of somebody who works here", "ask the administrator")
		}
		if days, err = tx.DueDays(id); err != nil {
			return err
		}
		mine, err := tx.TeamsOf(id, w.Today())
		if err != nil {
			return err
		}
		var teams []team.TeamID
		for _, m := range mine {
			teams = append(teams, m.Team)
		}
		huddles, err = tx.OpenHuddles(teams...)
		return err
	})
	if err != nil {
		return "", err
	}
	c := ics.NewCalendarFor("Byname")
	c.SetMethod(ics.MethodPublish)
	c.SetName("Byname")
	for _, d := range slices.Sorted(maps.Keys(days)) {
		e := c.AddEvent("due-" + d.String() + "@byname")
		e.SetDtStampTime(w.now())
		e.SetAllDayStartAt(d.Time())
		e.SetAllDayEndAt((d + 1).Time())
		e.SetSummary("A step is due")
		if days[d] > 1 {
			e.SetSummary(fmt.Sprintf("%d steps are due", days[d]))
		}
	}
	for _, h := range huddles {
		e := c.AddEvent(fmt.Sprintf("huddle-%d@byname", h.Number))
		e.SetDtStampTime(w.now())
		e.SetStartAt(h.At)
		e.SetEndAt(h.At.Add(time.Hour))
		e.SetSummary("Huddle")
	}
	return c.Serialize(), nil
}
