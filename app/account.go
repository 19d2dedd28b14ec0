package app

import (
	"regexp"
	"strings"

	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// Account is somebody who works with the program. Nothing of the password stands here: see KeySlot. Names are never given
// to a second person, so that a line of the journal means one.
type Account struct {
	ID        int64  `gorm:"primaryKey"`
	Name      string // typed at the door
	FullName  string // written in the journal
	Roles     string // names of Roles, apart by spaces
	Public    string // public half of the identity behind the password
	Since     string // when the password was last set
	stay.Void        // closed
}

// TableName is the table.
func (Account) TableName() string { return "account" }

// RoleNames are the roles of the account.
func (a *Account) RoleNames() []string { return strings.Fields(a.Roles) }

// May are the verbs of the account.
func (a *Account) May() map[Right]bool { return rightsOf(a.RoleNames()) }

// NewAccount is what is typed of one.
type NewAccount struct {
	Name, FullName string
	Roles          []string
	Password       string
}

var accountName = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{1,31}$`)

// accountKey is a login name as stored: small letters without accents, so that it is typed the same with Unikey on and off.
func accountKey(name string) string { return strings.ReplaceAll(text.Fold(name), " ", "") }

// check names what is wrong with an account, among those there are.
func (n *NewAccount) check(all []Account, self int64, password bool) say.Problems {
	var p say.Problems
	n.Name, n.FullName = strings.ToLower(strings.TrimSpace(n.Name)), text.Clean(n.FullName)
	if !accountName.MatchString(n.Name) {
		p.Add("name", "err.account.name")
	}
	if n.FullName == "" {
		p.Add("full_name", "err.account.full_name")
	}
	if joinRoles(n.Roles) == "" {
		p.Add("roles", "err.account.roles")
	}
	for i := range all {
		if all[i].ID == self {
			continue
		}
		if all[i].Name == n.Name {
			p.Add("name", "err.account.name_taken", "name", n.Name)
		}
		if text.Fold(all[i].FullName) == text.Fold(n.FullName) && n.FullName != "" {
			p.Add("full_name", "err.account.full_name_taken", "name", n.FullName)
		}
	}
	if password {
		if m := CheckPassword(n.Password, n.Name, n.FullName); !m.IsZero() {
			p = append(p, say.Problem{Field: "password", Msg: m})
		}
	}
	return p
}

// Accounts lists them all, closed ones too.
func (o *Office) Accounts() (all []Account, err error) {
	if err := o.Ask(RightAccounts); err != nil {
		return nil, err
	}
	err = o.Store.Read(func(tx Tx) error { all, err = All[Account](tx); return err })
	return all, err
}

// AddAccount makes an account; who may hold the data key gets it.
func (o *Office) AddAccount(n NewAccount) (int64, error) {
	acc := Account{}
	err := o.withAccounts("act.account_add", n.FullName, "", func(a *Act, k *keyring) error {
		if p := n.check(k.accounts, 0, true); len(p) > 0 {
			return p
		}
		id, err := a.NextID(acc.TableName())
		if err != nil {
			return err
		}
		acc = Account{ID: id, Name: n.Name, FullName: n.FullName, Roles: joinRoles(n.Roles)}
		if err := k.password(a, &acc, n.Password); err != nil {
			return err
		}
		if err := a.Add(&acc); err != nil {
			return err
		}
		k.accounts = append(k.accounts, acc)
		return k.share(a)
	})
	return acc.ID, err
}

// ChangeAccount changes the full name and the roles. Who loses the right to the data key loses the key, and new data are
// sealed under a new one.
func (o *Office) ChangeAccount(id int64, fullName string, roles []string) error {
	return o.withAccounts("act.account_change", fullName, "", func(a *Act, k *keyring) error {
		acc := k.account(id)
		if acc == nil || !acc.Live() {
			return ErrNotFound
		}
		n := NewAccount{Name: acc.Name, FullName: fullName, Roles: roles}
		if p := n.check(k.accounts, id, false); len(p) > 0 {
			return p
		}
		held := holdsKey(acc.May())
		acc.FullName, acc.Roles = n.FullName, joinRoles(n.Roles)
		if err := k.needsAdministrator(); err != nil {
			return err
		}
		if err := a.Change(acc); err != nil {
			return err
		}
		if held && !holdsKey(acc.May()) {
			return k.renew(a)
		}
		return k.share(a)
	})
}

// CloseAccount ends an account: it opens nothing any more, its name stays in the journal. Where it held the data key, new
// data are sealed under a new one.
func (o *Office) CloseAccount(id int64, why string) error {
	return o.withAccounts("act.account_close", o.accountLabel(id), why, func(a *Act, k *keyring) error {
		acc := k.account(id)
		if acc == nil {
			return ErrNotFound
		}
		if err := a.Withdraw(acc, why); err != nil {
			return err
		}
		if err := k.needsAdministrator(); err != nil {
			return err
		}
		if err := k.drop(a, ownerOfAccount(id)); err != nil {
			return err
		}
		if holdsKey(acc.May()) {
			return k.renew(a)
		}
		return nil
	})
}

// ResetPassword gives an account a new password, for somebody who forgot it.
func (o *Office) ResetPassword(id int64, password string) error {
	return o.withAccounts("act.account_password", o.accountLabel(id), "", func(a *Act, k *keyring) error {
		return k.newPassword(a, id, password)
	})
}

// ChangePassword is one's own: the old one is asked for, and a new identity is made, so that the old one opens nothing new.
func (o *Office) ChangePassword(old, password string) error {
	me := o.Me()
	if me == nil {
		return errSignedOut()
	}
	if err := o.Confirm(old); err != nil {
		return err
	}
	return o.keyAct(RightSee, "act.password", me.FullName, "", func(a *Act, k *keyring) error { return k.newPassword(a, me.ID, password) })
}

// NewDataKey seals whatever is written from now on under a new key (thay khóa): after somebody left who may have copied it.
func (o *Office) NewDataKey(why string) error {
	return o.withAccounts("act.new_key", "", why, func(a *Act, k *keyring) error { return k.renew(a) })
}

// NewRecoveryCode makes a recovery code in the place of the one before; it is shown once, to be printed.
func (o *Office) NewRecoveryCode() (code string, err error) {
	err = o.withAccounts("act.recovery_code", "", "", func(a *Act, k *keyring) error {
		code, err = k.recovery(a)
		if err != nil {
			return err
		}
		return k.share(a)
	})
	return code, err
}

// StopAccounts lets the centre work without accounts: all are closed, and the health desk has a passphrase of its own.
func (o *Office) StopAccounts(passphrase, why string) error {
	if m := CheckPassword(passphrase); !m.IsZero() {
		return say.Problems{{Field: "passphrase", Msg: m}}
	}
	err := o.withAccounts("act.accounts_off", "", why, func(a *Act, k *keyring) error {
		for i := range k.accounts {
			acc := &k.accounts[i]
			if !acc.Live() {
				continue
			}
			if err := a.Withdraw(acc, why); err != nil {
				return err
			}
			if err := k.drop(a, ownerOfAccount(acc.ID)); err != nil {
				return err
			}
		}
		if err := k.passphrase(a, passphrase); err != nil {
			return err
		}
		return k.renew(a)
	})
	if err == nil {
		o.Leave()
		o.May = nil
		o.Store = o.inner()
	}
	return err
}

func (o *Office) accountLabel(id int64) string {
	var acc Account
	if err := o.Store.Read(func(tx Tx) (err error) { acc, err = Load[Account](tx, id); return err }); err != nil {
		return ""
	}
	return acc.FullName
}
