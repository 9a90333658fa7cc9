package store

import (
	"byname"
	"byname/feed"
)

// The rows of the population files. Names of columns are those an analyst
// would look for; a Day is days since 31 December 1899 (byname.Day), a minute
// is minutes of UTC since 1970. Nothing known is 0 or "".

// recordRow is a feed.Record. In a build Person is the number of whose it is.
type recordRow struct {
	Person       int32  `parquet:"person,delta"`
	Key          string `parquet:"key,zstd"`
	Agency       string `parquet:"agency,dict,zstd"`
	DataSet      string `parquet:"data_set,dict,zstd"`
	Row          string `parquet:"row,zstd"`
	Local        string `parquet:"local,zstd"`
	Seen         int32  `parquet:"seen,zstd"`
	NHS          string `parquet:"nhs,zstd"`
	Verified     bool   `parquet:"verified"`
	NINO         string `parquet:"nino,zstd"`
	Given        string `parquet:"given,zstd"`
	Family       string `parquet:"family,zstd"`
	KnownAs      string `parquet:"known_as,zstd"`
	Former       string `parquet:"former,zstd"`
	Born         int32  `parquet:"born,zstd"`
	BornDefault  bool   `parquet:"born_default"`
	AgeLow       int32  `parquet:"age_low,zstd"`
	AgeTop       int32  `parquet:"age_top,zstd"`
	Sex          int32  `parquet:"sex,zstd"`
	Address      string `parquet:"address,zstd"`
	Postcode     string `parquet:"postcode,zstd"`
	UPRN         string `parquet:"uprn,zstd"`
	NoFixed      bool   `parquet:"no_fixed"`
	Withheld     bool   `parquet:"withheld"`
	Scene        bool   `parquet:"scene"`
	LSOA         string `parquet:"lsoa,dict,zstd"`
	Phone        string `parquet:"phone,zstd"`
	Email        string `parquet:"email,zstd"`
	Ethnicity    string `parquet:"ethnicity,dict,zstd"`
	Language     string `parquet:"language,dict,zstd"`
	Registered   int32  `parquet:"registered,zstd"`
	Deregistered int32  `parquet:"deregistered,zstd"`
}

func rowOfRecord(r *feed.Record) recordRow {
	return recordRow{
		Key: string(r.Key), Agency: string(r.Agency), DataSet: r.DataSet, Row: r.Row, Local: r.Local, Seen: int32(r.Seen),
		NHS: r.NHS.Reveal(), Verified: r.Verified, NINO: r.NINO.Reveal(),
		Given: r.Given.Reveal(), Family: r.Family.Reveal(), KnownAs: r.KnownAs.Reveal(), Former: r.Former.Reveal(),
		Born: int32(r.Born.Reveal()), BornDefault: r.BornDefault, AgeLow: int32(r.AgeLow), AgeTop: int32(r.AgeTop), Sex: int32(r.Sex),
		Address: r.Address.Reveal(), Postcode: r.Postcode.Reveal(), UPRN: r.UPRN, NoFixed: r.NoFixed, Withheld: r.Withheld, Scene: r.Scene, LSOA: r.LSOA,
		Phone: r.Phone.Reveal(), Email: r.Email.Reveal(), Ethnicity: r.Ethnicity, Language: r.Language,
		Registered: int32(r.Registered), Deregistered: int32(r.Deregistered),
	}
}

// record brings a record back; h may be nil.
func (r *recordRow) record(h *hider) feed.Record {
	return feed.Record{
		Key: feed.Key(r.Key), Agency: byname.AgencyID(h.word(r.Agency)), DataSet: h.word(r.DataSet), Row: r.Row, Local: r.Local, Seen: byname.Day(r.Seen),
		Identity: feed.Identity{
			NHS: h.text(r.NHS), Verified: r.Verified, NINO: h.text(r.NINO),
			Given: h.text(r.Given), Family: h.text(r.Family), KnownAs: h.text(r.KnownAs), Former: h.text(r.Former),
			Born: h.day(byname.Day(r.Born)), BornDefault: r.BornDefault, AgeLow: int8(r.AgeLow), AgeTop: int8(r.AgeTop), Sex: byname.Sex(r.Sex),
			Address: h.text(r.Address), Postcode: h.text(r.Postcode), UPRN: r.UPRN, NoFixed: r.NoFixed, Withheld: r.Withheld, Scene: r.Scene, LSOA: h.word(r.LSOA),
			Phone: h.text(r.Phone), Email: h.text(r.Email), Ethnicity: h.word(r.Ethnicity), Language: h.word(r.Language),
			Registered: byname.Day(r.Registered), Deregistered: byname.Day(r.Deregistered),
		},
	}
}

// secret hides a value, and nothing as nothing.
func secret[T comparable](v T) byname.Secret[T] {
	var none T
	if v == none {
		return byname.Secret[T]{}
	}
	return byname.Hide(v)
}

// eventRow is a feed.Event. In a build Person is the number of whose it is.
type eventRow struct {
	Person     int32   `parquet:"person,delta"`
	At         int64   `parquet:"at,delta"`
	DayOnly    bool    `parquet:"day_only"`
	Kind       string  `parquet:"kind,dict,zstd"`
	Agency     string  `parquet:"agency,dict,zstd"`
	Key        string  `parquet:"key,zstd"`
	Subject    string  `parquet:"subject,zstd"`
	Until      int32   `parquet:"until,zstd"`
	Value      float64 `parquet:"value,zstd"`
	HasValue   bool    `parquet:"has_value"`
	Note       string  `parquet:"note,zstd"`
	Role       string  `parquet:"role,dict,zstd"`
	Incident   string  `parquet:"incident,zstd"`
	Restricted bool    `parquet:"restricted"`
}

func rowOfEvent(e *feed.Event, agency byname.AgencyID) eventRow {
	return eventRow{
		At: int64(e.At), DayOnly: e.DayOnly, Kind: e.Kind, Agency: string(agency), Key: string(e.Key), Subject: string(e.Subject),
		Until: int32(e.Until), Value: e.Value, HasValue: e.HasValue, Note: e.Note, Role: e.Role, Incident: e.Incident, Restricted: e.Restricted,
	}
}

func (r *eventRow) event() feed.Event {
	return feed.Event{
		Key: feed.Key(r.Key), Subject: feed.Key(r.Subject), Kind: r.Kind, At: byname.Minute(r.At), DayOnly: r.DayOnly,
		Until: byname.Day(r.Until), Value: r.Value, HasValue: r.HasValue, Note: r.Note, Role: r.Role, Incident: r.Incident, Restricted: r.Restricted,
	}
}
