-- Ngày đến hạn của phòng y tế theo mốc của đợt (hết thời hạn, ngày ra) để không sai khi mốc dời; nội dung vẫn niêm phong.
-- basis: '' ngày đứng yên, 'ask' trước ngày ra, 'end' ngày ra, 'leave' ngày đã ghi nhưng không sau ngày ra, 'seen' đã khám khi vào.
ALTER TABLE "health_note" ADD COLUMN "basis" TEXT NOT NULL DEFAULT '' CHECK ("basis" IN ('', 'ask', 'end', 'leave', 'seen'));
ALTER TABLE "health_note" ADD COLUMN "stay_id" INTEGER REFERENCES "stay"("id");

-- Bản chụp giấy tờ y tế (đồng ý của người đại diện …): niêm phong toàn bộ.
CREATE TABLE "health_scan" (
    "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
    "note_id" INTEGER NOT NULL REFERENCES "health_note"("id"),
    "version" INTEGER NOT NULL DEFAULT 0 CHECK ("version" >= 0),
    "sealed" BLOB NOT NULL
) STRICT;
CREATE INDEX "health_scan_by_note_id" ON "health_scan" ("note_id");

CREATE TRIGGER "health_scan_no_delete" BEFORE DELETE ON "health_scan"
BEGIN SELECT raise(ABORT, 'health_scan: nothing is deleted'); END;
CREATE TRIGGER "health_scan_same_id" BEFORE UPDATE OF "id" ON "health_scan" WHEN NEW."id" IS NOT OLD."id"
BEGIN SELECT raise(ABORT, 'health_scan: an id stays'); END;
