package e2e_test

import "testing"

// A newcomer's first hour with the demo, after the story that
// e2e/story/circle.txtar tells: what a team does next, what goes wrong on a
// form, what needs the lead, and what happens in an emergency.
func TestTheDemo(t *testing.T) {
	d := startDemo(t)

	t.Run("residents see what was decided, and answer", func(t *testing.T) {
		resident := d.resident(t)
		resident.Opens("/?neighbourhood=MAN-N07")
		resident.Sees("One pool for five years", "6 for, 1 against, 0 abstaining", "Northfold would be paid for room deposits",
			"Keep the falls key workers", "131 of you", "We keep them, with the same money.")
		resident.DoesNotSee("Amina", "Begum", "Kev", "Rowbotham", "Ogden", "Biscuit")
		resident.Chooses("What is it about?", "Something else")
		resident.Types("What should change, or stay?", "Keep the tai chi class going.")
		resident.Presses("Send")
		resident.Sees("The board answers every theme in public")
		if status := resident.Opens("/team"); status != 200 {
			t.Errorf("a resident who tries the team's list gets %d", status)
		}
		resident.Sees("Sign in")
	})

	t.Run("the team finds people by name, with reasons", func(t *testing.T) {
		nadia := d.signsIn(t, "nadia")
		nadia.Sees("Gorton and Levenshulme", "Amina", "Nasreen", "Gaz", "Chi-Chi", "Zahra")
		nadia.DoesNotSee("Elaine", "Marlon", "Mina<", "Krysia", "Derek")

		nadia.Presses("Nasreen")
		nadia.Sees("Nasreen Akhtar", "Looking after those who look after", "Went to A&E with chest pain", "Nobody has asked yet")
		nadia.Presses("Why ")
		nadia.Sees("Nothing was merged", "Birth date", "bits")
		nadia.leaves()
	})

	t.Run("a plan in order, with a step nobody foresaw, paid for", func(t *testing.T) {
		nadia := d.signsIn(t, "nadia")
		nadia.Presses("Nasreen")
		nadia.Types("What matters to Nasreen?", "One morning a week that is mine.")
		nadia.Presses("Start the plan")
		nadia.Sees("The plan is open", "One morning a week that is mine.", "Somebody asks how you are", "Begins after", "A regular break")

		nadia.Unfolds("Add a step")
		nadia.Types("What will happen?", "A sitter on Thursday mornings, so that you can go swimming")
		nadia.Chooses("Who will do it?", "Food bank")
		nadia.Types("What does it cost?", "about fifty pounds")
		nadia.Types("Why this, for this person?", "She said it is the one thing that keeps her going.")
		nadia.Presses("Add the step")
		nadia.Sees("There is a problem", "pounds and pence")
		nadia.Types("What does it cost?", "£54.00")
		nadia.Presses("Add the step")
		nadia.Sees("The step is in the plan", "A sitter on Thursday mornings", "£54.00", "added by the team")

		nadia.Within("Somebody asks how you are")
		nadia.Unfolds("Done")
		nadia.Types("What came of it?", "We talked in the car. She cried and then laughed.")
		nadia.Presses("Save")
		nadia.Within("")
		nadia.Sees("What waited for it can begin now", "We talked in the car")
		nadia.Within("A carer's assessment")
		nadia.Unfolds("Could not be done")
		nadia.Presses("Save")
		nadia.Within("")
		nadia.Sees("There is a problem")

		nadia.Presses("Print for Nasreen")
		nadia.Sees("My plan: Nasreen", "One morning a week that is mine.", "Nadia Rahman leads this plan with me")
		if sides := nadia.PrintedPages(); sides < 1 || sides > 2 {
			t.Errorf("her copy of the plan takes %d sides of A4, want at most 2", sides)
		}
	})

	t.Run("above the limit the lead is asked", func(t *testing.T) {
		nadia := d.signsIn(t, "nadia")
		nadia.Opens("/team/caseload")
		nadia.Presses("Nasreen")
		nadia.Presses("Open the plan")
		nadia.Unfolds("Add a step")
		nadia.Types("What will happen?", "A walk-in shower for Ammi")
		nadia.Chooses("Who will do it?", "Northfold Homes")
		nadia.Types("What does it cost?", "900")
		nadia.Types("Why this, for this person?", "Bathing her takes two people and Nasreen is one.")
		nadia.Presses("Add the step")
		nadia.Sees("Asks the lead")

		lena := d.signsIn(t, "lena")
		lena.Unfolds("More")
		lena.Presses("Our budget")
		lena.Sees("£54.00", "A sitter on Thursday mornings", "£900.00: A walk-in shower for Ammi", "Nadia Rahman")
		lena.Chooses("May the team pay for it?", "Yes")
		lena.Types("A word to the one who asked", "Yes, and thank you for asking her.")
		lena.Presses("Answer")
		lena.Sees("Answered", "yes from Lena Whitaker")
	})

	t.Run("the glass is broken, and reviewed", func(t *testing.T) {
		far := d.signsIn(t, "far")
		far.Opens("/population/find")
		far.Types("Name", "Stacey Whitworth")
		far.Types("Born", "1989-02-17")
		far.Presses("Find")
		far.Presses("Stace")
		far.Presses("It is an emergency")
		far.Sees("Open in an emergency")
		far.DoesNotSee("Stace")
		far.Presses("Break the glass")
		far.Sees("Say what is happening")
		far.Types("What is happening?", "She rang from the clinic: he is in the waiting room.")
		far.Presses("Break the glass")
		far.Sees("Stace", "You broke the glass")

		ida := d.signsIn(t, "ida")
		ida.Presses("Emergencies")
		ida.Sees("Farida Noor", "he is in the waiting room", "1 opening waits")
		ida.DoesNotSee("Stace", "Whitworth")
		ida.Chooses("Was it right?", "Yes")
		ida.Types("What did you find?", "Right: police came within ten minutes.")
		ida.Presses("Record the review")
		ida.Sees("0 openings wait", "Right")
		ida.Presses("Record of looks")
		ida.Sees("Whole", "fit the chain")
	})

	t.Run("two reviewers judge doubtful pairs, by the keyboard", func(t *testing.T) {
		una := d.signsIn(t, "una")
		una.Sees("Review links", "Waiting for you", "No pair has been judged by two yet")
		una.PressesKey('n')
		una.PressesKey('1') // a slip
		una.PressesKey('u')
		una.Sees("Taken back. You can judge this pair again")
		for _, key := range "223" {
			una.Sees("Are these one person?", "Record A", "Record B")
			una.DoesNotSee("bits", "What the program thinks", "drawn by chance", "Another reviewer")
			una.PressesKey(key)
			una.Sees("Saved: your word on pair")
		}
		una.Presses("Review links")
		una.Sees("Not the same", "Can’t tell", "Waits for a second reviewer")

		vic := d.signsIn(t, "vic")
		vic.PressesKey('n')
		vic.DoesNotSee("bits", "What the program thinks", "Another reviewer")
		vic.PressesKey('2')
		vic.Presses("Open pair")
		vic.Sees("You said: Not the same", "Settled: two people. The next build obeys", "Another reviewer", "What the program thinks", "Together", "What would change the answer")
		vic.PressesKey('n')
		vic.Types("A note, if you like", "The same house, and the same name but for one letter.")
		vic.PressesKey('1')
		vic.PressesKey('3')
		vic.Presses("Review links")
		vic.Sees("On 2 of 3 pairs two reviewers said the same: 67%", "So few pairs do not tell", "Two reviewers differ")

		wyn := d.signsIn(t, "wyn")
		wyn.Sees("Two reviewers differ")
		wyn.Presses("Pair") // the first there is to settle
		wyn.Sees("but for one letter", "What the program thinks")
		wyn.PressesKey('1')
		wyn.Sees("There is a problem", "say what decides it")
		wyn.Types("What decides it?", "One letter is a slip of the keys.")
		wyn.PressesKey('1')
		wyn.Sees("Saved: your word on pair")
		wyn.PressesKey('u')
		wyn.Sees("Taken back")

		d.builds(t)
		vic.Presses("Review links")
		vic.Sees("Settled, and so it is: two people in build", "Nobody could tell. Nothing changes", "a third settles it")
	})

	t.Run("each page is for those whose work it is", func(t *testing.T) {
		colin := d.signsIn(t, "colin")
		for path, want := range map[string]int64{"/guard/accounts": 403, "/guard/audit": 403, "/fund": 403, "/nowhere": 404, "/population/P0000000Z": 400} {
			if got := colin.Opens(path); got != want {
				t.Errorf("%s: %d, want %d", path, got, want)
			}
		}
		ada := d.signsIn(t, "ada")
		ada.Sees("Colin Shaw")
		ada.Unfolds("Add an account")
		ada.Types("Account", "mo.khan")
		ada.Types("Name", "Mo Khan")
		ada.Chooses("Works for", "Police")
		ada.Chooses("Roles", "Works with people")
		ada.Presses("Add the account")
		ada.Sees("Give this password to its owner now", "Mo Khan")
		ada.DoesNotSee("Amina", "Nasreen")
	})
}
