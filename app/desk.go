package app

import (
	"encoding/json"
	"errors"
	"sync"

	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// ErrPasswordAgain asks the one at the desk for the password before a grave act; Confirm gives it, and the act is asked again.
var ErrPasswordAgain = &say.Refused{Msg: say.Of("err.password.again")}

// ErrSecondPerson asks for somebody else who may do the same; Vouch gives the consent, and the act is asked again.
var ErrSecondPerson = &say.Refused{Msg: say.Of("err.second_person")}

// presence is who is at the desk. The window's thread and slow work both ask it.
type presence struct {
	mu      sync.Mutex
	guarded bool // the file has accounts
	account *Account
	may     map[Right]bool
	locked  bool
	ring    *seal.Ring // data keys, nil: locked
	trouble error      // why an account that holds the key has none
	sure    bool       // the password was asked again: good for one grave act
	second  string     // who vouches for one act
	outside string     // name in the journal where nobody is signed in
}

func (p *presence) enter(acc *Account, ring *seal.Ring, trouble error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.account, p.may, p.ring, p.trouble = acc, acc.May(), ring, trouble
	p.locked, p.sure, p.second = false, false, ""
}

// sit puts somebody at the desk; the journal has the name of the account from then on.
func (o *Office) sit(acc *Account, ring *seal.Ring, trouble error) {
	if o.Me() == nil && o.desk.outside == "" {
		o.desk.outside = o.Who
	}
	o.desk.enter(acc, ring, trouble)
	o.Who = acc.FullName
}

// leave forgets everything: nobody is at the desk.
func (p *presence) leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ring != nil {
		p.ring.Forget()
	}
	p.account, p.may, p.ring, p.trouble, p.locked, p.sure, p.second = nil, nil, nil, nil, false, false, ""
}

func (p *presence) allows(r Right) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.account != nil && !p.locked && p.may[r]
}

// keys are the data keys, or why they are not there.
func (p *presence) keys() (*seal.Ring, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.ring != nil:
		return p.ring, nil
	case p.trouble != nil:
		return nil, p.trouble
	}
	return nil, errKeyLocked()
}

// guardedStore lets nobody read who is not signed in: what a screen forgets to ask is asked here.
type guardedStore struct {
	Store
	o *Office
}

func (g guardedStore) Read(f func(Tx) error) error {
	if err := g.o.Ask(RightSee); err != nil {
		return err
	}
	return g.Store.Read(f)
}

// inner is the store behind the guard.
func (o *Office) inner() Store {
	if g, ok := o.Store.(guardedStore); ok {
		return g.Store
	}
	return o.Store
}

// aside writes what belongs to signing in: it works for a command that only reads, too.
func (o *Office) aside(f func(Tx) error) error {
	s := o.inner()
	if n, ok := s.(interface{ Aside(func(Tx) error) error }); ok {
		return n.Aside(f)
	}
	return s.Write(f)
}

// Guard puts the accounts of the file in force, if it has any: from then on nothing is read or written before Login.
func (o *Office) Guard() (on bool, err error) {
	err = o.inner().Read(func(tx Tx) error {
		all, err := All[Account](tx, "void_why", "")
		on = len(all) > 0
		return err
	})
	if err == nil && on {
		o.guard()
	}
	return on, err
}

func (o *Office) guard() {
	o.desk.mu.Lock()
	o.desk.guarded = true
	o.desk.mu.Unlock()
	o.May = o.desk.allows
	if _, ok := o.Store.(guardedStore); !ok {
		o.Store = guardedStore{o.Store, o}
	}
}

// Guarded reports a file with accounts.
func (o *Office) Guarded() bool {
	o.desk.mu.Lock()
	defer o.desk.mu.Unlock()
	return o.desk.guarded && o.May != nil
}

// Me is who is at the desk, nil where there are no accounts or nobody is signed in.
func (o *Office) Me() *Account {
	o.desk.mu.Lock()
	defer o.desk.mu.Unlock()
	if o.desk.account == nil {
		return nil
	}
	acc := *o.desk.account
	return &acc
}

// Allowed reports whether the one at the desk may do something; the window hides what he may not.
func (o *Office) Allowed(r Right) bool { return o.May == nil || o.May(r) }

// Ask is Allowed in one sentence.
func (o *Office) Ask(r Right) error {
	if o.Allowed(r) {
		return nil
	}
	o.desk.mu.Lock()
	defer o.desk.mu.Unlock()
	if o.desk.guarded && (o.desk.account == nil || o.desk.locked) {
		return errSignedOut()
	}
	return &say.Refused{Msg: say.Of("err.no_right", "right", say.Of("right."+string(r)))}
}

// first asks for the right of an act before the act looks at anything, so that a refusal tells nothing of how things stand.
func (o *Office) first(r Right) error {
	if err := o.Ask(r); err != nil {
		return o.refused(err, r, "")
	}
	return nil
}

// Login signs somebody in with the name and the password of an account. Wrong ones are answered alike, more and more slowly.
func (o *Office) Login(name, password string) error {
	wrong := &say.Refused{Msg: say.Of("err.login.wrong")}
	acc, err := o.accountNamed(name)
	if err != nil {
		return err
	}
	owner := ""
	if acc != nil {
		owner = ownerOfAccount(acc.ID)
	}
	id, err := o.ownSlot(owner, acc, password, wrong)
	if err != nil {
		return err
	}
	var ring *seal.Ring
	var trouble error
	if holdsKey(acc.May()) {
		// A damaged key does not keep the centre from its other work.
		trouble = o.inner().Read(func(tx Tx) (err error) { ring, err = unlock(tx, id); return err })
	}
	if err := o.tellJournal("act.login", acc.FullName, 0, acc.FullName); err != nil {
		return err
	}
	o.sit(acc, ring, trouble)
	return nil
}

