package link

// A comparison is one thing that two records are compared on; a level is how
// well they agree. Level 0 of every comparison is "cannot be compared" and
// weighs nothing.
type comparison struct {
	name   string
	levels []level
}

// A level's M is how often one person's two records agree in this way, and
// U how often two people's do. These are what is believed before any record
// has been read; training replaces them as far as there is evidence. Where
// rates of error in British health and care records have been published
// (birth date and sex .1 %, postcode about half in old records, NHS number
// well under 1 %), M follows them with room for worse keyed sources.
type level struct {
	words string
	m, u  float64
	share float64 // how much of the frequency adjustment it takes: 1 exact, part for near
}

const (
	onGiven = iota
	onFamily
	onBorn
	onAge
	onSex
	onHome
	onArea
	onPhone
	onEmail
	onNHS
	onNumber
	onLocal
	onTown
	onWork
	onInitial
	onPostcode
	onSource
	comparisons
)

const (
	givenSame = 1 + iota
	givenFirst
	givenShort
	givenNear
	givenSwapped
	givenPart
	givenAlike
	givenDiffers
)

const (
	familySame = 1 + iota
	familyFormer
	familyNear
	familyPart
	familyCrossed
	familyAlike
	familyDiffers
)

const (
	bornSame = 1 + iota
	bornSwapped
	bornSlip
	bornDecade
	bornTwoParts
	bornYear
	bornNear
	bornApart
)

const (
	ageFits = 1 + iota
	ageAround
	ageNear
	ageOff
)

const (
	sexSame = 1 + iota
	sexDiffers
)

const (
	homeSame = 1 + iota
	homeNear
	homeNeighbour
	homeSlip
	homeClose
	homeSector
	homeDistrict
	homeRegion
	homeElsewhere
	homeAway
)

const (
	initialFits = 1 + iota
	initialDiffers
)

const (
	postcodeSame = 1 + iota
	postcodeSlip
	postcodeClose
	postcodeSector
	postcodeDistrict
	postcodeRegion
	postcodeDiffers
	postcodeAway
)

const (
	areaSector = 1 + iota
	areaDistrict
	areaElsewhere
)

const (
	phoneSame = 1 + iota
	phoneDiffers
)

const (
	emailSame = 1 + iota
	emailUser
	emailNear
	emailDiffers
)

const (
	nhsSame = 1 + iota
	nhsDiffers
	nhsVerified
)

const (
	numberSame = 1 + iota
	numberSlip
	numberDiffers
)

const (
	localSame = 1 + iota
	localDiffers
)

const (
	sourceSame = 1 + iota
	sourceOther
)

const (
	wordSame = 1 + iota
	wordAlike
	wordDiffers
)

var cannot = level{words: "cannot be compared"}
