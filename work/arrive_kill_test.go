package work

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/place"
	"byname/signal"
	"byname/store"
)

// sendForEver sends one event after the other about a record, and says so when
// each is kept, until the process is killed.
func sendForEver(w *Work, about string) {
	for i := 0; ; i++ {
		if _, err := w.SendEvent(context.Background(), wardsSystem, anEvent(w, about, i)); err != nil {
			println(err.Error())
			os.Exit(1)
		}
		fmt.Println(i)
	}
}

var wardsSystem = Who{Worker: "ward", Agency: "mft", Roles: []guard.Role{guard.Service}}

func anEvent(w *Work, about string, i int) EventSent {
	return EventSent{Row: feed.Key(fmt.Sprintf("mft/hospital_ed_apc/today-%d", i)), About: feed.Key(about),
		Event: feed.Event{Kind: "ed.attendance.fall", At: (w.Today() - 7*byname.Day(i)).Start(), DayOnly: true, Note: fmt.Sprint("fall ", i)}}
}

// A process that is killed while events come has kept all that it said it
// kept, each once and with what follows from it; sent again, none is twice.
func TestKilledWhileEventsCome(t *testing.T) {
	ctx := context.Background()
	w, err := Open(ctx, Options{Data: t.TempDir(), Place: place.GreaterManchester}) // by the clock of the child's
	ok(t, err)
	t.Cleanup(func() { w.Close() })
	takeIn(t, w, storyFolder+"/gp_practice.csv")
	takeIn(t, w, storyFolder+"/hospital_ed_apc.csv")
	nextBuild(t, w)
	for _, a := range []NewAccount{{Account: "ward", Name: "Ward system", Agency: "mft", Roles: []guard.Role{guard.Service}}} {
		_, err := w.addAccount(ctx, a)
		ok(t, err)
	}
	_, record := oldAndUnseen(t, w)
	sent := 0
	for moment := range 3 {
		c := child(w.Data, victimSends+"="+string(record))
		out, err := c.StdoutPipe()
		ok(t, err)
		ok(t, c.Start())
		lines := bufio.NewScanner(out)
		kept := 0
		for lines.Scan() {
			if kept++; kept == sent+3 {
				time.Sleep(time.Duration(moment) * 700 * time.Microsecond)
				c.Process.Kill()
			}
		}
		c.Wait()
		var came []store.Arrival
		ok(t, w.DB.Read(ctx, func(tx *store.Tx) (err error) {
			came, err = tx.Waiting()
			return err
		}))
		if len(came) < kept || len(came) > kept+1 {
			t.Fatalf("%d were said to be kept, and %d are", kept, len(came))
		}
		sent = len(came)
		ok(t, w.DB.Read(ctx, func(tx *store.Tx) error {
			build, err := w.Builds.Current()
			ok(t, err)
			signs, err := tx.SignsNowOf(build.Number, came[0].Person)
			if err != nil || len(signs) != 1 {
				return fmt.Errorf("signs of now: %+v, %v", signs, err)
			}
			i := slices.IndexFunc(signs[0].Signals, func(s signal.Signal) bool { return s.Programme == "falls" })
			if i < 0 {
				return fmt.Errorf("after %d falls: %+v", len(came), signs)
			}
			falls := 0
			for _, r := range signs[0].Signals[i].Reasons {
				if strings.HasPrefix(string(r.Event), "mft/hospital_ed_apc/today-") {
					falls++
				}
			}
			if falls != len(came) {
				t.Errorf("%d events are kept, and the reasons tell of %d", len(came), falls)
			}
			return nil
		}))
	}
	for i := range sent {
		if r, err := w.SendEvent(ctx, wardsSystem, anEvent(w, string(record), i)); err != nil || !r.Again {
			t.Errorf("event %d sent again: %+v %v", i, r, err)
		}
	}
	build := nextBuild(t, w)
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "find"})
	ok(t, err)
	id, err := build.ByRecord(record)
	ok(t, err)
	home, err := build.Home(pass, w.now(), id)
	ok(t, err)
	falls := 0
	for _, e := range home[0].Events {
		if strings.HasPrefix(e.Note, "fall ") {
			falls++
		}
	}
	if falls != sent {
		t.Errorf("%d falls were sent, and the build has %d", sent, falls)
	}
}
