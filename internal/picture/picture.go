// Package picture makes PNG of the drawings that Byname makes as SVG, for who
// wants one in a document that takes no SVG.
package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"strconv"
	"strings"
)

// Of draws an SVG so many pixels wide on white. It knows paths of lines and
// quadratic curves, rectangles, circles, text and a hatched pattern, which is
// what Byname draws with; anything else is an error, so that nothing is left
// out in silence.
func Of(svg string, wide int) (*image.RGBA, error) {
	c := &canvas{patterns: map[string]hatch{}}
	in := xml.NewDecoder(strings.NewReader(svg))
	look := style{"fill": "#000000", "font-size": "16", "stroke-width": "1"}
	stack := []style{look}
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("drawing: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			look = stack[len(stack)-1].with(t.Attr)
			stack = append(stack, look)
			if err := c.begin(in, t.Name.Local, look, wide, &stack); err != nil {
				return nil, fmt.Errorf("drawing, %s: %w", t.Name.Local, err)
			}
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
	if c.on == nil {
		return nil, errors.New("drawing: no svg element")
	}
	return c.on, nil
}

// PNG is Of, as a file, with words above and below that say what it shows and
// where that comes from.
func PNG(svg string, wide int, above, below string) ([]byte, error) {
	drawn, err := Of(svg, wide)
	if err == nil {
		drawn, err = captioned(drawn, above, below)
	}
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = png.Encode(&b, drawn)
	return b.Bytes(), err
}

// A canvas is what is drawn on, and where the drawing's own units lie on it.
type canvas struct {
	on       *image.RGBA
	left     float64
	top      float64
	scale    float64 // pixels a unit
	patterns map[string]hatch
}

// begin draws an element. Text is read to its end, words for screen
// readers are passed over.
func (c *canvas) begin(in *xml.Decoder, name string, s style, wide int, stack *[]style) error {
	switch name {
	case "svg":
		return c.open(s["viewBox"], wide)
	case "g", "a", "defs":
		return nil
	case "title", "desc", "text", "pattern": // read to their ends
		*stack = (*stack)[:len(*stack)-1]
		switch name {
		case "text":
			var words string
			if err := in.DecodeElement(&words, &xml.StartElement{Name: xml.Name{Local: name}}); err != nil {
				return err
			}
			return c.words(words, s)
		case "pattern":
			return c.hatched(in, s)
		}
		return in.Skip()
	}
	lines, err := shapeOf(name, s)
	if err != nil {
		return err
	}
	return c.paint(lines, s)
}

// open makes room as the viewBox says.
func (c *canvas) open(box string, wide int) error {
	v, err := numbersIn(box)
	if err != nil || len(v) != 4 || v[2] <= 0 || v[3] <= 0 || wide < 1 || c.on != nil {
		return fmt.Errorf("viewBox %q of one drawing, %d pixels wide", box, wide)
	}
	c.left, c.top, c.scale = v[0], v[1], float64(wide)/v[2]
	high := int(v[3]*c.scale + .5)
	if high < 1 || high > 8*wide {
		return fmt.Errorf("a drawing %d times %d pixels large", wide, high)
	}
	c.on = image.NewRGBA(image.Rect(0, 0, wide, high))
	draw.Draw(c.on, c.on.Bounds(), image.White, image.Point{}, draw.Src)
	return nil
}

// A style is the attributes of an element; what paints is handed down to those
// within.
type style map[string]string

var handedDown = []string{"fill", "stroke", "stroke-width", "font-size", "font-weight", "text-anchor"}

func (s style) with(own []xml.Attr) style {
	now := style{}
	for _, name := range handedDown {
		now[name] = s[name]
	}
	for _, a := range own {
		now[a.Name.Local] = a.Value
	}
	return now
}

func (s style) number(name string) float64 {
	v, _ := strconv.ParseFloat(s[name], 64)
	return v
}

// colour reads #rrggbb; ok is false for none.
func colour(s string) (c color.RGBA, ok bool, err error) {
	if s == "" || s == "none" {
		return c, false, nil
	}
	v, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 {
		return c, false, fmt.Errorf("colour %q, not #rrggbb", s)
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, true, nil
}
