package link

import (
	"slices"
	"strings"
	"unicode"
)

// A Field is what a column of a Sheet can hold.
type Field string

// The fields.
const (
	GivenField    Field = "given"
	MiddleField   Field = "middle" // more given names
	FamilyField   Field = "family"
	NameField     Field = "name" // given and family in one
	KnownAsField  Field = "known_as"
	FormerField   Field = "former"
	BornField     Field = "born" // one column, or year, month and day
	AgeField      Field = "age"  // in years, where there is no birth date
	SexField      Field = "sex"
	NHSField      Field = "nhs"
	NumberField   Field = "number" // national insurance, social security or any number given to one person
	EmailField    Field = "email"
	PhoneField    Field = "phone"
	AddressField  Field = "address" // any number of columns
	PostcodeField Field = "postcode"
	TownField     Field = "town"
	WorkField     Field = "work"
)

// allFields are the fields in the order in which they are told.
var allFields = []Field{GivenField, MiddleField, FamilyField, NameField, KnownAsField, FormerField, BornField, AgeField, SexField, NHSField, NumberField,
	EmailField, PhoneField, AddressField, PostcodeField, TownField, WorkField}

// headings are what people call a field's column.
type headings struct {
	field Field
	all   bool     // every such column belongs to it, not the first alone
	names []string // the better first; after an equals sign only the header as a whole will do
}

// headers are in the order in which fields choose among columns: former, known
// and whole names before the plain ones whose words they contain.
var headers = []headings{
	{FormerField, false, []string{"previous surname", "previous family name", "previous last name", "former name", "former surname", "former family name", "maiden name", "maiden", "birth name", "birth surname", "surname at birth", "name at birth", "=nee"}},
	{KnownAsField, false, []string{"known as", "knownas", "preferred name", "preferred first name", "preferred given name", "preferred forename", "nickname", "alias", "=aka"}},
	{MiddleField, false, []string{"middle name", "middle names", "middle initial", "middle", "midl name", "mid name", "mname", "second given name", "second forename", "=fname c2"}},
	{NameField, false, []string{"full name", "=name", "person name", "patient name", "client name", "customer name", "tenant name", "pupil name", "whole name", "complete name", "surname forename", "forename surname", "surname and forename", "forename and surname", "last name first name", "first name last name", "first last", "last first", "first and last name", "first and surname", "=names", "=nm", "full nm", "=tenant", "=person", "=patient", "=client", "=customer", "=resident", "=pupil", "=applicant"}},
	{GivenField, false, []string{"given name", "given names", "given name 1", "first name", "first names", "forename", "forenames", "fore name", "forename 1", "=given", "given nm", "=fnm", "=forenm", "fname", "f name", "=first", "name first", "first nm", "legal forename", "christian name", "=gname", "vorname", "prenom", "nombre"}},
	{FamilyField, false, []string{"surname", "family name", "last name", "=family", "lname", "l name", "=last", "name last", "last nm", "name family", "family nm", "=lnm", "=snm", "=surnm", "s name", "=sname", "nachname", "apellido", "=nom"}},
	{BornField, false, []string{"date of birth", "dateofbirth", "dt of birth", "birth date", "birthdate", "=b date", "=b dt", "=dob", "=d o b", "dob", "d o b", "=born", "=birth", "birthday", "=bdate", "birth dt", "=date birth", "born on", "geburtsdatum", "date de naissance"}},
	{AgeField, false, []string{"=age", "age in years", "age years", "=age at census"}},
	{SexField, false, []string{"=sex", "=gender", "sex", "gender", "=sex code", "=gender code", "=gndr", "=m f", "=f m"}},
	{NHSField, false, []string{"nhs number", "nhs no", "nhs num", "=nhs"}},
	{NumberField, false, []string{"soc sec id", "soc sec no", "social security", "social security number", "=ssn", "ssn", "=nino", "nino", "ni no", "ni number", "national insurance", "national insurance number", "national id", "personal number", "passport", "passport number", "medicare", "tax id"}},
	{EmailField, false, []string{"email", "e mail", "email address", "=mail"}},
	{PhoneField, false, []string{"mobile", "phone", "telephone", "=tel", "=cell", "contact tel", "phone number", "phone no", "telephone number", "mobile number", "cell phone", "landline", "tel no", "tel number", "=mob", "mob no", "mob number", "contact no", "contact number", "=phonenum"}},
	{PostcodeField, false, []string{"postcode", "post code", "postal code", "=postal", "zip", "zip code", "=zip5", "=pcode", "=pcd", "post cd", "=areacode"}},
	{TownField, false, []string{"=town", "=city", "=suburb", "suburb", "birth place", "place of birth", "post town", "town", "city", "locality", "municipality", "village"}},
	{AddressField, true, []string{"street number", "street no", "=st no", "=stno", "house number", "house no", "house name", "house", "flat", "unit number", "apartment", "=apt", "building", "premises", "address", "address 1", "address 2", "address 3", "address line 1", "address line 2", "address line 3", "address line 4", "addr line 1", "addr line 2", "addr line 3", "addr line 4", "=dwelling", "street", "street name", "street address", "=addr", "addr 1", "addr 2", "addr 3", "=add 1", "=add 2", "=add 3", "home"}},
	{WorkField, false, []string{"occupation", "profession", "job", "job title", "=work"}},
}

// birthParts are headers of a birth date in three columns.
var birthParts = [3][]string{
	{"birth year", "year of birth", "year birth", "=by", "=yob", "=birth y", "dob year", "dob y", "dob yyyy", "=byear", "dob yr"},
	{"birth month", "month of birth", "month birth", "=bm", "=mob", "=birth m", "dob month", "dob m", "dob mm", "=bmonth", "dob mo"},
	{"birth day", "day of birth", "day birth", "=bd", "=birth d", "dob day", "dob d", "dob dd", "=bday"},
}

// others are words of headers that speak of somebody or something else.
var others = []string{"mother", "mothers", "father", "fathers", "parent", "parents", "guardian", "spouse", "partner", "husband", "wife", "kin", "nok", "carer",
	"emergency", "gp", "doctor", "practice", "surgery", "school", "employer", "company", "organisation", "worker", "referrer", "landlord", "death", "deceased",
	"old", "previous", "former", "web", "ip"}

// aboutOthers reports whether a column is about somebody else, or about what
// was.
func aboutOthers(words string, f Field) bool {
	if f == FormerField {
		return slices.ContainsFunc(others[:24], func(o string) bool { return hasWord(words, o) })
	}
	return slices.ContainsFunc(others, func(o string) bool { return hasWord(words, o) })
}

func fieldNames() string {
	var names []string
	for _, f := range allFields {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// headerWords turns givenName, Given_Name and "given-name" into "given name",
// NHSNumber into "nhs number" and address1 into "address 1".
func headerWords(h string) string {
	var b strings.Builder
	letters := []rune(h)
	for i, r := range letters {
		if i > 0 {
			before := letters[i-1]
			after := i+1 < len(letters) && unicode.IsLower(letters[i+1])
			if unicode.IsUpper(r) && (unicode.IsLower(before) || unicode.IsUpper(before) && after) || unicode.IsDigit(r) && unicode.IsLetter(before) {
				b.WriteByte(' ')
			}
		}
		b.WriteRune(r)
	}
	return fold(b.String())
}
