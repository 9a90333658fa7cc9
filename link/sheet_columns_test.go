package link_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname/link"
)

// What headers people write, and what is taken for what.
func TestSheetColumns(t *testing.T) {
	for _, c := range []struct{ header, want, unused string }{
		{"rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id",
			"given=given_name family=surname born=date_of_birth number=soc_sec_id address=street_number+address_1+address_2 postcode=postcode town=suburb", "state"},
		{"unique_id,cluster,full_name,first_and_surname,first_name,surname,dob,birth_place,postcode_fake,gender,occupation",
			"given=first_name family=surname name=full_name born=dob sex=gender postcode=postcode_fake town=birth_place work=occupation", "cluster, first_and_surname"},
		{"unique_id,first_name,surname,dob,city,email,cluster", "given=first_name family=surname born=dob email=email town=city", "cluster"},
		{"id;firstName;lastName;birthDate;zipCode;city;eMail", "given=firstName family=lastName born=birthDate email=eMail postcode=zipCode town=city", ""},
		{"id|fname_c1|fname_c2|lname_c1|lname_c2|by|bm|bd|ent_id", "given=fname_c1 middle=fname_c2 family=lname_c1 born=by+bm+bd", "lname_c2, ent_id"},
		{"id\tName\tD.O.B.\tSex\tNHS Number\tTel", "name=Name born=D.O.B. sex=Sex nhs=NHS Number phone=Tel", ""},
		{"id,Legal Surname,Legal Forename,Known As", "given=Legal Forename family=Legal Surname known_as=Known As", ""},
		{"ID,FIRSTNAME,MIDDLENAME,LASTNAME,DATEOFBIRTH,GENDER,ZIP5", "given=FIRSTNAME middle=MIDDLENAME family=LASTNAME born=DATEOFBIRTH sex=GENDER postcode=ZIP5", ""},
		{"voter_id,last_name,first_name,midl_name,name_sufx_cd,house_num,street_name,res_city_desc,zip_code,area_cd,phone_num,sex_code,age,birth_place",
			"given=first_name middle=midl_name family=last_name age=age sex=sex_code phone=phone_num address=house_num+street_name postcode=zip_code town=birth_place", "name_sufx_cd, res_city_desc, area_cd"},
		{"id,Title,Forename,Surname,Previous Surname,Preferred Name,Date of Birth,NHSNumber,Mobile,Address Line 1,Address Line 2,Town,County,Post Code",
			"given=Forename family=Surname known_as=Preferred Name former=Previous Surname born=Date of Birth nhs=NHSNumber phone=Mobile address=Address Line 1+Address Line 2 postcode=Post Code town=Town", "Title, County"},
		{"record_id,first_name,middle_initial,last_name,age,date_of_birth,street_number,street_name,unit_number,city,state,zipcode,relationship_to_reference_person,sex,race_ethnicity,ssn",
			"given=first_name middle=middle_initial family=last_name born=date_of_birth age=age sex=sex number=ssn address=street_number+street_name+unit_number postcode=zipcode town=city", "state, relationship_to_reference_person, race_ethnicity"},
		{"id,fname,lname,stNo,add1,add2,city,areacode,state,dob,ssn", "given=fname family=lname born=dob number=ssn address=stNo+add1+add2 postcode=areacode town=city", "state"},
		{"id,forename,surname,mother's forename,mothers_maiden_name,GP practice postcode,school,email of next of kin,date of death,emergency phone,previous address",
			"given=forename family=surname", "mother's forename, mothers_maiden_name, GP practice postcode, school, email of next of kin, date of death, emergency phone, previous address"},
		{"id,patient.given_name,patient.family_name,patient.birthDate,patient.telecom.phone", "given=patient.given_name family=patient.family_name born=patient.birthDate phone=patient.telecom.phone", ""},
		{"id,surname_forename,dob", "name=surname_forename born=dob", ""},
		{"id,Person Name,Known As,Nickname", "name=Person Name known_as=Known As", "Nickname"},
		{"id,Tenant,Gndr,birthdate (serial),Addr Line 1,Addr Line 2,Post Cd,tel no,e-mail addr,nhs no.",
			"name=Tenant born=birthdate (serial) sex=Gndr nhs=nhs no. email=e-mail addr phone=tel no address=Addr Line 1+Addr Line 2 postcode=Post Cd", ""},
		{"id,Full_Nm,m/f,birth_dt,Dwelling,Pcode,mob", "name=Full_Nm born=birth_dt sex=m/f phone=mob address=Dwelling postcode=Pcode", ""},
		{"id,fnm,snm,b_date,nino", "given=fnm family=snm born=b_date number=nino", ""},
		{"id,christian name,l_name,yob,mob", "given=christian name family=l_name born=yob+mob", ""},
		{"id,fullnm", "name=fullnm", ""}, {"id,Person", "name=Person", ""}, {"id,f_name", "given=f_name", ""},
		{"id,name,surname,yob", "family=surname name=name born=yob", ""},
	} {
		_, err := readSheet(t, c.header+"\n", link.SheetOptions{ID: "-"})
		if err == nil || !strings.Contains(err.Error(), "give --id one of") {
			t.Errorf("%s: %v", c.header, err)
		}
		first, _, _ := strings.Cut(strings.FieldsFunc(c.header, func(r rune) bool { return strings.ContainsRune(",;|\t", r) })[0], " ")
		s, err := readSheet(t, c.header+"\n", link.SheetOptions{ID: first})
		if err != nil {
			t.Errorf("%s: %v", c.header, err)
			continue
		}
		if diff := cmp.Diff(c.want, s.ReadAs()); diff != "" {
			t.Errorf("%s: %s", c.header, diff)
		}
		if diff := cmp.Diff(c.unused, strings.Join(s.Unused(), ", ")); diff != "" {
			t.Errorf("%s: unused: %s", c.header, diff)
		}
	}
}

