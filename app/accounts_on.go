package app

import (
	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// How a file gets its accounts, and how it is opened where there are none or a password is lost.

// withAccounts does a grave act on accounts and keys.
func (o *Office) withAccounts(name, label, why string, f func(*Act, *keyring) error) error {
	return o.keyAct(RightAccounts, name, label, why, f)
}

// keyAct does an act on accounts and keys: rows, slots and boxes are written in one transaction or not at all. Who is at the
// desk goes on with the keys and rights as they are afterwards.
func (o *Office) keyAct(right Right, name, label, why string, f func(*Act, *keyring) error) error {
	ring, trouble := o.desk.keys()
	if trouble != nil {
		ring = nil // acts that need the keys say so
	}
	return o.keyActWith(ring, right, name, label, why, f)
}

func (o *Office) keyActWith(ring *seal.Ring, right Right, name, label, why string, f func(*Act, *keyring) error) error {
	var after *keyring
	err := o.do(right, name, label, why, func(a *Act) (err error) {
		if after, err = readKeyring(o, a, ring); err != nil {
			return err
		}
		return f(a, after)
	})
	if err == nil {
		o.desk.renewed(after)
	}
	return err
}

// renewed takes over keys and rights after an act changed them.
func (p *presence) renewed(k *keyring) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.account == nil {
		p.ring = k.ring
		return
	}
	now := k.account(p.account.ID)
	if now == nil || !now.Live() {
		p.account, p.may, p.ring = nil, nil, nil
		return
	}
	acc := *now
	p.account, p.may = &acc, acc.May()
	if p.ring = nil; holdsKey(p.may) {
		p.ring = k.ring
	}
}

// FirstAdministrator puts accounts in force with the first one, who is then at the desk. The recovery code is shown once, to
// be printed and locked away: it opens the file when every password is lost.
func (o *Office) FirstAdministrator(n NewAccount) (code string, err error) {
	if !rightsOf(n.Roles)[RightAccounts] {
		n.Roles = append(n.Roles, "administrator")
	}
	var acc Account
	err = o.keyAct(RightAccounts, "act.accounts_on", n.FullName, "", func(a *Act, k *keyring) error {
		for i := range k.accounts {
			if k.accounts[i].Live() {
				return &say.Refused{Msg: say.Of("err.account.there")}
			}
		}
		if p := n.check(k.accounts, 0, true); len(p) > 0 {
			return p
		}
		id, err := a.NextID(acc.TableName())
		if err != nil {
			return err
		}
		acc = Account{ID: id, Name: n.Name, FullName: n.FullName, Roles: joinRoles(n.Roles)}
		a.entry.Who = acc.FullName
		if err := k.password(a, &acc, n.Password); err != nil {
			return err
		}
		if err := a.Add(&acc); err != nil {
			return err
		}
		k.accounts = append(k.accounts, acc)
		code, err = k.begin(a, seal.Passphrase)
		return err
	})
	if err != nil {
		return "", err
	}
	ring, _ := o.desk.keys()
	o.guard()
	o.sit(&acc, ring, nil)
	return code, nil
}

// begin makes a data key and a recovery code; the slot that was used until now goes.
func (k *keyring) begin(a *Act, gone string) (code string, err error) {
	if err := k.drop(a, gone); err != nil {
		return "", err
	}
	if gone == seal.Passphrase {
		if err := k.outside(a, func(s *SealKey) { s.Passphrase = "" }); err != nil {
			return "", err
		}
	}
	if err := k.next(a); err != nil {
		return "", err
	}
	if code, err = k.recovery(a); err != nil {
		return "", err
	}
	return code, k.share(a)
}

// Recover lets an administrator in with the recovery code and a new password. The code is used up; the next one is given back.
func (o *Office) Recover(code, name, password string) (next string, err error) {
	acc, err := o.accountNamed(name)
	if err != nil {
		return "", err
	}
	ring, err := o.ringOfCode(code)
	if err != nil {
		return "", err
	}
	if acc == nil || !acc.May()[RightAccounts] {
		ring.Forget()
		return "", &say.Refused{Msg: say.Of("err.recovery.administrator")}
	}
	// The code stands for the password asked again: its holder acts as this administrator from here on.
	o.sit(acc, ring, nil)
	err = o.keyActWith(ring, RightAccounts, "act.recovered", acc.FullName, "", func(a *Act, k *keyring) error {
		if err := k.newPassword(a, acc.ID, password); err != nil {
			return err
		}
		if next, err = k.recovery(a); err != nil {
			return err
		}
		return k.share(a)
	})
	if err != nil {
		o.Leave()
		return "", err
	}
	return next, nil
}

func (o *Office) ringOfCode(code string) (ring *seal.Ring, err error) {
	tidy, ok := seal.TidyCode(code)
	if !ok {
		return nil, &say.Refused{Msg: say.Of("err.recovery.form")}
	}
	id, err := o.openSlot(seal.Recovery, tidy, &say.Refused{Msg: say.Of("err.recovery.wrong")})
	if err != nil {
		return nil, err
	}
	err = o.inner().Read(func(tx Tx) error { ring, err = unlock(tx, id); return err })
	if err == nil && ring == nil {
		err = errKeyLocked()
	}
	return ring, err
}

// HealthDoor says how the health desk stands where there are no accounts: whether it has a passphrase, and whether it is unlocked.
func (o *Office) HealthDoor() (made, open bool, err error) {
	err = o.Store.Read(func(tx Tx) error {
		keys, err := All[SealKey](tx)
		made = len(keys) > 0
		return err
	})
	_, locked := o.desk.keys()
	return made, locked == nil, err
}

// SetHealthPassphrase gives the health desk of a centre without accounts its passphrase, the first or, once unlocked, another.
// The recovery code is given back, to be printed.
func (o *Office) SetHealthPassphrase(passphrase string) (code string, err error) {
	if o.Guarded() {
		return "", &say.Refused{Msg: say.Of("err.account.there")}
	}
	if m := CheckPassword(passphrase); !m.IsZero() {
		return "", say.Problems{{Field: "passphrase", Msg: m}}
	}
	err = o.keyAct(RightHealth, "act.health_passphrase", "", "", func(a *Act, k *keyring) error {
		if len(k.keys) > 0 {
			if err := k.share(a); err != nil { // only who has unlocked it changes it
				return err
			}
		} else if err := k.next(a); err != nil {
			return err
		}
		if err := k.passphrase(a, passphrase); err != nil {
			return err
		}
		if code, err = k.recovery(a); err != nil {
			return err
		}
		return k.share(a)
	})
	return code, err
}

// UnlockHealth opens the health desk of a centre without accounts.
func (o *Office) UnlockHealth(passphrase string) error {
	id, err := o.openSlot(seal.Passphrase, passphrase, &say.Refused{Msg: say.Of("err.passphrase.wrong")})
	if err != nil {
		return err
	}
	return o.unlocked(id)
}

// RecoverHealth opens it with the recovery code; SetHealthPassphrase then gives it a new passphrase.
func (o *Office) RecoverHealth(code string) error {
	ring, err := o.ringOfCode(code)
	if err == nil {
		o.desk.mu.Lock()
		o.desk.ring = ring
		o.desk.mu.Unlock()
	}
	return err
}

func (o *Office) unlocked(id *seal.Identity) error {
	return o.inner().Read(func(tx Tx) error {
		ring, err := unlock(tx, id)
		if err != nil {
			return err
		}
		o.desk.mu.Lock()
		defer o.desk.mu.Unlock()
		o.desk.ring = ring
		return nil
	})
}
