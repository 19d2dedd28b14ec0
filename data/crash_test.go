package data_test

import (
	"bufio"
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

const (
	childEnv  = "HOANHAP_CRASH_CHILD"
	keysEnv   = "HOANHAP_KEYS_CHILD"
	copiesEnv = "HOANHAP_COPIES_CHILD"
)

// TestMain turns this program into the one that is killed, when the test starts it so.
func TestMain(m *testing.M) {
	for env, child := range map[string]func(string, io.Writer) error{childEnv: crashChild, keysEnv: keyChild, copiesEnv: copiesChild, restoreEnv: restoreChild} {
		if path := os.Getenv(env); path != "" {
			if err := child(path, os.Stdout); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
	}
	code := m.Run()
	if err := data.RemoveBench(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

const crashActs = 60

// crashChild does acts one after the other and says after each, once it is acknowledged, how the journal now ends.
func crashChild(path string, out io.Writer) error {
	s, err := data.Open(path, data.Options{Now: datatest.Clock})
	if err != nil {
		return err
	}
	pack, err := law.Load(assets.Law())
	if err != nil {
		return err
	}
	o := &app.Office{Store: s, Law: pack, Now: datatest.Clock, Who: "thử"}
	var last int64
	for n := range crashActs {
		if err := crashAct(o, n, &last); err != nil {
			return err
		}
		count, hash, err := s.Tip()
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "%d %s\n", count, hex.EncodeToString(hash[:])); err != nil {
			return err
		}
	}
	return s.Close()
}

func crashAct(o *app.Office, n int, last *int64) (err error) {
	move := func(k stay.Kind, day date.Date) error {
		_, err := o.Record(app.Move{Movement: stay.Movement{StayID: *last, Kind: k, Day: day}})
		return err
	}
	switch n % 4 {
	case 0:
		*last, err = o.Admit(datatest.Admission(func(a *app.Admission) {
			a.Resident.Note = strings.Repeat("một ghi chú dài ", 300) // several pages an act
			a.Relatives = []app.Relative{{Name: "Lê Thị Mẹ", Contact: true}}
		}))
		return err
	case 1:
		return move(stay.Hospital, date.Of(2026, 9, 10))
	case 2:
		return move(stay.Back, date.Of(2026, 9, 12))
	}
	return move(stay.Escape, date.Of(2026, 10, 2))
}

// The program is killed in the middle of its acts. Whatever was acknowledged is there, the act under way is there whole or
// not at all, and the file verifies: the state equals a prefix of the acts (the oracle of SQLite's own crash test).
func TestKilled(t *testing.T) {
	kills := 15
	if n, err := strconv.Atoi(os.Getenv("HOANHAP_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	oracle := []string{"0 " + strings.Repeat("0", 64)}
	oracle = append(oracle, runChild(t, filepath.Join(dir, "oracle.db"), crashActs+1, 0)...)
	if len(oracle) != crashActs+1 {
		t.Fatalf("the undisturbed run did %d acts", len(oracle)-1)
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 1))
	for k := range kills {
		path := filepath.Join(dir, fmt.Sprintf("killed%d.db", k))
		acked := runChild(t, path, rnd.IntN(crashActs-10), time.Duration(rnd.IntN(4000))*time.Microsecond)
		checkPrefix(t, path, oracle, len(acked))
	}
}

// runChild kills the program some time after an act; it returns what was acknowledged.
func runChild(t *testing.T, path string, after int, delay time.Duration) (acked []string) {
	t.Helper()
	return runKilled(t, childEnv, path, after, delay)
}

func runKilled(t *testing.T, env, path string, after int, delay time.Duration) (acked []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), env+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() { _ = cmd.Process.Kill() } // it may have ended by itself
	lines := bufio.NewScanner(out)
	if after == 0 {
		time.AfterFunc(delay*10, kill) // while it opens and creates
	}
	for lines.Scan() {
		acked = append(acked, lines.Text())
		if len(acked) == after {
			time.AfterFunc(delay, kill)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed
	return acked
}

func checkPrefix(t *testing.T, path string, oracle []string, acked int) {
	t.Helper()
	s := datatest.Open(t, path, data.Options{})
	faults, err := s.Verify(context.Background(), datatest.Law(t), nil)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%s: %v %v", path, faults, err)
	}
	n, hash, err := s.Tip()
	if err != nil {
		t.Fatal(err)
	}
	now := fmt.Sprintf("%d %s", n, hex.EncodeToString(hash[:]))
	if now != oracle[acked] && (acked+1 >= len(oracle) || now != oracle[acked+1]) {
		t.Fatalf("%s: %d acts were acknowledged; the journal ends with %s", path, acked, now)
	}
}
