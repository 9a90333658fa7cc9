package web

import (
	"bytes"
	"strings"

	"byname"
	"byname/work"
)

// compare shows areas side by side.
func (d *door) compare(a ask) (answer, error) {
	c, err := d.work.CompareAt(a.ctx(), *a.who, a.r.PathValue("indicator"), a.query("neighbourhood"), a.query("level"), 0)
	if err != nil {
		return answer{}, err
	}
	return shows(compared(comparePage{page: a.page("Areas side by side", "/outcome", toOutcomes, link{"/outcome/" + c.ID, c.Title}), Comparison: c, Area: c.Place.ID, Areas: d.work.AreaChoices()}))
}

// drawMap shows them on a map. Areas of a small map are links.
func (d *door) drawMap(a ask) (answer, error) {
	id, within := a.r.PathValue("indicator"), a.query("neighbourhood")
	m, err := d.work.Map(a.ctx(), *a.who, id, within, a.query("level"), func(area string) string { return addressOf(id, "", area) })
	if err != nil {
		return answer{}, err
	}
	if len(m.Chart.Areas) > mostLinks {
		for i := range m.Chart.Areas {
			m.Chart.Areas[i].Href = ""
		}
	}
	return shows(compared(comparePage{page: a.page("On a map", "/outcome", toOutcomes, link{"/outcome/" + m.ID, m.Title}), Comparison: m.Comparison, Map: &m, Area: m.Place.ID, Areas: d.work.AreaChoices()}))
}

// mostLinks is how many areas of a map may be links: more would have to be
// stepped through one by one by who uses the keyboard, and the table has them.
const mostLinks = 90

func (d *door) gap(a ask) (answer, error) {
	g, err := d.work.Gap(a.ctx(), *a.who, a.r.PathValue("indicator"), a.query("neighbourhood"))
	if err != nil {
		return answer{}, err
	}
	return shows(gapped(gapPage{page: a.page("A gap", "/outcome", toOutcomes, link{"/outcome/" + g.ID, g.Title}), Gap: g, Area: g.AreaID, Areas: d.work.AreaChoices()}))
}

func (d *door) targets(a ask) (answer, error) {
	t, err := d.work.Targets(a.ctx(), *a.who, a.query("neighbourhood"))
	if err != nil {
		return answer{}, err
	}
	p := targetsPage{page: a.page("What was promised", "/outcome", toOutcomes), Targets: t, Areas: d.work.AreaChoices()}
	return shows(targets(p))
}

// note keeps what is being done about a target.
func (d *door) note(a ask) (answer, error) {
	area := a.sent("neighbourhood")
	if err := d.work.NoteTarget(a.ctx(), *a.who, a.r.PathValue("indicator"), area, a.sent("words")); err != nil {
		return answer{}, err
	}
	return goes(targetsHref(area), "noted")
}

// file is an indicator to take away: over time for one area, or all areas of
// a level.
func (d *door) file(a ask) (answer, error) {
	f, err := d.work.OutcomeFile(a.ctx(), *a.who, work.FileAsk{
		Indicator: a.r.PathValue("indicator"), Area: a.query("neighbourhood"), Level: a.query("level"), Form: a.query("form"), Drawn: a.query("drawn"),
	})
	if err != nil {
		return answer{}, err
	}
	if strings.ContainsAny(f.Name, "\"\\\r\n") {
		return answer{}, byname.Invalid("file", "a plain name", "ask for another indicator")
	}
	return answer{file: &f}, nil
}

// report is the public report of an area, to keep: nobody signs in for it.
func (d *door) report(a ask) (answer, error) {
	r, err := d.work.OutcomeReport(a.ctx(), a.query("neighbourhood"))
	if err != nil {
		return answer{}, err
	}
	var b bytes.Buffer
	if err := WriteReport(a.ctx(), &b, r); err != nil {
		return answer{}, err
	}
	return answer{file: &work.File{Name: "what-changed-" + r.ID + ".html", Type: "text/html; charset=utf-8", Body: b.Bytes()}}, nil
}
