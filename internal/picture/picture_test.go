package picture

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"
)

const blue = `fill="#005eb8"`

func svg(inside string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 20 100 50" font-family="inherit" font-size="10">` + inside + `</svg>`
}

// covered is how much of a drawing is not white, in the drawing's own units.
func covered(t *testing.T, inside string) (units float64, box image.Rectangle) {
	t.Helper()
	drawn, err := Of(svg(inside), 400)
	if err != nil {
		t.Fatal(err)
	}
	for y := range drawn.Bounds().Dy() {
		for x := range drawn.Bounds().Dx() {
			if r := drawn.RGBAAt(x, y).R; r < 255 {
				units += float64(255-r) / 255 / 16
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return units, box
}

// What is drawn takes as much room as it should, where it should.
func TestShapes(t *testing.T) {
	for _, c := range []struct {
		name, inside string
		units        float64
		box          image.Rectangle
	}{
		{"nothing", ``, 0, image.Rectangle{}},
		{"rect", `<rect x="20" y="30" width="10" height="5" ` + blue + `/>`, 50, image.Rect(40, 40, 80, 60)},
		{"circle", `<circle cx="30" cy="40" r="10" ` + blue + `/>`, math.Pi * 100, image.Rect(40, 40, 120, 120)},
		{"hole", `<path d="M20 30h20v20h-20zM25 35v10h10v-10z" ` + blue + `/>`, 300, image.Rect(40, 40, 120, 120)},
		{"line", `<path d="M20 30H60" fill="none" stroke="#005eb8" stroke-width="2"/>`, 80, image.Rect(40, 36, 200, 44)},
		{"back over itself", `<path d="M20 30H60H20" fill="none" stroke="#005eb8" stroke-width="2"/>`, 80 + math.Pi/2, image.Rect(40, 36, 204, 44)},
		{"dashes", `<path d="M20 30H60" fill="none" stroke="#005eb8" stroke-width="2" stroke-dasharray="5 5"/>`, 40, image.Rect(40, 36, 180, 44)},
		{"curve", `<path d="M20 30Q30 50 40 30z" ` + blue + `/>`, 20 * 10 * 2 / 3., image.Rect(40, 40, 120, 80)},
		{"handed down", `<g ` + blue + ` stroke-width="3"><a href="/x"><rect x="20" y="30" width="10" height="5"><title>x</title></rect></a></g>`, 50, image.Rect(40, 40, 80, 60)},
		{"outside", `<rect x="200" y="30" width="10" height="5" ` + blue + `/>`, 0, image.Rectangle{}},
		{"half outside", `<rect x="0" y="30" width="20" height="5" ` + blue + `/>`, 50, image.Rect(0, 40, 40, 60)},
	} {
		units, box := covered(t, c.inside)
		if math.Abs(units-c.units) > .02*c.units+.3 || box != c.box {
			t.Errorf("%s: %.1f units in %v, want %.1f in %v", c.name, units, box, c.units, c.box)
		}
	}
	full, _ := covered(t, `<rect x="20" y="30" width="40" height="20" `+blue+`/>`)
	some, _ := covered(t, `<defs><pattern id="h" width="4" height="4" patternUnits="userSpaceOnUse"><path d="M0 0H4V4H0z" fill="#ffffff"/><path d="M0 0V4" stroke="#005eb8" stroke-width="2"/></pattern></defs><rect x="20" y="30" width="40" height="20" fill="url(#h)"/>`)
	if some < full/8 || some > full/2 {
		t.Errorf("a hatched box: %.0f of %.0f", some, full)
	}
}

// Words begin, are in the middle or end where they are to.
func TestWords(t *testing.T) {
	word := func(anchor, weight string) image.Rectangle {
		_, box := covered(t, `<text x="60" y="50" font-size="6" text-anchor="`+anchor+`" font-weight="`+weight+`" fill="#212b32">Health &amp; care</text>`)
		return box
	}
	start, middle, end := word("start", "normal"), word("middle", "normal"), word("end", "normal")
	const at = (60 - 10) * 4
	if start.Min.X < at-2 || start.Min.X > at+6 || end.Max.X > at+2 || end.Max.X < at-6 || middle.Min.X+middle.Max.X < 2*at-8 || middle.Min.X+middle.Max.X > 2*at+8 {
		t.Errorf("words at %v, %v and %v", start, middle, end)
	}
	if bold := word("start", "bold"); bold.Dx() <= start.Dx() || start.Dy() < 12 || start.Dy() > 30 {
		t.Errorf("bold %v, plain %v", bold, start)
	}
}

// A file has what it shows above it and where that comes from below, however long.
func TestPNG(t *testing.T) {
	b, err := PNG(svg(`<rect x="20" y="30" width="10" height="5" `+blue+`/>`), 400, "Smoking, Manchester", strings.Repeat("From a survey. ", 30))
	if err != nil {
		t.Fatal(err)
	}
	long, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	b, err = PNG(svg(``), 400, "Smoking", "From a survey.")
	if err != nil {
		t.Fatal(err)
	}
	short, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if long.Bounds().Dx() != 400 || short.Bounds().Dy() <= 200 || long.Bounds().Dy() <= short.Bounds().Dy() {
		t.Errorf("%v and %v", long.Bounds(), short.Bounds())
	}
}

// What is not known is an error, never left out.
func TestRefuses(t *testing.T) {
	for _, wrong := range []string{
		``, `<svg`, `<p/>`, `<svg viewBox="0 0 0 5"></svg>`, `<svg viewBox="0 0 1 9000"></svg>`, `<rect width="5" height="5"/>`,
		svg(`<ellipse rx="4"/>`), svg(`<path d="M1 1A3 3 0 0 1 4 4"/>`), svg(`<path d="M1"/>`), svg(`<path d="M1 x"/>`),
		svg(`<rect width="5" height="5" fill="red"/>`), svg(`<rect width="5" height="5" fill="url(#none)"/>`), svg(`<pattern id="p" width="4"/>`), svg(svg(``)), svg(`<path d="M1 1L1e9 1" stroke="#000000"/>`),
	} {
		if _, err := Of(wrong, 100); err == nil {
			t.Errorf("drawn: %s", wrong)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add(svg(`<path d="M1 1l2 2Q3 3 4 4t1 1z" stroke="#000000" stroke-dasharray="1 2"/>`))
	f.Add(svg(`<text x="1" y="2">a</text><circle r="3"/>`))
	f.Fuzz(func(t *testing.T, s string) {
		if drawn, err := Of(s, 20); err == nil && drawn.Bounds().Dx() != 20 {
			t.Error("another size")
		}
	})
}
