package feed_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"testing"

	"byname/feed"
	"byname/place"
)

// BenchmarkRead reads the story's files many times over, each row with an id
// and a person of its own: go test ./feed -bench Read -benchmem
func BenchmarkRead(b *testing.B) {
	mappings, err := feed.LoadMappings(place.GreaterManchester, "feeds")
	if err != nil {
		b.Fatal(err)
	}
	for _, m := range mappings {
		text, err := os.ReadFile("../e2e/story/" + m.DataSet + ".csv")
		if err != nil {
			b.Fatal(err)
		}
		if m.Encoding == feed.UTF16 {
			continue
		}
		big := repeat(text, 100_000)
		b.Run(m.DataSet, func(b *testing.B) {
			b.SetBytes(int64(len(big)))
			rows := 0
			for b.Loop() {
				for row, err := range feed.Read(context.Background(), bytes.NewReader(big), m, feed.Options{}) {
					if err != nil {
						b.Fatal(err)
					}
					if !row.Refused {
						rows++
					}
				}
			}
			b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// repeat makes a file of n rows, whose ids and whose last digits differ.
func repeat(text []byte, n int) []byte {
	header, rest, _ := bytes.Cut(text, []byte("\n"))
	lines := bytes.Split(bytes.TrimSuffix(rest, []byte("\n")), []byte("\n"))
	if last := lines[len(lines)-1]; bytes.HasPrefix(last, []byte("CAD2445")) {
		lines = lines[:len(lines)-1] // cut short
	}
	out := append([]byte{}, header...)
	out = append(out, '\n')
	for i := range n {
		line := lines[i%len(lines)]
		cut := 0
		if line[0] == '"' {
			out, cut = append(out, '"'), 1
		}
		out = append(out, fmt.Sprint(i)...)
		// a house number and phone of its own, so that no cache flatters
		out = append(out, bytes.Replace(line[cut:], []byte(" Street,"), fmt.Appendf(nil, " %d Street,", i), 1)...)
		out = append(out, '\n')
	}
	return out
}
