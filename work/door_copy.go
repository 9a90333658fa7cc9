package work

import (
	"context"
	"encoding/json"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// A MyCopy is all that somebody reads at their own door, to take away. It is
// not all that is kept about them: agencies keep more.
type MyCopy struct {
	Made     byname.Day
	Plan     MyPlan
	Team     MyTeam
	Choices  MyChoices
	Words    []MySaid
	Feelings MyFeelings
	Looks    []MyLook // of the last pages of the record
	Older    bool     // there are more looks
}

// MyCopy reads all of it; one row in the record of who looked.
func (w *Work) MyCopy(ctx context.Context, self guard.Self) (c MyCopy, err error) {
	pass, build, err := w.own(ctx, self, "took a copy of what is kept here")
	if err != nil {
		return c, err
	}
	who, err := build.Person(pass, w.now(), self.Person())
	if err != nil {
		return c, err
	}
	c.Made = w.Today()
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		m, err := w.mine(tx, pass, self)
		if err != nil {
			return err
		}
		c.Plan = w.myPlan(m, preferred(who))
		if c.Team, err = w.myTeam(tx, m, self); err != nil {
			return err
		}
		if c.Choices, err = w.myChoices(tx, build, self); err != nil {
			return err
		}
		if c.Words, err = w.myWords(tx, self); err != nil {
			return err
		}
		if c.Feelings, err = w.myFeelings(tx, self); err != nil {
			return err
		}
		var at Paging
		c.Looks, at, err = w.myLooks(tx, pass, m, self, 1)
		c.Older = at.Pages > 1
		return err
	})
	return c, err
}

// The words of the copy that a machine reads. Empty ones are left out.
type (
	copyGoal struct {
		Words   string `json:"words"`
		Reached bool   `json:"reached"`
	}
	copyStep struct {
		Title string   `json:"title"`
		Who   string   `json:"who"`
		State string   `json:"state"`
		Due   string   `json:"due,omitempty"`
		Ended string   `json:"ended,omitempty"`
		After []string `json:"after,omitempty"`
	}
	copyHelper struct {
		Name   string   `json:"name,omitempty"`
		Job    string   `json:"job,omitempty"`
		Agency string   `json:"agency"`
		Leads  bool     `json:"leads,omitempty"`
		Does   []string `json:"does,omitempty"`
	}
	copyLook struct {
		Day     string `json:"day"`
		You     bool   `json:"you,omitempty"`
		Who     string `json:"who,omitempty"`
		Agency  string `json:"agency,omitempty"`
		Purpose string `json:"purpose,omitempty"`
		Refused bool   `json:"refused,omitempty"`
	}
	copySaid struct {
		Day      string `json:"day"`
		About    string `json:"about"`
		Words    string `json:"words,omitempty"`
		Answered string `json:"answered,omitempty"`
		Answer   string `json:"answer,omitempty"`
	}
	copyFelt struct {
		Day     string         `json:"day"`
		Answers map[string]int `json:"answers"`
	}
	copyFile struct {
		Made    string       `json:"made"`
		Name    string       `json:"name"`
		Matters string       `json:"what_matters,omitempty"`
		About   string       `json:"how_to_help,omitempty"`
		Agreed  string       `json:"agreed,omitempty"`
		Review  string       `json:"review,omitempty"`
		Lead    string       `json:"lead,omitempty"`
		Goals   []copyGoal   `json:"goals,omitempty"`
		Steps   []copyStep   `json:"steps,omitempty"`
		Team    []copyHelper `json:"team,omitempty"`
		Call    string       `json:"call,omitempty"`
		NoToAll bool         `json:"no_to_all_sharing"`
		NoPlan  bool         `json:"no_to_planning"`
		Wrote   []copySaid   `json:"wrote,omitempty"`
		Felt    []copyFelt   `json:"managing,omitempty"`
		Looks   []copyLook   `json:"looked,omitempty"`
		Older   bool         `json:"looked_before,omitempty"`
	}
)

// File is the copy for a machine, as JSON in words of its own: docs/door.md.
func (c MyCopy) File() (File, error) {
	f := copyFile{Made: c.Made.String(), Name: c.Plan.Name.Reveal(), Matters: c.Plan.Matters.Reveal(), About: c.Plan.About.Reveal(), Agreed: c.Plan.Agreed.String(),
		Review: c.Plan.Review.String(), Lead: c.Plan.Lead, Call: c.Team.Reach, NoToAll: c.Choices.All, NoPlan: c.Choices.Planning, Older: c.Older}
	for _, g := range c.Plan.Goals {
		f.Goals = append(f.Goals, copyGoal{g.Words.Reveal(), g.Reached})
	}
	for _, s := range c.Plan.Steps {
		f.Steps = append(f.Steps, copyStep{s.Title, s.Who, s.State, s.Due.String(), s.Ended.String(), s.After})
	}
	for _, h := range c.Team.Helpers {
		f.Team = append(f.Team, copyHelper(h))
	}
	for _, s := range c.Words {
		f.Wrote = append(f.Wrote, copySaid{s.On.String(), s.About, s.Words.Reveal(), s.Answered.String(), s.Answer.Reveal()})
	}
	for _, said := range c.Feelings.Said {
		answers := map[string]int{}
		for i, a := range said.Answers {
			if a != plan.Unsaid {
				answers[plan.FeelingQuestions[i].ID] = a
			}
		}
		f.Felt = append(f.Felt, copyFelt{said.Day.String(), answers})
	}
	for _, l := range c.Looks {
		f.Looks = append(f.Looks, copyLook{l.Day.String(), l.You, l.Who, l.Agency, l.Purpose, l.Refused})
	}
	body, err := json.MarshalIndent(f, "", "  ")
	return File{Name: "my-copy.json", Type: "application/json", Body: append(body, '\n')}, err
}
