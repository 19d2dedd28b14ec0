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

// Evaluation is how somebody came out of the rehabilitation (C12, local), by the parts of the plan (Mẫu 18): I medical treatment, of which
// nothing but the grade is said, II recovery, III education, IV labour and training, V the way home.
type Evaluation struct {
	Grades  []string // Tốt, Đạt, Không đạt, in the order of the parts
	Notes   []string // same order; that of the first is not printed
	Courses []string // nil: blank lines
	Labour  string
	Overall string
	Note    string
}
