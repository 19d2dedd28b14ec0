-- Tài khoản, khe khóa, khóa dữ liệu, ghi chép y tế được niêm phong.

CREATE TABLE "account" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "full_name" TEXT NOT NULL CHECK ("full_name" <> ''),
    "roles" TEXT NOT NULL DEFAULT '',
    "public" TEXT NOT NULL DEFAULT '',
    "since" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE UNIQUE INDEX "account_by_name" ON "account" ("name");

-- What opens with a password. Not journalled and deleted when the password changes: what once opened must not open any more.
CREATE TABLE "key_slot" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "owner" TEXT NOT NULL CHECK ("owner" <> ''),
    "slot" BLOB NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0 CHECK ("tries" >= 0),
    "tried" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "key_slot_by_owner" ON "key_slot" ("owner");

-- Data keys by number and print, journalled.
CREATE TABLE "seal_key" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "print" TEXT NOT NULL CHECK ("print" <> ''),
    "recovery" TEXT NOT NULL DEFAULT '',
    "passphrase" TEXT NOT NULL DEFAULT '',
    "since" TEXT NOT NULL DEFAULT ''
) STRICT;

-- Data keys for those who hold them; written anew whenever these change.
CREATE TABLE "key_box" (
    "id" INTEGER PRIMARY KEY REFERENCES "seal_key"("id"),
    "box" BLOB NOT NULL
) STRICT;

-- In clear: whom it concerns and the day something is due.
CREATE TABLE "health_note" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "resident_id" INTEGER NOT NULL REFERENCES "resident"("id"),
    "due" TEXT CHECK ("due" IS date("due")),
    "version" INTEGER NOT NULL DEFAULT 0 CHECK ("version" >= 0),
    "sealed" BLOB NOT NULL
) STRICT;
CREATE INDEX "health_note_by_resident_id" ON "health_note" ("resident_id");

CREATE TRIGGER "account_no_delete" BEFORE DELETE ON "account"
BEGIN SELECT raise(ABORT, 'account: nothing is deleted'); END;
CREATE TRIGGER "account_same_id" BEFORE UPDATE OF "id" ON "account" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'account: an id stays'); END;
CREATE TRIGGER "key_slot_same_id" BEFORE UPDATE OF "id" ON "key_slot" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'key_slot: an id stays'); END;
CREATE TRIGGER "seal_key_no_delete" BEFORE DELETE ON "seal_key"
BEGIN SELECT raise(ABORT, 'seal_key: nothing is deleted'); END;
CREATE TRIGGER "seal_key_same_id" BEFORE UPDATE OF "id" ON "seal_key" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'seal_key: an id stays'); END;
CREATE TRIGGER "key_box_no_delete" BEFORE DELETE ON "key_box"
BEGIN SELECT raise(ABORT, 'key_box: nothing is deleted'); END;
CREATE TRIGGER "key_box_same_id" BEFORE UPDATE OF "id" ON "key_box" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'key_box: an id stays'); END;
CREATE TRIGGER "health_note_no_delete" BEFORE DELETE ON "health_note"
BEGIN SELECT raise(ABORT, 'health_note: nothing is deleted'); END;
CREATE TRIGGER "health_note_same_id" BEFORE UPDATE OF "id" ON "health_note" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'health_note: an id stays'); END;
