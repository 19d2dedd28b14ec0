// Package paper makes the papers (giấy tờ) of a centre out of facts: a dossier goes in, neutral lines come out.
//
// A Paper is a list of blocks (letterhead, title, paragraphs, tables, signatures) that knows no font, no
// millimetre of a page and no PDF: ui/paper sets it. The same blocks are stored when a paper is issued, so a
// reprint is the paper as issued, whatever has changed in the dossier, in the form or in the law since.
//
// The words of a form stand in a template (assets/papers), named by its purpose and never by its number:
// Mẫu 46, 47, 50 and 51 are different papers in NĐ 116/2021 and NĐ 163/2026. Fill chooses the edition by the
// procedure regime (chế độ pháp lý của thủ tục) and the day of the act.
package paper
