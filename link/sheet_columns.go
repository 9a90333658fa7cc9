package link

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"byname"
)

// A Field is what a column of a Sheet can hold.
type Field string

// The fields, in the order in which they choose among columns.
const (
	GivenField    Field = "given"
	FamilyField   Field = "family"
	NameField     Field = "name" // given and family in one
	KnownAsField  Field = "known_as"
	FormerField   Field = "former"
	BornField     Field = "born" // one column, or year, month and day
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

// Columns are the places in a row of each field.
type Columns map[Field][]int

// headings are what people call a field's column.
type headings struct {
	field Field
	all   bool     // every such column belongs to it, not the first alone
	names []string // the better first; after an equals sign only the header as a whole will do
}

var headers = []headings{
	{GivenField, false, []string{"given name", "given names", "first name", "first names", "firstname", "forename", "forenames", "=given", "=fname", "=first", "legal forename", "christian name"}},
	{FamilyField, false, []string{"surname", "family name", "last name", "lastname", "=family", "=lname", "=last"}},
	{NameField, false, []string{"full name", "fullname", "=name", "person name", "patient name", "client name", "customer name", "whole name"}},
	{KnownAsField, false, []string{"known as", "knownas", "preferred name", "preferred forename", "nickname", "alias", "=aka"}},
	{FormerField, false, []string{"previous surname", "former name", "former surname", "maiden name", "birth name", "surname at birth"}},
	{BornField, false, []string{"date of birth", "birth date", "birthdate", "=dob", "=d o b", "dob", "=born", "=birth", "birthday"}},
	{SexField, false, []string{"=sex", "=gender", "sex", "gender"}},
	{NHSField, false, []string{"nhs number", "nhs no", "nhsnumber", "=nhs"}},
	{NumberField, false, []string{"soc sec id", "social security", "=ssn", "ssn", "=nino", "ni no", "ni number", "national insurance", "national id", "passport", "medicare"}},
	{EmailField, false, []string{"email", "e mail"}},
	{PhoneField, false, []string{"phone", "telephone", "mobile", "=tel", "contact tel", "phone number"}},
	{AddressField, true, []string{"street number", "house number", "house no", "house", "flat", "address", "address 1", "address 2", "address 3", "address1", "address2", "address line 1", "address line 2", "street", "street name", "=addr"}},
	{PostcodeField, false, []string{"postcode", "post code", "postal code", "zip", "zip code", "zipcode", "=pcode"}},
	{TownField, false, []string{"=town", "=city", "suburb", "birth place", "place of birth", "birthplace", "town", "city", "locality", "municipality"}},
	{WorkField, false, []string{"occupation", "profession", "job", "=work"}},
}

// birthParts are headers of a birth date in three columns.
var birthParts = [3][]string{
	{"birth year", "year of birth", "=by", "=yob", "=birth y"},
	{"birth month", "month of birth", "=bm", "=mob", "=birth m"},
	{"birth day", "day of birth", "=bd", "=birth d"},
}

// chooseColumns takes what was told and guesses the rest from the header.
// Fields that stay without a column are not compared.
func chooseColumns(header []string, rows [][]string, o SheetOptions, idAt, truthAt int) (Columns, error) {
	c, taken := Columns{}, map[int]bool{idAt: true, truthAt: true}
	for field, told := range o.Map {
		if !slices.ContainsFunc(headers, func(h headings) bool { return h.field == field }) {
			return nil, byname.Invalid("--map "+string(field), "a field", "use one of: "+fieldNames())
		}
		c[field] = nil
		for name := range strings.SplitSeq(told, "+") {
			if name == "" {
				continue
			}
			at := column(header, name)
			if at < 0 {
				return nil, byname.Invalid("--map "+string(field), fmt.Sprintf("a column %q in %s", name, o.Source), "use one of: "+strings.Join(header, ", "))
			}
			c[field] = append(c[field], at)
			taken[at] = true
		}
	}
	words := make([]string, len(header))
	for i, h := range header {
		words[i] = headerWords(h)
	}
	find := func(names []string, all bool) (found []int) {
		for _, whole := range []bool{true, false} {
			for _, n := range names {
				n, exact := strings.CutPrefix(n, "=")
				for i, w := range words {
					if !taken[i] && (w == n || !whole && !exact && strings.Contains(" "+w+" ", " "+n+" ")) {
						taken[i] = true
						found = append(found, i)
						if !all {
							return found
						}
					}
				}
			}
		}
		slices.Sort(found)
		return found
	}
	for _, h := range headers {
		if _, told := c[h.field]; told {
			continue
		}
		if h.field == BornField {
			if y := find(birthParts[0], false); y != nil {
				c[h.field] = slices.Concat(y, find(birthParts[1], false), find(birthParts[2], false))
				continue
			}
		}
		if found := find(h.names, h.all); found != nil {
			c[h.field] = found
		}
	}
	for _, at := range c {
		if len(at) > 0 {
			return c, nil
		}
	}
	return nil, byname.Invalid(o.Source+", header", "at least one column that says who somebody is", "name them: --map given=COLUMN,family=COLUMN,born=COLUMN")
}

func fieldNames() string {
	var names []string
	for _, h := range headers {
		names = append(names, string(h.field))
	}
	return strings.Join(names, ", ")
}

// headerWords turns givenName, Given_Name and "given-name" into "given name".
func headerWords(h string) string {
	var b strings.Builder
	lower := false
	for _, r := range h {
		if unicode.IsUpper(r) && lower {
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(r)
	}
	return fold(b.String())
}
