-- Nơi tiếp nhận điều trị: a catalogue in clear; who is referred where stands sealed in health_note.
CREATE TABLE "receiving_place" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "kind" TEXT NOT NULL CHECK ("kind" IN ('treats', 'dispenses')),
    "care" TEXT NOT NULL CHECK ("care" <> ''),
    "province" TEXT NOT NULL DEFAULT '',
    "commune" TEXT NOT NULL DEFAULT '',
    "commune_list" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;

CREATE TRIGGER "receiving_place_no_delete" BEFORE DELETE ON "receiving_place"
BEGIN SELECT raise(ABORT, 'receiving_place: nothing is deleted'); END;
CREATE TRIGGER "receiving_place_same_id" BEFORE UPDATE OF "id" ON "receiving_place" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'receiving_place: an id stays'); END;
