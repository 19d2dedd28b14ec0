-- The first schema of Hòa Nhập. Days are ISO text and NULL when there is none; text is '' when there is none; an id that names
-- nobody is NULL, so that foreign keys hold. A shipped migration is never edited: a change is a new file.

-- What the file is: kind, created, tip of the journal, change counter.
CREATE TABLE "meta" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Học viên: one record for life. fold and sort_key are derived from the row by the store: what search reads, and the order of names.
CREATE TABLE "resident" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "code" TEXT NOT NULL CHECK ("code" <> ''),
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "other_names" TEXT NOT NULL DEFAULT '',
    "sort_name" TEXT NOT NULL DEFAULT '',
    "birth" TEXT CHECK ("birth" GLOB '[0-9][0-9][0-9][0-9]' OR "birth" || '-01' IS date("birth" || '-01') OR "birth" IS date("birth")),
    "birth_place" TEXT NOT NULL DEFAULT '',
    "sex" TEXT NOT NULL DEFAULT '' CHECK ("sex" IN ('', 'male', 'female')),
    "place_sex" TEXT NOT NULL DEFAULT '' CHECK ("place_sex" IN ('', 'male', 'female')),
    "id_number" TEXT NOT NULL DEFAULT '',
    "ethnic" TEXT NOT NULL DEFAULT '',
    "religion" TEXT NOT NULL DEFAULT '',
    "nationality" TEXT NOT NULL DEFAULT '',
    "commune" TEXT NOT NULL DEFAULT '',
    "commune_list" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "temp_commune" TEXT NOT NULL DEFAULT '',
    "temp_list" TEXT NOT NULL DEFAULT '',
    "temp_address" TEXT NOT NULL DEFAULT '',
    "home_town" TEXT NOT NULL DEFAULT '',
    "no_residence" INTEGER NOT NULL DEFAULT 0 CHECK ("no_residence" IN (0, 1)),
    "education" TEXT NOT NULL DEFAULT '',
    "occupation" TEXT NOT NULL DEFAULT '',
    "work" TEXT NOT NULL DEFAULT '',
    "marital" TEXT NOT NULL DEFAULT '',
    "policy" TEXT NOT NULL DEFAULT '',
    "height_cm" INTEGER NOT NULL DEFAULT 0 CHECK ("height_cm" >= 0),
    "weight_kg" INTEGER NOT NULL DEFAULT 0 CHECK ("weight_kg" >= 0),
    "marks" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    "fold" TEXT NOT NULL,
    "sort_key" BLOB NOT NULL,
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE UNIQUE INDEX "resident_by_code" ON "resident" ("code");
CREATE INDEX "resident_by_code_length" ON "resident" (length("code"), "code");
CREATE INDEX "resident_by_id_number" ON "resident" ("id_number");

-- Giấy tờ tùy thân: old and new numbers are both kept.
CREATE TABLE "identity_paper" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "resident_id" INTEGER NOT NULL REFERENCES "resident"("id"),
    "kind" TEXT NOT NULL CHECK ("kind" IN ('cccd', 'cmnd', 'passport', 'birth', 'other')),
    "number" TEXT NOT NULL DEFAULT '',
    "issued" TEXT CHECK ("issued" IS date("issued")),
    "issued_by" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "identity_paper_by_resident_id" ON "identity_paper" ("resident_id");
CREATE INDEX "identity_paper_by_number" ON "identity_paper" ("number");

-- Thân nhân, người báo tin, người đại diện hợp pháp.
CREATE TABLE "relative" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "resident_id" INTEGER NOT NULL REFERENCES "resident"("id"),
    "relation" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "age" INTEGER NOT NULL DEFAULT 0 CHECK ("age" >= 0),
    "work" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "id_number" TEXT NOT NULL DEFAULT '',
    "contact" INTEGER NOT NULL DEFAULT 0 CHECK ("contact" IN (0, 1)),
    "guardian" INTEGER NOT NULL DEFAULT 0 CHECK ("guardian" IN (0, 1)),
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "relative_by_resident_id" ON "relative" ("resident_id");

