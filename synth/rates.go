package synth

// A fault is one way in which a row can be wrong.
type fault byte

const (
	nhsMissing fault = iota
	nhsOther
	givenTypo
	familyTypo
	nickname
	formerName
	spelledOtherwise
	dateSwapped
	birthDefault
	birthMissing
	ageOnly
	notNamed
	initialOnly
	ninoMissing
	postcodeHalf
	oldAddress
	secondRegistration
	babyName
	faultKinds
)

// faultNames are those of faults.yaml and faults.csv.
var faultNames = [faultKinds]string{"nhs_missing", "nhs_other", "given_typo", "family_typo", "nickname", "former_name", "respelled",
	"date_swapped", "birth_default", "birth_missing", "age_only", "not_named", "initial_only", "nino_missing", "postcode_half",
	"old_address", "second_registration", "baby_name"}

// rates are a file's shares of rows by fault.
type rates struct {
	of   [faultKinds]float64
	kept [faultKinds]bool
}

func (f faults) byFile() (all [files]rates) {
	for i, l := range layouts {
		for k, name := range faultNames {
			all[i].of[k] = f.Files[l.rates][name]
			all[i].kept[k] = f.kept(name)
		}
	}
	return all
}