// ownSlot opens the slot of an account, which must be the one the journal knows: not a slot of another file that was put in. A
// wrong password of somebody there is leaves a line in the journal.
func (o *Office) ownSlot(owner string, acc *Account, password string, wrong *say.Refused) (*seal.Identity, error) {
	id, err := o.openSlot(owner, password, wrong)
	if err == nil && id.Public() != acc.Public {
		return nil, &say.Refused{Msg: say.Of("err.key.slot")}
	}
	if acc != nil && errors.Is(err, error(wrong)) {
		if said := o.tellJournal("act.login_failed", acc.FullName, 0, acc.FullName); said != nil {
			return nil, errors.Join(err, said)
		}
	}
	return id, err
}

func (o *Office) accountNamed(name string) (acc *Account, err error) {
	err = o.inner().Read(func(tx Tx) error {
		list, err := All[Account](tx, "name", accountKey(name), "void_why", "")
		if len(list) > 0 {
			acc = &list[0]
		}
		return err
	})
	return acc, err
}

// tellJournal writes a line into the journal that changes no row: somebody signed in, looked at health data.
func (o *Office) tellJournal(name, label string, resident int64, who string) error {
	return o.aside(func(tx Tx) error {
		content, err := json.Marshal(struct{}{})
		if err != nil {
			return err
		}
		return tx.Journal(&Entry{At: stampOf(o.Now()), Who: who, Name: name, Label: label, Resident: resident}, content)
	})
}

// refused writes down that somebody asked for what they may not (ASVS 16.3.2), and passes the refusal on.
func (o *Office) refused(why error, right Right, label string) error {
	if o.Me() == nil || !o.Guarded() {
		return why
	}
	err := o.aside(func(tx Tx) error {
		return tx.Journal(&Entry{At: stampOf(o.Now()), Who: o.Who, Right: right, Name: "act.refused", Label: label}, []byte("{}"))
	})
	if err != nil {
		return errors.Join(why, err)
	}
	return why
}

// TookOut writes down that a copy or a book left the computer, where there are accounts.
func (o *Office) TookOut(act, name string) error {
	if !o.Guarded() {
		return nil
	}
	return o.tellJournal(act, name, 0, o.Who)
}

// Leave signs out.
func (o *Office) Leave() {
	o.desk.leave()
	if o.desk.outside != "" {
		o.Who = o.desk.outside
	}
}

// Lock keeps everybody out until the one at the desk gives the password again; the data keys are forgotten.
func (o *Office) Lock() {
	o.desk.mu.Lock()
	defer o.desk.mu.Unlock()
	if o.desk.ring != nil {
		o.desk.ring.Forget()
		o.desk.ring = nil
	}
	o.desk.locked, o.desk.sure, o.desk.second = o.desk.account != nil, false, ""
}

// Unlock opens what Lock closed.
func (o *Office) Unlock(password string) error {
	me := o.Me()
	if me == nil {
		return errSignedOut()
	}
	err := o.Login(me.Name, password)
	var r *say.Refused
	if errors.As(err, &r) && r.Key == "err.login.wrong" { // the name was not asked for
		return &say.Refused{Msg: say.Of("err.password.wrong")}
	}
	return err
}

// Confirm asks the password of the one at the desk again: it is good for one grave act.
func (o *Office) Confirm(password string) error {
	me := o.Me()
	if me == nil {
		return errSignedOut()
	}
	if _, err := o.ownSlot(ownerOfAccount(me.ID), me, password, &say.Refused{Msg: say.Of("err.password.wrong")}); err != nil {
		return err
	}
	o.desk.mu.Lock()
	defer o.desk.mu.Unlock()
	o.desk.sure = true
	return nil
}

// Vouch is the consent of a second person to one act of the one at the desk.
func (o *Office) Vouch(name, password string) error {
	me := o.Me()
	acc, err := o.accountNamed(name)
	if err != nil {
		return err
	}
	if me != nil && acc != nil && acc.ID == me.ID {
		return &say.Refused{Msg: say.Of("err.second_same")}
	}
	owner := ""
	if acc != nil {
		owner = ownerOfAccount(acc.ID)
	}
	if _, err := o.ownSlot(owner, acc, password, &say.Refused{Msg: say.Of("err.login.wrong")}); err != nil {
		return err
	}
	if !acc.May()[RightReopen] {
		return &say.Refused{Msg: say.Of("err.second_right", "name", acc.FullName)}
	}
	o.desk.mu.Lock()
	defer o.desk.mu.Unlock()
	o.desk.second = acc.FullName
	return nil
}

// AskGrave is asked before an act that is done outside the door, as restoring a copy.
func (o *Office) AskGrave(r Right, name string) error {
	if err := o.Ask(r); err != nil {
		return err
	}
	_, err := o.graver(name)
	return err
}

// secondWord introduces the second person in the reason of an act.
const secondWord = "người thứ hai đồng ý:"

// graver asks for the password again before a grave act and for a second person where one is needed. Both are used up.
func (o *Office) graver(name string) (second string, err error) {
	o.desk.mu.Lock()
	defer o.desk.mu.Unlock()
	if !o.desk.guarded || o.desk.account == nil {
		return "", nil
	}
	if grave[name] && !o.desk.sure {
		return "", ErrPasswordAgain
	}
	if pairs[name] && o.desk.second == "" {
		return "", ErrSecondPerson
	}
	if grave[name] {
		o.desk.sure = false
	}
	if pairs[name] {
		second, o.desk.second = o.desk.second, ""
	}
	return second, nil
}
