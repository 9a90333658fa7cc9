package programme

import (
	"encoding/json"
	"maps"
	"reflect"

	"byname"
	"byname/fund"
)

// Schema is the JSON Schema of a programme's file, for editors that complete
// and check as one types. docs/programme.schema.json is what it gives.
func Schema() []byte { return SchemaFor(Words{}) }

// SchemaFor is the schema with the words that a place has: its kinds of
// agencies, purposes, agreements, unit costs and classes of information.
func SchemaFor(words Words) []byte { return words.schema(Programme{}, "A programme of Byname") }

func (w Words) schema(of any, title string) []byte {
	s := w.schemaOf(reflect.TypeOf(of), "")
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = title
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic("programme: schema: " + err.Error())
	}
	return append(text, '\n')
}

// forms are how the parts that are one text or number look.
var forms = map[reflect.Type]map[string]any{
	reflect.TypeFor[Span]():         {"type": "string", "pattern": `^[0-9]+ (hour|day|week)s?$`, "examples": []string{"2 hours", "3 days", "6 weeks"}},
	reflect.TypeFor[byname.Pence](): {"type": "string", "pattern": `^£[0-9,]+(\.[0-9]{2})?$`, "examples": []string{"£82.50", "£0"}},
	reflect.TypeFor[fund.Decimal](): {"type": "number", "minimum": 0},
	reflect.TypeFor[Expression]():   {"type": "string", "minLength": 1, "examples": []string{`events("ed.attendance").within(90).count() >= 2`}},
}

func (w Words) schemaOf(t reflect.Type, one string) map[string]any {
	if form, ok := forms[t]; ok {
		return maps.Clone(form)
	}
	switch t.Kind() {
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.String:
		if one == "name" {
			return map[string]any{"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
		}
		if list := w.list(one); len(list) > 0 {
			return map[string]any{"type": "string", "enum": list}
		}
		return map[string]any{"type": "string", "minLength": 1}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": w.schemaOf(t.Elem(), one)}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": w.schemaOf(t.Elem(), one)}
	}
	properties, must := map[string]any{}, []string{}
	for _, name := range fieldNames(t) {
		f, _ := field(t, name)
		p := w.schemaOf(f.Type, f.Tag.Get("one"))
		p["description"] = f.Tag.Get("say")
		properties[name] = p
		if f.Tag.Get("must") == "yes" {
			must = append(must, name)
		}
	}
	return map[string]any{"type": "object", "properties": properties, "required": must, "additionalProperties": false}
}
