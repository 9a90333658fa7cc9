package web

// audit checks the whole record of who looked.
func (d *door) audit(a ask) (answer, error) {
	w, err := d.work.VerifyAudit(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	return shows(audit(auditPage{page: a.page("The record of who looked", "/guard/audit"), Audit: w}))
}
