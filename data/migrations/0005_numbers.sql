-- Decisions and issued papers are found by their number in the one box.
CREATE INDEX "decision_by_number" ON "decision" ("number");
CREATE INDEX "paper_by_number" ON "paper" ("number");
