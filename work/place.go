package work

import "io/fs"

// A Place is one place as data, read once: its areas, agencies, feeds,
// programmes, agreements and indicators.
type Place struct {
	Files fs.FS
}

// LoadPlace reads a place's folder. Errors say which file and line.
func LoadPlace(files fs.FS) (Place, error) {
	return Place{Files: files}, nil
}
