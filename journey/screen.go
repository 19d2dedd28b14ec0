//go:build journey

// Package journey drives the built program by keyboard in a window nobody sees (Xvfb), from an empty file to the paper, and
// then reads the file and the PDF. Vietnamese is pasted, never typed letter by letter: the X keyboard map loses letters.
package journey

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// patience is how long a journey waits for something that must happen; it is never waited out when all is well.
const patience = 60 * time.Second

// desk is one run of the program on its own display with its own home.
type desk struct {
	t       testing.TB
	display string
	home    string
	db      string
	screens string // folder in which the display keeps its picture
	program *exec.Cmd
	log     bytes.Buffer
	pressed int // keys so far: one a key or a chord, one a letter of what is typed
}

// binary is the program as make build leaves it.
func binary(t testing.TB) string {
	t.Helper()
	p, err := filepath.Abs("../hoanhap")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(p); err != nil {
		t.Fatalf("%s: run make build first", p)
	}
	return p
}

// open starts Xvfb and the program with a home of its own, where nothing was ever opened, and waits for the window.
func open(t testing.TB) *desk {
	t.Helper()
	d := prepare(t)
	d.run()
	return d
}

// run starts the program and gives its window the whole display and the keyboard.
func (d *desk) run(args ...string) {
	d.t.Helper()
	d.start(binary(d.t), args...)
	d.until("the window", func() bool { return d.window() != "" })
	d.tool("xdotool", "windowsize", "--sync", d.window(), "1366", "768")
	d.tool("xdotool", "windowmove", d.window(), "0", "0")
	d.tool("xdotool", "windowfocus", "--sync", d.window())
}

// prepare makes a display and a home with a printer and a viewer that keep what they are given.
func prepare(t testing.TB) *desk {
	t.Helper()
	d := &desk{t: t, home: t.TempDir()}
	d.db = filepath.Join(d.home, "data", "hoanhap", "hoanhap.db")
	d.screens = t.TempDir()
	d.xvfb()
	for _, dir := range []string{"bin", ".cache"} {
		if err := os.MkdirAll(filepath.Join(d.home, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	d.script("lp", "#!/bin/sh\nfor last; do :; done\ncp \"$last\" \"$HOME/printed-$(ls \"$HOME\" | grep -c ^printed-).pdf\"\n")
	d.script("xdg-open", "#!/bin/sh\ncp \"$1\" \"$HOME/opened-$(ls \"$HOME\" | grep -c ^opened-)-$(basename \"$1\")\"\n")
	return d
}

// start runs a program on the display.
func (d *desk) start(program string, args ...string) {
	d.t.Helper()
	p := exec.Command(program, args...)
	p.Env = d.env()
	p.Stdout, p.Stderr = &d.log, &d.log
	if err := p.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.program = p
	d.t.Cleanup(func() {
		_ = p.Process.Kill()
		_ = p.Wait()
		if d.t.Failed() {
			d.t.Log(d.log.String()) // after Wait nobody writes it
		}
	})
}

// xvfb takes a free display; the server tells its number. Two servers that start at once may take the same one: the loser is
// started again.
func (d *desk) xvfb() {
	d.t.Helper()
	for range 5 {
		n, stop := d.server()
		d.display = fmt.Sprintf(":%d", n)
		c := exec.Command("xdotool", "getdisplaygeometry")
		c.Env = d.env()
		if out, err := c.Output(); err == nil && strings.TrimSpace(string(out)) == "1366 768" {
			d.t.Cleanup(stop)
			return
		}
		stop()
	}
	d.t.Fatal("Xvfb does not start")
}

func (d *desk) server() (n int, stop func()) {
	d.t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	defer r.Close()
	x := exec.Command("Xvfb", "-displayfd", "3", "-fbdir", d.screens, "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset")
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		d.t.Fatal(err)
	}
	_ = w.Close()
	if _, err := fmt.Fscan(r, &n); err != nil {
		n = -1 // it ended before it was ready
	}
	return n, func() { _ = x.Process.Kill(); _ = x.Wait() }
}

func (d *desk) script(name, body string) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.home, "bin", name), []byte(body), 0o755); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) env() []string {
	env := []string{"DISPLAY=" + d.display, "HOME=" + d.home, "XDG_DATA_HOME=" + filepath.Join(d.home, "data"), "XDG_CONFIG_HOME=" + filepath.Join(d.home, "config"),
		"PATH=" + filepath.Join(d.home, "bin") + ":" + os.Getenv("PATH"), "LANG=en_US.UTF-8", "TZ=Asia/Ho_Chi_Minh", "LIBGL_ALWAYS_SOFTWARE=1"}
	return env
}

