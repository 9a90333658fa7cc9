package synth

import (
	"strconv"

	"byname"
)

// nhsNumbers are n NHS numbers, no two alike: in the 999 range, which is never
// issued, while it lasts (about 900,000), then in 998 down to 990, which lie
// outside every range in use. None of them is taken.
func nhsNumbers(n int, seed uint64, taken func(string) bool) ([]string, error) {
	numbers := make([]string, 0, n)
	c := chanceOf(seed, 'n')
	start := c.below(1_000_000)
	for block := 999; block >= 990; block-- {
		for i := range 1_000_000 {
			if len(numbers) == n {
				return numbers, nil
			}
			middle := (start + i*610_639) % 1_000_000 // prime to a million: each once, scattered
			text := strconv.Itoa(block*1_000_000 + middle)
			check, ok := checkDigit(text)
			if !ok {
				continue
			}
			if text += check; taken == nil || !taken(text) {
				if _, err := byname.ParseNHSNumber(text); err == nil {
					numbers = append(numbers, text)
				}
			}
		}
	}
	return nil, byname.Invalid("people", "fewer than nine million", "ask for fewer")
}

// checkDigit is the tenth digit of an NHS number by modulus 11, or false when
// the nine cannot have one.
func checkDigit(nine string) (string, bool) {
	sum := 0
	for i := range 9 {
		sum += int(nine[i]-'0') * (10 - i)
	}
	check := (11 - sum%11) % 11
	return strconv.Itoa(check), check != 10
}

// label scatters a number over eight digits, one to one, so that an agency's
// own numbers tell nothing.
func label(number int, salt uint64) string {
	return strconv.FormatUint(10_000_000+(uint64(number)*48_271+salt*7_919_317)%89_999_999, 10)
}

// nino begins with QQ, which is never issued.
func nino(number int) string {
	n := (uint64(number) * 1_299_709) % 3_999_971
	return "QQ" + padded(int(n/4), 6) + "ABCD"[n%4:n%4+1]
}

// upn is a pupil's number of a Manchester school.
func upn(number int) string {
	n := (uint64(number) * 179_424_691) % 999_999_937
	return "ABCDEFGH"[n%8:n%8+1] + "352" + padded(int(n), 9)
}

// phone is one of the 2,000 numbers kept for drama in Manchester and on mobiles.
func phone(n int) string {
	if n < 1000 {
		return "07700 900" + padded(n, 3)
	}
	return "0161 496 0" + padded(n-1000, 3)
}
