package link

// compareHomes compares where two subjects live. Address and postcode are one
// comparison, because the one follows from the other; when not both records
// have an address, postcodes are compared alone, and when only part of a
// postcode is known, that part, as area. Where something happened is often
// home; when it is not, that says little.
func (c *comparer) compareHomes(a, b *subject) (home, postcode, area int) {
	if a.uprn != 0 && a.uprn == b.uprn {
		return homeSame, 0, 0
	}
	home, postcode, area = c.comparePlaces(a, b)
	if a.scene || b.scene {
		if home > homeNeighbour && home != homeClose {
			home = homeAway
		}
		if postcode > postcodeClose {
			postcode = postcodeAway
		}
		if area == areaElsewhere {
			area = 0
		}
	}
	return home, postcode, area
}

func (c *comparer) comparePlaces(a, b *subject) (home, postcode, area int) {
	p, q := &c.postcodes.all[a.postcode], &c.postcodes.all[b.postcode]
	coded := a.postcode != 0 && b.postcode != 0
	whole := coded && p.whole && q.whole
	if coded && !whole {
		area = compareAreas(p, q)
	}
	if a.home == 0 || b.home == 0 {
		if whole {
			postcode = comparePostcodes(p, q)
		}
		return 0, postcode, area
	}
	return c.compareAddresses(a, b, whole, area), 0, either(area == areaElsewhere, area, 0)
}

func (c *comparer) compareAddresses(a, b *subject, whole bool, part int) int {
	p, q := &c.postcodes.all[a.postcode], &c.postcodes.all[b.postcode]
	x, y := &c.homes.all[a.home], &c.homes.all[b.home]
	numbered := x.number != "" && y.number != ""
	sameDoor := x.number == y.number && (x.flat == y.flat || x.flat == "" || y.flat == "")
	at := 0
	if whole {
		at = comparePostcodes(p, q)
	}
	far := at >= postcodeRegion && p.district != 0 && q.district != 0 || part == areaElsewhere
	switch {
	case sameDoor && numbered && x.key == y.key && at <= postcodeSame && !far:
		return homeSame
	case sameDoor && x.key == y.key && !far, sameDoor && numbered && !far && nearly(x.street, y.street, jaroWinkler(x.street, y.street)):
		return homeNear
	case at == postcodeSame:
		return either(numbered, homeNeighbour, homeNear)
	case at == postcodeSlip:
		return homeSlip
	case at == postcodeClose:
		return homeClose
	case at == postcodeSector:
		return homeSector
	case at == postcodeDistrict:
		return homeDistrict
	case at == postcodeRegion:
		return homeRegion
	}
	return homeElsewhere
}

// comparePostcodes compares two whole postcodes.
func comparePostcodes(p, q *postcode) int {
	switch {
	case p.hash == q.hash:
		return postcodeSame
	case oneEdit(p.text, q.text):
		return postcodeSlip
	}
	metres := p.at.metres(q.at)
	switch {
	case metres <= 1_000:
		return postcodeClose
	case p.sector != 0 && p.sector == q.sector:
		return postcodeSector
	case p.district != 0 && p.district == q.district:
		return postcodeDistrict
	case metres <= 10_000:
		return postcodeRegion
	}
	return postcodeDiffers
}

// compareAreas compares as much as is known of two postcodes.
func compareAreas(p, q *postcode) int {
	switch {
	case p.sector != 0 && p.sector == q.sector:
		return areaSector
	case p.district == 0 || p.district != q.district || p.sector != 0 && q.sector != 0:
		return areaElsewhere
	}
	return areaDistrict
}
