// Package data remembers: it keeps the records of package app in one SQLite file, through one writer and a pool of
// readers that cannot write.
//
// The file is the centre's record of people's liberty, so it is kept like one: rows are never deleted, every change
// is a line of a hash chain (nhật ký) written in the same transaction, and Verify names any byte that was changed
// behind the program's back. GORM is used on a leash: explicit columns, no AutoMigrate, no hooks, no associations;
// what runs hundreds of thousands of times goes to database/sql directly.
//
//	open.go      the store; one writer, many readers; who else has it open
//	migrate.go   the schema, from migrations/*.sql, run and recorded in one transaction
//	table.go     records ↔ columns
//	tx.go        what an act and a screen ask (app.Tx)
//	journal.go   the hash chain and its pinned tip
//	timelines.go stays with their rows; counts on a day
//	find.go      the search box, over people.go
//	verify.go    is it all still as it was written
//	backup.go    copies, restoring, thinning
package data
