package splink

import (
	"strings"
	"unicode/utf8"
)

func reversed(s string) string {
	letters := []rune(s)
	for i, j := 0, len(letters)-1; i < j; i, j = i+1, j-1 {
		letters[i], letters[j] = letters[j], letters[i]
	}
	return string(letters)
}

// substr counts letters from 1, or from the end with a negative start.
func substr(a []value) value {
	s, ok := a[0].asText()
	start, ok1 := a[1].asNumber()
	if !ok || !ok1 {
		return value{}
	}
	letters := utf8.RuneCountInString(s)
	from := int(start) - 1
	if start < 0 {
		from = letters + int(start)
	}
	to := letters
	if len(a) == 3 {
		n, ok := a[2].asNumber()
		if !ok {
			return value{}
		}
		to = from + int(max(0, min(n, 1<<30)))
	}
	return txt(letterSpan(s, max(0, from), min(to, letters)))
}

// letterSpan is s from one letter up to another.
func letterSpan(s string, from, to int) string {
	if from >= to {
		return ""
	}
	begin, at := len(s), 0
	for i := range s {
		if at == from {
			begin = i
		}
		if at == to {
			return s[begin:i]
		}
		at++
	}
	return s[begin:]
}

func lastLetters(a []value) value {
	s, ok := a[0].asText()
	n, ok1 := a[1].asNumber()
	if !ok || !ok1 {
		return value{}
	}
	letters := utf8.RuneCountInString(s)
	return txt(letterSpan(s, max(0, letters-int(max(0, n))), letters))
}

func length(a []value) value {
	if a[0].kind == isList {
		return num(float64(len(a[0].list)))
	}
	if s, ok := a[0].asText(); ok {
		return num(float64(utf8.RuneCountInString(s)))
	}
	return value{}
}

func concat(a []value) value {
	var b strings.Builder
	for _, v := range a {
		s, _ := v.asText()
		b.WriteString(s)
	}
	return txt(b.String())
}

func replaced(a []value) value {
	s, ok1 := a[0].asText()
	from, ok2 := a[1].asText()
	to, ok3 := a[2].asText()
	if !ok1 || !ok2 || !ok3 || from == "" {
		return a[0]
	}
	return txt(strings.ReplaceAll(s, from, to))
}

func splitPart(a []value) value {
	s, ok1 := a[0].asText()
	by, ok2 := a[1].asText()
	n, ok3 := a[2].asNumber()
	if !ok1 || !ok2 || !ok3 {
		return value{}
	}
	parts := strings.Split(s, by)
	i := int(n) - 1
	if n < 0 {
		i = len(parts) + int(n)
	}
	if i < 0 || i >= len(parts) {
		return txt("")
	}
	return txt(parts[i])
}
