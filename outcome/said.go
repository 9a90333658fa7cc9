package outcome

import "strconv"

// CountWords is how many people said something, for anybody to read. They
// said it to be counted, so it is not rounded; but a small number is hidden,
// for those who said it may be known.
func CountWords(n int) string {
	switch {
	case n == 0:
		return "none"
	case n < smallest:
		return "fewer than " + strconv.Itoa(smallest)
	}
	return strconv.Itoa(n)
}
