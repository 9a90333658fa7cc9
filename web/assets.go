package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
)

//go:embed static
var static embed.FS

// An asset is a file that pages load. Its URL holds a part of its hash, so a
// browser may keep it for ever and still sees a new one at once.
type asset struct {
	url, kind    string
	plain, small []byte // small is gzipped
}

// assets are all files of the static folder by name.
var assets = sync.OnceValue(func() map[string]asset {
	entries, err := static.ReadDir("static")
	if err != nil {
		panic("web: " + err.Error())
	}
	all := make(map[string]asset, len(entries))
	for _, e := range entries {
		plain, err := static.ReadFile("static/" + e.Name())
		if err != nil {
			panic("web: " + err.Error())
		}
		var small bytes.Buffer
		z, _ := gzip.NewWriterLevel(&small, gzip.BestCompression) // the level is valid and a Buffer never fails
		z.Write(plain)
		z.Close()
		sum := sha256.Sum256(plain)
		all[e.Name()] = asset{
			url:   "/static/" + hex.EncodeToString(sum[:6]) + "/" + e.Name(),
			kind:  mime.TypeByExtension(path.Ext(e.Name())),
			plain: plain, small: small.Bytes(),
		}
	}
	return all
})

// assetURL is where a page finds a file of the static folder.
func assetURL(name string) string { return assets()[name].url }

// serveAsset answers /static/{hash}/{name}.
func serveAsset(w http.ResponseWriter, r *http.Request) {
	a, ok := assets()[r.PathValue("name")]
	if !ok || a.url != r.URL.Path {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	body := a.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = a.small
	}
	w.Write(body)
}