-- Chất ma túy đã sử dụng.
CREATE TABLE "substance" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "resident_id" INTEGER NOT NULL REFERENCES "resident"("id"),
    "name" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "main" INTEGER NOT NULL DEFAULT 0 CHECK ("main" IN (0, 1)),
    "route" TEXT NOT NULL DEFAULT '',
    "first_use" TEXT CHECK ("first_use" GLOB '[0-9][0-9][0-9][0-9]' OR "first_use" || '-01' IS date("first_use" || '-01') OR "first_use" IS date("first_use")),
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "substance_by_resident_id" ON "substance" ("resident_id");

-- Đợt cai nghiện.
CREATE TABLE "stay" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "code" TEXT NOT NULL CHECK ("code" <> ''),
    "resident_id" INTEGER NOT NULL REFERENCES "resident"("id"),
    "room" TEXT NOT NULL DEFAULT '',
    "giver" TEXT NOT NULL DEFAULT '',
    "giver_name" TEXT NOT NULL DEFAULT '',
    "giver_title" TEXT NOT NULL DEFAULT '',
    "taker" TEXT NOT NULL DEFAULT '',
    "taker_title" TEXT NOT NULL DEFAULT '',
    "health" TEXT NOT NULL DEFAULT '',
    "assigned" TEXT NOT NULL DEFAULT '',
    "assigned_on" TEXT CHECK ("assigned_on" IS date("assigned_on")),
    "assigned_by" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE UNIQUE INDEX "stay_by_code" ON "stay" ("code");
CREATE INDEX "stay_by_code_length" ON "stay" (length("code"), "code");
CREATE INDEX "stay_by_resident_id" ON "stay" ("resident_id");

-- Giấy tờ và tư trang ghi khi tiếp nhận.
CREATE TABLE "thing" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "list" TEXT NOT NULL CHECK ("list" IN ('papers', 'belongings')),
    "n" INTEGER NOT NULL DEFAULT 0 CHECK ("n" >= 0),
    "text" TEXT NOT NULL DEFAULT '',
    "count" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "thing_by_stay_id" ON "thing" ("stay_id");

-- Quyết định, hợp đồng, đăng ký.
CREATE TABLE "decision" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "number" TEXT NOT NULL DEFAULT '',
    "day" TEXT CHECK ("day" IS date("day")),
    "issuer" TEXT NOT NULL DEFAULT '',
    "term" INTEGER NOT NULL DEFAULT 0 CHECK ("term" >= 0),
    "start" TEXT CHECK ("start" IS date("start")),
    "occurrence" INTEGER NOT NULL DEFAULT 0 CHECK ("occurrence" >= 0),
    "credit" INTEGER NOT NULL DEFAULT 0 CHECK ("credit" >= 0),
    "credit_paper" TEXT NOT NULL DEFAULT '',
    "not_counted" INTEGER NOT NULL DEFAULT 0 CHECK ("not_counted" >= 0),
    "reduced" INTEGER NOT NULL DEFAULT 0 CHECK ("reduced" >= 0),
    "before_paper" TEXT NOT NULL DEFAULT '',
    "judge" TEXT NOT NULL DEFAULT '',
    "grounds" TEXT NOT NULL DEFAULT '',
    "effective" TEXT CHECK ("effective" IS date("effective")),
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "decision_by_stay_id" ON "decision" ("stay_id");

-- Biến động.
CREATE TABLE "movement" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "kind" TEXT NOT NULL CHECK ("kind" IN ('admit', 'transfer_in', 'change_status', 'hospital', 'mourning', 'procedure', 'back', 'escape', 'return_escape', 'suspend', 'return_suspend', 'custody', 'return_custody', 'reduce', 'complete', 'exempt', 'transfer_out', 'transfer_other', 'quit', 'release', 'die')),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "time" TEXT NOT NULL DEFAULT '' CHECK ("time" = '' OR "time" IS strftime('%H:%M', "time")),
    "rank" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT '' CHECK ("status" IN ('', 'compulsory', 'voluntary', 'pre_court', 'aftercare')),
    "decision_id" INTEGER REFERENCES "decision"("id"),
    "months" INTEGER NOT NULL DEFAULT 0 CHECK ("months" >= 0),
    "travel" INTEGER NOT NULL DEFAULT 0 CHECK ("travel" >= 0),
    "due" TEXT CHECK ("due" IS date("due")),
    "due_time" TEXT NOT NULL DEFAULT '' CHECK ("due_time" = '' OR "due_time" IS strftime('%H:%M', "due_time")),
    "place" TEXT NOT NULL DEFAULT '',
    "paper" TEXT NOT NULL DEFAULT '',
    "paper_day" TEXT CHECK ("paper_day" IS date("paper_day")),
    "paper_by" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "movement_by_stay_id" ON "movement" ("stay_id");

