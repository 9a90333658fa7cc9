package splink

import (
	"fmt"
	"math"
	"strings"
)

// A function is one that model files call.
type function struct {
	least, most int  // arguments
	lambda      bool // the second is a function of one variable
	nulls       bool // it sees nulls; others are null when an argument is
	do          func([]value) value
	made        func([]*node) (func([]value) value, string) // makes do from the arguments that are written out, or says what was expected
}

func (f function) counted() string {
	if f.least == f.most {
		return fmt.Sprintf("%d values", f.least)
	}
	return fmt.Sprintf("%d to %d values", f.least, f.most)
}

// sameAs are other names of functions, on DuckDB and on Spark.
var sameAs = map[string]string{
	"jaro_sim": "jaro_similarity", "jaro_winkler": "jaro_winkler_similarity",
	"lcase": "lower", "ucase": "upper", "substring": "substr", "length": "len", "char_length": "len", "character_length": "len",
	"array_length": "len", "size": "len", "array_size": "len", "cardinality": "len",
	"array_intersect": "list_intersect", "list_aggregate_max": "list_max", "array_max": "list_max", "array_min": "list_min",
	"transform": "list_transform", "array_transform": "list_transform", "list_apply": "list_transform", "array_distinct": "list_distinct",
	"list_has": "list_contains", "array_contains": "list_contains",
	"unix_timestamp": "epoch", "ceiling": "ceil", "power": "pow", "ifnull": "coalesce", "nvl": "coalesce",
	"array_cosine_similarity": "list_cosine_similarity", "cosine_similarity": "list_cosine_similarity",
}

var functions map[string]function

func init() {
	functions = map[string]function{ // not a literal above: lambdas look functions up
		"levenshtein":             texts2(func(a, b string) value { return num(float64(levenshtein(a, b))) }),
		"damerau_levenshtein":     texts2(func(a, b string) value { return num(float64(damerauLevenshtein(a, b))) }),
		"jaro_similarity":         texts2(func(a, b string) value { return num(jaro(a, b)) }),
		"jaro_winkler_similarity": texts2(func(a, b string) value { return num(jaroWinkler(a, b)) }),
		"jaccard": texts2(func(a, b string) value {
			if n, ok := jaccard(a, b); ok {
				return num(n)
			}
			return value{}
		}),
		"lower":          texts1(strings.ToLower),
		"upper":          texts1(strings.ToUpper),
		"reverse":        texts1(reversed),
		"trim":           texts1(func(s string) string { return strings.Trim(s, " ") }),
		"ltrim":          texts1(func(s string) string { return strings.TrimLeft(s, " ") }),
		"rtrim":          texts1(func(s string) string { return strings.TrimRight(s, " ") }),
		"substr":         {least: 2, most: 3, do: substr},
		"left":           {least: 2, most: 2, do: func(a []value) value { return substr([]value{a[0], num(1), a[1]}) }},
		"right":          {least: 2, most: 2, do: lastLetters},
		"len":            {least: 1, most: 1, do: length},
		"concat":         {least: 1, most: 20, nulls: true, do: concat},
		"replace":        {least: 3, most: 3, do: replaced},
		"split_part":     {least: 3, most: 3, do: splitPart},
		"regexp_extract": {least: 2, most: 3, made: regexpExtract},
		"regexp_replace": {least: 3, most: 4, made: regexpReplace},
		"nullif":         {least: 2, most: 2, nulls: true, do: nullif},
		"coalesce":       {least: 1, most: 20, nulls: true, do: coalesce},
		"least":          {least: 1, most: 20, nulls: true, do: func(a []value) value { return extreme(a, -1) }},
		"greatest":       {least: 1, most: 20, nulls: true, do: func(a []value) value { return extreme(a, 1) }},

		"try_strptime":     {least: 2, most: 2, made: strptime},
		"strptime":         {least: 2, most: 2, made: strptime},
		"try_to_timestamp": {least: 1, most: 2, made: sparkTime},
		"to_timestamp":     {least: 1, most: 2, made: sparkTime},
		"to_date":          {least: 1, most: 2, made: sparkTime},
		"date":             {least: 1, most: 1, do: day},
		"epoch": {least: 1, most: 1, do: func(a []value) value {
			if at, ok := a[0].asMoment(); ok {
				return num(at)
			}
			return value{}
		}},

		"abs": numbers1(math.Abs), "sqrt": numbers1(math.Sqrt), "sin": numbers1(math.Sin), "cos": numbers1(math.Cos), "tan": numbers1(math.Tan),
		"acos": numbers1(math.Acos), "asin": numbers1(math.Asin), "atan": numbers1(math.Atan), "floor": numbers1(math.Floor), "ceil": numbers1(math.Ceil),
		"radians": numbers1(func(x float64) float64 { return x * math.Pi / 180 }),
		"ln":      numbers1(math.Log), "log2": numbers1(math.Log2), "exp": numbers1(math.Exp),
		"pow":   numbers2(math.Pow),
		"atan2": numbers2(math.Atan2),
		"round": {least: 1, most: 2, do: rounded},

		"list_intersect":         {least: 2, most: 2, do: intersect},
		"list_distinct":          {least: 1, most: 1, do: func(a []value) value { return intersect([]value{a[0], a[0]}) }},
		"list_contains":          {least: 2, most: 2, do: contains},
		"list_transform":         {least: 2, most: 2, lambda: true},
		"flatten":                {least: 1, most: 1, do: flattened},
		"list_max":               {least: 1, most: 1, do: func(a []value) value { return extreme(a[0].list, 1) }},
		"list_min":               {least: 1, most: 1, do: func(a []value) value { return extreme(a[0].list, -1) }},
		"element_at":             {least: 2, most: 2, do: func(a []value) value { return item(a[0], a[1]) }},
		"list_cosine_similarity": {least: 2, most: 2, do: cosine},
	}
}

