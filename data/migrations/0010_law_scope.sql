-- Phạm vi áp dụng của dòng quy tắc: '' riêng cơ sở (cũng là của mọi dòng đã nhập trước đây), 'nation' cả nước, hoặc mã tỉnh: khi cơ sở ở tỉnh đó.
ALTER TABLE "law_row" ADD COLUMN "scope" TEXT NOT NULL DEFAULT '';
