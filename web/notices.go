package web

func (d *door) notices(a ask) (answer, error) {
	w, err := d.work.Notices(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	return shows(notices(noticesPage{page: a.page("For you", "/team/notices"), Notices: w}))
}

func (d *door) settleNotice(a ask) (answer, error) {
	number, err := a.number("notice")
	if err != nil {
		return answer{}, err
	}
	if err := d.work.SettleNotice(a.ctx(), *a.who, number); err != nil {
		return answer{}, err
	}
	return goes("/team/notices", "settled")
}
