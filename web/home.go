package web

import "byname/work"

// home is where who begins: the first page of their menu, or the public page.
func home(who *work.Who) string {
	if m := menu(who); len(m) > 0 {
		return m[0].Href
	}
	return "/"
}
