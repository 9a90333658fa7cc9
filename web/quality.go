package web

// quality shows how well records are linked. It opens nobody.
func (d *door) quality(a ask) (answer, error) {
	q, err := d.work.LinkQuality(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	return shows(quality(qualityPage{page: a.page("How well records are linked", "/link/quality"), Quality: q}))
}
