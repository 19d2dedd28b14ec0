package paper

import "hoanhap/app/date"

// Course is what a certificate of training says, and what a letter of introduction offers: a course or work at a partner.
type Course struct {
	Name, Occupation, Level string
	Teacher, Partner        string
	Address                 string // of the partner
	Hours                   int
	From, To                date.Date // days of the course, both inclusive
	Mark                    string    // "8,5"
	Study                   bool      // a letter: to learn, not to work
	Skills                  []string  // courses finished, for a letter
}
