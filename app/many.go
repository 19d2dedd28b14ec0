package app

import (
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// ManyPapers is what may be made for one of several stays on a day.
type ManyPapers struct {
	Stay     int64
	Resident string // code
	Name     string
	Papers   []PacketPaper
}

// PapersFor is what may be made for each of several stays on a day, in their order. It writes nothing.
func (o *Office) PapersFor(day date.Date, stays ...int64) ([]ManyPapers, error) {
	out := make([]ManyPapers, 0, len(stays))
	for _, id := range stays {
		r, err := o.ResidentOf(id)
		if err != nil {
			return nil, err
		}
		list, err := o.StayPapers(id, day)
		if err != nil {
			return nil, err
		}
		out = append(out, ManyPapers{Stay: id, Resident: r.Code, Name: r.Name, Papers: list})
	}
	return out, nil
}

// RoomVerdict says for one stay what putting it into a group (tổ, đội, phòng) does.
type RoomVerdict struct {
	Stay     int64
	Resident string // code
	Name     string
	Was      string
	Refusal  error // nil: it can be changed
}

// TryRoom judges a group for several stays. A stay that ended has none.
func (o *Office) TryRoom(stays ...int64) ([]RoomVerdict, error) {
	var out []RoomVerdict
	err := o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{IDs: stays})
		if err != nil {
			return err
		}
		place := map[int64]*StayRows{}
		for i := range rows {
			place[rows[i].Stay.ID] = &rows[i]
		}
		for _, id := range stays {
			r := place[id]
			if r == nil {
				continue
			}
			v := RoomVerdict{Stay: id, Resident: r.Resident.Code, Name: r.Resident.Name, Was: r.Stay.Room}
			t, err := r.Fold(o)
			if err != nil {
				return err
			}
			if e := t.End(); e != nil {
				v.Refusal = &say.Refused{Msg: say.Of("err.room.ended", "stay", r.Stay.Code, "day", e.Day)}
			}
			out = append(out, v)
		}
		return nil
	})
	return out, err
}

// SetRoom puts stays into a group (xếp tổ, đội, phòng): one act, all or none. "" takes them out of theirs.
func (o *Office) SetRoom(room string, stays ...int64) error {
	if err := o.first(RightAdmit); err != nil {
		return err
	}
	room = text.Clean(room)
	list, err := o.TryRoom(stays...)
	if err != nil {
		return err
	}
	name := ""
	for i := range list {
		if list[i].Refusal != nil {
			return list[i].Refusal
		}
		name = list[i].Name
	}
	if len(list) != 1 {
		name = strconv.Itoa(len(list)) + " người"
	}
	return o.do(RightAdmit, "act.set_room", name, "", func(a *Act) error {
		for i := range list {
			if list[i].Was == room {
				continue
			}
			s, err := Load[stay.Stay](a, list[i].Stay)
			if err != nil {
				return err
			}
			s.Room = room
			if err := a.Change(&s); err != nil {
				return err
			}
		}
		return nil
	})
}

// Rooms are the groups in which somebody is today, for choosing among.
func (o *Office) Rooms() (out []string, err error) {
	seen := map[string]bool{}
	err = o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{From: o.Today(), To: o.Today()})
		for i := range rows {
			if r := rows[i].Stay.Room; r != "" && !seen[r] {
				seen[r] = true
				out = append(out, r)
			}
		}
		return err
	})
	text.SortByText(out, func(s string) string { return s })
	return out, err
}
