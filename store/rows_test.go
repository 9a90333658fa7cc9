package store

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/feed"
)

// Every field of a record and of an event comes back from its row.
func TestRowsHoldEveryField(t *testing.T) {
	var r feed.Record
	fill(t, reflect.ValueOf(&r).Elem())
	row := rowOfRecord(&r)
	if diff := cmp.Diff(reveal(r), reveal(row.record(newHider()))); diff != "" {
		t.Errorf("record: %s", diff)
	}
	var e feed.Event
	fill(t, reflect.ValueOf(&e).Elem())
	event := rowOfEvent(&e, "gp")
	if diff := cmp.Diff(e, event.event()); diff != "" || event.Agency != "gp" {
		t.Errorf("event: %s", diff)
	}
	c := codec{}
	row.fields(&c)
	event.fields(&c)
	var sameRow recordRow
	var sameEvent eventRow
	back := codec{in: string(c.out), reading: true}
	sameRow.fields(&back)
	sameEvent.fields(&back)
	if sameRow != row || sameEvent != event || back.in != "" || back.short {
		t.Errorf("a shelf gives back %+v and %+v", sameRow, sameEvent)
	}
	empty := (&recordRow{}).record(nil)
	if !reflect.ValueOf(empty).IsZero() {
		t.Error("nothing comes back as something")
	}
}

// fill sets every field to something that is not zero, each its own.
func fill(t *testing.T, v reflect.Value) {
	for i := range v.NumField() {
		f, n := v.Field(i), i+1
		switch f.Interface().(type) {
		case byname.Text:
			f.Set(reflect.ValueOf(byname.Hide(v.Type().Field(i).Name)))
			continue
		case byname.BirthDate:
			f.Set(reflect.ValueOf(byname.Hide(byname.Day(n))))
			continue
		}
		switch f.Kind() {
		case reflect.Struct:
			fill(t, f)
		case reflect.String:
			f.SetString(v.Type().Field(i).Name)
		case reflect.Bool:
			f.SetBool(true)
		case reflect.Float64:
			f.SetFloat(float64(n) + .5)
		case reflect.Uint8:
			f.SetUint(2)
		case reflect.Int8, reflect.Int32, reflect.Int64:
			f.SetInt(int64(n))
		default:
			t.Fatalf("%s has a kind this test does not know: teach it, and the row", v.Type().Field(i).Name)
		}
	}
}

// reveal lays the secrets open for comparing.
func reveal(r feed.Record) map[string]any {
	m := map[string]any{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		for i := range v.NumField() {
			switch f := v.Field(i).Interface().(type) {
			case byname.Text:
				m[v.Type().Field(i).Name] = f.Reveal()
			case byname.BirthDate:
				m[v.Type().Field(i).Name] = f.Reveal()
			case feed.Identity:
				walk(v.Field(i))
			default:
				m[v.Type().Field(i).Name] = f
			}
		}
	}
	walk(reflect.ValueOf(r))
	return m
}
