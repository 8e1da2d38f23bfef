-- Newest first by rowid, which is the case's place in the order: never ranked, so a frequent word costs one page.
CREATE TABLE case_words (seq INTEGER PRIMARY KEY, branch INTEGER NOT NULL, words TEXT NOT NULL);
CREATE VIRTUAL TABLE case_search USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
-- Found while somebody types: prefixes of two, three and four letters have their own index.
CREATE VIRTUAL TABLE customer_words USING fts5(words, content='', contentless_delete=1, detail=none, prefix='2 3 4', tokenize='ascii');
CREATE TABLE customer_search (row INTEGER PRIMARY KEY, customer_id BLOB NOT NULL UNIQUE, words TEXT NOT NULL);
CREATE TRIGGER customer_search_added AFTER INSERT ON customer_search BEGIN
  INSERT INTO customer_words (rowid, words) VALUES (new.row, new.words);
END;
CREATE TRIGGER customer_search_changed AFTER UPDATE ON customer_search BEGIN
  UPDATE customer_words SET words = new.words WHERE rowid = new.row;
END;
CREATE TRIGGER customer_search_removed AFTER DELETE ON customer_search BEGIN
  DELETE FROM customer_words WHERE rowid = old.row;
END;