-- What the office laid over the law pack: settings, rates of the province, holidays swapped.
CREATE TABLE "law_row" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "key" TEXT NOT NULL CHECK ("key" <> ''),
    "from_day" TEXT NOT NULL CHECK ("from_day" IS date("from_day")),
    "to_day" TEXT CHECK ("to_day" IS date("to_day")),
    "value" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "law_row_by_key" ON "law_row" ("key");

-- Người ký.
CREATE TABLE "signer" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "name" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "prefix" TEXT NOT NULL DEFAULT '',
    "for" TEXT NOT NULL DEFAULT '',
    "paper" TEXT NOT NULL DEFAULT '',
    "from_day" TEXT CHECK ("from_day" IS date("from_day")),
    "to_day" TEXT CHECK ("to_day" IS date("to_day")),
    "standard" INTEGER NOT NULL DEFAULT 0 CHECK ("standard" IN (0, 1)),
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;

-- Văn bản đã cấp: number, signer and the exact lines, so that it reprints as issued.
CREATE TABLE "paper" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "resident_id" INTEGER REFERENCES "resident"("id"),
    "stay_id" INTEGER REFERENCES "stay"("id"),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "edition" TEXT NOT NULL DEFAULT '',
    "number" TEXT NOT NULL DEFAULT '',
    "serial" INTEGER NOT NULL DEFAULT 0 CHECK ("serial" >= 0),
    "year" INTEGER NOT NULL DEFAULT 0 CHECK ("year" >= 0),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "addressee" TEXT NOT NULL DEFAULT '',
    "signer_name" TEXT NOT NULL DEFAULT '',
    "signer_title" TEXT NOT NULL DEFAULT '',
    "lines" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "paper_by_resident_id" ON "paper" ("resident_id");
CREATE INDEX "paper_by_stay_id" ON "paper" ("stay_id");
CREATE INDEX "paper_by_year_kind_serial" ON "paper" ("year", "kind", "serial");

-- Kỳ thống kê đã chốt.
CREATE TABLE "period" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "year" INTEGER NOT NULL DEFAULT 0 CHECK ("year" >= 0),
    "month" INTEGER NOT NULL CHECK ("month" BETWEEN 1 AND 12),
    "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
    "last_day" TEXT NOT NULL CHECK ("last_day" IS date("last_day")),
    "edition" INTEGER NOT NULL DEFAULT 0 CHECK ("edition" >= 0),
    "last_act" INTEGER NOT NULL DEFAULT 0 CHECK ("last_act" >= 0),
    "figures" TEXT NOT NULL DEFAULT '',
    "lines" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',
    "reopened" TEXT NOT NULL DEFAULT '',
    "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    "who" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "period_by_year_month_edition" ON "period" ("year", "month", "edition");

-- Ảnh 3×4.
CREATE TABLE "photo" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "resident_id" INTEGER NOT NULL REFERENCES "resident"("id"),
    "taken" TEXT CHECK ("taken" IS date("taken")),
    "jpeg" BLOB NOT NULL,
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "photo_by_resident_id" ON "photo" ("resident_id");

-- A half-typed form: no fact, not journalled, the only record that may be removed.
CREATE TABLE "draft" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "screen" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "who" TEXT NOT NULL DEFAULT '',
    "at" TEXT NOT NULL DEFAULT '',
    "values" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "draft_by_screen_about" ON "draft" ("screen", "about");