// How birth dates are written is learned from the whole column.
func TestSheetDates(t *testing.T) {
	for _, c := range []struct {
		name  string
		dates string // of which the first is 4 March 1958
		o     link.DateOrder
		warns string
	}{
		{"day first", "04/03/1958,25/12/1971", "", ""},
		{"month first", "03/04/1958,12/25/1971", "", ""},
		{"either", "04/03/1958,05/06/1971", "", "may have the day or the month first: read as day first"},
		{"either, told", "03/04/1958,05/06/1971", "mdy", ""},
		{"both", "04/03/1958,25/12/1971,26/11/1980,12/13/1971", "", "2 birth dates have the day first and 1 the month"},
		{"eight digits", "19580304,19711225", "", ""},
		{"eight digits, day first", "04031958,25121971", "", "read as dmy"},
		{"eight digits, month first", "03041958,12251971", "", "read as mdy"},
		{"eight digits, either", "04031958,05061971", "", "of eight digits may have"},
		{"spreadsheet", "21248,26292", "", "a spreadsheet's days"},
		{"names of months in capitals", "4-MAR-1958,25-AUG-1971,1-OCT-1960", "", ""},
		{"month's name first", "March 4th 1958,August 2 1971", "", ""},
		{"with time", "1958-03-04T00:00:00Z,1971-12-25T00:00:00Z", "", ""},
		{"with time after a space", "04/03/1958 00:00,25/12/1971 12:30:00", "", ""},
		{"two-digit years", "04/03/58,25/12/71", "", ""},
		{"year of two digits first", "58-03-04,71-12-25", "", ""},
		{"not dates", "04/03/1958,25/12/1971,tomorrow,13", "", "2 values of born are none that is known, the first in line 4"},
	} {
		text := "id,forename,dob\n"
		for i, d := range strings.Split(c.dates, ",") {
			text += string(rune('a'+i)) + ",Ann,\"" + d + "\"\n"
		}
		table := link.NewTable()
		s, err := table.ReadSheet(strings.NewReader(text), link.SheetOptions{Source: "x", ID: "id", Dates: c.o})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if _, err := table.ReadSheet(strings.NewReader("id,forename,dob\nz,Ann,1958-03-04\n"), link.SheetOptions{Source: "y", ID: "id"}); err != nil {
			t.Fatal(err)
		}
		same := false
		for _, l := range link.Explain(people1(t), table, 0, table.Rows()-1).Lines {
			same = same || l.Words == "birth dates are the same"
		}
		if !same {
			t.Errorf("%s: the first date is not read as 4 March 1958", c.name)
		}
		said := strings.Join(s.Warnings, "\n")
		said = strings.ReplaceAll(said, `x: column "forename", taken for given, says the same in every row`, "")
		if c.warns == "" && strings.TrimSpace(said) != "" || !strings.Contains(said, c.warns) {
			t.Errorf("%s: warnings %q", c.name, said)
		}
	}
}
