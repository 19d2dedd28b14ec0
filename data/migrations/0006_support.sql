-- Chế độ hỗ trợ: what is typed for a stay, approved months, vouchers, the deposit book, the cash box, things in kind.

-- What the office or the health desk types: sick diets (days, never why), issues, bills, money at discharge, the six groups.
CREATE TABLE "support_entry" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER NOT NULL REFERENCES "stay"("id"),
    "item" TEXT NOT NULL CHECK ("item" <> ''),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "last" TEXT CHECK ("last" IS date("last")),
    "travel" INTEGER NOT NULL DEFAULT 0 CHECK ("travel" >= 0),
    "amount" INTEGER NOT NULL DEFAULT 0 CHECK ("amount" >= 0),
    "text" TEXT NOT NULL DEFAULT '',
    "paper" TEXT NOT NULL DEFAULT '',
    "voucher_id" INTEGER REFERENCES "voucher"("id"),
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE INDEX "support_entry_by_stay_id" ON "support_entry" ("stay_id");
CREATE INDEX "support_entry_by_voucher_id" ON "support_entry" ("voucher_id") WHERE "voucher_id" IS NOT NULL;

-- An approved month: lines as JSON, compressed, with their hash. Never changed.
CREATE TABLE "support_month" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "year" INTEGER NOT NULL,
    "month" INTEGER NOT NULL CHECK ("month" BETWEEN 1 AND 12),
    "first" TEXT NOT NULL CHECK ("first" IS date("first")),
    "last" TEXT NOT NULL CHECK ("last" IS date("last")),
    "people" INTEGER NOT NULL DEFAULT 0,
    "paid" INTEGER NOT NULL DEFAULT 0,
    "owed" INTEGER NOT NULL DEFAULT 0,
    "lines" BLOB NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL DEFAULT '',
    "last_act" INTEGER NOT NULL DEFAULT 0,
    UNIQUE ("year", "month")
) STRICT;

-- Phiếu thu, phiếu chi. Taken back by another that reverses it, once.
CREATE TABLE "voucher" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "kind" TEXT NOT NULL CHECK ("kind" IN ('pay', 'receive')),
    "year" INTEGER NOT NULL,
    "serial" INTEGER NOT NULL CHECK ("serial" > 0),
    "number" TEXT NOT NULL CHECK ("number" <> ''),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "resident_id" INTEGER REFERENCES "resident"("id"),
    "stay_id" INTEGER REFERENCES "stay"("id"),
    "month_id" INTEGER REFERENCES "support_month"("id"),
    "team" TEXT NOT NULL DEFAULT '',
    "party" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "fund" TEXT NOT NULL DEFAULT '',
    "amount" INTEGER NOT NULL CHECK ("amount" <> 0),
    "reverses_id" INTEGER REFERENCES "voucher"("id"),
    UNIQUE ("kind", "year", "serial"),
    CHECK ("amount" > 0 OR "reverses_id" IS NOT NULL)
) STRICT;
CREATE INDEX "voucher_by_stay_id" ON "voucher" ("stay_id");
CREATE INDEX "voucher_by_resident_id" ON "voucher" ("resident_id");
CREATE UNIQUE INDEX "voucher_by_reverses_id" ON "voucher" ("reverses_id") WHERE "reverses_id" IS NOT NULL;

-- Sổ lưu ký: money in (above zero) and out (below), or a thing kept and handed back.
CREATE TABLE "deposit_entry" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "resident_id" INTEGER NOT NULL REFERENCES "resident"("id"),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "amount" INTEGER NOT NULL DEFAULT 0,
    "object" TEXT NOT NULL DEFAULT '',
    "count" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT '',
    "object_id" INTEGER REFERENCES "deposit_entry"("id"),
    "party" TEXT NOT NULL DEFAULT '',
    "paper" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "reverses_id" INTEGER REFERENCES "deposit_entry"("id"),
    CHECK ("amount" <> 0 OR "object" <> '')
) STRICT;
CREATE INDEX "deposit_entry_by_resident_id" ON "deposit_entry" ("resident_id");
CREATE UNIQUE INDEX "deposit_entry_by_reverses_id" ON "deposit_entry" ("reverses_id") WHERE "reverses_id" IS NOT NULL;