-- The projection of the timelines: written in the transaction of the act, compared by verify.
CREATE TABLE "stay_interval" (
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "n" INTEGER NOT NULL DEFAULT 0 CHECK ("n" >= 0),
    "from_day" TEXT NOT NULL CHECK ("from_day" IS date("from_day")),
    "to_day" TEXT NOT NULL CHECK ("to_day" IS date("to_day")),
    "state" TEXT NOT NULL CHECK ("state" IN ('present', 'absent', 'escaped', 'suspended', 'custody')),
    "away" TEXT NOT NULL DEFAULT '' CHECK ("away" IN ('', 'hospital', 'mourning', 'procedure')),
    "status" TEXT NOT NULL CHECK ("status" IN ('compulsory', 'voluntary', 'pre_court', 'aftercare')),
    "decision_id" INTEGER REFERENCES "decision"("id"),
    PRIMARY KEY ("stay_id", "n"),
    CHECK ("from_day" <= "to_day"),
    CHECK (("state" = 'absent') = ("away" <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX "stay_interval_by_day" ON "stay_interval" ("to_day", "from_day", "state", "away", "status");

-- Nhật ký: one line for one row as one act changed it. The chain runs over content, prev and hash.
CREATE TABLE "journal" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "act" INTEGER NOT NULL,
    "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    "who" TEXT NOT NULL DEFAULT '',
    "right" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "label" TEXT NOT NULL DEFAULT '',
    "tbl" TEXT NOT NULL DEFAULT '',
    "row" INTEGER NOT NULL DEFAULT 0 CHECK ("row" >= 0),
    "resident" INTEGER NOT NULL DEFAULT 0 CHECK ("resident" >= 0),
    "stay" INTEGER NOT NULL DEFAULT 0 CHECK ("stay" >= 0),
    "effective" TEXT CHECK ("effective" IS date("effective")),
    "why" TEXT NOT NULL DEFAULT '',
    "undoes" INTEGER NOT NULL DEFAULT 0 CHECK ("undoes" >= 0),
    "content" BLOB NOT NULL CHECK (length("content") = 32),
    "prev" BLOB NOT NULL CHECK (length("prev") = 32),
    "hash" BLOB NOT NULL CHECK (length("hash") = 32),
    CHECK ("act" BETWEEN 1 AND "id")
) STRICT;
CREATE INDEX "journal_by_row" ON "journal" ("tbl", "row");
CREATE INDEX "journal_by_resident" ON "journal" ("resident");
CREATE INDEX "journal_by_stay" ON "journal" ("stay");
CREATE INDEX "journal_by_act" ON "journal" ("act");
CREATE INDEX "journal_by_at" ON "journal" ("at");

-- Beside the journal, so that content can be sealed one day without breaking the chain.
CREATE TABLE "journal_content" (
    "id" INTEGER PRIMARY KEY REFERENCES "journal"("id"),
    "content" BLOB NOT NULL
) STRICT;

-- Nothing is deleted: a wrong row is voided with a reason. The journal is written once.
CREATE TRIGGER "journal_gapless" BEFORE INSERT ON "journal"
WHEN NEW."id" IS NOT (SELECT coalesce(max("id"), 0) + 1 FROM "journal")
BEGIN SELECT raise(ABORT, 'journal: the next line has the next number'); END;
CREATE TRIGGER "journal_no_update" BEFORE UPDATE ON "journal"
BEGIN SELECT raise(ABORT, 'journal: written once, never changed'); END;
CREATE TRIGGER "journal_no_delete" BEFORE DELETE ON "journal"
BEGIN SELECT raise(ABORT, 'journal: written once, never changed'); END;
CREATE TRIGGER "journal_content_no_update" BEFORE UPDATE ON "journal_content"
BEGIN SELECT raise(ABORT, 'journal_content: written once, never changed'); END;
CREATE TRIGGER "journal_content_no_delete" BEFORE DELETE ON "journal_content"
BEGIN SELECT raise(ABORT, 'journal_content: written once, never changed'); END;
CREATE TRIGGER "resident_no_delete" BEFORE DELETE ON "resident"
BEGIN SELECT raise(ABORT, 'resident: nothing is deleted'); END;
CREATE TRIGGER "resident_same_id" BEFORE UPDATE OF "id" ON "resident" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'resident: an id stays'); END;
CREATE TRIGGER "identity_paper_no_delete" BEFORE DELETE ON "identity_paper"
BEGIN SELECT raise(ABORT, 'identity_paper: nothing is deleted'); END;
CREATE TRIGGER "identity_paper_same_id" BEFORE UPDATE OF "id" ON "identity_paper" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'identity_paper: an id stays'); END;
CREATE TRIGGER "relative_no_delete" BEFORE DELETE ON "relative"
BEGIN SELECT raise(ABORT, 'relative: nothing is deleted'); END;
CREATE TRIGGER "relative_same_id" BEFORE UPDATE OF "id" ON "relative" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'relative: an id stays'); END;
CREATE TRIGGER "substance_no_delete" BEFORE DELETE ON "substance"
BEGIN SELECT raise(ABORT, 'substance: nothing is deleted'); END;
CREATE TRIGGER "substance_same_id" BEFORE UPDATE OF "id" ON "substance" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'substance: an id stays'); END;
CREATE TRIGGER "stay_no_delete" BEFORE DELETE ON "stay"
BEGIN SELECT raise(ABORT, 'stay: nothing is deleted'); END;
CREATE TRIGGER "stay_same_id" BEFORE UPDATE OF "id" ON "stay" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'stay: an id stays'); END;
CREATE TRIGGER "thing_no_delete" BEFORE DELETE ON "thing"
BEGIN SELECT raise(ABORT, 'thing: nothing is deleted'); END;
CREATE TRIGGER "thing_same_id" BEFORE UPDATE OF "id" ON "thing" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'thing: an id stays'); END;
CREATE TRIGGER "decision_no_delete" BEFORE DELETE ON "decision"
BEGIN SELECT raise(ABORT, 'decision: nothing is deleted'); END;
CREATE TRIGGER "decision_same_id" BEFORE UPDATE OF "id" ON "decision" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'decision: an id stays'); END;
CREATE TRIGGER "movement_no_delete" BEFORE DELETE ON "movement"
BEGIN SELECT raise(ABORT, 'movement: nothing is deleted'); END;
CREATE TRIGGER "movement_same_id" BEFORE UPDATE OF "id" ON "movement" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'movement: an id stays'); END;
CREATE TRIGGER "law_row_no_delete" BEFORE DELETE ON "law_row"
BEGIN SELECT raise(ABORT, 'law_row: nothing is deleted'); END;
CREATE TRIGGER "law_row_same_id" BEFORE UPDATE OF "id" ON "law_row" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'law_row: an id stays'); END;
CREATE TRIGGER "signer_no_delete" BEFORE DELETE ON "signer"
BEGIN SELECT raise(ABORT, 'signer: nothing is deleted'); END;
CREATE TRIGGER "signer_same_id" BEFORE UPDATE OF "id" ON "signer" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'signer: an id stays'); END;
CREATE TRIGGER "paper_no_delete" BEFORE DELETE ON "paper"
BEGIN SELECT raise(ABORT, 'paper: nothing is deleted'); END;
CREATE TRIGGER "paper_same_id" BEFORE UPDATE OF "id" ON "paper" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'paper: an id stays'); END;
CREATE TRIGGER "period_no_delete" BEFORE DELETE ON "period"
BEGIN SELECT raise(ABORT, 'period: nothing is deleted'); END;
CREATE TRIGGER "period_same_id" BEFORE UPDATE OF "id" ON "period" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'period: an id stays'); END;
CREATE TRIGGER "photo_no_delete" BEFORE DELETE ON "photo"
BEGIN SELECT raise(ABORT, 'photo: nothing is deleted'); END;
CREATE TRIGGER "photo_same_id" BEFORE UPDATE OF "id" ON "photo" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'photo: an id stays'); END;
CREATE TRIGGER "draft_same_id" BEFORE UPDATE OF "id" ON "draft" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'draft: an id stays'); END;
