-- Học nghề, lao động trị liệu, việc làm.

-- Cơ sở đào tạo, doanh nghiệp liên kết.
CREATE TABLE "partner" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "address" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "person" TEXT NOT NULL DEFAULT '',
    "contract" TEXT NOT NULL DEFAULT '',
    "contract_day" TEXT CHECK ("contract_day" IS date("contract_day")),
    "contract_end" TEXT CHECK ("contract_end" IS date("contract_end")),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;

-- Lớp học văn hóa, học nghề.
CREATE TABLE "training_class" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "occupation" TEXT NOT NULL DEFAULT '',
    "level" TEXT NOT NULL CHECK ("level" <> ''),
    "partner_id" INTEGER REFERENCES "partner"("id"),
    "teacher" TEXT NOT NULL DEFAULT '',
    "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
    "last_day" TEXT NOT NULL CHECK ("last_day" IS date("last_day")),
    "hours" INTEGER NOT NULL DEFAULT 0 CHECK ("hours" >= 0),
    "timetable" TEXT NOT NULL DEFAULT '',
    "places" INTEGER NOT NULL DEFAULT 0 CHECK ("places" >= 0),
    "ceiling" INTEGER NOT NULL DEFAULT 0 CHECK ("ceiling" >= 0),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;

-- Một người trong một lớp; until when is computed from the stay.
CREATE TABLE "enrolment" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "class_id" INTEGER NOT NULL REFERENCES "training_class"("id"),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "from_day" TEXT NOT NULL CHECK ("from_day" IS date("from_day")),
    "dropped" TEXT CHECK ("dropped" IS date("dropped")),
    "drop_why" TEXT NOT NULL DEFAULT '',
    "own_cost" TEXT NOT NULL DEFAULT '',
    "result" TEXT NOT NULL DEFAULT '',
    "mark" INTEGER NOT NULL DEFAULT 0 CHECK ("mark" >= 0),
    "cert_number" TEXT NOT NULL DEFAULT '',
    "cert_day" TEXT CHECK ("cert_day" IS date("cert_day")),
    "paper_id" INTEGER REFERENCES "paper"("id"),
    "returned" TEXT CHECK ("returned" IS date("returned")),
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "enrolment_by_class_id" ON "enrolment" ("class_id");
CREATE INDEX "enrolment_by_stay_id" ON "enrolment" ("stay_id");

-- Điểm danh: one person, one day of lessons.
CREATE TABLE "attendance" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "enrolment_id" INTEGER NOT NULL REFERENCES "enrolment"("id"),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "state" TEXT NOT NULL CHECK ("state" <> ''),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "attendance_by_enrolment_id" ON "attendance" ("enrolment_id");

-- Tổ lao động trị liệu.
CREATE TABLE "labour_group" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "work" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;

-- Công lao động: one person, one day.
CREATE TABLE "labour_entry" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "group_id" INTEGER NOT NULL REFERENCES "labour_group"("id"),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "minutes" INTEGER NOT NULL DEFAULT 0 CHECK ("minutes" >= 0),
    "output" INTEGER NOT NULL DEFAULT 0 CHECK ("output" >= 0),
    "pay" INTEGER NOT NULL DEFAULT 0 CHECK ("pay" >= 0),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "labour_entry_by_stay_id" ON "labour_entry" ("stay_id");

-- Dự kiến việc làm, nhu cầu vay vốn (Mẫu 19); one live row a stay.
CREATE TABLE "job_plan" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "job" TEXT NOT NULL DEFAULT '',
    "learn" TEXT NOT NULL DEFAULT '',
    "livelihood" TEXT NOT NULL DEFAULT '',
    "own" TEXT NOT NULL DEFAULT '',
    "help" TEXT NOT NULL DEFAULT '',
    "loan_for" TEXT NOT NULL DEFAULT '',
    "loan" INTEGER NOT NULL DEFAULT 0 CHECK ("loan" >= 0),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "job_plan_by_stay_id" ON "job_plan" ("stay_id");

-- Vị trí tuyển dụng of a partner.
CREATE TABLE "vacancy" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "partner_id" INTEGER NOT NULL REFERENCES "partner"("id"),
    "occupation" TEXT NOT NULL CHECK ("occupation" <> ''),
    "places" INTEGER NOT NULL DEFAULT 0 CHECK ("places" >= 0),
    "wage" INTEGER NOT NULL DEFAULT 0 CHECK ("wage" >= 0),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "until" TEXT CHECK ("until" IS date("until")),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;

