-- Việc đến hạn: what the office wrote about an item, and the days it set itself. Items are computed, never stored.

CREATE TABLE "due_mark" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "code" TEXT NOT NULL DEFAULT '',
    "addressee" TEXT NOT NULL DEFAULT '',
    "anchor" TEXT NOT NULL DEFAULT '',
    "waived" INTEGER NOT NULL DEFAULT 0 CHECK ("waived" IN (0, 1)),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "paper" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "due_mark_by_stay_id" ON "due_mark" ("stay_id");

CREATE TABLE "due_set" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "code" TEXT NOT NULL DEFAULT '',
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "time" TEXT NOT NULL DEFAULT '' CHECK ("time" = '' OR "time" IS strftime('%H:%M', "time")),
    "about" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "due_set_by_stay_id" ON "due_set" ("stay_id");

CREATE TRIGGER "due_mark_no_delete" BEFORE DELETE ON "due_mark"
BEGIN SELECT raise(ABORT, 'due_mark: nothing is deleted'); END;
CREATE TRIGGER "due_mark_same_id" BEFORE UPDATE OF "id" ON "due_mark" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'due_mark: an id stays'); END;
CREATE TRIGGER "due_set_no_delete" BEFORE DELETE ON "due_set"
BEGIN SELECT raise(ABORT, 'due_set: nothing is deleted'); END;
CREATE TRIGGER "due_set_same_id" BEFORE UPDATE OF "id" ON "due_set" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'due_set: an id stays'); END;

-- Không có khả năng lao động: with no residence it asks for the dossier of a social-protection centre (NĐ 163/2026 art 124).
ALTER TABLE "resident" ADD COLUMN "unable_to_work" INTEGER NOT NULL DEFAULT 0 CHECK ("unable_to_work" IN (0, 1));
