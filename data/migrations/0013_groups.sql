-- Diện của học viên, khóa cách nhau bằng dấu cách ('poor disabled'); lời ghi trên giấy vẫn ở policy. Mức chi học nghề theo diện (QĐ 46/2015/QĐ-TTg, Điều 4).
ALTER TABLE "resident" ADD COLUMN "groups" TEXT NOT NULL DEFAULT '';
