-- Danh mục xã, phường, đặc khu mới hơn danh mục của phần mềm, theo ngày có hiệu lực.

CREATE TABLE "commune_catalogue" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "from_day" TEXT NOT NULL CHECK ("from_day" IS date("from_day")),
    "communes" TEXT NOT NULL CHECK ("communes" <> ''),
    "moves" TEXT NOT NULL CHECK ("moves" <> ''),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;

CREATE TRIGGER "commune_catalogue_no_delete" BEFORE DELETE ON "commune_catalogue"
BEGIN SELECT raise(ABORT, 'commune_catalogue: nothing is deleted'); END;
CREATE TRIGGER "commune_catalogue_same_id" BEFORE UPDATE OF "id" ON "commune_catalogue" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'commune_catalogue: an id stays'); END;
