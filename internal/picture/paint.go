package picture

import (
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"

	"golang.org/x/image/vector"
)

// paint fills a shape and draws its line, as its style says.
func (c *canvas) paint(lines []line, s style) error {
	if c.on == nil {
		return fmt.Errorf("a shape outside of svg")
	}
	for i := range lines {
		for k, p := range lines[i].points {
			p = point{(p.x - c.left) * c.scale, (p.y - c.top) * c.scale}
			if max(math.Abs(p.x), math.Abs(p.y)) > farthest {
				return fmt.Errorf("a point far outside of the drawing")
			}
			lines[i].points[k] = p
		}
	}
	if id, is := strings.CutPrefix(s["fill"], "url(#"); is {
		h, known := c.patterns[strings.TrimSuffix(id, ")")]
		if !known {
			return fmt.Errorf("fill %q, which nothing defines", s["fill"])
		}
		c.fill(lines, h)
	} else if with, ok, err := colour(s["fill"]); err != nil {
		return err
	} else if ok {
		c.fill(lines, image.NewUniform(with))
	}
	with, ok, err := colour(s["stroke"])
	if err != nil || !ok {
		return err
	}
	dashes, err := numbersIn(s["stroke-dasharray"])
	if err != nil {
		return err
	}
	for i := range dashes {
		dashes[i] *= c.scale
	}
	c.fill(stroked(lines, max(s.number("stroke-width")*c.scale, .5), dashes), image.NewUniform(with))
	return nil
}

// farthest is how many pixels off a point may lie.
const farthest = 1e5

// fill colours what lies within lines. Lines that go round the other way cut
// holes.
func (c *canvas) fill(lines []line, with image.Image) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, l := range lines {
		for _, p := range l.points {
			low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
		}
	}
	room := image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x))+1, int(math.Ceil(high.y))+1).Intersect(c.on.Bounds())
	if len(lines) == 0 || room.Empty() {
		return // nothing of it would be seen
	}
	z := vector.NewRasterizer(room.Dx(), room.Dy())
	at := func(p point) (float32, float32) {
		return float32(p.x - float64(room.Min.X)), float32(p.y - float64(room.Min.Y))
	}
	for _, l := range lines {
		z.MoveTo(at(l.points[0]))
		for _, p := range l.points[1:] {
			z.LineTo(at(p))
		}
		z.ClosePath()
	}
	z.Draw(c.on, room, with, room.Min)
}

// A hatch is slanting lines on white.
type hatch struct {
	ink         color.RGBA
	every, wide float64 // in pixels
}

func (h hatch) ColorModel() color.Model { return color.RGBAModel }
func (h hatch) Bounds() image.Rectangle { return image.Rect(-1e9, -1e9, 1e9, 1e9) }
func (h hatch) At(x, y int) color.Color {
	if math.Mod(float64(x-y)/math.Sqrt2+1e6*h.every, h.every) < h.wide {
		return h.ink
	}
	return color.White
}

// hatched reads a pattern: the one line in it.
func (c *canvas) hatched(in *xml.Decoder, s style) error {
	var p struct {
		Paths []struct {
			Stroke string  `xml:"stroke,attr"`
			Wide   float64 `xml:"stroke-width,attr"`
		} `xml:"path"`
	}
	name := xml.Name{Local: "pattern"}
	if err := in.DecodeElement(&p, &xml.StartElement{Name: name}); err != nil {
		return err
	}
	h := hatch{every: s.number("width") * c.scale}
	for _, line := range p.Paths {
		if ink, ok, err := colour(line.Stroke); err != nil {
			return err
		} else if ok {
			h.ink, h.wide = ink, max(line.Wide*c.scale/2, 1)
		}
	}
	if h.wide == 0 || h.every <= h.wide {
		return fmt.Errorf("a pattern without lines")
	}
	c.patterns[s["id"]] = h
	return nil
}
