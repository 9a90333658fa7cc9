package api

import (
	"context"

	"byname/directory"
	"byname/work"
)

// services is a page of the directory, as an Open Referral server gives it.
type services struct {
	TotalItems int              `json:"total_items"`
	TotalPages int              `json:"total_pages"`
	PageNumber int              `json:"page_number"`
	Size       int              `json:"size"`
	FirstPage  bool             `json:"first_page"`
	LastPage   bool             `json:"last_page"`
	Empty      bool             `json:"empty"`
	Contents   []directory.ORUK `json:"contents"`
}

type servicesAsk struct {
	Page    int `query:"page" minimum:"1" default:"1"`
	PerPage int `query:"per_page" minimum:"1" maximum:"500" default:"50"`
}

func (d *door) services(ctx context.Context, _ work.Who, in *servicesAsk) (services, error) {
	p, err := d.work.PublicServices(ctx, in.Page, in.PerPage)
	return services{p.Total, p.Pages, p.Page, len(p.Services), p.Page == 1, p.Page == p.Pages, len(p.Services) == 0,
		each(p.Services, func(s directory.ORUK) directory.ORUK { return s })}, err
}

type serviceAsk struct {
	Service string `path:"service" maxLength:"40"`
}

func (d *door) service(ctx context.Context, _ work.Who, in *serviceAsk) (directory.ORUK, error) {
	return d.work.PublicService(ctx, in.Service)
}
