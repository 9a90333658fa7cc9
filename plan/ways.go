package plan

import (
	"fmt"
	"slices"
	"strings"
)

// A Stand is how a referral stands: the states of a FHIR Task that the closed
// referral loop uses (HL7 SDOH Clinical Care), without ready and received.
type Stand string

const (
	Draft      Stand = "draft"
	Requested  Stand = "requested"
	Accepted   Stand = "accepted"
	Rejected   Stand = "rejected"
	InProgress Stand = "in-progress"
	OnHold     Stand = "on-hold"
	Completed  Stand = "completed"
	Failed     Stand = "failed"
	Cancelled  Stand = "cancelled"
	InError    Stand = "entered-in-error"
)

// Stands are all there are, in the order of a referral's life.
var Stands = []Stand{Draft, Requested, Accepted, InProgress, OnHold, Completed, Rejected, Failed, Cancelled, InError}

// A Side is who may take a way: who asks, or who was asked.
type Side string

const (
	Sender   Side = "sender"
	Receiver Side = "receiver"
)

// A Way leads from one stand to another. Words are what has to be said with
// it, "" when nothing has to be.
type Way struct {
	From, To Stand
	By       Side
	Words    string
	Button   string // what the way is called on the page
}

// Ways is the whole state machine of a referral: what is not here cannot
// happen.
var Ways = []Way{
	{Draft, Requested, Sender, "", "Send"},
	{Draft, Cancelled, Sender, "why it is not needed", "Drop"},
	{Requested, Accepted, Receiver, "", "Accept"},
	{Requested, Rejected, Receiver, "why not, and who might", "Say no"},
	{Requested, Cancelled, Sender, "why it is not needed any more", "Cancel"},
	{Accepted, InProgress, Receiver, "", "Begin"},
	{Accepted, OnHold, Receiver, "what it waits for", "Put on hold"},
	{Accepted, Completed, Receiver, "what came of it", "Done"},
	{Accepted, Failed, Receiver, "what stood in the way", "Could not be done"},
	{Accepted, Cancelled, Sender, "why it is not needed any more", "Cancel"},
	{InProgress, OnHold, Receiver, "what it waits for", "Put on hold"},
	{InProgress, Completed, Receiver, "what came of it", "Done"},
	{InProgress, Failed, Receiver, "what stood in the way", "Could not be done"},
	{InProgress, Cancelled, Sender, "why it is not needed any more", "Cancel"},
	{OnHold, InProgress, Receiver, "", "Go on"},
	{OnHold, Failed, Receiver, "what stood in the way", "Could not be done"},
	{OnHold, Cancelled, Sender, "why it is not needed any more", "Cancel"},
	{Rejected, Requested, Sender, "what has changed", "Ask again"},
	{Failed, Requested, Sender, "what has changed", "Ask again"},
	{Cancelled, Requested, Sender, "what has changed", "Ask again"},
	{Completed, Requested, Sender, "what is still needed", "Open again"},
	{Completed, InProgress, Receiver, "what is still to be done", "Open again"},
	{Draft, InError, Sender, "what the mistake was", "Made by mistake"},
	{Requested, InError, Sender, "what the mistake was", "Made by mistake"},
	{Accepted, InError, Sender, "what the mistake was", "Made by mistake"},
	{InProgress, InError, Sender, "what the mistake was", "Made by mistake"},
	{OnHold, InError, Sender, "what the mistake was", "Made by mistake"},
	{Completed, InError, Sender, "what the mistake was", "Made by mistake"},
	{Rejected, InError, Sender, "what the mistake was", "Made by mistake"},
	{Failed, InError, Sender, "what the mistake was", "Made by mistake"},
	{Cancelled, InError, Sender, "what the mistake was", "Made by mistake"},
}

// Way finds the way from one stand to another.
func (s Stand) Way(to Stand) (Way, bool) {
	i := slices.IndexFunc(Ways, func(w Way) bool { return w.From == s && w.To == to })
	if i < 0 {
		return Way{}, false
	}
	return Ways[i], true
}

// WaysFor are the ways that a side may take from here.
func (s Stand) WaysFor(side Side) (ways []Way) {
	for _, w := range Ways {
		if w.From == s && w.By == side {
			ways = append(ways, w)
		}
	}
	return ways
}

// With reports that somebody there has it in hand, or should have.
func (s Stand) With() bool {
	return s == Requested || s == Accepted || s == InProgress || s == OnHold
}

// DrawWays draws the state machine for the manual: a table, and a graph in
// the words of mermaid.
func DrawWays() string {
	var b strings.Builder
	b.WriteString("| from | to | by the | has to say |\n|---|---|---|---|\n")
	for _, w := range Ways {
		if w.To != InError {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", w.From, w.To, w.By, w.Words)
		}
	}
	b.WriteString("| any | " + string(InError) + " | sender | what the mistake was |\n\n```mermaid\nstateDiagram-v2\n    [*] --> draft\n    [*] --> requested\n")
	for _, w := range Ways {
		if w.To != InError {
			fmt.Fprintf(&b, "    %s --> %s: %s\n", node(w.From), node(w.To), w.Button)
		}
	}
	b.WriteString("```\n")
	return b.String()
}

// node is a stand in mermaid, whose names have no dashes.
func node(s Stand) string { return strings.ReplaceAll(string(s), "-", "_") }
