package byname

import "strings"

// NHSNumber is ten digits with a valid modulus-11 check digit, kept secret.
// The zero NHSNumber means none.
type NHSNumber = Secret[string]

var spaces = strings.NewReplacer(" ", "", "-", "")

// ParseNHSNumber reads an NHS number, with or without spaces or dashes.
// Numbers whose ten digits are all the same pass the check and are refused
// all the same: nobody holds one. Errors say what is wrong, never the number.
//
// Source: NHS Data Dictionary, "NHS NUMBER", modulus 11.
func ParseNHSNumber(s string) (NHSNumber, error) {
	digits := spaces.Replace(s)
	if len(digits) != 10 || strings.Trim(digits, "0123456789") != "" {
		return NHSNumber{}, Invalid("NHS number", "ten digits", "check the number at its source")
	}
	if strings.Count(digits, digits[:1]) == 10 {
		return NHSNumber{}, Invalid("NHS number", "a number that has been issued", "leave it empty when there is none")
	}
	sum := 0
	for i := range 9 {
		sum += int(digits[i]-'0') * (10 - i)
	}
	if check := (11 - sum%11) % 11; check == 10 || check != int(digits[9]-'0') {
		return NHSNumber{}, Invalid("NHS number", "a correct check digit", "a digit is wrong or two changed places: check it at its source")
	}
	return Hide(digits), nil
}

// SpacedNHSNumber writes a number as people read it: 999 123 4567.
func SpacedNHSNumber(n NHSNumber) string {
	d := n.Reveal()
	if len(d) != 10 {
		return ""
	}
	return d[:3] + " " + d[3:6] + " " + d[6:]
}
