package training

import (
	"fmt"
	"testing"
)

// The rows of Điều 4 QĐ 46/2015/QĐ-TTg: who stands in which.
func TestGroups(t *testing.T) {
	for _, c := range []struct {
		who  Person
		want string
	}{
		{Person{}, "[{training_other [other]}]"},
		{Person{Disabled: true}, "[{training_disabled [disabled]} {training_other [other]}]"},
		{Person{Minority: true}, "[{training_policy [minority]} {training_other [other]}]"},
		{Person{Poor: true}, "[{training_policy [poor]} {training_other [other]}]"},
		{Person{Merit: true, Land: true}, "[{training_policy [merit land]} {training_other [other]}]"},
		{Person{Minority: true, Poor: true}, "[{training_minority [minority poor]} {training_policy [minority poor]} {training_other [other]}]"},
		{Person{Difficult: true}, "[{training_minority [poor_difficult]} {training_policy [poor]} {training_other [other]}]"},
		{Person{Minority: true, NearPoor: true}, "[{training_policy [minority]} {training_near_poor [near_poor]} {training_other [other]}]"},
		{Person{NearPoor: true}, "[{training_near_poor [near_poor]} {training_other [other]}]"},
	} {
		if got := fmt.Sprint(c.who.Groups()); got != c.want {
			t.Errorf("%+v: %s, want %s", c.who, got, c.want)
		}
	}
}
