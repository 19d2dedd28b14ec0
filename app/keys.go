package app

import (
	"errors"
	"fmt"
	"time"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// KeySlot is what opens with a password (khe khóa) and how often it was tried in vain. It is not journalled and goes when
// the password changes: what once opened must not open any more.
type KeySlot struct {
	ID    int64 `gorm:"primaryKey"`
	Owner string
	Slot  []byte
	Tries int    // wrong ones since the last right one
	Tried string // when the last was begun
}

// TableName is the table.
func (KeySlot) TableName() string { return "key_slot" }

// SealKey is a data key by its number, its print and the public halves that are no account's. It is journalled: a key that
// was put in the place of ours is found.
type SealKey struct {
	ID         int64 `gorm:"primaryKey"` // generation
	Print      string
	Recovery   string `json:",omitempty"` // public half behind the recovery code
	Passphrase string `json:",omitempty"` // behind the passphrase of the health desk, where there are no accounts
	Since      string
}

// TableName is the table.
func (SealKey) TableName() string { return "seal_key" }

// KeyBox holds a data key for those who may open it. It is written anew whenever these change.
type KeyBox struct {
	ID  int64 `gorm:"primaryKey"` // generation
	Box []byte
}

// TableName is the table.
func (KeyBox) TableName() string { return "key_box" }

func ownerOfAccount(id int64) string { return fmt.Sprintf("account %d", id) }

// keyring is everything about accounts and keys while an act changes it.
type keyring struct {
	o        *Office
	accounts []Account
	slots    []KeySlot
	keys     []SealKey
	ring     *seal.Ring // the data keys, unlocked
}

func readKeyring(o *Office, tx Tx, ring *seal.Ring) (*keyring, error) {
	k := &keyring{o: o, ring: ring}
	var err1, err2, err3 error
	k.accounts, err1 = All[Account](tx)
	k.slots, err2 = All[KeySlot](tx)
	k.keys, err3 = All[SealKey](tx)
	return k, errors.Join(err1, err2, err3)
}

func (k *keyring) account(id int64) *Account {
	for i := range k.accounts {
		if k.accounts[i].ID == id {
			return &k.accounts[i]
		}
	}
	return nil
}

func (k *keyring) slot(owner string) *KeySlot {
	for i := range k.slots {
		if k.slots[i].Owner == owner {
			return &k.slots[i]
		}
	}
	return nil
}

// needsAdministrator refuses to leave the program without anybody who keeps the accounts.
func (k *keyring) needsAdministrator() error {
	for i := range k.accounts {
		if a := &k.accounts[i]; a.Live() && a.May()[RightAccounts] {
			return nil
		}
	}
	return &say.Refused{Msg: say.Of("err.account.last_administrator")}
}

// put writes the slot of an owner over the one before.
func (k *keyring) put(a *Act, owner, secret string) (public string, err error) {
	s, _, err := seal.NewSlot(owner, secret, k.o.cost())
	if err != nil {
		return "", err
	}
	if old := k.slot(owner); old != nil {
		old.Slot, old.Tries, old.Tried = s.Bytes(), 0, ""
		return s.Public, a.Update(old)
	}
	row := KeySlot{Owner: owner, Slot: s.Bytes()}
	if err := a.Insert(&row); err != nil {
		return "", err
	}
	k.slots = append(k.slots, row)
	return s.Public, nil
}

// drop takes away a slot.
func (k *keyring) drop(a *Act, owner string) error {
	for i := range k.slots {
		if k.slots[i].Owner == owner {
			id := k.slots[i].ID
			k.slots = append(k.slots[:i:i], k.slots[i+1:]...)
			return a.DropSlot(id)
		}
	}
	return nil
}

// password makes a fresh identity behind the password of an account.
func (k *keyring) password(a *Act, acc *Account, password string) (err error) {
	acc.Since = a.entry.At
	acc.Public, err = k.put(a, ownerOfAccount(acc.ID), password)
	return err
}

func (k *keyring) newPassword(a *Act, id int64, password string) error {
	acc := k.account(id)
	if acc == nil || !acc.Live() {
		return ErrNotFound
	}
	if m := CheckPassword(password, acc.Name, acc.FullName); !m.IsZero() {
		return say.Problems{{Field: "password", Msg: m}}
	}
	if err := k.password(a, acc, password); err != nil {
		return err
	}
	if err := a.Change(acc); err != nil {
		return err
	}
	if !holdsKey(acc.May()) { // it opens no box, and who changes it may hold no key
		return nil
	}
	return k.share(a)
}

// recovery makes a new recovery code and its slot; share or renew follows.
func (k *keyring) recovery(a *Act) (code string, err error) {
	code = seal.NewCode()
	tidy, _ := seal.TidyCode(code)
	public, err := k.put(a, seal.Recovery, tidy)
	if err != nil {
		return "", err
	}
	return code, k.outside(a, func(s *SealKey) { s.Recovery = public })
}

// passphrase makes the slot of the health desk.
func (k *keyring) passphrase(a *Act, secret string) error {
	public, err := k.put(a, seal.Passphrase, secret)
	if err != nil {
		return err
	}
	return k.outside(a, func(s *SealKey) { s.Passphrase = public })
}

// outside writes down a public half that is no account's.
func (k *keyring) outside(a *Act, set func(*SealKey)) error {
	for i := range k.keys {
		set(&k.keys[i])
		if err := a.Change(&k.keys[i]); err != nil {
			return err
		}
	}
	return nil
}

// holders are the public halves that open the data keys.
func (k *keyring) holders() (out []string) {
	for i := range k.accounts {
		if a := &k.accounts[i]; a.Live() && holdsKey(a.May()) {
			out = append(out, a.Public)
		}
	}
	if n := len(k.keys); n > 0 {
		for _, p := range []string{k.keys[n-1].Recovery, k.keys[n-1].Passphrase} {
			if p != "" {
				out = append(out, p)
			}
		}
	}
	return out
}

// share puts every data key into a box for those who hold it now.
func (k *keyring) share(a *Act) error {
	if len(k.keys) == 0 {
		return nil
	}
	if k.ring == nil || len(k.ring.Keys()) != len(k.keys) {
		return errKeyLocked()
	}
	boxes, err := All[KeyBox](a)
	if err != nil {
		return err
	}
	there := map[int64]bool{}
	for i := range boxes {
		there[boxes[i].ID] = true
	}
	for _, key := range k.ring.Keys() {
		b, err := seal.NewBox(key, k.holders()...)
		if err != nil {
			return err
		}
		row := &KeyBox{ID: int64(key.Gen), Box: b}
		if there[row.ID] {
			err = a.Update(row)
		} else {
			err = a.Insert(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// renew makes the next data key and shares it.
func (k *keyring) renew(a *Act) error {
	if err := k.next(a); err != nil {
		return err
	}
	return k.share(a)
}

// next makes the next data key; the earlier ones are kept for what was sealed under them. share must follow.
func (k *keyring) next(a *Act) error {
	if len(k.keys) > 0 && (k.ring == nil || len(k.ring.Keys()) != len(k.keys)) {
		return errKeyLocked()
	}
	next := seal.NewKey(uint32(len(k.keys) + 1))
	row := SealKey{ID: int64(next.Gen), Print: next.Print(), Since: a.entry.At}
	if n := len(k.keys); n > 0 {
		row.Recovery, row.Passphrase = k.keys[n-1].Recovery, k.keys[n-1].Passphrase
	}
	if err := a.Add(&row); err != nil {
		return err
	}
	k.keys = append(k.keys, row)
	var old []*seal.Key
	if k.ring != nil {
		old = k.ring.Keys()
	}
	k.ring = seal.NewRing(append(old, next)...)
	return nil
}

// unlock opens the data keys with an identity.
func unlock(tx Tx, id *seal.Identity) (*seal.Ring, error) {
	keys, err := All[SealKey](tx)
	if err != nil {
		return nil, err
	}
	boxes, err := All[KeyBox](tx)
	if err != nil {
		return nil, err
	}
	box := map[int64][]byte{}
	for _, b := range boxes {
		box[b.ID] = b.Box
	}
	out := make([]*seal.Key, 0, len(keys))
	for _, k := range keys {
		key, err := id.OpenBox(box[k.ID])
		if err != nil || int64(key.Gen) != k.ID || key.Print() != k.Print {
			return nil, &say.Refused{Msg: say.Of("err.key.damaged", "n", k.ID)}
		}
		out = append(out, key)
	}
	if len(out) == 0 {
		return nil, nil
	}
	return seal.NewRing(out...), nil
}

func stampOf(t time.Time) string { return t.In(date.Zone()).Format(time.RFC3339) }

func (o *Office) cost() seal.Cost {
	if o.Cost == (seal.Cost{}) {
		return seal.Standard
	}
	return o.Cost
}

// ReadersOf is for whom a copy that leaves the computer is sealed: the administrators and the recovery code, each with the
// slot in the file, so that a new computer needs nothing else.
func (o *Office) ReadersOf() (to seal.Readers, err error) {
	err = o.inner().Read(func(tx Tx) (err error) { to, _, err = CopyReaders(tx); return err })
	return to, err
}

// CopyReaders are the readers of a copy as they stand in the file, in clear: sealing for them needs no password. guarded reports
// that the file has accounts.
func CopyReaders(tx Tx) (to seal.Readers, guarded bool, err error) {
	k, err := readKeyring(nil, tx, nil)
	if err != nil {
		return to, false, err
	}
	for i := range k.accounts {
		guarded = guarded || k.accounts[i].Live()
	}
	for i := range k.slots {
		s, err := seal.ParseSlot(k.slots[i].Slot)
		if err != nil {
			continue // whose slot is damaged cannot open the copy; the others can
		}
		if k.opensCopies(s) {
			to.Slots = append(to.Slots, s)
		}
	}
	return to, guarded, nil
}

// opensCopies reports the slot of an administrator or of the recovery code, with the public half that the journal knows.
func (k *keyring) opensCopies(s *seal.Slot) bool {
	if n := len(k.keys); s.Owner == seal.Recovery || s.Owner == seal.Passphrase {
		return n > 0 && (s.Public == k.keys[n-1].Recovery || s.Public == k.keys[n-1].Passphrase)
	}
	for i := range k.accounts {
		if a := &k.accounts[i]; a.Live() && s.Owner == ownerOfAccount(a.ID) {
			return a.Public == s.Public && a.May()[RightAccounts]
		}
	}
	return false
}

func errKeyLocked() error { return &say.Refused{Msg: say.Of("err.key.locked")} }
func errSignedOut() error { return &say.Refused{Msg: say.Of("err.login.needed")} }
