package work

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync"

	"byname/area"
	"byname/outcome"
)

// A Map is a comparison with its areas drawn.
type Map struct {
	Comparison
	Chart outcome.MapChart
}

// Map is an indicator for all areas of a level within the place that an area
// is in, or within the system, drawn. href is where an area leads, or "".
func (w *Work) Map(ctx context.Context, who Who, indicator, within, level string, href func(id string) string) (m Map, err error) {
	if m.Comparison, err = w.CompareAt(ctx, who, indicator, within, level, 0); err != nil {
		return m, err
	}
	return m, w.draw(&m, href)
}

func (w *Work) draw(m *Map, href func(id string) string) error {
	outlines, err := w.outlines.of(w.Place.Areas, m.Level)
	if err != nil {
		return err
	}
	c := outcome.MapChart{ID: "map-" + m.ID, Title: m.Title + ", " + m.Place.Name, Unit: m.Unit, Desc: "Areas in five classes by " + m.Unit + ". The table has the figures."}
	c.Low, c.High = [2]int{math.MaxInt32, math.MaxInt32}, [2]int{math.MinInt32, math.MinInt32}
	figure := map[string]ComparedArea{}
	for _, a := range m.Areas {
		figure[a.ID] = a
	}
	whole := Here{Level: systemLevel}
	for _, p := range w.Place.Areas.Places {
		if p.Code == m.Place.ID {
			whole = Here{Level: placeLevel, Place: p}
		}
	}
	for _, a := range w.areasOf(whole, m.Level) {
		o := outlines[a.ID]
		f, known := figure[a.ID]
		drawn := outcome.MapArea{Name: a.Name, Path: o.path, Shown: known && f.Shown(), Value: f.Value, Words: "no figure"}
		if known {
			drawn.Words = figureWords(f.Point, m.Unit)
		}
		if href != nil {
			drawn.Href = href(a.ID)
		}
		c.Areas = append(c.Areas, drawn)
		for i := range 2 {
			c.Low[i], c.High[i] = min(c.Low[i], o.low[i]), max(c.High[i], o.high[i])
		}
	}
	if whole.Place == nil && m.Level != placeLevel {
		places, err := w.outlines.of(w.Place.Areas, placeLevel)
		if err != nil {
			return err
		}
		for _, p := range w.Place.Areas.Places {
			c.Borders += places[p.Code].path
		}
	}
	m.Chart = c
	return nil
}

// figureWords is a figure with its interval, or why there is none.
func figureWords(p Point, unit string) string {
	switch {
	case p.Protected:
		return outcome.Hidden
	case p.Missing != "":
		return p.Missing
	case p.NoInterval:
		return fmt.Sprintf("%.1f %s", p.Value, unit)
	}
	return fmt.Sprintf("%.1f (%.1f to %.1f) %s", p.Value, p.Lower, p.Upper, unit)
}

// An outline is an area as path data in tens of metres, from the north-west
// corner of the grid square the system lies in.
type outline struct {
	path      string
	low, high [2]int
}

// outlines are drawn when first asked for and kept: they never change.
type outlines struct {
	sync.Mutex
	levels map[string]map[string]outline
}

// How far lines may be simplified at a level, in metres.
var lineTolerance = map[string]float64{placeLevel: 120, neighbourhoodLevel: 100, msoaLevel: 60, lsoaLevel: 60}

func (o *outlines) of(s *area.System, level string) (map[string]outline, error) {
	o.Lock()
	defer o.Unlock()
	if drawn := o.levels[level]; drawn != nil {
		return drawn, nil
	}
	by := map[string]func(*area.LSOA) string{placeLevel: area.ByPlace, neighbourhoodLevel: area.ByNeighbourhood, msoaLevel: area.ByMSOA, lsoaLevel: area.ByLSOA}[level]
	shapes, err := s.Shapes(by, lineTolerance[level])
	if err != nil {
		return nil, err
	}
	drawn := make(map[string]outline, len(shapes))
	for _, shape := range shapes {
		drawn[shape.ID] = pathOf(shape)
	}
	if o.levels == nil {
		o.levels = map[string]map[string]outline{}
	}
	o.levels[level] = drawn
	return drawn, nil
}

// north is above all of Great Britain's grid, so that down the page is more.
const north = 1300000

func pathOf(shape area.Shape) outline {
	var path strings.Builder
	o := outline{low: [2]int{math.MaxInt32, math.MaxInt32}, high: [2]int{math.MinInt32, math.MinInt32}}
	for _, ring := range shape.Rings {
		var x, y int
		for i, p := range ring {
			px, py := int(p.E)/10, (north-int(p.N))/10
			if i == 0 {
				fmt.Fprintf(&path, "M%d %d", px, py)
			} else {
				fmt.Fprintf(&path, "l%d %d", px-x, py-y)
			}
			x, y = px, py
			for j, v := range [2]int{x, y} {
				o.low[j], o.high[j] = min(o.low[j], v), max(o.high[j], v)
			}
		}
		path.WriteByte('z')
	}
	o.path = path.String()
	return o
}
