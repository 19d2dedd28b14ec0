package ui

import (
	"slices"
	"strings"

	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// place is a page that the one box finds by its name and by the words a clerk may call it by: find.words.<key>.
type place struct {
	key        string
	mark, name string
	in         string // the page it is a tab of, "" for a page of its own
	route      Route
	do         func()
}

// places are all pages, tabs and sections that whoever is at the desk may open.
func (d *Desk) places() (out []place) {
	tabs := func(screen, mark, words string, keys []string) {
		for _, k := range keys {
			out = append(out, place{key: screen + "." + k, mark: mark, name: kit.T(words + k), in: kit.T("nav." + screen), route: Route{Screen: screen, Arg: k}})
		}
	}
	for _, x := range screens {
		if x.Group == 0 && !x.Foot || !d.mayOpen(x.Route) {
			continue
		}
		out = append(out, place{key: x.Route, mark: x.Icon, name: kit.T(x.Title), route: Route{Screen: x.Route}})
		switch x.Route {
		case "residents":
			out = append(out, place{key: "residents.day", mark: "today", name: kit.T("find.place.day"), in: kit.T(x.Title), route: Route{Screen: x.Route, Arg: dayArg}})
		case "handover":
			tabs(x.Route, x.Icon, "handover.view.", handoverViews[1:])
		case "health":
			tabs(x.Route, x.Icon, "health.tab.", healthLists[1:])
		case "training":
			tabs(x.Route, x.Icon, "train.tab.", trainingTabs)
		case "support":
			tabs(x.Route, x.Icon, "support.tab.", supportTabs)
		case "settings":
			for _, tab := range sections {
				tabs(x.Route, x.Icon, "settings.tab.", []string{tab.Key})
			}
		}
	}
	return append(out, place{key: "help", mark: "info", name: kit.T("find.place.help"), in: "F1", do: d.Help},
		place{key: "keys", mark: "key", name: kit.T("find.place.keys"), in: "Ctrl+/", do: func() { kit.ShowKeys(d.Window, d.Keys) }},
		place{key: "undo", mark: "undo", name: kit.T("find.place.undo"), in: "Ctrl+Z", do: d.undo})
}

// match finds a page by its name or by one of its other words, and tells which; how well is as text.Query has it, and a name
// beats another word.
func (p *place) match(q text.Query) (score int, by string, ok bool) {
	words := strings.Split(kit.T("find.words."+p.key), "; ")
	if score, ok = q.Match(text.Fold(p.name)); ok {
		score += 2
	}
	for _, w := range words {
		if n, found := q.Match(text.Fold(w)); found && n > score {
			score, by, ok = n, w, true
		}
	}
	return score, by, ok
}

// loosely finds a page by words said in another order, or of two of its names.
func (p *place) loosely(q text.Query) bool {
	_, ok := q.Match(text.Fold(p.in + " " + p.name + " " + kit.T("find.words."+p.key)))
	return ok && q.Several()
}

// foundPlaces are the pages whose name or other words have what was typed, the best first; whole is true when one is called so.
func (d *Desk) foundPlaces(typed string) (out []foundLine, whole bool) {
	q := text.NewQuery(typed)
	type scored struct {
		foundLine
		score int
	}
	var list []scored
	var loose []foundLine
	for _, p := range d.places() {
		if q.IsZero() && p.in != "" {
			continue // nothing typed: the pages of the sidebar
		}
		score, by, ok := p.match(q)
		if !ok {
			if p.loosely(q) {
				loose = append(loose, foundLine{mark: p.mark, name: p.name, about: p.in, route: p.route, do: p.do})
			}
			continue
		}
		whole = whole || score >= 1000
		about := p.in
		if by != "" {
			about = strings.TrimPrefix(about+" · "+by, " · ")
		}
		list = append(list, scored{foundLine{mark: p.mark, name: p.name, about: about, route: p.route, do: p.do}, score})
	}
	slices.SortStableFunc(list, func(a, b scored) int { return b.score - a.score })
	for _, x := range list {
		if len(out) < foundEach || q.IsZero() {
			out = append(out, x.foundLine)
		}
	}
	if len(out) == 0 {
		out = loose[:min(len(loose), foundEach)]
	}
	return out, whole
}
