package store

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"byname"
	"byname/feed"
)

// bigCrowd is n people with five records and eight events each.
func bigCrowd(n int) []made {
	people := crowd(n)
	for i := range people {
		for r := range 3 {
			people[i].records = append(people[i].records, record(fmt.Sprintf("schools/terms/%d-%d", i, r), fmt.Sprint("Given", i%5000), fmt.Sprint("Family", i%9000), 0))
		}
		people[i].events = nil
		for e := range 8 {
			people[i].events = append(people[i].events, feed.Event{Key: feed.Key(fmt.Sprintf("gp/events/%d-%d", i, e)), Subject: people[i].records[0].Key,
				Kind: []string{"gp.contact", "gp.missed", "dx.asthma", "ambulance.call.fall"}[e%4], At: 28_000_000 + byname.Minute(i%9*1000+e), Note: "a note of some words"})
		}
	}
	return people
}

// BenchmarkBuild writes 100,000 people, and reads one person's page.
func BenchmarkBuild(b *testing.B) {
	const n = 100_000
	people := bigCrowd(n)
	builds := OpenBuilds(b.TempDir(), feed.Kinds())
	b.Run("write", func(b *testing.B) {
		for range b.N {
			build(b, builds, people, &Memory{})
		}
	})
	b.Run("open", func(b *testing.B) {
		for range b.N {
			if _, err := OpenBuilds(builds.folder+"/..", feed.Kinds()).Current(); err != nil {
				b.Fatal(err)
			}
		}
	})
	current, err := builds.Current()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("page", func(b *testing.B) {
		b.RunParallel(func(b *testing.PB) {
			for b.Next() {
				row, err := current.row(rand.Int32N(n) + 1)
				if err == nil {
					_, err = current.timeline(row)
				}
				if err == nil {
					_, err = current.household(row)
				}
				if err == nil {
					_, err = current.records.read(row.RecordsAt, int(row.Records))
				}
				if err != nil {
					panic(err)
				}
			}
		})
	})
}
