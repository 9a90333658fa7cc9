// Package place holds real places as data: a folder each.
package place

import (
	"embed"
	"io/fs"
)

//go:embed all:greater-manchester
var folders embed.FS

// GreaterManchester is the place Byname is built and measured on. Its README
// names the source, licence and year of every file.
var GreaterManchester = folder("greater-manchester")

func folder(name string) fs.FS {
	sub, err := fs.Sub(folders, name)
	if err != nil {
		panic("place: " + err.Error())
	}
	return sub
}
