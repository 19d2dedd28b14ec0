package ui

import (
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// Marks of look.md §5: shape and word first, then perhaps colour.

func statusMark(s stay.Status) string {
	switch s {
	case stay.Compulsory:
		return kit.MarkObliged
	case stay.Voluntary:
		return kit.MarkWilling
	case stay.PreCourt:
		return kit.MarkFiling
	case stay.Aftercare:
		return kit.MarkAftercare
	}
	return ""
}

// statusCell is the diện of a list.
func statusCell(s stay.Status) kit.Cell {
	if s == "" {
		return kit.Cell{}
	}
	return kit.Cell{Text: kit.Say(s), Mark: statusMark(s)}
}

// stateCell is the trạng thái of a list: present is silent, escaped is bold and red.
func stateCell(s stay.State, away stay.Kind) kit.Cell {
	switch s {
	case stay.None:
		return kit.Cell{}
	case stay.Present:
		return kit.Cell{Text: kit.Say(s), Tone: kit.Grey}
	case stay.Absent:
		return kit.Cell{Text: kit.T("away." + string(away)), Mark: awayMark(away)}
	case stay.Escaped:
		return kit.Cell{Text: kit.Say(s), Mark: kit.MarkEscaped, Tone: kit.Alarm}
	case stay.Suspended:
		return kit.Cell{Text: kit.Say(s), Mark: kit.MarkPaused}
	case stay.Custody:
		return kit.Cell{Text: kit.Say(s), Mark: kit.MarkHeld}
	}
	return kit.Cell{Text: kit.Say(s), Mark: kit.MarkLeft, Tone: kit.Grey}
}

func awayMark(k stay.Kind) string {
	switch k {
	case stay.Hospital:
		return kit.MarkHospital
	case stay.Mourning:
		return kit.MarkMourning
	}
	return kit.MarkCourt
}

// kindMark is the icon of a movement in a time line.
func kindMark(k stay.Kind) string {
	switch k {
	case stay.Admit, stay.TransferIn:
		return "in"
	case stay.ChangeStatus:
		return "swap"
	case stay.Hospital, stay.Mourning, stay.Procedure:
		return awayMark(k)
	case stay.Back, stay.ReturnEscape, stay.ReturnSuspend, stay.ReturnCustody:
		return "back"
	case stay.Escape:
		return kit.MarkEscaped
	case stay.Suspend:
		return kit.MarkPaused
	case stay.ToCustody:
		return kit.MarkHeld
	case stay.Reduce:
		return "due"
	}
	return "out"
}
