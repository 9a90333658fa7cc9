package work

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"byname"
	"byname/directory"
	"byname/guard"
)

// TestDirectory: a service is found near where somebody works, changed by
// those whose it is and by nobody else, and two who change it at once are told.
func TestDirectory(t *testing.T) {
	w, ctx := openWork(t), context.Background()
	for _, a := range []NewAccount{
		{Account: "frank", Name: "Frank", Agency: "gmfrs", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "lee", Name: "Lee", Agency: "gp", Roles: []guard.Role{guard.Worker, guard.Lead}, Neighbourhood: gorton},
		{Account: "ada", Name: "Ada", Agency: "gmca", Roles: []guard.Role{guard.Administrator}},
	} {
		_, err := w.addAccount(ctx, a)
		ok(t, err)
	}
	frank, lee, ada := worker(t, w, "frank"), worker(t, w, "lee"), worker(t, w, "ada")
	page, err := w.Directory(ctx, frank, DirectoryAsk{Kind: "pharmacy"})
	ok(t, err)
	if page.Near != "Gorton and Levenshulme" || page.Services[0].Km > 2 || page.Pages < 20 {
		t.Errorf("the nearest of %d pharmacies is %.1f km from %s", page.Total, page.Services[0].Km, page.Near)
	}
	visit := string(directory.IDOf("services.yaml", "safe-and-well"))
	form := ServiceForm{Name: "Safe and Well visit", Kind: "help", Status: "active", Hours: "Mon-Fri 09:00-17:00", Answer: "1 working day", Here: true, Places: "40", Free: "3"}
	_, err = w.WriteService(ctx, frank, visit, 0, form)
	ok(t, err)
	if s, err := w.OpenService(ctx, lee, visit); err != nil || s.Free != 3 || s.Version != 1 || s.By != "Frank" || s.MayWrite {
		t.Errorf("Lee reads %+v, %v", s, err)
	}
	for what, c := range map[string]struct {
		who     Who
		version int
		form    ServiceForm
		want    error
	}{
		"somebody else's":    {lee, 1, form, byname.ErrDenied},
		"what changed since": {frank, 0, form, byname.ErrConflict},
		"no name":            {frank, 1, ServiceForm{Kind: "help", Status: "active"}, byname.ErrInvalid},
		"no clock":           {frank, 1, ServiceForm{Name: "A", Kind: "help", Status: "active", Here: true}, byname.ErrInvalid},
	} {
		if _, err := w.WriteService(ctx, c.who, visit, c.version, c.form); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	pharmacy := string(page.Services[0].ID)
	if _, err := w.WriteService(ctx, frank, pharmacy, 0, ServiceForm{Name: "P", Kind: "pharmacy", Status: "active"}); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a worker who leads nobody changed a pharmacy: %v", err)
	}
	_, err = w.WriteService(ctx, lee, pharmacy, 0, ServiceForm{Name: "P", Kind: "pharmacy", Status: "temporarily closed"})
	ok(t, err)

	var out bytes.Buffer
	ok(t, w.ExportServices(ctx, &out))
	taken, known, refused, err := w.ImportServices(ctx, ada, bytes.NewReader(out.Bytes()))
	if err != nil || taken != 0 || known < 5000 || len(refused) != 0 {
		t.Errorf("our own directory comes back as %d new and %d known, %d refused, %v", taken, known, len(refused), err)
	}
	other := `[{"id": "ac148810-d857-441c-9679-408f346de14b", "name": "Community Counselling", "status": "active"}, {"name": "?"}]`
	taken, _, refused, err = w.ImportServices(ctx, ada, strings.NewReader(other))
	if err != nil || taken != 1 || len(refused) != 1 {
		t.Errorf("another directory gives %d, %v, %v", taken, refused, err)
	}
	if _, _, _, err := w.ImportServices(ctx, frank, strings.NewReader(other)); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a worker filled the directory: %v", err)
	}
	var all []directory.ORUK
	ok(t, json.Unmarshal(out.Bytes(), &all))
	if len(all) != known {
		t.Errorf("%d services went out, %d came back", len(all), known)
	}
}
