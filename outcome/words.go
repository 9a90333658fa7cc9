package outcome

import "strings"

// Words says in a sentence or two what can be said of an indicator: against
// before and against England, and nothing that chance could explain.
func Words(m Measure, now Indicator, before, england *Indicator) string {
	if !now.Shown() {
		return sentence(now.Refused)
	}
	var parts []string
	if before != nil {
		parts = append(parts, sinceWords(m, now, *before))
	}
	parts = append(parts, englandWords(m, now, england))
	return strings.Join(parts, " ")
}

func sinceWords(m Measure, now, before Indicator) string {
	if !before.Shown() {
		return sentence("before: " + before.Refused)
	}
	way, ok := Since(now, before)
	switch {
	case now.Kind == Published:
		return sentence(published(now.Value, before.Value) + " before, as published without an interval")
	case !ok:
		return "Cannot be compared with before."
	case way < 0:
		return sentence("lower than before" + good(m, way))
	case way > 0:
		return sentence("higher than before" + good(m, way))
	}
	if now.Value == before.Value {
		return "The same as before."
	}
	return "The difference from before may be chance."
}

func englandWords(m Measure, now Indicator, england *Indicator) string {
	if england == nil {
		if m.England.None != "" {
			return sentence("no figure for England: " + m.England.None)
		}
		return "No figure for England."
	}
	if !now.HasInterval() {
		return sentence(published(now.Value, england.Value) + " England")
	}
	switch side := ByInterval(now.LowerCL, now.UpperCL, england.Value); {
	case side < 0:
		return sentence("lower than England" + good(m, side))
	case side > 0:
		return sentence("higher than England" + good(m, side))
	}
	return "The difference from England may be chance."
}

// published compares two numbers of which neither has an interval.
func published(a, b float64) string {
	switch {
	case a < b:
		return "lower than"
	case a > b:
		return "higher than"
	}
	return "the same as"
}

// good adds which way that is.
func good(m Measure, way int) string {
	switch {
	case m.Better == "":
		return ""
	case (way > 0) == (m.Better == Higher):
		return ", which is better"
	}
	return ", which is worse"
}

// sentence begins with a capital and ends with a stop.
func sentence(s string) string {
	return strings.ToUpper(s[:1]) + s[1:] + "."
}
