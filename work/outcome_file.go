package work

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"byname"
	"byname/internal/picture"
)

// A FileAsk says what to take away and in which form.
type FileAsk struct {
	Indicator, Area string
	Level           string // "" is one area over time
	Form            string // csv, xlsx, svg or png
	Drawn           string // of a drawing: of one area months, else years; of many a map or a funnel, else side by side
}

// A File is something to take away.
type File struct {
	Name, Type string
	Body       []byte
}

// taken is what a file is made of.
type taken struct {
	name, title, notes string
	rows               [][]string
	drawing            string
}

// OutcomeFile is an indicator to take away, protected as its page is. It says
// where its numbers come from.
func (w *Work) OutcomeFile(ctx context.Context, who Who, ask FileAsk) (f File, err error) {
	take := w.takeOne
	if ask.Level != "" {
		take = w.takeMany
	}
	t, err := take(ctx, who, ask)
	if err != nil {
		return f, err
	}
	if drawn := ask.Form == "svg" || ask.Form == "png"; drawn && t.drawing == "" {
		return f, byname.NotFound("drawing", "one for which there are figures", "take another")
	}
	f.Name = t.name + "." + ask.Form
	switch ask.Form {
	case "csv":
		f.Type = "text/csv; charset=utf-8"
		f.Body, err = asCSV(t.rows)
	case "xlsx":
		f.Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
		f.Body, err = asExcel(t.rows, t.notes)
	case "svg":
		f.Type = "image/svg+xml"
		f.Body = []byte(t.drawing)
	case "png":
		f.Type = "image/png"
		f.Body, err = picture.PNG(t.drawing, pictureWide, t.title, t.notes)
	default:
		return f, byname.Invalid("form", "csv, xlsx, svg or png", "choose one of them")
	}
	return f, err
}

// takeOne takes one area's figures over time.
func (w *Work) takeOne(ctx context.Context, who Who, ask FileAsk) (t taken, err error) {
	d, err := w.Detail(ctx, who, ask.Indicator, ask.Area)
	if err != nil {
		return t, err
	}
	t = taken{d.ID, d.Title + ", " + d.Area, d.Notes, overTime(d.Indicator), Drawing(d.Indicator).SVG()}
	if ask.Drawn == "months" {
		t.name, t.title, t.drawing = t.name+"-months", t.title+", month by month", ""
		if d.Control != nil {
			t.drawing = d.Control.SVG()
		}
	}
	return t, nil
}

// takeMany takes the figures of all areas of a level.
func (w *Work) takeMany(ctx context.Context, who Who, ask FileAsk) (t taken, err error) {
	m, err := w.Map(ctx, who, ask.Indicator, ask.Area, ask.Level, nil)
	if err != nil {
		return t, err
	}
	t = taken{m.ID + "-" + m.Level, m.Title + ", " + m.Place.Name + ", " + m.Period, m.Notes, sideBySide(m.Comparison), m.Panel().SVG()}
	switch ask.Drawn {
	case "map":
		t.drawing = m.Chart.SVG()
	case "funnel":
		t.drawing = ""
		if f, ok := m.Funnel(); ok {
			t.drawing = f.SVG()
		}
	}
	return t, nil
}

// pictureWide is how many pixels wide a picture is: enough for a printed page.
const pictureWide = 1600

// figureColumns are the columns of every file: the tidy form that can be
// loaded again.
var figureColumns = []string{"indicator", "title", "area", "area_name", "period", "value", "lowercl", "uppercl", "numerator", "denominator", "unit", "note"}

func overTime(in Indicator) [][]string {
	rows := [][]string{figureColumns}
	for _, p := range in.Here {
		rows = append(rows, figureRow(in.ID, in.Title, in.AreaID, in.Area, in.Unit, p))
	}
	for _, p := range in.England {
		rows = append(rows, figureRow(in.ID, in.Title, "E92000001", "England", in.Unit, p))
	}
	return rows
}

func sideBySide(c Comparison) [][]string {
	rows := [][]string{figureColumns}
	for _, a := range append(c.Areas, c.Place) {
		if a.Period == "" {
			a.Period = c.Period
		}
		rows = append(rows, figureRow(c.ID, c.Title, a.ID, a.Name, c.Unit, a.Point))
	}
	if c.England != nil {
		rows = append(rows, figureRow(c.ID, c.Title, "E92000001", "England", c.Unit, *c.England))
	}
	return rows
}

func figureRow(id, title, area, name, unit string, p Point) []string {
	row := []string{id, title, area, name, p.Period, "", "", "", "", "", unit, ""}
	if !p.Shown() {
		row[11] = figureWords(p, unit)
		return row
	}
	text := func(v float64) string { return strconv.FormatFloat(v, 'g', 8, 64) }
	row[5] = text(p.Value)
	if !p.NoInterval {
		row[6], row[7] = text(p.Lower), text(p.Upper)
	}
	if p.Denominator > 0 {
		row[8], row[9] = strconv.Itoa(p.Numerator), strconv.Itoa(p.Denominator)
	}
	return row
}

func asCSV(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// asExcel is a workbook: the figures, numbers as numbers, and a sheet that
// says where they come from.
func asExcel(rows [][]string, notes string) ([]byte, error) {
	book := excelize.NewFile()
	defer book.Close()
	const figures = "Figures"
	if err := book.SetSheetName("Sheet1", figures); err != nil {
		return nil, err
	}
	for r, row := range rows {
		cells := make([]any, len(row))
		for c, text := range row {
			cells[c] = text
			if v, err := strconv.ParseFloat(text, 64); r > 0 && c >= 5 && c <= 9 && err == nil {
				cells[c] = v
			}
		}
		if err := book.SetSheetRow(figures, fmt.Sprintf("A%d", r+1), &cells); err != nil {
			return nil, err
		}
	}
	if _, err := book.NewSheet("Source"); err != nil {
		return nil, err
	}
	if err := book.SetCellStr("Source", "A1", notes); err != nil {
		return nil, err
	}
	b, err := book.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
