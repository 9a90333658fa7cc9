package programme

import "reflect"

// A Part is one part of a programme's file, as the manual shows it.
type Part struct {
	Name  string // find.signs[].when
	Must  bool   // every file has it
	OneOf string // the list that its word is from: "kind of agency"; "" for free text
	Means string
}

// Manual is every part of a programme's file, in the order of the manual.
func Manual() []Part { return parts(reflect.TypeFor[Programme](), "") }

func parts(t reflect.Type, path string) (all []Part) {
	for _, name := range fieldNames(t) {
		f, _ := field(t, name)
		p := Part{join(path, name), f.Tag.Get("must") == "yes", f.Tag.Get("one"), f.Tag.Get("say")}
		inner := f.Type
		if inner.Kind() == reflect.Slice {
			p.Name, inner = p.Name+"[]", inner.Elem()
		}
		all = append(all, p)
		if _, leaf := forms[inner]; inner.Kind() == reflect.Struct && !leaf {
			all = append(all, parts(inner, p.Name)...)
		}
	}
	return all
}
