package web

// invented shows what teams tried when no programme foresaw it.
func (d *door) invented(a ask) (answer, error) {
	w, err := d.work.Invented(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	return shows(invented(inventedPage{page: a.page("What teams invented", "/programme", toProgrammes), Invented: w}))
}

// draftInvented makes a programme's file of a group, to be read and tried.
func (d *door) draftInvented(a ask) (answer, error) {
	text, err := d.work.DraftInvented(a.ctx(), *a.who, a.sent("group"))
	if err != nil {
		return answer{}, err
	}
	p := draftPage{page: a.page("A draft", "/programme", toProgrammes, link{"/programme/invented", "What teams invented"}), Text: string(text), Tries: is(a.who, tries...)}
	return shows(draftOf(p))
}
