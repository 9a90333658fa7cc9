package outcome

import (
	"io/fs"
	"strings"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

func txtarFS(a *txtar.Archive) fs.FS {
	folder := fstest.MapFS{}
	for _, f := range a.Files {
		folder[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return folder
}

// lines are a file's, without empty ones and those that begin with #.
func lines(folder fs.FS, name string) (list []string) {
	text, _ := fs.ReadFile(folder, name)
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	return list
}
