package feed

import (
	"errors"
	"io/fs"
	"path"
	"sort"
	"strings"

	"byname"
)

// LoadMappings reads the mappings in a folder of a place, and its own kinds
// of event from kinds.csv there if it has any. Its error names every fault
// with line and column.
func LoadMappings(fsys fs.FS, dir string) ([]*Mapping, error) {
	kinds, err := LoadKinds(fsys, dir)
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(fsys, path.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, byname.NotFound("feeds", "a folder "+dir+" with a mapping for each data set", "add one: docs/feed.md says how")
	}
	sort.Strings(files)
	var faults []error
	mappings := make([]*Mapping, 0, len(files))
	of := map[Key]string{}
	for _, file := range files {
		text, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		m, err := ParseMapping(path.Base(file), text, kinds)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		if other := of[m.prefix]; other != "" {
			faults = append(faults, byname.Invalid(m.File, "a data set that has one mapping", other+" is of the same: give the second header under also: there"))
		}
		of[m.prefix] = m.File
		mappings = append(mappings, m)
	}
	for _, m := range mappings {
		if m.about != nil && of[m.about.prefix] == "" && len(faults) == 0 {
			faults = append(faults, byname.Invalid(m.File, "a subject in a data set that has a mapping", "add a mapping for "+strings.TrimSuffix(string(m.about.prefix), "/")))
		}
	}
	return mappings, errors.Join(faults...)
}
