package api

import (
	"context"
	"time"

	"byname"
	"byname/work"
)

type personAsk struct {
	Whom
	Agency string `query:"agency" maxLength:"40" doc:"Only what this agency told."`
	Class  string `query:"class" maxLength:"40" doc:"Only this class of information."`
}

type person struct {
	PersonRef
	Name          string     `json:"name"`
	Born          byname.Day `json:"born,omitempty" format:"date"`
	Age           *int       `json:"age,omitempty"`
	Sex           string     `json:"sex,omitempty"`
	NHSNumber     string     `json:"nhs_number,omitempty"`
	Phone         string     `json:"phone,omitempty"`
	PhoneWarning  string     `json:"phone_warning,omitempty"`
	Address       string     `json:"address,omitempty"`
	Postcode      string     `json:"postcode,omitempty"`
	NoFixed       bool       `json:"no_fixed_address"`
	AddressHidden bool       `json:"address_hidden" doc:"There is an address that you may not know."`
	Language      string     `json:"language,omitempty"`
	Neighbourhood string     `json:"neighbourhood,omitempty"`
	Died          byname.Day `json:"died,omitempty" format:"date"`
	Matters       string     `json:"matters,omitempty" doc:"What matters to them, in their words."`
	Records       int        `json:"records" doc:"How many records are one person here."`

	Found     []finding     `json:"found" doc:"What programmes found, and why."`
	Household []member      `json:"household"`
	Involved  []involvement `json:"involved"`
	Plan      *planBrief    `json:"plan,omitempty"`

	Timeline []entry  `json:"timeline" doc:"Newest first."`
	Agencies []choice `json:"agencies" doc:"That the timeline can be narrowed to."`
	Classes  []choice `json:"classes"`
	Hints    []string `json:"hints" doc:"All that you may know of some entries."`
	Withheld int      `json:"withheld" doc:"Entries that you may not know of."`

	SaysNo string     `json:"says_no,omitempty" doc:"What they object to, in a sentence."`
	Ground string     `json:"ground" doc:"Why you may see this."`
	Until  *time.Time `json:"until,omitempty"`
}

func (d *door) person(ctx context.Context, who work.Who, in *personAsk) (person, error) {
	id, err := in.id()
	if err != nil {
		return person{}, err
	}
	p, err := d.work.Person(ctx, who, id, work.TimelineFilter{Agency: byname.AgencyID(in.Agency), Class: in.Class})
	return showPerson(p), err
}

func showPerson(p work.Person) person {
	return person{
		PersonRef: PersonRef{p.ID, p.Preferred.Reveal()}, Name: p.Full.Reveal(), Born: p.Born.Reveal(), Age: age(p.Age, p.HasAge),
		Sex: p.Sex.String(), NHSNumber: p.NHS.Reveal(), Phone: p.Phone.Reveal(), PhoneWarning: p.PhoneWarning,
		Address: p.Address.Reveal(), Postcode: p.Postcode.Reveal(), NoFixed: p.NoFixed, AddressHidden: p.AddressHidden,
		Language: p.Language, Neighbourhood: p.Neighbourhood, Died: p.Died, Matters: p.Matters.Reveal(), Records: p.Records,
		Found: each(p.Found, showFinding), Household: each(p.Household, showMember), Involved: each(p.Involved, showInvolvement),
		Plan: showBrief(p.Plan), Timeline: each(p.Timeline, showEntry), Agencies: each(p.Agencies, showChoice),
		Classes: each(p.Classes, showChoice), Hints: words(p.Hints), Withheld: p.Withheld, SaysNo: p.SaysNo, Ground: p.Ground, Until: at(p.Until),
	}
}
