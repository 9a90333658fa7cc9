package feed

// Words are those of the mapping language, for a test of its documentation.
func Words() []string {
	words := append([]string{"quoting", "also", "known", "subject", "quiet", "deduplicated", "split", "other", "nothing"}, personWords...)
	words = append(words, nameForms...)
	words = append(words, encodings...)
	words = append(words, extracts...)
	return append(words, eventWords...)
}
