package app

import (
	"errors"

	"hoanhap/app/say"
)

// fieldOf says beside which field of a form a refusal of the engine belongs.
var fieldOf = map[string]string{
	"err.movement.unknown":                "kind",
	"err.movement.only_status":            "kind",
	"err.movement.no_term":                "kind",
	"err.movement.no_status":              "status",
	"err.movement.pre_court_again":        "status",
	"err.movement.needs_decision":         "decision_day",
	"err.movement.needs_term":             "term",
	"err.movement.pre_court_term":         "term",
	"err.movement.typed_without_decision": "start",
	"err.movement.reduced_away":           "months",
	"err.movement.no_reduction":           "months",
	"err.movement.reduction_after":        "months",
	"err.movement.months":                 "months",
	"err.movement.no_day":                 "day",
	"err.movement.future":                 "day",
	"err.movement.before_entry":           "day",
	"err.movement.in_the_way":             "day",
	"err.stay.still_open":                 "day",
	"err.stay.overlap":                    "day",
	"err.decision.negative":               "credit",
	"err.decision.not_transfer":           "not_counted",
	"err.decision.reduced_away":           "reduced",
	"err.paper.number_taken":              "number",
}

// Beside gives every refusal of the engine that a field can mend its place in the form; Problems pass through. ok is
// false for what concerns no field: a missing right, a full disk.
func Beside(err error) (p say.Problems, ok bool) {
	if errors.As(err, &p) {
		return p, true
	}
	var r *say.Refused
	if !errors.As(err, &r) || fieldOf[r.Key] == "" {
		return nil, false
	}
	return say.Problems{{Field: fieldOf[r.Key], Msg: r.Msg}}, true
}
