package data

import (
	"fmt"
	"io"
	"os"
	"os/user"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"hoanhap/app/date"
)

// hold takes the lock beside the database, or says who has it. The lock is the system's, so it ends with the program
// however that ends; the file stays and only holds the name for the other side to read.
func hold(path string) (*flock.Flock, error) {
	name := path + ".lock"
	l := flock.New(name)
	ok, err := l.TryLock()
	if err != nil {
		return nil, refuse("err.data.cannot_open", "path", path, "cause", err.Error())
	}
	if !ok {
		who, since := holder(name)
		return nil, refuse("err.data.open_elsewhere", "path", path, "who", who, "since", since)
	}
	// Windows locks the first byte against readers too: the words begin after it. Failing to leave a name is no
	// reason not to work.
	if f, err := os.OpenFile(name, os.O_WRONLY, 0); err == nil {
		_ = f.Truncate(0)
		_, _ = f.WriteAt([]byte(" "+self()+"\n"+time.Now().In(date.Zone()).Format("02/01/2006 15:04")+"\n"), 0)
		_ = f.Close()
	}
	return l, nil
}

func holder(name string) (who, since string) {
	f, err := os.Open(name)
	if err != nil {
		return "?", "?"
	}
	defer func() { _ = f.Close() }()
	b, _ := io.ReadAll(io.NewSectionReader(f, 1, 400))
	who, since, ok := strings.Cut(strings.TrimSpace(string(b)), "\n")
	if !ok {
		return "?", "?"
	}
	return who, since
}

// self is this program in a few words: user, computer, number of the process.
func self() string {
	name := "?"
	if u, err := user.Current(); err == nil {
		name = u.Username
	}
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	return strings.ReplaceAll(fmt.Sprintf("%s, %s (%d)", name, host, os.Getpid()), "\n", " ")
}
