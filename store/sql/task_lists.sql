-- The lists that questions for tasks go through: what the chosen sources say, and nothing else.  Derived from
-- their records, written by store/list_tasks.cpp, and laid anew at every change of the schema, so that no
-- migration knows them (docs/decisions/0015).
--
-- `task` is document_id << 24 | ordinal of the assignment: tasks in the order of `task` stand in the order of
-- documents and places.  Days are full ISO dates; what is none stands as NULL.

DROP TABLE IF EXISTS task_words;
DROP TABLE IF EXISTS title_words;
DROP TABLE IF EXISTS passage_words;
DROP TABLE IF EXISTS search_words;
DROP TABLE IF EXISTS unlisted_words;
DROP TABLE IF EXISTS tasks;
DROP TABLE IF EXISTS task_times;
DROP TABLE IF EXISTS task_units;
DROP TABLE IF EXISTS task_documents;
DROP TABLE IF EXISTS task_places;
DROP TABLE IF EXISTS unit_names;
DROP TABLE IF EXISTS unit_counts;
DROP TABLE IF EXISTS unit_variants;
DROP TABLE IF EXISTS unit_levels;
DROP TABLE IF EXISTS unlisted_sources;
DROP TABLE IF EXISTS task_texts;
DROP TABLE IF EXISTS task_bands;
DROP TABLE IF EXISTS unbanded_texts;
DROP TABLE IF EXISTS plan_samples;
DROP TABLE IF EXISTS task_counts;

-- Sources whose tasks are to be listed before the transaction ends.  Empty otherwise.
CREATE TABLE unlisted_sources (
  source_id INTEGER PRIMARY KEY
) STRICT;

-- Whose plans there are: the issuers of the chosen sources (the first of a joint document), each once.
CREATE TABLE task_places (
  id INTEGER PRIMARY KEY,
  level TEXT,
  commune TEXT,
  commune_code TEXT,
  province TEXT,
  province_code TEXT
) STRICT;
CREATE UNIQUE INDEX task_places_by_names ON task_places (
  coalesce(commune_code, ''), coalesce(commune, ''), coalesce(level, ''), coalesce(province_code, ''),
  coalesce(province, ''));

-- Every document whose tasks are listed, also one without tasks.
CREATE TABLE task_documents (
  document_id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL UNIQUE,
  place INTEGER NOT NULL,                -- task_places.id
  type TEXT,                             -- search key
  date TEXT,                             -- of the document: YYYY-MM-DD, YYYY-MM or YYYY
  first_day TEXT,                        -- no range of its tasks begins before this day …
  last_day TEXT                          -- … or ends behind this one; NULL where no task has days
) STRICT;

CREATE TABLE tasks (
  task INTEGER PRIMARY KEY,
  confidence REAL NOT NULL,
  words TEXT NOT NULL,                   -- of the task: search key, words parted by one blank, no signs
  group_words TEXT NOT NULL,             -- likewise of the headings above it, "·" between two
  text INTEGER                           -- task_texts.id; NULL where it has no words
) STRICT;
CREATE INDEX tasks_by_text ON tasks (text) WHERE text IS NOT NULL;
CREATE INDEX tasks_by_confidence ON tasks (confidence) WHERE confidence < 1;

-- The search index (docs/decisions/0019): words with their diacritics.  Its tokenizer is known to this program
-- alone; nothing else of the store needs it.  No text stands here: what is taken out is read from the record.
CREATE VIRTUAL TABLE title_words USING fts5 (  -- rowid: document_id
  number, title, issuers, content = '', tokenize = 'vanthu');
CREATE VIRTUAL TABLE task_words USING fts5 (   -- rowid: tasks.task
  words, group_words, other_words, content = '', tokenize = 'vanthu');
-- rowid: document_id << 24 | 0 for the text before the first section, else the section's ordinal and 1.
CREATE VIRTUAL TABLE passage_words USING fts5 (
  heading, text, content = '', tokenize = 'vanthu');

-- Every word of the index.
CREATE TABLE search_words (
  folded TEXT NOT NULL,                  -- search key
  word TEXT NOT NULL,
  PRIMARY KEY (folded, word)
) STRICT, WITHOUT ROWID;

-- Words of what was taken out of the index in this transaction.  Empty otherwise.
CREATE TABLE unlisted_words (
  folded TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (folded, word)
) STRICT, WITHOUT ROWID;

