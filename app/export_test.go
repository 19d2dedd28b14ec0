package app

// Inner is the store behind the guard, as a second program opens it.
func Inner(o *Office) Store { return o.inner() }

// SupportOfEverybody is Support with every approved month reckoned again for everybody, whatever was written since.
func SupportOfEverybody(o *Office, year, month int) (r *SupportRun, err error) {
	err = o.Store.Read(func(tx Tx) error {
		done, err := supportMonths(tx)
		if err == nil {
			r, err = o.reckonSupport(tx, year, month, done, "")
		}
		return err
	})
	return r, err
}

// SupportQuick tells how many residents are reckoned again for the approved months before a month, everybody where it is all.
func SupportQuick(o *Office, year, month int) (people int, everybody bool, err error) {
	err = o.Store.Read(func(tx Tx) error {
		done, err := supportMonths(tx)
		if err != nil {
			return err
		}
		s, err := o.readSince(tx, done, o.supportBasis())
		if err == nil {
			people, everybody = len(s.people), s.everybody
		}
		return err
	})
	return people, everybody, err
}
