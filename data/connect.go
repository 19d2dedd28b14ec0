package data

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// mode is what a connection is for.
type mode int

const (
	reading mode = iota
	writing
	settling // migrations and checks: foreign keys off, so that a table can be rebuilt
)

// pragmas of every connection. synchronous=FULL: in WAL mode NORMAL may take back an acknowledged act at a power cut.
// trusted_schema and cell_size_check: a file from elsewhere may be malformed or malicious. secure_delete: a key slot that
// was taken away must not be left in a free page.
var pragmas = []string{
	"PRAGMA trusted_schema=OFF",
	"PRAGMA cell_size_check=ON",
	"PRAGMA temp_store=MEMORY",
	"PRAGMA secure_delete=ON",
	"PRAGMA cache_size=-32000",
	"PRAGMA journal_size_limit=67108864",
}

// connector opens connections of one mode; no driver is registered under a global name.
type connector struct {
	dsn    string
	driver *sqlite3.SQLiteDriver
}

func (c *connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }
func (c *connector) Driver() driver.Driver                        { return c.driver }

// uri names a file as SQLite wants it: a path may hold ?, # and %.
func uri(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	p := filepath.ToSlash(abs)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/…
	}
	return (&url.URL{Scheme: "file", Path: p}).String(), nil
}

// pool opens the file for one purpose. The journal mode is not set here: see settle.
func pool(path string, m mode) (*sql.DB, error) {
	u, err := uri(path)
	if err != nil {
		return nil, err
	}
	q := url.Values{
		"_busy_timeout":    {"5000"},
		"_synchronous":     {"FULL"},
		"_foreign_keys":    {"on"},
		"_stmt_cache_size": {"128"},
		"mode":             {"rw"}, // never create by accident
	}
	set := pragmas
	switch m {
	case reading:
		set = append(set[:len(set):len(set)], "PRAGMA query_only=ON")
	case writing:
		q.Set("_txlock", "immediate")
	case settling:
		q.Set("_txlock", "immediate")
		q.Set("_foreign_keys", "off")
	}
	hook := func(c *sqlite3.SQLiteConn) error {
		for _, p := range set {
			if _, err := c.Exec(p, nil); err != nil {
				return err
			}
		}
		return nil
	}
	db := sql.OpenDB(&connector{u + "?" + q.Encode(), &sqlite3.SQLiteDriver{ConnectHook: hook}})
	db.SetMaxOpenConns(1)
	if m == reading {
		db.SetMaxOpenConns(4)
	}
	db.SetMaxIdleConns(4)
	db.SetConnMaxLifetime(0)
	return db, nil
}

// leash gives GORM a pool and takes away what it does by itself.
func leash(db *sql.DB) (*gorm.DB, error) {
	return gorm.Open(sqlite.New(sqlite.Config{Conn: db}), &gorm.Config{
		Logger:                   logger.Discard,
		SkipDefaultTransaction:   true,
		DisableAutomaticPing:     true,
		DisableNestedTransaction: true,
	})
}

// memory is a database that lives in memory only.
func memory() (*sql.DB, error) {
	db := sql.OpenDB(&connector{":memory:", &sqlite3.SQLiteDriver{}})
	db.SetMaxOpenConns(1)
	return db, nil
}
