package web

// balance shows how much is done early, and how much answers a crisis.
func (d *door) balance(a ask) (answer, error) {
	b, err := d.work.EarlyOrLate(a.ctx(), *a.who, a.query("neighbourhood"))
	if err != nil {
		return answer{}, err
	}
	return shows(balanceOf(balancePage{page: a.page("Early help or crisis", "/outcome", toOutcomes), Balance: b}))
}
