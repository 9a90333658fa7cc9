package web

import (
	"cmp"
	"fmt"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/e2e/browser"
	"byname/guard"
	"byname/work"
)

// TestJourneys is what this door must reach, as sentences. Each is walked in a
// browser by the words on the pages, without JavaScript and with keys alone;
// every page met is looked at by axe at the width of a desk and of a phone.
// They share one town and one afternoon, and come in the order of that
// afternoon.
func TestJourneys(t *testing.T) {
	d := settle(t)
	for _, j := range []struct {
		sentence string
		walk     func(*testing.T, *desk)
	}{
		{"a housing officer sees no diagnosis", noDiagnosis},
		{"whom two programmes found is on the list once", onTheListOnce},
		{"who objects is on no list", onNoList},
		{"a plan is begun without a mouse", begunByKeyboard},
		{"a step that nobody foresaw is in the plan, and done", aStepIsDone},
		{"two who change one plan lose no words", noWordsLost},
		{"what was typed while signed out is there afterwards", thereAfterwards},
		{"the GP learns what came of the referral", whatCameOfIt},
		{"who may not hear is named before the huddle opens somebody", namedBefore},
		{"what one gesture agreed is a step with an owner", oneGesture},
		{"a no-show frees the bed before midnight", noShow},
		{"a step whose owner left is handed on", ownerLeft},
	} {
		if !t.Run(j.sentence, func(t *testing.T) { j.walk(t, d) }) {
			return // the next begin where this one ends
		}
	}
	t.Run("the commonest tasks cost what is written", func(t *testing.T) { tasksAsWritten(t, d) })
}

// A desk is where whoever works in a town sits down.
type desk struct {
	*town
	browser *browser.Browser
	base    string
	amina   byname.PersonID
	tasks   []string // rows of the table of tasks, as they were measured
}

func settle(t *testing.T) *desk {
	t.Helper()
	d := &desk{town: newTown(t), browser: browser.Start(t)}
	for _, a := range []work.NewAccount{
		{Account: "colin", Name: "Colin Shaw", Agency: "northfold", Job: "housing officer", Roles: []guard.Role{guard.Worker}, Neighbourhood: thisTeam},
		{Account: "gwen", Name: "Gwen Price", Agency: "gp", Job: "GP", Roles: []guard.Role{guard.Worker}, Neighbourhood: thisTeam},
		{Account: "frank", Name: "Frank Obi", Agency: "gmfrs", Job: "firefighter", Roles: []guard.Role{guard.Worker}},
		{Account: "pip", Name: "Pip Hale", Agency: "gmp", Job: "police constable", Roles: []guard.Role{guard.Worker}},
		{Account: "dot", Name: "Dot Mills", Agency: "mcc-housing", Job: "housing options officer", Roles: []guard.Role{guard.Worker}},
		{Account: "vera", Name: "Vera Lunt", Agency: "foodbank", Job: "night manager", Roles: []guard.Role{guard.Worker}},
	} {
		d.account(t, a)
	}
	d.amina = d.find(t, "farah", "Amina Begum", "1947-03-12")
	server := httptest.NewServer(d.door)
	t.Cleanup(server.Close)
	d.base = server.URL
	return d
}

// sits opens a window for an account that has signed in.
func (d *desk) sits(t *testing.T, account string) *browser.Tab {
	t.Helper()
	tab := d.browser.Tab(t, d.base)
	tab.Holds(d.signsIn(t, account))
	tab.Opens("/team")
	return tab
}

// task does something that workers do every day, and notes what it costs.
func (d *desk) task(name string, tab *browser.Tab, do func()) {
	before := tab.Effort()
	do()
	e := tab.Effort().Since(before)
	d.tasks = append(d.tasks, fmt.Sprintf("| %s | %d | %d | %d | %d | %.1f |", name, e.Clicks, e.Fields, e.Keys, e.Pages, e.Seconds()))
}

