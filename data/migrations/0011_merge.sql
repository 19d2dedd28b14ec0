-- Gộp hai hồ sơ của cùng một người: hồ sơ bị gộp chỉ sang hồ sơ được giữ; mã cũ vẫn tìm được. Dòng của sổ tiền và sổ lưu ký
-- vẫn chỉ được sửa bằng bút toán đảo; chỉ tên chủ của dòng theo người khi gộp.
ALTER TABLE "resident" ADD COLUMN "merged_id" INTEGER REFERENCES "resident"("id");
ALTER TABLE "resident" ADD COLUMN "old_codes" TEXT NOT NULL DEFAULT '';
CREATE INDEX "resident_by_merged_id" ON "resident" ("merged_id") WHERE "merged_id" IS NOT NULL;

DROP TRIGGER "deposit_entry_no_change";
CREATE TRIGGER "deposit_entry_no_change" BEFORE UPDATE ON "deposit_entry"
WHEN NEW."day" IS NOT OLD."day" OR NEW."kind" IS NOT OLD."kind" OR NEW."amount" IS NOT OLD."amount" OR NEW."object" IS NOT OLD."object"
    OR NEW."count" IS NOT OLD."count" OR NEW."state" IS NOT OLD."state" OR NEW."object_id" IS NOT OLD."object_id" OR NEW."party" IS NOT OLD."party"
    OR NEW."paper" IS NOT OLD."paper" OR NEW."note" IS NOT OLD."note" OR NEW."reverses_id" IS NOT OLD."reverses_id"
BEGIN SELECT raise(ABORT, 'deposit_entry: corrected by reversal only'); END;

DROP TRIGGER "voucher_no_change";
CREATE TRIGGER "voucher_no_change" BEFORE UPDATE ON "voucher"
WHEN NEW."kind" IS NOT OLD."kind" OR NEW."year" IS NOT OLD."year" OR NEW."serial" IS NOT OLD."serial" OR NEW."number" IS NOT OLD."number"
    OR NEW."day" IS NOT OLD."day" OR NEW."stay_id" IS NOT OLD."stay_id" OR NEW."month_id" IS NOT OLD."month_id" OR NEW."team" IS NOT OLD."team"
    OR NEW."party" IS NOT OLD."party" OR NEW."address" IS NOT OLD."address" OR NEW."about" IS NOT OLD."about" OR NEW."text" IS NOT OLD."text"
    OR NEW."fund" IS NOT OLD."fund" OR NEW."amount" IS NOT OLD."amount" OR NEW."reverses_id" IS NOT OLD."reverses_id"
BEGIN SELECT raise(ABORT, 'voucher: corrected by reversal only'); END;
