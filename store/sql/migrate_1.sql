-- From schema 1 to schema 2: a document is a plan, and has one source for each content that says it.
--
-- What schema 1 called a document was a content: it becomes a source, and each becomes the one source of a
-- document with the same number, so that a number that somebody noted stays true.  store/group_sources.cpp then
-- puts the sources of one plan together.  Runs while foreign keys are not enforced.

DROP VIEW IF EXISTS v_documents;
DROP VIEW IF EXISTS v_tasks;
DROP VIEW IF EXISTS v_task_units;
DROP VIEW IF EXISTS v_citations;
DROP VIEW IF EXISTS v_issues;

ALTER TABLE documents RENAME TO sources;  -- references to it follow

-- A plan.  What it says is what its chosen source says.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT   -- never given twice, so that a number that somebody noted stays true
) STRICT;
INSERT INTO documents (id) SELECT id FROM sources ORDER BY id;
-- Numbers that were given and taken back before are not given again either.
UPDATE sqlite_sequence SET seq = (SELECT old.seq FROM sqlite_sequence old WHERE old.name = 'sources')
  WHERE name = 'documents';
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'documents', old.seq FROM sqlite_sequence old
  WHERE old.name = 'sources' AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'documents');

-- A content that was read.  Its record is all that hangs on `records`.
CREATE TABLE sources_2 (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  reader TEXT NOT NULL,                  -- program and vocabulary that understood the content
  chosen INTEGER NOT NULL CHECK (chosen IN (0, 1)),  -- 1 for the one source whose facts are the document's
  trust INTEGER NOT NULL,                -- the chosen one is the least of these, then of sha256
  plan_key TEXT,                         -- what all sources of one plan share; NULL where nothing names the plan
  sketch BLOB NOT NULL                   -- a sample of the text's words: texts of one plan share most of it
) STRICT;
INSERT INTO sources_2 (id, document_id, sha256, reader, chosen, trust, plan_key, sketch)
  SELECT id, id, sha256, reader, 1, 0, NULL, x'' FROM sources ORDER BY id;
DROP TABLE sources;
ALTER TABLE sources_2 RENAME TO sources;
CREATE INDEX sources_by_trust ON sources (document_id, trust, sha256);
CREATE UNIQUE INDEX sources_chosen ON sources (document_id) WHERE chosen;
-- With all that is asked of a candidate.
CREATE INDEX sources_by_plan_key ON sources (plan_key, document_id, sketch) WHERE plan_key IS NOT NULL;

ALTER TABLE places RENAME COLUMN document_id TO source_id;
DROP INDEX places_by_document;
CREATE INDEX places_by_source ON places (source_id, id);
ALTER TABLE records RENAME COLUMN document_id TO source_id;
ALTER TABLE ocr_pages RENAME COLUMN document_id TO source_id;
ALTER TABLE issuers RENAME COLUMN document_id TO source_id;
ALTER TABLE signers RENAME COLUMN document_id TO source_id;
ALTER TABLE recipients RENAME COLUMN document_id TO source_id;
ALTER TABLE sections RENAME COLUMN document_id TO source_id;
ALTER TABLE citations RENAME COLUMN document_id TO source_id;
ALTER TABLE tables RENAME COLUMN document_id TO source_id;
ALTER TABLE table_columns RENAME COLUMN document_id TO source_id;
ALTER TABLE table_rows RENAME COLUMN document_id TO source_id;
ALTER TABLE table_cells RENAME COLUMN document_id TO source_id;
ALTER TABLE assignments RENAME COLUMN document_id TO source_id;
ALTER TABLE assignment_units RENAME COLUMN document_id TO source_id;
ALTER TABLE issues RENAME COLUMN document_id TO source_id;
ALTER TABLE attachments RENAME COLUMN document_id TO source_id;

-- Pages whose text is not in the record.
CREATE TABLE unread_pages (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  page INTEGER NOT NULL,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Digital signatures that the file carries, as it says: nothing is verified.
CREATE TABLE signatures (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  signer TEXT,
  time TEXT,                             -- ISO 8601, with offset where the file tells it
  page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Where a further source says something else than its document's chosen one; the span is of the chosen
-- one's text.
CREATE TABLE differences (
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity = 'error' OR severity = 'warning' OR severity = 'info'),
  message TEXT NOT NULL,
  message_en TEXT NOT NULL,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
