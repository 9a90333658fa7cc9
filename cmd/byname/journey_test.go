package main

import (
	"context"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"byname/e2e/browser"
	"byname/e2e/story"
)

// TestJourney goes round the circle in a browser. What an agency or a board
// does before and after is played from the same script as TestCircle; what
// the people at the screen do is done here, by the words on the pages. Every
// page met is looked at by axe, at the width of a desk and of a phone.
func TestJourney(t *testing.T) {
	town := settle(t)
	amina := "gp/gp_practice/101447"
	town.play("# The story", "plan start "+amina)

	nadia := town.signsIn("nadia")
	nadia.Sees("people to reach", "Amina", "An ambulance came after a fall Ambulance, 7 Feb 2026")
	nadia.DoesNotSee("Mina Begum", "£588.12", "Elaine")
	nadia.Presses("Amina")
	nadia.Sees("Amina Begum", "78 years old", "Why Amina was found", "Is moderately frail", "Ambulance", "Hospital")
	nadia.Presses("Why 6 records are one person")
	nadia.Sees("What holds them together", "the same NHS number", "bits")
	nadia.Presses("Amina")

	nadia.Types("What matters to Amina?", "To cook for my grandchildren again, and letters I can read.")
	nadia.Presses("Start the plan")
	nadia.Sees("The plan for", "To cook for my grandchildren again", "Somebody visits you at home", "A falls assessment", "Begins after")
	nadia.Unfolds("Add a step")
	nadia.Types("What will happen?", "A Sylheti speaker comes to both visits")
	nadia.Chooses("Who will do it?", "GP practice")
	nadia.Types("By when?", "2026-02-12")
	nadia.Types("What does it cost?", "96.00")
	nadia.Types("Why this, for this person?", "Two letters in English were never read")
	nadia.Presses("Add the step")
	nadia.Sees("A Sylheti speaker comes to both visits", "£96.00")
	nadia.Presses("Print for Amina")
	if pages := nadia.PrintedPages(); pages < 1 || pages > 2 {
		t.Errorf("the plan prints on %d pages", pages)
	}

	// The landlord's officer sees that she needs a visit, and no more.
	colin := town.signsIn("colin")
	colin.Sees("Amina", "Owes £588.12 rent")
	colin.DoesNotSee("oderately frail", "mbulance", "grandchildren")
	colin.Presses("Amina")
	colin.Sees("Amina Begum")
	colin.DoesNotSee("oderately frail", "mbulance", "grandchildren", "Sylheti speaker")

	// Another neighbourhood's nurse is asked why, and it is written down.
	far := town.signsIn("far")
	far.Opens("/population/" + town.id(amina))
	far.Sees("reason")
	far.DoesNotSee("Amina Begum")
	far.Chooses("What is it for?", "to help this person")
	far.Types("What is the reason?", "She is staying with her sister in my patch this week")
	far.Presses("Open the page")
	far.Sees("Amina Begum")

	// Adult social care answers from its own system, without opening Byname.
	town.play("plan given", "plan show "+amina)
	nadia = town.signsIn("nadia") // it is another day
	nadia.Opens("/plan/" + town.id(amina))
	nadia.Sees("Visited with her daughter on the telephone", "Adult social care, from its own system")
	nadia.Within("A falls assessment")
	nadia.Unfolds("Done")
	nadia.Types("What came of it?", "Two medicines stopped")
	nadia.Presses("Save")
	nadia.Within("")
	nadia.Sees("A strength and balance class", "Two medicines stopped")

	// The year is counted, residents are heard, and the board changes the next.
	town.play("# ---- The year is counted", "govern interest next-2026")
	norma := town.signsIn("norma")
	norma.Opens("/govern/next-2026")
	norma.Unfolds("I have an interest")
	norma.Types("What is it?", "Northfold owns rooms that would take dogs")
	norma.Presses("Declare it")
	norma.Sees("Northfold owns rooms that would take dogs")
	helen := town.signsIn("helen")
	helen.Opens("/govern/next-2026")
	helen.Chooses("How do you vote?", "For")
	helen.Presses("Vote")
	town.play("--as frances govern vote next-2026", "govern close next-2026")
	helen.Opens("/govern/next-2026")
	helen.Presses("Count the votes and close")
	helen.Sees("Carried", "Northfold owns rooms that would take dogs")

	frances := town.signsIn("frances")
	frances.Opens("/fund?year=2025-26")
	frances.Sees("£179,934.41", "£951.25", "£119,141.98", "£26,724.89")
	frances.Opens("/fund?year=2026-27")
	frances.Sees("£17,500.00", "Heating and damp fund", "£9,000.00")

	lena := town.signsIn("lena")
	lena.Opens("/outcome")
	lena.Sees("A&E attendances", "before", "England")
	lena.Presses("A&E attendances")
	lena.Sees("Year to 30 June 2026")
	lena.Opens("/fund/team?year=2025-26")
	lena.Sees("A place for Biscuit", "£496.40")

	// Residents can see it without signing in, nobody is named, and they answer.
	resident := town.walksIn()
	resident.Opens("/?neighbourhood=MAN-N07")
	resident.Sees("What changes in 2026/27", "Keep the falls key workers", "131", "Northfold owns rooms that would take dogs", "£9,000.00")
	resident.DoesNotSee("Amina", "Begum", "Kevin", "Delroy", "Ogden")
	resident.Types("What should change, or stay?", "My bedroom wall is black again")
	resident.Presses("Send")
	resident.Sees("Thank you")

	nadia = town.signsIn("nadia")
	nadia.Opens("/guard/" + town.id(amina) + "/looked")
	nadia.Sees("Colin Shaw, housing officer", "Farida Noor, district nurse", "She is staying with her sister in my patch this week", "Nadia Rahman, district nurse")
	ida := town.signsIn("ida")
	ida.Opens("/guard/audit")
	ida.Sees("rows fit the chain that seals them")
}

