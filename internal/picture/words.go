package picture

import (
	"fmt"
	"image"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// fonts are the Go project's own, which come with the program: a picture looks
// the same on every machine.
var fonts = sync.OnceValues(func() (f [2]*opentype.Font, err error) {
	for i, ttf := range [][]byte{goregular.TTF, gobold.TTF} {
		if f[i], err = opentype.Parse(ttf); err != nil {
			return f, err
		}
	}
	return f, nil
})

// words writes at a point, which is their start, middle or end.
func (c *canvas) words(text string, s style) error {
	if c.on == nil {
		return fmt.Errorf("text outside of svg")
	}
	with, ok, err := colour(s["fill"])
	if err != nil || !ok {
		return err
	}
	face, err := faceOf(s["font-weight"], s.number("font-size")*c.scale)
	if err != nil {
		return err
	}
	defer face.Close()
	pen := font.Drawer{Dst: c.on, Src: image.NewUniform(with), Face: face}
	x := (s.number("x") - c.left) * c.scale
	switch long := float64(pen.MeasureString(text)) / 64; s["text-anchor"] {
	case "middle":
		x -= long / 2
	case "end":
		x -= long
	}
	pen.Dot = fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6((s.number("y") - c.top) * c.scale * 64)}
	pen.DrawString(text)
	return nil
}

// length is how many pixels words take.
func length(words, weight string, size float64) (float64, error) {
	face, err := faceOf(weight, size)
	if err != nil {
		return 0, err
	}
	defer face.Close()
	return float64(font.MeasureString(face, words)) / 64, nil
}

func faceOf(weight string, size float64) (font.Face, error) {
	both, err := fonts()
	if err != nil {
		return nil, err
	}
	f := both[0]
	if weight == "bold" {
		f = both[1]
	}
	return opentype.NewFace(f, &opentype.FaceOptions{Size: size * fontSize, DPI: 72})
}

// fontSize makes up for the Go fonts being wider than those of most screens,
// so that words end where the drawing expects them to.
const fontSize = 0.92
