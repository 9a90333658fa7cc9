package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"time"
)

// demo measures what the README's first command takes until a page is shown.
func (b *bench) demo() error {
	const most = 45 * time.Second
	// Once without work, so that Go's own compiling is not measured.
	if _, err := b.run("go", "run", "./cmd/byname", "--help"); err != nil {
		return err
	}
	s, err := b.serve("go", "run", "./cmd/byname", "--data", filepath.Join(b.folder, "demo"), "demo", "--addr", "127.0.0.1:0")
	if err != nil {
		return err
	}
	page, err := http.Get(s.address + "/signin")
	if err == nil {
		page.Body.Close()
		if page.StatusCode != http.StatusOK {
			err = fmt.Errorf("the demo's first page is %s", page.Status)
		}
	}
	served := time.Since(s.began)
	took, stopped := s.stop()
	if err != nil {
		return err
	}
	took.wall = served
	b.report(row{what: "demo until served", size: "the story + 40,000 people", spent: took, target: "under 45 s", missed: served > most})
	return stopped
}
