package web

// doneWords say what has just been done. The address holds the key alone, so
// that nobody can put words of their own on a page.
var doneWords = map[string]string{
	"not-now":      "Saved. The person comes back to the list on that day.",
	"not-right":    "Saved. Thank you: it will not be shown for this reason again.",
	"known":        "Saved. The team knows who is helping.",
	"plan":         "The plan is open.",
	"matters":      "Saved. It stands first in the plan.",
	"goal":         "The goal is in the plan.",
	"step":         "The step is in the plan.",
	"asked":        "The step is in the plan, and the lead has been asked about the money.",
	"done":         "Marked as done.",
	"released":     "Marked as done. What waited for it can begin now.",
	"not-done":     "Saved, with what stood in the way.",
	"service":      "Saved. Everybody who looks for help sees it now.",
	"countersign":  "Answered. Whoever asked can see it in the plan.",
	"apart":        "Saved. The next build keeps these records apart.",
	"asked-review": "Saved. Reviewers look at these records before most others.",
	"taken-back":   "Taken back. As you knew the answer, or whether another reviewer agrees, somebody else judges that pair now.",
	"judge-again":  "Taken back. You can judge this pair again.",
	"vote":         "Your vote is recorded.",
	"interest":     "Your interest is declared. Your vote is not counted.",
	"closed":       "The votes are counted and the decision stands.",
	"respond":      "Thank you. The board answers every theme in public.",
	"reviewed":     "The review is recorded.",
	"account-gone": "The account is closed.",
	"signed-out":   "You are signed out.",
}
