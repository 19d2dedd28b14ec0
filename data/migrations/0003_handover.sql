-- Bàn giao về xã, quản lý sau cai, văn bản nhận được, mẫu giấy tờ của cơ sở.

-- Một bước bàn giao: sent, answered, sent back, sent on. States are computed, never stored.
CREATE TABLE "handover_step" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "addressee" TEXT NOT NULL DEFAULT '',
    "way" TEXT NOT NULL DEFAULT '',
    "receipt" TEXT NOT NULL DEFAULT '',
    "paper_id" INTEGER REFERENCES "paper"("id"),
    "paper" TEXT NOT NULL DEFAULT '',
    "paper_day" TEXT CHECK ("paper_day" IS date("paper_day")),
    "reason" TEXT NOT NULL DEFAULT '',
    "commune" TEXT NOT NULL DEFAULT '',
    "commune_list" TEXT NOT NULL DEFAULT '',
    "device" TEXT NOT NULL DEFAULT '',
    "position" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "handover_step_by_stay_id" ON "handover_step" ("stay_id");

-- Văn bản nhận được, typed in once: after-care decision (Mẫu 53), monitoring decision (Phụ lục I Mẫu 02).
CREATE TABLE "received_paper" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "number" TEXT NOT NULL DEFAULT '',
    "day" TEXT CHECK ("day" IS date("day")),
    "issuer" TEXT NOT NULL DEFAULT '',
    "received" TEXT NOT NULL CHECK ("received" IS date("received")),
    "about" TEXT NOT NULL DEFAULT '',
    "from_day" TEXT CHECK ("from_day" IS date("from_day")),
    "to_day" TEXT CHECK ("to_day" IS date("to_day")),
    "months" INTEGER NOT NULL DEFAULT 0 CHECK ("months" >= 0),
    "person" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "received_paper_by_stay_id" ON "received_paper" ("stay_id");

-- Quản lý sau cai tại nơi cư trú, as the commune tells it; one live row a stay.
CREATE TABLE "aftercare" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "helper" TEXT NOT NULL DEFAULT '',
    "helper_phone" TEXT NOT NULL DEFAULT '',
    "team" TEXT NOT NULL DEFAULT '',
    "club" TEXT NOT NULL DEFAULT '',
    "member" TEXT NOT NULL DEFAULT '',
    "job" TEXT NOT NULL DEFAULT '',
    "job_day" TEXT CHECK ("job_day" IS date("job_day")),
    "loan" INTEGER NOT NULL DEFAULT 0 CHECK ("loan" >= 0),
    "loan_day" TEXT CHECK ("loan_day" IS date("loan_day")),
    "relapse" TEXT CHECK ("relapse" IS date("relapse")),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "aftercare_by_stay_id" ON "aftercare" ("stay_id");
CREATE INDEX "aftercare_by_helper" ON "aftercare" ("helper");

-- Kế hoạch và báo cáo of the helper, by month, quarter or year.
CREATE TABLE "aftercare_report" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "span" TEXT NOT NULL CHECK ("span" <> ''),
    "year" INTEGER NOT NULL DEFAULT 0 CHECK ("year" >= 0),
    "number" INTEGER NOT NULL DEFAULT 0 CHECK ("number" >= 0),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "aftercare_report_by_stay_id" ON "aftercare_report" ("stay_id");

-- Cai nghiện tại gia đình, cộng đồng as a commune reports it: numbers alone, for the sum of the province.
CREATE TABLE "commune_report" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "commune" TEXT NOT NULL CHECK ("commune" <> ''),
    "commune_list" TEXT NOT NULL CHECK ("commune_list" <> ''),
    "year" INTEGER NOT NULL DEFAULT 0 CHECK ("year" >= 0),
    "month" INTEGER NOT NULL DEFAULT 0 CHECK ("month" >= 0),
    "people" INTEGER NOT NULL DEFAULT 0 CHECK ("people" >= 0),
    "new_people" INTEGER NOT NULL DEFAULT 0 CHECK ("new_people" >= 0),
    "done_people" INTEGER NOT NULL DEFAULT 0 CHECK ("done_people" >= 0),
    "teams" INTEGER NOT NULL DEFAULT 0 CHECK ("teams" >= 0),
    "contacts" INTEGER NOT NULL DEFAULT 0 CHECK ("contacts" >= 0),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;

-- Mẫu giấy tờ do cơ sở sửa: the whole text, in force from a day on until the next.
CREATE TABLE "form_edition" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "from_day" TEXT NOT NULL CHECK ("from_day" IS date("from_day")),
    "text" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;

CREATE TRIGGER "handover_step_no_delete" BEFORE DELETE ON "handover_step"
BEGIN SELECT raise(ABORT, 'handover_step: nothing is deleted'); END;
CREATE TRIGGER "handover_step_same_id" BEFORE UPDATE OF "id" ON "handover_step" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'handover_step: an id stays'); END;
CREATE TRIGGER "received_paper_no_delete" BEFORE DELETE ON "received_paper"
BEGIN SELECT raise(ABORT, 'received_paper: nothing is deleted'); END;
CREATE TRIGGER "received_paper_same_id" BEFORE UPDATE OF "id" ON "received_paper" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'received_paper: an id stays'); END;
CREATE TRIGGER "aftercare_no_delete" BEFORE DELETE ON "aftercare"
BEGIN SELECT raise(ABORT, 'aftercare: nothing is deleted'); END;
CREATE TRIGGER "aftercare_same_id" BEFORE UPDATE OF "id" ON "aftercare" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'aftercare: an id stays'); END;
CREATE TRIGGER "aftercare_report_no_delete" BEFORE DELETE ON "aftercare_report"
BEGIN SELECT raise(ABORT, 'aftercare_report: nothing is deleted'); END;
CREATE TRIGGER "aftercare_report_same_id" BEFORE UPDATE OF "id" ON "aftercare_report" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'aftercare_report: an id stays'); END;
CREATE TRIGGER "commune_report_no_delete" BEFORE DELETE ON "commune_report"
BEGIN SELECT raise(ABORT, 'commune_report: nothing is deleted'); END;
CREATE TRIGGER "commune_report_same_id" BEFORE UPDATE OF "id" ON "commune_report" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'commune_report: an id stays'); END;
CREATE TRIGGER "form_edition_no_delete" BEFORE DELETE ON "form_edition"
BEGIN SELECT raise(ABORT, 'form_edition: nothing is deleted'); END;
CREATE TRIGGER "form_edition_same_id" BEFORE UPDATE OF "id" ON "form_edition" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'form_edition: an id stays'); END;
