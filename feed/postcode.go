package feed

// A postcode as a file may give it. Pseudo-postcodes are those of the NHS
// (ODS, "Pseudo country codes"): ZZ99 3VZ is no fixed abode, others of ZZ99
// are places abroad or not known.
type postcode struct {
	text    string // "M18 8LQ", "M18 8" or "M18"; "" for a pseudo-postcode
	full    bool
	noFixed bool
}

// readPostcode reads a whole postcode with or without its space, or a sector
// ("M18 8") or district ("M18") when that is all.
func readPostcode(b []byte) (p postcode, ok bool) {
	var letters [8]byte
	n, space := 0, -1
	for _, c := range b {
		switch {
		case c == ' ':
			if space < 0 {
				space = n
			}
			continue
		case 'a' <= c && c <= 'z':
			c -= 'a' - 'A'
		}
		if n == 7 {
			return p, false
		}
		letters[n] = c
		n++
	}
	word := letters[:n]
	if n >= 5 && digit(word[n-3]) && letter(word[n-2]) && letter(word[n-1]) && outward(word[:n-3]) {
		if string(word[:4]) == "ZZ99" {
			return postcode{full: true, noFixed: string(word[4:]) == "3VZ"}, true
		}
		copy(letters[n-2:], letters[n-3:n])
		letters[n-3] = ' '
		return postcode{text: string(letters[:n+1]), full: true}, true
	}
	if space > 0 && n == space+1 && digit(word[space]) && outward(word[:space]) {
		return postcode{text: string(word[:space]) + " " + string(word[space:])}, true
	}
	if outward(word) {
		return postcode{text: string(word)}, true
	}
	return p, false
}

// outward reports whether b is a postcode district: A9, A99, A9A, AA9, AA99
// or AA9A.
func outward(b []byte) bool {
	if len(b) < 2 || len(b) > 4 || !letter(b[0]) {
		return false
	}
	b = b[1:]
	if letter(b[0]) {
		b = b[1:]
	}
	switch len(b) {
	case 1:
		return digit(b[0])
	case 2:
		return digit(b[0]) && (digit(b[1]) || letter(b[1]))
	}
	return false
}

func digit(c byte) bool  { return '0' <= c && c <= '9' }
func letter(c byte) bool { return 'A' <= c && c <= 'Z' }
