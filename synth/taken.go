package synth

import (
	"bytes"
	"io/fs"
	"regexp"
)

var nhsPattern = regexp.MustCompile(`\b9\d\d ?\d{3} ?\d{4}\b`)

// TakenIn finds the invented NHS numbers in the files of a folder, written
// 9991234567 or 999 123 4567 in any of the encodings of agencies, so that
// people invented later get others and both can be read together.
func TakenIn(files fs.FS) (func(nhs string) bool, error) {
	taken := map[string]bool{}
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, path)
		text = bytes.ReplaceAll(text, []byte{0}, nil) // UTF-16
		for _, found := range nhsPattern.FindAll(text, -1) {
			taken[string(bytes.ReplaceAll(found, []byte(" "), nil))] = true
		}
		return err
	})
	return func(nhs string) bool { return taken[nhs] }, err
}
