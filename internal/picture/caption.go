package picture

import (
	"fmt"
	"image"
	"image/draw"
	"strings"
)

// captioned is a picture with words above and below, broken into lines.
func captioned(drawn *image.RGBA, above, below string) (*image.RGBA, error) {
	wide := drawn.Bounds().Dx()
	head, foot := float64(wide)/38, float64(wide)/62
	margin := int(head)
	top, err := lineUp(above, "bold", head, float64(wide-2*margin))
	if err != nil {
		return nil, err
	}
	end, err := lineUp(below, "", foot, float64(wide-2*margin))
	if err != nil {
		return nil, err
	}
	const leading = 1.35
	start := margin + int(float64(len(top))*head*leading)
	high := start + drawn.Bounds().Dy() + int(float64(len(end))*foot*leading) + margin
	c := &canvas{on: image.NewRGBA(image.Rect(0, 0, wide, high)), scale: 1}
	draw.Draw(c.on, c.on.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(c.on, drawn.Bounds().Add(image.Pt(0, start)), drawn, image.Point{}, draw.Src)
	write := func(lines []string, weight string, size float64, from int) error {
		for i, l := range lines {
			s := style{"fill": "#212b32", "font-weight": weight, "font-size": fmt.Sprint(size), "x": fmt.Sprint(margin), "y": fmt.Sprint(float64(from) + float64(i+1)*size*leading)}
			if err := c.words(l, s); err != nil {
				return err
			}
		}
		return nil
	}
	if err := write(top, "bold", head, margin/4); err != nil {
		return nil, err
	}
	return c.on, write(end, "", foot, start+drawn.Bounds().Dy())
}

// lineUp breaks words into lines no longer than so many pixels.
func lineUp(words, weight string, size, long float64) (lines []string, err error) {
	now := ""
	for _, word := range strings.Fields(words) {
		longer := strings.TrimSpace(now + " " + word)
		measured, err := length(longer, weight, size)
		if err != nil {
			return nil, err
		}
		if measured > long && now != "" {
			lines, now = append(lines, now), word
			continue
		}
		now = longer
	}
	if now != "" {
		lines = append(lines, now)
	}
	return lines, nil
}