func texts1(f func(string) string) function {
	return function{least: 1, most: 1, do: func(a []value) value {
		if s, ok := a[0].asText(); ok {
			return txt(f(s))
		}
		return value{}
	}}
}

func texts2(f func(a, b string) value) function {
	return function{least: 2, most: 2, do: func(a []value) value {
		x, ok1 := a[0].asText()
		y, ok2 := a[1].asText()
		if !ok1 || !ok2 {
			return value{}
		}
		return f(x, y)
	}}
}

func numbers1(f func(float64) float64) function {
	return function{least: 1, most: 1, do: func(a []value) value {
		if x, ok := a[0].asNumber(); ok {
			return num(f(x))
		}
		return value{}
	}}
}

func numbers2(f func(a, b float64) float64) function {
	return function{least: 2, most: 2, do: func(a []value) value {
		x, ok1 := a[0].asNumber()
		y, ok2 := a[1].asNumber()
		if !ok1 || !ok2 {
			return value{}
		}
		return num(f(x, y))
	}}
}

func nullif(a []value) value {
	if order, ok := compared(a[0], a[1]); ok && order == 0 {
		return value{}
	}
	return a[0]
}

func coalesce(a []value) value {
	for _, v := range a {
		if v.kind != null {
			return v
		}
	}
	return value{}
}

// extreme is the least (-1) or greatest (1) of those that are not null.
func extreme(a []value, sign int) (best value) {
	for _, v := range a {
		if v.kind == null {
			continue
		}
		if order, ok := compared(v, best); best.kind == null || ok && order == sign {
			best = v
		}
	}
	return best
}

func rounded(a []value) value {
	x, ok := a[0].asNumber()
	if !ok {
		return value{}
	}
	scale := 1.0
	if len(a) == 2 {
		n, ok := a[1].asNumber()
		if !ok {
			return value{}
		}
		scale = math.Pow(10, n)
	}
	return num(math.Round(x*scale) / scale)
}
