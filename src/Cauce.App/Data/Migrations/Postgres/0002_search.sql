-- Newest first by seq, which is the case's place in the order; the branch stands here so that the scope needs no join.
CREATE TABLE case_words (
  seq bigint PRIMARY KEY,
  branch integer NOT NULL,
  words text NOT NULL,
  vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
);
CREATE INDEX ix_case_words_vector ON case_words USING gin (vector) WITH (gin_pending_list_limit = 256);
CREATE TABLE customer_search (
  customer_id uuid PRIMARY KEY,
  words text NOT NULL,
  vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
);
CREATE INDEX ix_customer_search_vector ON customer_search USING gin (vector);
