package population

import "testing"

func TestDoor(t *testing.T) {
	for _, c := range []struct{ address, postcode, want string }{
		{"12 Hyde Road", "M12 5LX", "M125LX 12"},
		{"12, HYDE RD, Manchester", "m125lx", "M125LX 12"},
		{"Flat 3, 12a Hyde Road", "M12 5LX", "M125LX F3 12A"},
		{"12A Hyde Road, Apt. 3", "M12 5LX", "M125LX F3 12A"},
		{"3/12 Hyde Road", "M12 5LX", "M125LX 3 12"},
		{"10-12 Hyde Road", "M12 5LX", "M125LX 10-12"},
		{"Rose Cottage", "M12 5LX", "M125LX ROSE COTTAGE"},
		{"12 Hyde Road", "M12", ""},
		{"12 Hyde Road", "", ""},
		{"", "M12 5LX", ""},
		{" , ", "M12 5LX", ""},
	} {
		if got := door(c.address, c.postcode); got != c.want {
			t.Errorf("door(%q, %q) = %q, want %q", c.address, c.postcode, got, c.want)
		}
	}
}
