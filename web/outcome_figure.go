package web

import (
	"fmt"
	"net/url"

	core "byname/outcome"
	"byname/work"
)

// told are the indicators that have a figure, and untold those that have none yet.
func told(all []work.Indicator) (told, untold []work.Indicator) {
	for _, in := range all {
		if latest(in.Here).Missing != "" {
			untold = append(untold, in)
		} else {
			told = append(told, in)
		}
	}
	return told, untold
}

// gap is what stands where there is no figure, empty where there is one.
func gap(p work.Point) string {
	switch {
	case p.Protected:
		return "too few to show"
	case p.Missing != "":
		return "no figure"
	}
	return ""
}

// figure is a point's value with its unit.
func figure(p work.Point, unit string) string {
	switch {
	case gap(p) != "":
		return gap(p)
	case unit == "%":
		return fmt.Sprintf("%.1f%%", p.Value)
	}
	return fmt.Sprintf("%.1f %s", p.Value, unit)
}

// bare is the value alone, for where its unit stands beside.
func bare(p work.Point) string {
	if gap(p) != "" {
		return gap(p)
	}
	return fmt.Sprintf("%.1f", p.Value)
}

func interval(p work.Point) string {
	if gap(p) != "" || p.NoInterval {
		return ""
	}
	return fmt.Sprintf("%.1f to %.1f", p.Lower, p.Upper)
}

// people is a count, or what stands where there is none.
func people(p work.Point, n int) string {
	switch {
	case gap(p) != "":
		return gap(p)
	case p.Denominator == 0: // published without
		return ""
	}
	return thousands(n)
}

// intervals says how sure the figures are.
func intervals(in work.Indicator) string {
	if in.Confidence == 0 {
		return "As published, without intervals."
	}
	return fmt.Sprintf("Intervals at %.0f%% confidence, by the method of %s.", in.Confidence*100, in.Method)
}

// latest is the last point, or one without a figure when there is none.
func latest(points []work.Point) work.Point {
	if len(points) == 0 {
		return work.Point{Missing: "there is none"}
	}
	return points[len(points)-1]
}

func outcomeHref(in work.Indicator, neighbourhood string) string {
	href := "/outcome/" + url.PathEscape(in.ID)
	if neighbourhood == "" {
		return href
	}
	return href + "?" + url.Values{"neighbourhood": {neighbourhood}}.Encode()
}

func inDomain(all []work.Indicator, domain string) (of []work.Indicator) {
	for _, in := range all {
		if in.Domain == domain || in.Domain == "" && domain == "health" {
			of = append(of, in)
		}
	}
	return of
}

// verdictWords says how the latest figure stands against England.
func verdictWords(in work.Indicator) string {
	switch in.Verdict {
	case "Better":
		return "better"
	case "Worse":
		return "worse"
	case "Same":
		return "may be chance"
	}
	return ""
}

func stateColour(s core.ProgressState) string {
	switch s {
	case core.Reached, core.Ahead, core.OnTrack:
		return "green"
	case core.NotOnTrack:
		return "orange"
	}
	return "grey"
}

// beside is England's point of the same period.
func beside(england []work.Point, period string) work.Point {
	for _, e := range england {
		if e.Period == period {
			return e
		}
	}
	return work.Point{Period: period, Missing: "there is none"}
}
