package link

import (
	"reflect"
	"testing"
	"unsafe"
)

// Every field of a subject is saved, also one that is added later.
func TestSubjectIsSavedWhole(t *testing.T) {
	kind := reflect.TypeFor[subject]()
	for i := range kind.NumField() {
		var s subject
		field := reflect.NewAt(kind.Field(i).Type, unsafe.Add(unsafe.Pointer(&s), kind.Field(i).Offset)).Elem()
		switch field.Kind() {
		case reflect.Bool:
			field.SetBool(true)
		case reflect.Int8, reflect.Int16:
			field.SetInt(-77)
		default:
			if field.CanUint() {
				field.SetUint(1<<field.Type().Bits() - 3)
			} else {
				field.SetInt(77)
			}
		}
		b := make([]byte, savedSize)
		s.put(b)
		if subjectOf(b) != s {
			t.Errorf("%s is not saved", kind.Field(i).Name)
		}
	}
}