// tasksAsWritten holds the manual's table to what was measured.
func tasksAsWritten(t *testing.T, d *desk) {
	page, err := os.ReadFile("../docs/tasks.md")
	if err != nil {
		t.Fatal(err)
	}
	written := slices.DeleteFunc(strings.Split(string(page), "\n"), func(line string) bool {
		return !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| Task")
	})
	slices.Sort(d.tasks)
	slices.Sort(written)
	if !slices.Equal(d.tasks, written) {
		t.Errorf("docs/tasks.md should hold\n%s", strings.Join(d.tasks, "\n"))
	}
}

func noDiagnosis(t *testing.T, d *desk) {
	health := []string{"oderately frail", "mbulance", "A&amp;E", "in hospital"}
	colin := d.sits(t, "colin")
	colin.Sees("Amina", "Owes £588.12 rent")
	colin.DoesNotSee(health...)
	colin.Presses("Amina")
	colin.Sees("Amina Begum", "Owes £588.12 rent")
	colin.DoesNotSee(health...)
}

func onTheListOnce(t *testing.T, d *desk) {
	list, err := d.work.Worklist(t.Context(), d.who(t, "farah"), work.WorklistAsk{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list.People, func(p work.WorklistPerson) bool { return len(p.Themes) > 1 })
	if i < 0 {
		t.Fatal("no two programmes found the same person")
	}
	twice := list.People[i]
	name := cmp.Or(twice.Full.Reveal(), twice.Preferred.Reveal())
	farah := d.sits(t, "farah")
	farah.Sees(twice.Themes...)
	if n := strings.Count(farah.Reads(), name); n != 1 {
		t.Errorf("who was found for %v is on the list %d times", twice.Themes, n)
	}
	d.task("Open somebody on the list", farah, func() { farah.Presses(twice.Preferred.Reveal()) })
	for _, theme := range twice.Themes {
		farah.Opens("/team")
		farah.Unfolds("Show only…")
		farah.Presses(theme)
		farah.Sees(name)
	}
}

func onNoList(t *testing.T, d *desk) {
	const elaine = "Elaine"
	for _, account := range []string{"farah", "colin"} {
		tab := d.sits(t, account)
		tab.DoesNotSee(elaine, "Maddox")
		tab.Opens("/team/found")
		tab.DoesNotSee(elaine, "Maddox")
		tab.Opens("/population/find")
		tab.Types("Name", "Elaine Maddox")
		tab.Types("Born", "1960-03-29")
		tab.Presses("Find")
		tab.Sees("Nobody found", "Some people have asked not to be found here")
	}
}

func begunByKeyboard(t *testing.T, d *desk) {
	joan := d.browser.Tab(t, d.base)
	joan.Opens("/signin")
	joan.Reaches("Account")
	d.task("Sign in and see who waits", joan, func() {
		joan.Writes("joan")
		joan.Reaches("Password")
		joan.Writes(d.passwords["joan"])
		joan.Enters()
	})
	joan.Sees("people to reach")
	joan.Reaches("Amina")
	joan.Enters()
	d.task("Start a plan from what was found", joan, func() {
		joan.Reaches("What matters to Amina?")
		joan.Writes("To cook for my grandchildren again.")
		joan.Reaches("Start the plan")
		joan.Enters()
	})
	joan.Sees("The plan is open", "To cook for my grandchildren again.", "led by Joan Entwistle")
}

func aStepIsDone(t *testing.T, d *desk) {
	joan := d.sits(t, "joan")
	joan.Opens(planHref(d.amina))
	d.task("Add a step that nobody foresaw", joan, func() {
		joan.Unfolds("Add a step")
		joan.Types("What will happen?", "A Sylheti speaker comes along")
		joan.Chooses("Who will do it?", "Joan Entwistle")
		joan.Types("Why this, for this person?", "Two letters in English were never read")
		joan.Presses("Add the step")
	})
	joan.Within("A Sylheti speaker comes along")
	d.task("Say that a step is done", joan, func() {
		joan.Unfolds("Done")
		joan.Types("What came of it?", "Rina from number 12 comes")
		joan.Presses("Save")
	})
	joan.Within("")
	joan.Sees("Marked as done", "Rina from number 12 comes")
	joan.Presses("Print for Amina")
	joan.Sees("To cook for my grandchildren again.")
}

func noWordsLost(t *testing.T, d *desk) {
	joan, farah := d.sits(t, "joan"), d.sits(t, "farah")
	joan.Opens(planHref(d.amina))
	farah.Opens(planHref(d.amina))
	farah.Unfolds("Write down what matters")
	farah.Types("How best to support me", "Ring the neighbour at 16 first")
	joan.Unfolds("Write down what matters")
	joan.Types("How best to support me", "Speak Sylheti, and slowly")
	joan.Presses("Save")
	if status := farah.Presses("Save"); status != 409 {
		t.Errorf("who comes second gets %d", status)
	}
	farah.Sees("Somebody changed the plan while you wrote", "Nothing is lost", "Speak Sylheti, and slowly")
	farah.Types("How best to support", "Speak Sylheti, and slowly. Ring the neighbour at 16 first")
	farah.Presses("Save mine as well")
	farah.Sees("Speak Sylheti, and slowly. Ring the neighbour at 16 first")
}

func thereAfterwards(t *testing.T, d *desk) {
	joan := d.sits(t, "joan")
	joan.Opens(planHref(d.amina))
	joan.Unfolds("Write down what matters")
	joan.Types("What matters to me, in their own words", "My sister on Fridays")
	d.minutes.Add(31)
	joan.Presses("Save")
	joan.DoesNotSee("Amina", "My sister")
	joan.Types("Account", "joan")
	joan.Types("Password", d.passwords["joan"])
	joan.Presses("Sign in")
	joan.Sees("What you had typed", "Nobody else can see it")
	joan.Presses("Save it now")
	joan.Sees("My sister on Fridays")
}

func whatCameOfIt(t *testing.T, d *desk) {
	gwen := d.sits(t, "gwen")
	gwen.Presses("Amina")
	d.task("Refer somebody to a service", gwen, func() {
		gwen.Presses("Refer")
		gwen.Chooses("To whom?", "Safe and Well visit")
		gwen.Types("What do you ask for, and why?", "Two alarms, and look at the chip pan")
		gwen.Presses("Send")
	})
	gwen.Sees("Sent. You hear what comes of it.")

	frank := d.sits(t, "frank")
	frank.Opens("/referral")
	frank.Sees("Amina", "Safe and Well visit", "Waits for an answer")
	frank.Presses("Amina")
	frank.Sees("Two alarms, and look at the chip pan")
	d.task("Take on somebody who was referred to you", frank, func() {
		frank.Presses("I will take it on")
		frank.Presses("Accept")
	})
	frank.Presses("Begin")
	d.task("Say what came of a referral", frank, func() {
		frank.Unfolds("Done")
		frank.Types("Say ", "Two alarms are up; the chip pan went to the tip")
		frank.Presses("Done")
	})
	frank.DoesNotSee("oderately frail")

	gwen.Opens("/team/notices")
	gwen.Sees("Amina: There is an answer to somebody you referred.")
	d.task("Read what came of a referral of yours", gwen, func() { gwen.Presses("Amina: There is an answer") })
	gwen.Sees("Two alarms are up; the chip pan went to the tip")
}

func namedBefore(t *testing.T, d *desk) {
	if err := d.work.PutOnAgenda(t.Context(), d.who(t, "joan"), d.amina); err != nil {
		t.Fatal(err)
	}
	joan := d.sits(t, "joan")
	joan.Opens("/huddle")
	d.task("Begin the huddle", joan, func() { joan.Presses("Begin: all who are not away are here") })
	joan.Sees("Amina")
	agenda, err := d.work.Huddle(t.Context(), d.who(t, "joan"), 1)
	if err != nil {
		t.Fatal(err)
	}
	hers := slices.IndexFunc(agenda.Items, func(i work.HuddleItem) bool { return i.Preferred.Reveal() == "Amina" })
	joan.Types("Somebody comes: account name", "pip")
	joan.Presses("Is here")
	joan.DoesNotSee("Amina", "Begum")
	joan.Sees("Pip Hale may not hear about this person.")
	joan.Presses(fmt.Sprint("Person ", agenda.Items[hers].Line))
	joan.Sees("Before this person is opened", "Pip Hale", "may not.")
	joan.DoesNotSee("Amina", "Begum", "Sylheti", "frail")
	joan.Presses("They have stepped out")
	joan.Sees("Why", "Agreed")
	joan.DoesNotSee("Before this person is opened")
}

func oneGesture(t *testing.T, d *desk) {
	joan := d.sits(t, "joan")
	joan.Opens("/huddle")
	joan.Presses("Go to the agenda")
	joan.Presses("Leaves: Pip Hale")
	joan.Presses("Leaves: Colin Shaw") // who would have the screen show hints alone
	joan.DoesNotSee("may not hear")
	joan.Presses("Amina")
	joan.Sees("What matters to Amina")
	d.task("Agree on a step in the huddle", joan, func() {
		joan.Types("What", "Ring the sister in Burnage")
		joan.Chooses("Who", "Farah Siddiqui")
		joan.Chooses("By when", "Tomorrow")
		joan.Presses("Agreed")
	})
	joan.Sees("Ring the sister in Burnage", "Farah Siddiqui, Hospital, by 11 February 2026")
	joan.Presses("Back to the agenda")
	joan.Presses("End the huddle")
	joan.Sees("Minutes of 10 February 2026", "Ring the sister in Burnage")

	farah := d.sits(t, "farah")
	farah.Opens("/team/notices")
	farah.Sees("A step of a plan is ready for you.")
	farah.Presses("Amina: A step of a plan is ready")
	farah.Sees("Ring the sister in Burnage")
}

func noShow(t *testing.T, d *desk) {
	farah := d.sits(t, "farah")
	kev := d.find(t, "farah", "Kevin Rowbotham", "1981-05-02")
	vera := d.sits(t, "vera")
	vera.Opens("/bed/house")
	vera.Types("What is it called?", "Stockport Road")
	vera.Types("Its rooms, a line for each", "1: 1 bed, dogs")
	vera.Presses("Save")
	vera.Sees("Stockport Road")

	farah.Opens(personHref(kev))
	d.task("Ask for a bed tonight", farah, func() {
		farah.Presses("Ask for a bed tonight")
		farah.Chooses("Which rooms may they be offered?", "Either")
		farah.Chooses("What must the bed allow?", "They come with a dog")
		farah.Presses("Ask for a bed tonight")
	})
	dot := d.sits(t, "dot")
	dot.Opens("/bed")
	dot.Sees("1 person waits for a bed. Everybody can have one.", "Kev")
	dot.Presses("Offer this bed")
	dot.Sees("Stockport Road, room 1", "held until")
	vera.Opens("/bed")
	vera.Presses("They accept")
	vera.Sees("Accepted")

	d.minutes.Store(4*60 + 1) // a minute after nine in the evening
	dot = d.sits(t, "dot")
	dot.Opens("/bed")
	dot.Sees("1 person waits for a bed. Everybody can have one.", "1 bed is free.")
	farah = d.sits(t, "farah")
	farah.Opens("/team/notices")
	farah.Sees("Somebody you asked for may have nowhere to sleep tonight.")
}

func ownerLeft(t *testing.T, d *desk) {
	sam := d.sits(t, "sam")
	sam.Opens("/guard/accounts")
	sam.Presses("Close the account of Farah Siddiqui")
	d.minutes.Store(40 * 60) // her step was due yesterday
	if _, err := d.work.Nudge(t.Context()); err != nil {
		t.Fatal(err)
	}
	joan := d.sits(t, "joan")
	joan.Presses("For you")
	joan.Sees("Amina: Somebody who owned a step of a plan has left.")
	joan.Presses("Amina: Somebody who owned")
	joan.Sees("Farah Siddiqui has left.")
	joan.Within("Ring the sister in Burnage")
	d.task("Hand a step to somebody else", joan, func() {
		joan.Unfolds("Change, hand over or refer")
		joan.Chooses("Who does it from now on?", "Gwen Price")
		joan.Presses("Save")
	})
	joan.Within("")
	joan.Sees("Handed over. They have been told.")
	joan.DoesNotSee("Farah Siddiqui has left.")
}