func (d *desk) tool(name string, args ...string) string {
	d.t.Helper()
	c := exec.Command(name, args...)
	c.Env = d.env()
	out, err := c.CombinedOutput()
	if err != nil {
		d.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (d *desk) window() string {
	c := exec.Command("xdotool", "search", "--onlyvisible", "--pid", fmt.Sprint(d.program.Process.Pid))
	c.Env = d.env()
	out, err := c.Output()
	if err != nil {
		return ""
	}
	ids := strings.Fields(string(out))
	if len(ids) == 0 {
		return ""
	}
	return ids[len(ids)-1]
}

// until polls for something that must become true.
func (d *desk) until(what string, ok func() bool) {
	d.t.Helper()
	end := time.Now().Add(patience)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		if time.Now().After(end) {
			d.picture("failed")
			d.t.Fatalf("waited in vain for %s", what)
		}
		<-tick.C
	}
}

// at waits until a screen is in view: the title says which.
func (d *desk) at(screen string) {
	d.t.Helper()
	d.until("the screen "+screen, func() bool { return strings.HasPrefix(d.title(), screen+" – ") })
}

func (d *desk) title() string {
	c := exec.Command("xdotool", "getwindowname", d.window())
	c.Env = d.env()
	out, err := c.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// keys presses keys one after the other: "ctrl+n", "Return", "Tab".
func (d *desk) keys(names ...string) {
	d.t.Helper()
	d.pressed += len(names)
	d.tool("xdotool", append([]string{"key", "--clearmodifiers"}, names...)...)
}

// again presses a key until what it does has happened: for keys that mean nothing while a screen still reads.
func (d *desk) again(key, what string, done func() bool) {
	d.t.Helper()
	d.pressed++
	var last time.Time
	d.until(what, func() bool {
		if done() {
			return true
		}
		if time.Since(last) > 2*time.Second {
			last = time.Now()
			d.tool("xdotool", "key", "--clearmodifiers", key)
		}
		return false
	})
}

// paste puts a text into the field with the keyboard. xclip ends when the program has taken it, so nothing is raced.
func (d *desk) paste(text string) {
	d.t.Helper()
	c := exec.Command("xclip", "-selection", "clipboard", "-loops", "1", "-quiet", "-in")
	c.Env = d.env()
	c.Stdin = strings.NewReader(text)
	said, err := c.StderrPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	// It says "Waiting for selection request" once it owns the clipboard.
	if _, err := said.Read(make([]byte, 1)); err != nil {
		d.t.Fatal("xclip: ", err)
	}
	done := make(chan error, 1)
	go func() { _, _ = io.Copy(io.Discard, said); done <- c.Wait() }()
	d.pressed += utf8.RuneCountInString(text)
	d.tool("xdotool", "key", "--clearmodifiers", "ctrl+v")
	select {
	case <-done:
	case <-time.After(patience):
		d.picture("paste")
		_ = c.Process.Kill()
		d.t.Fatalf("%q was never pasted", text)
	}
}

// scan is a card reader: it types for the clerk and ends with Enter.
func (d *desk) scan(text string) {
	d.t.Helper()
	before := d.pressed
	d.paste(text)
	d.keys("Return")
	d.pressed = before + 1
}

// fill types into the field and goes to the next one; "" passes a field by.
func (d *desk) fill(values ...string) {
	d.t.Helper()
	for _, v := range values {
		if v != "" {
			d.paste(v)
		}
		d.keys("Return")
	}
}

// picture keeps what the window shows, for a person's eye.
func (d *desk) picture(name string) {
	dir := os.Getenv("JOURNEY_PICTURES")
	if dir == "" {
		dir = d.home
	}
	c := exec.Command("import", "-window", "root", filepath.Join(dir, strings.ReplaceAll(d.t.Name(), "/", "-")+"-"+name+".png"))
	c.Env = d.env()
	if out, err := c.CombinedOutput(); err != nil {
		d.t.Logf("picture: %v %s", err, out)
	}
}

// drawn waits until something is drawn in a part of the window ("600x100+200+420"): a list that is read beside the window's work has its lines.
func (d *desk) drawn(part string) {
	d.t.Helper()
	d.until("something drawn at "+part, func() bool {
		n := d.tool("import", "-window", "root", "-crop", part, "-format", "%k", "info:")
		return n != "" && n != "1"
	})
}

// files lists what was printed or opened, by the beginning of its name.
func (d *desk) files(begin string) []string {
	d.t.Helper()
	list, err := filepath.Glob(filepath.Join(d.home, begin+"*"))
	if err != nil {
		d.t.Fatal(err)
	}
	return list
}

// printed waits for the n-th paper that went to the printer and gives its text.
func (d *desk) printed(n int) string {
	d.t.Helper()
	path := filepath.Join(d.home, fmt.Sprintf("printed-%d.pdf", n))
	text := ""
	d.until(path, func() bool {
		out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
		text = string(out)
		return err == nil && text != ""
	})
	return text
}

// leave ends the program as the end of a Windows or Linux session does, and waits for it.
func (d *desk) leave() {
	d.t.Helper()
	if err := d.program.Process.Signal(os.Interrupt); err != nil {
		d.t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- d.program.Wait() }()
	// The window's loop may be asleep until the next event of the display: the mouse wakes it.
	var ended error
	d.until("the end of the program", func() bool {
		select {
		case ended = <-done:
			return true
		default:
			wake := exec.Command("xdotool", "mousemove_relative", "--", "1", "0")
			wake.Env = d.env()
			_ = wake.Run()
			return false
		}
	})
	if ended != nil {
		d.t.Fatal(ended)
	}
}
