package app

import (
	"slices"
	"strings"
)

// Rights that came with accounts.
const (
	RightSee      Right = "see"             // look at residents, lists and figures
	RightJournal  Right = "see_journal"     // read the journal
	RightHealth   Right = "see_health"      // open sealed health data
	RightTreat    Right = "record_health"   // write health data
	RightReckon   Right = "record_money"    // bills, vouchers, deposit book, stock (rules.md §5)
	RightMoney    Right = "approve_money"   // approve a month of support
	RightTrain    Right = "train"           // training and jobs
	RightMerge    Right = "merge"           // make one of two records of a person
	RightRestore  Right = "restore"         // put a copy in the place of the file
	RightAccounts Right = "manage_accounts" // accounts, roles, keys
)

// Rights are all verbs, in the order in which they are shown.
var Rights = []Right{RightSee, RightAdmit, RightMove, RightEnd, RightDue, RightPaper, RightVoid, RightMerge, RightClose, RightReopen,
	RightImport, RightExport, RightHealth, RightTreat, RightReckon, RightMoney, RightTrain, RightJournal, RightSettings, RightBackup,
	RightRestore, RightAccounts}

// Role is what somebody is in the centre: a set of verbs.
type Role struct {
	Name string // key of its name: role.<name>
	May  []Right
}

// Roles is the one table of who may do what. An account may have several roles; what it may do is all of them together.
// The administrator keeps the program going and neither changes the record nor reads illness.
var Roles = []Role{
	{"clerk", []Right{RightSee, RightAdmit, RightMove, RightEnd, RightDue, RightPaper, RightVoid, RightMerge, RightClose, RightImport, // cán bộ văn thư
		RightExport, RightJournal, RightBackup}},
	{"health", []Right{RightSee, RightHealth, RightTreat}},                                                                // cán bộ y tế
	{"accountant", []Right{RightSee, RightReckon, RightExport}},                                                           // kế toán
	{"training", []Right{RightSee, RightTrain}},                                                                           // cán bộ dạy nghề, việc làm
	{"head", []Right{RightSee, RightVoid, RightClose, RightReopen, RightMoney, RightExport, RightJournal, RightSettings}}, // trưởng cơ sở
	{"administrator", []Right{RightSee, RightReopen, RightImport, RightExport, RightJournal, RightSettings, RightBackup, // quản trị chương trình
		RightRestore, RightAccounts}},
	{"auditor", []Right{RightSee, RightJournal}}, // người kiểm tra
}

func roleOf(name string) *Role {
	for i := range Roles {
		if Roles[i].Name == name {
			return &Roles[i]
		}
	}
	return nil
}

// rightsOf are the verbs of several roles.
func rightsOf(roles []string) map[Right]bool {
	may := map[Right]bool{}
	for _, name := range roles {
		if r := roleOf(name); r != nil {
			for _, v := range r.May {
				may[v] = true
			}
		}
	}
	return may
}

// holdsKey reports who gets the data key: who reads health data, and who must be able to give it to others.
func holdsKey(may map[Right]bool) bool {
	return may[RightHealth] || may[RightTreat] || may[RightAccounts]
}

// joinRoles writes roles as an account stores them: in the order of the table, each once.
func joinRoles(roles []string) string {
	var out []string
	for _, r := range Roles {
		if slices.Contains(roles, r.Name) {
			out = append(out, r.Name)
		}
	}
	return strings.Join(out, " ")
}

// Acts that cannot be taken back by the next click: the password is asked again (OWASP ASVS 5.0, 7.5.3).
var grave = map[string]bool{
	"act.void_stay": true, "act.reopen_period": true, "act.restore": true, mergeAct: true,
	"act.account_add": true, "act.account_change": true, "act.account_close": true, "act.account_password": true,
	"act.accounts_off": true, "act.new_key": true, "act.recovery_code": true,
}

// Acts that a second person must agree to (2.3.5): what was printed and signed is opened again.
var pairs = map[string]bool{"act.reopen_period": true}
