package guard

import (
	"crypto/rand"
	"strings"

	"byname"
)

// A code is given on paper and read out on the telephone: three groups of four
// letters and digits of Crockford's base 32, which has no I, L, O and U. The
// first four name the code, the next seven are its secret (35 bits), and the
// last is a check (Luhn mod 32), so that a slip of the pen is not a wrong try.
const (
	codeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeName    = 4
	codeLong    = 12
)

// NewCode makes one: K7QD-M2XA-9RTC.
func NewCode() byname.Text {
	bytes := make([]byte, codeLong-1)
	rand.Read(bytes)
	code := make([]byte, codeLong-1)
	for i, b := range bytes {
		code[i] = codeLetters[b%32]
	}
	return byname.Hide(grouped(string(code) + string(checkOf(string(code)))))
}

// readCode takes a code as somebody typed it apart: into what names it and all
// of it. It is false when there is a slip in it.
func readCode(typed byname.Text) (name, code string, ok bool) {
	var b strings.Builder
	for _, r := range strings.ToUpper(typed.Reveal()) {
		switch {
		case r == 'O':
			r = '0'
		case r == 'I' || r == 'L':
			r = '1'
		case r == ' ' || r == '-' || r == '–':
			continue
		}
		if !strings.ContainsRune(codeLetters, r) {
			return "", "", false
		}
		b.WriteRune(r)
	}
	code = b.String()
	if len(code) != codeLong || checkOf(code[:codeLong-1]) != code[codeLong-1] {
		return "", "", false
	}
	return code[:codeName], grouped(code), true
}

func grouped(code string) string { return code[:4] + "-" + code[4:8] + "-" + code[8:] }

// checkOf is the check letter: Luhn's, with 32 digits. It finds every wrong
// letter and nearly every two that changed places.
func checkOf(code string) byte {
	sum, factor := 0, 2
	for i := len(code) - 1; i >= 0; i-- {
		n := strings.IndexByte(codeLetters, code[i]) * factor
		sum += n/32 + n%32
		factor = 3 - factor
	}
	return codeLetters[(32-sum%32)%32]
}
