package web

// toProgrammes is the way back to all programmes.
var toProgrammes = link{"/programme", "Programmes"}

// programmes lists what the place does. It holds nothing of any person, so
// anybody may read it.
func (d *door) programmes(a ask) (answer, error) {
	return shows(programmeList(programmesPage{page: a.page("Programmes", "/programme"), Programmes: d.work.Programmes()}))
}

// programme is one of them, of either form.
func (d *door) programme(a ask) (answer, error) {
	id := a.r.PathValue("programme")
	if s, err := d.work.Supply(id); err == nil {
		return shows(supplied(supplyPage{page: a.page(s.Title, "/programme", toProgrammes), Supply: s}))
	}
	p, err := d.work.Programme(id)
	if err != nil {
		return answer{}, err
	}
	versions, err := d.work.ProgrammeVersions(a.r.Context(), id)
	if err != nil {
		return answer{}, err
	}
	return shows(programmeOne(programmePage{page: a.page(p.Title, "/programme", toProgrammes), Programme: p, Versions: versions}))
}

// programmeVersion is the file of one version, as signals and steps name it.
func (d *door) programmeVersion(a ask) (answer, error) {
	id := a.r.PathValue("programme")
	v, err := d.work.ProgrammeVersion(a.r.Context(), id, a.r.PathValue("version"))
	if err != nil {
		return answer{}, err
	}
	p := versionPage{page: a.page("Version "+v.Version, "/programme", toProgrammes), Version: v}
	if v.Runs {
		p.Crumbs = append(p.Crumbs, link{programmeHref(id), id})
	}
	return shows(programmeText(p))
}