-- Every name of a unit that a task has or had; the counts are the sums of unit_counts.
CREATE TABLE unit_names (
  id INTEGER PRIMARY KEY,
  unit TEXT NOT NULL UNIQUE,
  unit_search TEXT NOT NULL,
  lead INTEGER NOT NULL DEFAULT 0,
  implement INTEGER NOT NULL DEFAULT 0,
  coordinate INTEGER NOT NULL DEFAULT 0,
  documents INTEGER NOT NULL DEFAULT 0,
  communes INTEGER NOT NULL DEFAULT 0    -- in how many communes' documents
) STRICT;

CREATE TABLE task_units (
  unit INTEGER NOT NULL,                 -- unit_names.id
  role TEXT NOT NULL,                    -- lead | implement | coordinate
  task INTEGER NOT NULL,
  PRIMARY KEY (unit, role, task)
) STRICT, WITHOUT ROWID;

-- Every time of every task.
CREATE TABLE task_times (
  task INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,              -- 0 for its deadline, then its further deadlines
  kind TEXT NOT NULL,
  first TEXT,                            -- its range: without a start the end, without an end '9999-12-31';
  last TEXT,                             -- both NULL where it has no days
  rule TEXT,                             -- RFC 5545 RRULE, only where it can be unfolded …
  since TEXT,                            -- … from this day on, its DTSTART …
  until TEXT,                            -- … to this one, '9999-12-31' where it has no end
  PRIMARY KEY (task, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_times_by_first ON task_times (first) WHERE first IS NOT NULL;
CREATE INDEX task_times_by_last ON task_times (last) WHERE last IS NOT NULL;
CREATE INDEX task_times_by_kind ON task_times (kind);
CREATE INDEX task_times_by_rule ON task_times (rule, task, ordinal, since, until) WHERE rule IS NOT NULL;

-- How many tasks of a place's documents a unit has in each role, and in how many documents it has any.
CREATE TABLE unit_counts (
  unit INTEGER NOT NULL,                 -- unit_names.id
  place INTEGER NOT NULL,                -- task_places.id
  lead INTEGER NOT NULL,
  implement INTEGER NOT NULL,
  coordinate INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (unit, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_counts_by_place ON unit_counts (place);

-- How often a unit is printed in which way.
CREATE TABLE unit_variants (
  unit INTEGER NOT NULL,                 -- unit_names.id
  raw TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (unit, raw)
) STRICT, WITHOUT ROWID;

-- How often it is a body of which level.
CREATE TABLE unit_levels (
  unit INTEGER NOT NULL,                 -- unit_names.id
  level TEXT NOT NULL,                   -- xã | huyện | tỉnh | trung ương
  mentions INTEGER NOT NULL,
  PRIMARY KEY (unit, level)
) STRICT, WITHOUT ROWID;

-- The words by which tasks of different communes are compared, each text once however many tasks have it
-- (docs/decisions/0013).
CREATE TABLE task_texts (
  id INTEGER PRIMARY KEY,                -- in the order of coming, so that what comes together stands together
  key INTEGER NOT NULL UNIQUE,           -- a hash of the words: the same in every store
  words TEXT NOT NULL                    -- search key with the commune, its province and numbers left out
) STRICT;

-- Texts that share a band may be one task; the similarity of their words decides.
CREATE TABLE task_bands (
  band INTEGER NOT NULL,                 -- 32 bits
  text INTEGER NOT NULL,                 -- task_texts.id
  PRIMARY KEY (band, text)
) STRICT, WITHOUT ROWID;

-- Texts that have no bands yet.  While a run lasts some wait: bands lie everywhere in their table, and many
-- together cost far less than one by one.
CREATE TABLE unbanded_texts (
  text INTEGER PRIMARY KEY               -- task_texts.id
) STRICT;

-- How many tasks of a place's documents have a value of an aspect; a task may have several values of one.  Of
-- the aspect 'all' there is one value, ''; of the others '' counts the tasks that have none.
CREATE TABLE task_counts (
  aspect TEXT NOT NULL,                  -- all | unit | lead | implement | coordinate | role | kind | month |
                                         -- group | directive
  place INTEGER NOT NULL,                -- task_places.id
  value ANY NOT NULL,                    -- unit_names.id of unit and the roles; role; kind of a deadline; month in
                                         -- which one ends, YYYY-MM; heading; key or name of what is cited
  tasks INTEGER NOT NULL,
  PRIMARY KEY (aspect, place, value)
) STRICT, WITHOUT ROWID;

-- A sample of the word runs of every listed document, by which copied plans are found (store/text_samples.h).
CREATE TABLE plan_samples (
  document_id INTEGER NOT NULL,
  run INTEGER NOT NULL,                  -- 32 bits
  PRIMARY KEY (document_id, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_samples_by_run ON plan_samples (run);