-- Kiểm kê quỹ.
CREATE TABLE "cash_count" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "book" INTEGER NOT NULL DEFAULT 0,
    "counted" INTEGER NOT NULL DEFAULT 0 CHECK ("counted" >= 0),
    "note" TEXT NOT NULL DEFAULT '',
    "void_why" TEXT NOT NULL DEFAULT '',
    "void_by" TEXT NOT NULL DEFAULT '',
    "void_at" TEXT NOT NULL DEFAULT '',
    CHECK ("void_why" = '' AND "void_by" = '' AND "void_at" = '' OR "void_why" <> '' AND "void_at" <> '')
) STRICT;
CREATE UNIQUE INDEX "cash_count_by_day" ON "cash_count" ("day") WHERE "void_why" = '';

-- Kho hiện vật: what came, was issued to a stay, was lost.
CREATE TABLE "stock_entry" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "stay_id" INTEGER REFERENCES "stay"("id"),
    "day" TEXT NOT NULL CHECK ("day" IS date("day")),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "things" TEXT NOT NULL CHECK ("things" <> ''),
    "party" TEXT NOT NULL DEFAULT '',
    "paper" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "reverses_id" INTEGER REFERENCES "stock_entry"("id")
) STRICT;
CREATE INDEX "stock_entry_by_stay_id" ON "stock_entry" ("stay_id");
CREATE UNIQUE INDEX "stock_entry_by_reverses_id" ON "stock_entry" ("reverses_id") WHERE "reverses_id" IS NOT NULL;

CREATE TRIGGER "support_entry_no_delete" BEFORE DELETE ON "support_entry"
BEGIN SELECT raise(ABORT, 'support_entry: nothing is deleted'); END;
CREATE TRIGGER "support_entry_same_id" BEFORE UPDATE OF "id" ON "support_entry" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'support_entry: an id stays'); END;
CREATE TRIGGER "support_month_no_delete" BEFORE DELETE ON "support_month"
BEGIN SELECT raise(ABORT, 'support_month: nothing is deleted'); END;
CREATE TRIGGER "support_month_same_id" BEFORE UPDATE OF "id" ON "support_month" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'support_month: an id stays'); END;
CREATE TRIGGER "voucher_no_delete" BEFORE DELETE ON "voucher"
BEGIN SELECT raise(ABORT, 'voucher: nothing is deleted'); END;
CREATE TRIGGER "voucher_same_id" BEFORE UPDATE OF "id" ON "voucher" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'voucher: an id stays'); END;
CREATE TRIGGER "deposit_entry_no_delete" BEFORE DELETE ON "deposit_entry"
BEGIN SELECT raise(ABORT, 'deposit_entry: nothing is deleted'); END;
CREATE TRIGGER "deposit_entry_same_id" BEFORE UPDATE OF "id" ON "deposit_entry" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'deposit_entry: an id stays'); END;
CREATE TRIGGER "cash_count_no_delete" BEFORE DELETE ON "cash_count"
BEGIN SELECT raise(ABORT, 'cash_count: nothing is deleted'); END;
CREATE TRIGGER "cash_count_same_id" BEFORE UPDATE OF "id" ON "cash_count" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'cash_count: an id stays'); END;
CREATE TRIGGER "stock_entry_no_delete" BEFORE DELETE ON "stock_entry"
BEGIN SELECT raise(ABORT, 'stock_entry: nothing is deleted'); END;
CREATE TRIGGER "stock_entry_same_id" BEFORE UPDATE OF "id" ON "stock_entry" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'stock_entry: an id stays'); END;
CREATE TRIGGER "support_month_no_change" BEFORE UPDATE ON "support_month"
BEGIN SELECT raise(ABORT, 'support_month: corrected by reversal only'); END;
CREATE TRIGGER "voucher_no_change" BEFORE UPDATE ON "voucher"
BEGIN SELECT raise(ABORT, 'voucher: corrected by reversal only'); END;
CREATE TRIGGER "deposit_entry_no_change" BEFORE UPDATE ON "deposit_entry"
BEGIN SELECT raise(ABORT, 'deposit_entry: corrected by reversal only'); END;
CREATE TRIGGER "stock_entry_no_change" BEFORE UPDATE ON "stock_entry"
BEGIN SELECT raise(ABORT, 'stock_entry: corrected by reversal only'); END;
