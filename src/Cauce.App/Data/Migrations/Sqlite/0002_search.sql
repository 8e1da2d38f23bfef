-- Newest first by rowid, which is the case's place in the order: never ranked, so a frequent word costs one page.
CREATE TABLE case_words (seq INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE VIRTUAL TABLE case_search USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
