package guard

import "byname"

// ReadCode is readCode, for the tests.
var ReadCode = readCode

// CodeNamed makes a code with a name of the test's choice.
func CodeNamed(name string) byname.Text {
	_, other, _ := readCode(NewCode())
	code := name + other[5:9] + other[10:13]
	return byname.Hide(grouped(code + string(checkOf(code))))
}
