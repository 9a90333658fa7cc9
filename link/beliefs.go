package link

import (
	"slices"
)

var beliefs = [comparisons]comparison{
	onGiven: {"given name", []level{cannot,
		{"given names are the same", .75, .005, 1},
		{"first given names are the same, the others differ or only one record has them", .04, .002, 1},
		{"one given name is a known or short form of the other", .06, .003, .5},
		{"given names are nearly the same", .08, .002, .5},
		{"given and family names have changed places", .005, .00005, .5},
		{"one of several given names is the same", .01, .005, .5},
		{"given names are somewhat alike", .015, .03, 0},
		{"given names differ", .03, .95, 0},
	}},
	onFamily: {"family name", []level{cannot,
		{"family names are the same", .85, .005, 1},
		{"one family name is the other's former name", .02, .00005, 1},
		{"family names are nearly the same", .06, .002, .5},
		{"family names share a part", .015, .002, .5},
		{"one family name is among the other's given names", .005, .0005, 0},
		{"family names are somewhat alike", .01, .02, 0},
		{"family names differ", .04, .97, 0},
	}},
	onBorn: {"birth date", []level{cannot,
		{"birth dates are the same", .95, .00004, 1},
		{"day and month of birth have changed places", .01, .00003, 0},
		{"birth dates differ by one slip of the keys", .02, .0006, 0},
		{"the same day and month of birth, the decade differs", .0005, .0003, 0},
		{"two of day, month and year of birth are the same", .01, .005, 0},
		{"only the year of birth is the same", .003, .012, 0},
		{"born within twelve years of one another", .004, .25, 0},
		{"born a generation apart", .0005, .73, 0},
	}},
	onAge: {"age", []level{cannot,
		{"the approximate age fits closely", .7, .08, 0},
		{"the approximate age fits", .2, .1, 0},
		{"the approximate age is out by up to two years", .07, .06, 0},
		{"the approximate age does not fit", .03, .76, 0},
	}},
	onSex: {"sex", []level{cannot,
		{"the same sex", .995, .5, 0},
		{"different sex", .005, .5, 0},
	}},
	onInitial: {"initial", []level{cannot,
		{"one record has only the initial of the given name, and it fits", .95, .08, 0},
		{"one record has only the initial of the given name, and it differs", .05, .92, 0},
	}},
	onPostcode: {"postcode", []level{cannot,
		{"the same postcode", .75, .0001, 1},
		{"postcodes differ by one slip of the keys", .02, .0005, 0},
		{"postcodes within a kilometre of one another", .03, .003, 0},
		{"the same part of the postcode district", .01, .002, 0},
		{"the same postcode district", .06, .03, 0},
		{"postcodes within ten kilometres of one another", .06, .3, 0},
		{"different postcodes", .04, .55, 0},
		{"one record tells of something that happened elsewhere than the other's postcode", .03, .11, 0},
	}},
	onHome: {"home", []level{cannot,
		{"the same address", .73, .00001, 1},
		{"nearly the same address", .05, .00001, .5},
		{"another house at the same postcode", .02, .0002, 0},
		{"postcodes differ by one slip of the keys", .01, .0005, 0},
		{"homes within a kilometre of one another", .02, .003, 0},
		{"the same part of the postcode district", .01, .002, 0},
		{"the same postcode district", .05, .03, 0},
		{"homes within ten kilometres of one another", .05, .3, 0},
		{"homes in different places", .03, .55, 0},
		{"one record tells of something that happened elsewhere than the other's home", .03, .11, 0},
	}},
	onArea: {"area", []level{cannot,
		{"what is known of the postcode agrees to the sector", .45, .005, 0},
		{"what is known of the postcode agrees", .5, .03, 0},
		{"what is known of the postcode differs", .05, .96, 0},
	}},
	onPhone: {"phone", []level{cannot,
		{"the same phone", .6, .00001, 1},
		{"different phones", .4, .99999, 0},
	}},
	onEmail: {"email", []level{cannot,
		{"the same email", .7, .000005, 0},
		{"the same name before the @", .05, .00001, 0},
		{"emails are nearly the same", .05, .00001, 0},
		{"different emails", .2, .99997, 0},
	}},
	onNHS: {"NHS number", []level{cannot,
		{"the same NHS number", .99, .0000005, 0},
		{"different NHS numbers, not both verified", .007, .2, 0},
		{"different NHS numbers, both verified", .003, .8, 0},
	}},
	onNumber: {"personal number", []level{cannot,
		{"the same personal number", .93, .0000005, 0},
		{"personal numbers differ by one slip of the keys", .05, .000005, 0},
		{"different personal numbers", .02, .99999, 0},
	}},
	onLocal: {"agency's own number", []level{cannot,
		{"the same number at one agency", .95, .000001, 0},
		{"different numbers at one agency", .05, .999999, 0},
	}},
	onSource: {"agency", []level{cannot,
		{"both records are one agency's", .4, .5, 0},
		{"the records are of different agencies", .6, .5, 0},
	}},
	onTown: {"town", []level{cannot,
		{"the same town", .7, .02, 1},
		{"towns are alike", .1, .01, .5},
		{"different towns", .2, .97, 0},
	}},
	onWork: {"occupation", []level{cannot,
		{"the same occupation", .7, .02, 1},
		{"occupations are alike", .1, .02, .5},
		{"different occupations", .2, .96, 0},
	}},
}

// nowhere takes from beliefs the levels that need to know where postcodes
// are, when nobody does: what would have been so far apart is one level less
// exact.
func nowhere(all [comparisons]comparison) [comparisons]comparison {
	for c, less := range map[int]map[int]int{
		onPostcode: {postcodeClose: postcodeSector, postcodeRegion: postcodeDiffers},
		onHome:     {homeClose: homeSector, homeRegion: homeElsewhere},
	} {
		levels := slices.Clone(all[c].levels)
		for from, to := range less {
			levels[to].m, levels[to].u = levels[to].m+levels[from].m, levels[to].u+levels[from].u
			levels[from].m, levels[from].u = never, never
		}
		all[c].levels = levels
	}
	return all
}

var nowhereBeliefs = nowhere(beliefs)

// never is a probability of what cannot happen that is still above zero.
const never = 1e-6
