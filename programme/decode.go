package programme

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"byname"
	"byname/fund"
	"byname/internal/spell"
)

// A decoder fills a Programme from YAML by its tags, notes the place of every
// part, and goes on after an error so that one run tells all.
type decoder struct {
	text   *text
	words  Words
	places map[string]*yaml.Node
	told   map[string]bool // kinds of event that do not exist, and were told of
}

func (d *decoder) wrong(n *yaml.Node, expected, do string) { d.text.wrong(d.text.at(n), expected, do) }

// into puts a node into a value; path names the part, as in find.signs[0].when.
func (d *decoder) into(v reflect.Value, n *yaml.Node, path, one string) {
	d.places[path] = n
	if n.Kind == yaml.AliasNode {
		d.wrong(n, "the thing itself", "write it out: a commissioner reads this file")
		return
	}
	switch {
	case v.Type() == reflect.TypeFor[Span]():
		parse(d, v, n, ParseSpan)
	case v.Type() == reflect.TypeFor[byname.Pence]():
		parse(d, v, n, byname.ParsePence)
	case v.Type() == reflect.TypeFor[fund.Decimal]():
		parse(d, v, n, fund.ParseDecimal)
	case v.Kind() == reflect.Int:
		parse(d, v, n, strconv.Atoi)
	case v.Kind() == reflect.String:
		d.word(v, n, one)
	case v.Kind() == reflect.Slice:
		d.list(v, n, path, one)
	case v.Kind() == reflect.Map:
		d.names(v, n, path)
	default:
		d.fields(v, n, path)
	}
}

// parse reads a scalar of a type that has its own form.
func parse[T any](d *decoder, v reflect.Value, n *yaml.Node, read func(string) (T, error)) {
	x, err := read(n.Value)
	if p, ok := err.(*byname.Problem); ok {
		d.wrong(n, p.Expected, p.Do)
		return
	}
	if err != nil || n.Kind != yaml.ScalarNode {
		d.wrong(n, "a whole number", "write digits only")
		return
	}
	v.Set(reflect.ValueOf(x))
}

func (d *decoder) word(v reflect.Value, n *yaml.Node, one string) {
	if n.Kind != yaml.ScalarNode || n.Value == "" {
		d.wrong(n, "a text", "write it on this line")
		return
	}
	d.oneOf(n, one)
	v.SetString(n.Value)
}

// oneOf refuses a word that is not in its list, and says the nearest that is.
func (d *decoder) oneOf(n *yaml.Node, one string) {
	switch list := d.words.list(one); {
	case one == "" || slices.Contains(list, n.Value):
	case one == "name":
		if !isName(n.Value) {
			d.wrong(n, "a name of small letters, digits and _", "such as two_falls")
		}
	default:
		d.told[n.Value] = true
		d.wrong(n, "a known "+one, didYouMean(n.Value, list))
	}
}

func didYouMean(word string, list []string) string {
	if near := spell.Nearest(word, list); near != "" {
		return "did you mean " + near + "?"
	}
	if len(list) > 12 {
		return "see the place's files for those there are"
	}
	return fmt.Sprintf("one of %v", list)
}

func isName(s string) bool {
	for i, c := range s {
		if (c < 'a' || c > 'z') && (i == 0 || c != '_' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

func (d *decoder) list(v reflect.Value, n *yaml.Node, path, one string) {
	if n.Kind != yaml.SequenceNode {
		d.wrong(n, "a list", "begin each entry with a dash")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, entry := range n.Content {
		d.into(v.Index(i), entry, fmt.Sprintf("%s[%d]", path, i), one)
	}
}

func (d *decoder) names(v reflect.Value, n *yaml.Node, path string) {
	if n.Kind != yaml.MappingNode {
		d.wrong(n, "names, each with a list", "write name: [kind, kind]")
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for i := 0; i < len(n.Content); i += 2 {
		d.oneOf(n.Content[i], "name")
		list := reflect.New(v.Type().Elem()).Elem()
		d.into(list, n.Content[i+1], path+"."+n.Content[i].Value, "kind of event")
		v.SetMapIndex(reflect.ValueOf(n.Content[i].Value), list)
	}
}

func (d *decoder) fields(v reflect.Value, n *yaml.Node, path string) {
	if n.Kind != yaml.MappingNode {
		d.wrong(n, "named parts", "write "+fieldNames(v.Type())[0]+": and so on")
		return
	}
	given := map[string]bool{}
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i]
		f, known := field(v.Type(), key.Value)
		switch {
		case !known:
			d.wrong(key, "one of "+fmt.Sprint(fieldNames(v.Type())), didYouMean(key.Value, fieldNames(v.Type())))
			continue
		case given[key.Value]:
			d.wrong(key, "each part once", "join the two")
		}
		given[key.Value] = true
		d.into(v.FieldByIndex(f.Index), n.Content[i+1], join(path, key.Value), f.Tag.Get("one"))
	}
	for _, name := range fieldNames(v.Type()) {
		if f, _ := field(v.Type(), name); f.Tag.Get("must") == "yes" && !given[name] {
			d.wrong(n, name+": "+f.Tag.Get("say"), "add it")
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func field(t reflect.Type, name string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && f.Tag.Get("yaml") == name {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

// fieldNames are the parts a file may have, in the order of the manual.
func fieldNames(t reflect.Type) (names []string) {
	for i := range t.NumField() {
		if name := t.Field(i).Tag.Get("yaml"); name != "" && name != "-" {
			names = append(names, name)
		}
	}
	return names
}
