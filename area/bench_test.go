package area

import (
	"testing"

	"byname/place"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(place.GreaterManchester); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkShapes(b *testing.B) {
	s, err := Load(place.GreaterManchester)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Shapes(ByNeighbourhood, 50); err != nil {
			b.Fatal(err)
		}
	}
}
