package ui

// OpenPapers opens the papers of a stay.
func (d *Desk) OpenPapers(stayID int64) { d.Go(Route{Screen: "papers", ID: stayID}) }
