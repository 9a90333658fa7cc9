package splink

import (
	"math"
	"strconv"
	"strings"
	"time"
)

type kind uint8

const (
	null     kind = iota
	isTruth       // num is 0 or 1
	isNumber      // num; text, if any, is how it was written
	isMoment      // num: seconds since 1970 in no time zone
	isText
	isList
)

// A value is what an expression gives.
type value struct {
	kind kind
	num  float64
	text string
	list []value
}

func truth(b bool) value {
	if b {
		return value{kind: isTruth, num: 1}
	}
	return value{kind: isTruth}
}

func num(n float64) value { return value{kind: isNumber, num: n} }

func txt(s string) value { return value{kind: isText, text: s} }

// asText is a value as text: null and lists have none.
func (v value) asText() (string, bool) {
	switch v.kind {
	case isText:
		return v.text, true
	case isNumber:
		if v.text != "" {
			return v.text, true
		}
		return strconv.FormatFloat(v.num, 'f', -1, 64), true
	case isTruth:
		return strconv.FormatBool(v.num != 0), true
	case isMoment:
		t := time.Unix(int64(math.Floor(v.num)), 0).UTC()
		if v.num == math.Floor(v.num/86400)*86400 {
			return t.Format(time.DateOnly), true
		}
		return t.Format(time.DateTime), true
	}
	return "", false
}

// asNumber is a value as a number, if it is one.
func (v value) asNumber() (float64, bool) {
	switch v.kind {
	case isNumber, isTruth, isMoment:
		return v.num, true
	case isText:
		n, err := strconv.ParseFloat(strings.TrimSpace(v.text), 64)
		return n, err == nil
	}
	return 0, false
}

// asMoment is a value as a point in time: dates and times as ISO 8601 writes
// them.
func (v value) asMoment() (float64, bool) {
	switch v.kind {
	case isMoment:
		return v.num, true
	case isText:
		for _, layout := range []string{time.DateOnly, time.DateTime, "2006-01-02T15:04:05", time.RFC3339} {
			if t, err := time.Parse(layout, strings.TrimSpace(v.text)); err == nil {
				return float64(t.Unix()), true
			}
		}
	}
	return 0, false
}

// compared orders two values that can be compared, as SQL does: -1, 0 or 1.
func compared(a, b value) (order int, ok bool) {
	if a.kind == null || b.kind == null {
		return 0, false
	}
	if a.kind == isText && b.kind == isText {
		return strings.Compare(a.text, b.text), true
	}
	if a.kind == isList || b.kind == isList {
		return comparedLists(a, b)
	}
	as := value.asNumber
	if a.kind == isMoment || b.kind == isMoment {
		as = value.asMoment
	}
	x, ok1 := as(a)
	y, ok2 := as(b)
	switch {
	case !ok1 || !ok2:
		return 0, false
	case x < y:
		return -1, true
	case x > y:
		return 1, true
	}
	return 0, true
}

func comparedLists(a, b value) (int, bool) {
	if a.kind != b.kind {
		return 0, false
	}
	for i := range min(len(a.list), len(b.list)) {
		if order, ok := compared(a.list[i], b.list[i]); !ok || order != 0 {
			return order, ok
		}
	}
	switch {
	case len(a.list) < len(b.list):
		return -1, true
	case len(a.list) > len(b.list):
		return 1, true
	}
	return 0, true
}

// A tri is true, false or unknown.
type tri int8

const (
	no      tri = 0
	yes     tri = 1
	unknown tri = -1
)

func triOf(b bool) tri {
	if b {
		return yes
	}
	return no
}

// asTri is a value as a condition.
func (v value) asTri() tri {
	switch v.kind {
	case isTruth, isNumber:
		return triOf(v.num != 0)
	case isText:
		switch strings.ToLower(v.text) {
		case "true", "t", "1":
			return yes
		case "false", "f", "0":
			return no
		}
	}
	return unknown
}

func (t tri) value() value {
	if t == unknown {
		return value{}
	}
	return truth(t == yes)
}
