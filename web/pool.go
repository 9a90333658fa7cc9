package web

func (d *door) pool(a ask) (answer, error) {
	w, err := d.work.Pool(a.ctx(), *a.who, a.query("year"))
	if err != nil {
		return answer{}, err
	}
	return shows(pool(poolPage{page: a.page("The pool", "/fund"), Pool: w}))
}
