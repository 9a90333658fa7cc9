package work

import (
	"context"
	"testing"
)

// BenchmarkOutcomePages makes what the pages of outcomes show, of published
// figures: a place's panel, targets, a map of all MSOAs and one of a place,
// and the gap. Each has to stay under 100 ms.
func BenchmarkOutcomePages(b *testing.B) {
	w, ctx := openWork(b), context.Background()
	if _, err := w.addAccount(ctx, NewAccount{Account: "ola", Name: "Ola", Agency: "mft", Roles: nil}); err != nil {
		b.Fatal(err)
	}
	ola, err := w.Who(ctx, "ola")
	if err != nil {
		b.Fatal(err)
	}
	for name, page := range map[string]func() error{
		"panel":   func() error { _, err := w.Outcomes(ctx, ola, "MAN"); return err },
		"targets": func() error { _, err := w.Targets(ctx, ola, ""); return err },
		"msoas": func() error {
			m, err := w.Map(ctx, ola, "life-expectancy-msoa-male", "", "msoa", nil)
			m.Chart.SVG()
			return err
		},
		"lsoas": func() error {
			m, err := w.Map(ctx, ola, "life-expectancy-msoa-male", "", "lsoa", nil)
			m.Chart.SVG()
			return err
		},
		"gap":    func() error { _, err := w.Gap(ctx, ola, "life-expectancy-msoa-male", ""); return err },
		"report": func() error { _, err := w.OutcomeReport(ctx, ""); return err },
	} {
		b.Run(name, func(b *testing.B) {
			if err := page(); err != nil { // outlines are drawn once
				b.Fatal(err)
			}
			for b.Loop() {
				if err := page(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