-- Giấy giới thiệu học nghề, việc làm.
CREATE TABLE "introduction" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "partner_id" INTEGER NOT NULL REFERENCES "partner"("id"),
    "vacancy_id" INTEGER REFERENCES "vacancy"("id"),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "occupation" TEXT NOT NULL DEFAULT '',
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "paper_id" INTEGER REFERENCES "paper"("id"),
    "answer" TEXT NOT NULL DEFAULT '',
    "answer_day" TEXT CHECK ("answer_day" IS date("answer_day")),
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "introduction_by_stay_id" ON "introduction" ("stay_id");

-- Việc làm sau khi về, as the commune or the helper tells.
CREATE TABLE "job_report" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "month" INTEGER NOT NULL DEFAULT 0 CHECK ("month" >= 0),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "working" INTEGER NOT NULL DEFAULT 0 CHECK ("working" IN (0, 1)),
    "job" TEXT NOT NULL DEFAULT '',
    "employer" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "job_report_by_stay_id" ON "job_report" ("stay_id");

CREATE TRIGGER "partner_no_delete" BEFORE DELETE ON "partner"
BEGIN SELECT raise(ABORT, 'partner: nothing is deleted'); END;
CREATE TRIGGER "partner_same_id" BEFORE UPDATE OF "id" ON "partner" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'partner: an id stays'); END;
CREATE TRIGGER "training_class_no_delete" BEFORE DELETE ON "training_class"
BEGIN SELECT raise(ABORT, 'training_class: nothing is deleted'); END;
CREATE TRIGGER "training_class_same_id" BEFORE UPDATE OF "id" ON "training_class" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'training_class: an id stays'); END;
CREATE TRIGGER "enrolment_no_delete" BEFORE DELETE ON "enrolment"
BEGIN SELECT raise(ABORT, 'enrolment: nothing is deleted'); END;
CREATE TRIGGER "enrolment_same_id" BEFORE UPDATE OF "id" ON "enrolment" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'enrolment: an id stays'); END;
CREATE TRIGGER "attendance_no_delete" BEFORE DELETE ON "attendance"
BEGIN SELECT raise(ABORT, 'attendance: nothing is deleted'); END;
CREATE TRIGGER "attendance_same_id" BEFORE UPDATE OF "id" ON "attendance" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'attendance: an id stays'); END;
CREATE TRIGGER "labour_group_no_delete" BEFORE DELETE ON "labour_group"
BEGIN SELECT raise(ABORT, 'labour_group: nothing is deleted'); END;
CREATE TRIGGER "labour_group_same_id" BEFORE UPDATE OF "id" ON "labour_group" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'labour_group: an id stays'); END;
CREATE TRIGGER "labour_entry_no_delete" BEFORE DELETE ON "labour_entry"
BEGIN SELECT raise(ABORT, 'labour_entry: nothing is deleted'); END;
CREATE TRIGGER "labour_entry_same_id" BEFORE UPDATE OF "id" ON "labour_entry" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'labour_entry: an id stays'); END;
CREATE TRIGGER "job_plan_no_delete" BEFORE DELETE ON "job_plan"
BEGIN SELECT raise(ABORT, 'job_plan: nothing is deleted'); END;
CREATE TRIGGER "job_plan_same_id" BEFORE UPDATE OF "id" ON "job_plan" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'job_plan: an id stays'); END;
CREATE TRIGGER "vacancy_no_delete" BEFORE DELETE ON "vacancy"
BEGIN SELECT raise(ABORT, 'vacancy: nothing is deleted'); END;
CREATE TRIGGER "vacancy_same_id" BEFORE UPDATE OF "id" ON "vacancy" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'vacancy: an id stays'); END;
CREATE TRIGGER "introduction_no_delete" BEFORE DELETE ON "introduction"
BEGIN SELECT raise(ABORT, 'introduction: nothing is deleted'); END;
CREATE TRIGGER "introduction_same_id" BEFORE UPDATE OF "id" ON "introduction" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'introduction: an id stays'); END;
CREATE TRIGGER "job_report_no_delete" BEFORE DELETE ON "job_report"
BEGIN SELECT raise(ABORT, 'job_report: nothing is deleted'); END;
CREATE TRIGGER "job_report_same_id" BEFORE UPDATE OF "id" ON "job_report" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'job_report: an id stays'); END;
