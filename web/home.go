package web

import (
	"net/url"

	"byname/work"
)

// residents is the public page of who's own neighbourhood.
func residents(who *work.Who) string {
	if who == nil || len(who.Teams) == 0 {
		return "/"
	}
	return "/?neighbourhood=" + url.QueryEscape(who.Teams[0].Neighbourhood)
}

// home is where who begins: the first page of their menu, or the public page.
func home(who *work.Who) string {
	if m := menu(who); len(m) > 0 {
		return m[0].Href
	}
	return "/"
}
