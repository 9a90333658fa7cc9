// Package web is the door for people: server-made pages that need no
// JavaScript, one routes table, one file a page.
package web

//go:generate go tool templ generate -log-level=warn
//go:generate ./assets/build.sh
