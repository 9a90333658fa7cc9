package store

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"

	"byname/feed"
	"byname/guard"
)

// Twenty workers read on while builds are published under them and old ones
// are let go of.
func TestManyReadersWhileBuildsArePublished(t *testing.T) {
	const people, readers = 2000, 20
	builds := OpenBuilds(t.TempDir(), feed.Kinds())
	everybody := crowd(people)
	build(t, builds, everybody, &Memory{})
	first, err := builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	run, err := asker(t, first, false).Run(context.Background(), guard.Request{Worker: guard.ByItself, Purpose: "find"})
	if err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	var group sync.WaitGroup
	for range readers {
		group.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				i := rand.IntN(people)
				if err := readOne(builds, run, everybody[i]); err != nil {
					t.Errorf("person %d: %v", i+1, err)
					return
				}
			}
		})
	}
	for range 4 {
		build(t, builds, everybody, &Memory{})
	}
	close(stop)
	group.Wait()
	// Who still holds a build that was let go of may finish.
	if _, err := first.Person(run, noon, 1); err != nil {
		t.Errorf("the first build: %v", err)
	}
}

func readOne(builds *Builds, run guard.Pass, who made) error {
	b, err := builds.Current()
	if err != nil {
		return err
	}
	timeline, _, err := b.Timeline(run, noon, who.person.ID)
	if err != nil {
		return err
	}
	household, _, err := b.Household(run, noon, who.person.ID)
	if err != nil {
		return err
	}
	records, err := b.Records(run, noon, who.person.ID)
	if err != nil {
		return err
	}
	ids, _, err := b.Find(Query{Name: who.records[0].Given.Reveal(), Born: who.records[0].Born.Reveal()}, 5)
	if err != nil {
		return err
	}
	switch {
	case timeline.ID != who.person.ID || len(timeline.Events) != len(who.events):
		return errors.New("somebody else's timeline")
	case len(household) != 2:
		return errors.New("somebody else's household")
	case len(records) != 2 || records[0].Key != who.records[0].Key:
		return errors.New("somebody else's records")
	case len(ids) != 1 || ids[0] != who.person.ID:
		return errors.New("not found")
	}
	return nil
}
