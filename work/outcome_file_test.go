package work

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"byname"
)

// What is taken away says the same as the page, in each form, and what is
// hidden there is hidden here.
func TestOutcomeFiles(t *testing.T) {
	w, ctx := officed(t), context.Background()
	ola := worker(t, w, "ola")
	take := func(ask FileAsk) []byte {
		t.Helper()
		f, err := w.OutcomeFile(ctx, ola, ask)
		ok(t, err)
		return f.Body
	}
	for _, ask := range []FileAsk{{Indicator: "life-expectancy-male", Area: "MAN"}, {Indicator: "life-expectancy-msoa-male", Area: "MAN", Level: "msoa"}} {
		ask.Form = "csv"
		rows, err := csv.NewReader(bytes.NewReader(take(ask))).ReadAll()
		ok(t, err)
		if len(rows) < 9 || rows[0][0] != "indicator" || rows[1][3] == "" {
			t.Errorf("%+v: %v", ask, rows)
		}
		ask.Form = "xlsx"
		book, err := excelize.OpenReader(bytes.NewReader(take(ask)))
		ok(t, err)
		sheet, err := book.GetRows("Figures")
		ok(t, err)
		if len(sheet) != len(rows) || sheet[1][5] == "" || sheet[1][0] != rows[1][0] {
			t.Errorf("%d rows in Excel, %d in CSV", len(sheet), len(rows))
		}
		if source, _ := book.GetCellValue("Source", "A1"); !strings.Contains(source, "OHID") {
			t.Errorf("the workbook is from %q", source)
		}
		ask.Form = "png"
		shown, err := png.Decode(bytes.NewReader(take(ask)))
		ok(t, err)
		if shown.Bounds().Dx() != pictureWide || shown.Bounds().Dy() < pictureWide/3 {
			t.Errorf("%+v: a picture of %v", ask, shown.Bounds())
		}
		ask.Form = "svg"
		for _, drawn := range []string{"", "map"} {
			ask.Drawn = drawn
			reader := xml.NewDecoder(bytes.NewReader(take(ask)))
			for {
				if _, err := reader.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%+v is not XML: %v", ask, err)
				}
			}
		}
	}
	if _, err := w.OutcomeFile(ctx, ola, FileAsk{Indicator: "life-expectancy-male", Area: "MAN", Form: "doc"}); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("a form that is none: %v", err)
	}
	if _, err := w.OutcomeFile(ctx, ola, FileAsk{Indicator: "life-expectancy-male", Area: "MAN", Form: "png", Drawn: "months"}); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a picture of months that nobody publishes: %v", err)
	}
}

// The map has every area, converted ones too; the gap along deprivation is the
// closed-form slope; and once outlines are drawn a page takes little time.
func TestMapAndGap(t *testing.T) {
	w, ctx := officed(t), context.Background()
	ola := worker(t, w, "ola")
	m, err := w.Map(ctx, ola, "life-expectancy-msoa-female", "", "msoa", nil)
	ok(t, err)
	if len(m.Chart.Areas) != 353 || len(m.Areas) != 353 || m.Chart.Borders == "" || m.Period != "2016-20" {
		t.Errorf("%d areas drawn, %d with figures, %s", len(m.Chart.Areas), len(m.Areas), m.Period)
	}
	hidden, converted := 0, 0
	for _, a := range m.Areas {
		if !a.Shown() {
			hidden++
		}
		if a.ID == "E02006986" {
			converted++
		}
	}
	if hidden != 10 || converted != 1 { // two of the eight that the source suppresses were split
		t.Errorf("%d areas are hidden; %d converted", hidden, converted)
	}
	began := time.Now()
	for range 3 {
		lsoas, err := w.Map(ctx, ola, "life-expectancy-msoa-female", "MAN", "msoa", nil)
		ok(t, err)
		if n := len(lsoas.Chart.Areas); n < 50 || n > 70 || len(lsoas.Chart.SVG()) < 1000 {
			t.Errorf("%d areas of Manchester", n)
		}
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("three maps took %v", took)
	}
	g, err := w.Gap(ctx, ola, "life-expectancy-msoa-male", "")
	ok(t, err)
	if n := len(g.Groups); n != 10 || g.Groups[0].Value >= g.Groups[9].Value || !(g.Slope.SII.Value > 6 && g.Slope.SII.Value < 14) || g.Slope.SII.LowerCL >= g.Slope.SII.Value || math.IsNaN(g.Slope.RII.Value) {
		t.Errorf("%d groups, %+v", n, g.Slope.SII)
	}
	if !strings.Contains(g.Notes, "not an official one") || !strings.Contains(g.Chart.SVG(), "most deprived") {
		t.Error(g.Notes)
	}
	if _, err := w.Gap(ctx, ola, "ae-attendances", ""); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a gap of what is not published for small areas: %v", err)
	}
	if _, err := w.Gap(ctx, ola, "life-expectancy-male", "MAN"); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a gap without small areas: %v", err)
	}
	for _, level := range []string{"ward", "system", "place\r\nX: y"} {
		if _, err := w.Map(ctx, ola, "life-expectancy-msoa-male", "", level, nil); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("a map of level %q: %v", level, err)
		}
	}
	c, err := w.CompareAt(ctx, ola, "qof-dm", "", "", 0)
	ok(t, err)
	if len(c.Areas) != 10 || c.England == nil || c.Areas[0].Verdict == "" && c.Areas[0].Lower >= c.Areas[0].Value {
		t.Errorf("%+v", c)
	}
}