// A town is the story on a stage, served to browsers.
type town struct {
	*testing.T
	stage     *stage
	browser   *browser.Browser
	base      string
	passwords demoAccounts
	lines     []string
	at        int // how many of the script's lines were played or passed over
}

func settle(t *testing.T) *town {
	t.Helper()
	folder := t.TempDir()
	files, circle := filepath.Join(folder, "agencies"), filepath.Join(folder, "circle")
	if err := story.Write(files); err != nil {
		t.Fatal(err)
	}
	if err := story.WriteCircle(circle); err != nil {
		t.Fatal(err)
	}
	e := &env{globals: globals{Data: filepath.Join(folder, "data")}, ctx: t.Context()}
	on, err := openStage(e, map[string]string{"WORK": filepath.Join(folder, "papers"), "STORY": files, "CIRCLE": circle})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(doors(on.work, nil, true))
	t.Cleanup(func() {
		server.Close()
		if err := on.work.Close(); err != nil {
			t.Error(err)
		}
	})
	script, papers, _ := strings.Cut(string(story.Circle), "\n-- ")
	tn := &town{T: t, stage: on, base: server.URL, passwords: demoAccounts{}, lines: strings.Split(script, "\n")}
	if err := on.play(t.Context(), []byte("-- "+papers), tn.passwords.hear); err != nil {
		t.Fatal(err)
	}
	tn.browser = browser.Start(t)
	return tn
}

// play plays the script from the next line that holds some words up to, and
// without, the next that holds others.
func (tn *town) play(from, until string) {
	tn.Helper()
	find := func(words string) int {
		for i := tn.at; i < len(tn.lines); i++ {
			if strings.Contains(tn.lines[i], words) {
				return i
			}
		}
		tn.Fatalf("no line of the script, from %d on, says %q", tn.at+1, words)
		return 0
	}
	first := find(from)
	tn.at = first
	tn.at = find(until)
	part := strings.Join(tn.lines[first:tn.at], "\n") + "\n"
	if err := tn.stage.play(tn.Context(), []byte(part), tn.passwords.hear); err != nil {
		tn.Fatal(err)
	}
}

// signsIn opens a window and signs in.
func (tn *town) signsIn(account string) *browser.Tab {
	tn.Helper()
	tab := tn.walksIn()
	tab.Opens("/signin")
	tab.Types("Account", account)
	tab.Types("Password", tn.passwords[account].password)
	tab.Presses("Sign in")
	return tab
}

// walksIn opens a window and does not sign in.
func (tn *town) walksIn() *browser.Tab { return tn.browser.Tab(tn.T, tn.base) }

// id is a person's, by a record of theirs.
func (tn *town) id(record string) string {
	tn.Helper()
	id, err := tn.stage.work.Whose(context.Background(), record)
	if err != nil {
		tn.Fatal(err)
	}
	return id.String()
}
