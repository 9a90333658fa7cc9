package store

import (
	"byname"
	"byname/feed"
	"byname/population"
)

// personRow is a population.Person and where the rest of the build speaks of
// them: the first row and how many.
type personRow struct {
	Person        int32  `parquet:"person,delta"`
	ID            int64  `parquet:"id"`
	Anchor        string `parquet:"anchor,zstd"`
	Preferred     string `parquet:"preferred,zstd"`
	Given         string `parquet:"given,zstd"`
	Family        string `parquet:"family,zstd"`
	Born          int32  `parquet:"born"`
	Sex           int32  `parquet:"sex,zstd"`
	NHS           string `parquet:"nhs,zstd"`
	Phone         string `parquet:"phone,zstd"`
	Address       string `parquet:"address,zstd"`
	Postcode      string `parquet:"postcode,zstd"`
	NoFixed       bool   `parquet:"no_fixed"`
	Protected     bool   `parquet:"protected"`
	LSOA          string `parquet:"lsoa,dict,zstd"`
	Neighbourhood string `parquet:"neighbourhood,dict,zstd"`
	Household     int32  `parquet:"household,delta"`
	Ethnicity     string `parquet:"ethnicity,dict,zstd"`
	Language      string `parquet:"language,dict,zstd"`
	Died          int32  `parquet:"died,zstd"`
	Objects       bool   `parquet:"objects"`
	NoPlanning    bool   `parquet:"no_planning"`
	Agencies      string `parquet:"agencies,dict,zstd"` // that told something about them, a space between
	Restricted    bool   `parquet:"restricted"`         // something they told is

	RecordsAt int64 `parquet:"records_at,delta"`
	Records   int32 `parquet:"records,zstd"`
	LinksAt   int64 `parquet:"links_at,delta"`
	Links     int32 `parquet:"links,zstd"`
	EventsAt  int64 `parquet:"events_at,delta"`
	Events    int32 `parquet:"events,zstd"`
}

// unplanned is Person.Unplanned: no run meets them.
func (r *personRow) unplanned() bool { return r.Objects || r.NoPlanning }

func rowOfPerson(p *population.Person) personRow {
	return personRow{
		Person: p.Number, ID: int64(p.ID), Anchor: string(p.Anchor),
		Preferred: p.Preferred.Reveal(), Given: p.Given.Reveal(), Family: p.Family.Reveal(), Born: int32(p.Born.Reveal()), Sex: int32(p.Sex),
		NHS: p.NHS.Reveal(), Phone: p.Phone.Reveal(), Address: p.Address.Reveal(), Postcode: p.Postcode.Reveal(),
		NoFixed: p.NoFixed, Protected: p.Protected, LSOA: p.LSOA, Neighbourhood: p.Neighbourhood, Household: p.Household,
		Ethnicity: p.Ethnicity, Language: p.Language, Died: int32(p.Died), Objects: p.Objects, NoPlanning: p.NoPlanning, Records: p.Records,
	}
}

// person brings a person back; h may be nil.
func (r *personRow) person(h *hider) population.Person {
	return population.Person{
		Number: r.Person, ID: byname.PersonID(r.ID), Anchor: feed.Key(r.Anchor),
		Preferred: h.text(r.Preferred), Given: h.text(r.Given), Family: h.text(r.Family), Born: h.day(byname.Day(r.Born)), Sex: byname.Sex(r.Sex),
		NHS: h.text(r.NHS), Phone: h.text(r.Phone), Address: h.text(r.Address), Postcode: h.text(r.Postcode),
		NoFixed: r.NoFixed, Protected: r.Protected, LSOA: h.word(r.LSOA), Neighbourhood: h.word(r.Neighbourhood), Household: r.Household,
		Ethnicity: h.word(r.Ethnicity), Language: h.word(r.Language), Died: byname.Day(r.Died), Objects: r.Objects, NoPlanning: r.NoPlanning, Records: r.Records,
	}
}

// heldRow is what a build remembers of one record's ids: population.Held.
type heldRow struct {
	Key   string `parquet:"key,zstd"`
	ID    int64  `parquet:"id,zstd"`
	First int64  `parquet:"first,zstd"`
	Last  int32  `parquet:"last,zstd"`
	Here  bool   `parquet:"here"` // a record of this build, not only remembered

	Objects bool   `parquet:"objects"`         // an objection was told about it
	Since   int32  `parquet:"since,zstd"`      // the build it first came in
	Stays   string `parquet:"stays,dict,zstd"` // "3:8 5:7": 8's from build 3 on, 7's from build 5 on; "" when it never moved
}

// linkRow is one link that holds a person together: the places, from 0, of
// two records among the person's, and the weight in bits.
type linkRow struct {
	Person      int32   `parquet:"person,delta"`
	Left        int32   `parquet:"left,zstd"`
	Right       int32   `parquet:"right,zstd"`
	Weight      float64 `parquet:"weight,zstd"`
	Probability float64 `parquet:"probability,zstd"`
}

// changeRow is a population.Change.
type changeRow struct {
	From     int64  `parquet:"from"`
	To       int64  `parquet:"to"`
	Records  int32  `parquet:"records"`
	Gone     bool   `parquet:"gone"`
	Returned bool   `parquet:"returned"`
	Reason   string `parquet:"reason,dict"`
}
