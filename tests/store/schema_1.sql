-- The store, schema 1.  docs/schema.md explains it; people who bring their own SQL should use the views
-- (views.sql): their names and columns stay while these tables may change.
--
-- Everywhere: `ordinal` counts from 0 and keeps the order of the record's list.  `span_start`, `span_end`
-- are code points of records.text, end exclusive; `byte_start`, `byte_end` the same range in bytes of UTF-8.
-- `box_*` are PDF points from the page's top left.  Columns `*_search` hold what questions are compared with:
-- lower case, without diacritics; NULL where the column they are made from is NULL.
-- Tables of short rows are clustered by their keys (WITHOUT ROWID): one tree to write, one stretch to read.
-- Values of open vocabularies (kinds, relations, codes) are not constrained: a rule that is added needs no migration.

-- Identity: one row for each content.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice, so that a number that somebody noted stays true
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  reader TEXT NOT NULL                   -- program and vocabulary that understood the content
) STRICT;

-- Where a content was found: the first row of a document is its first place.
CREATE TABLE places (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  path_bytes BLOB NOT NULL UNIQUE,       -- as the caller gave it
  path TEXT NOT NULL,                    -- for people: bytes that are no UTF-8 are shown as \xNN
  file_name BLOB NOT NULL,               -- after the last slash
  file_stem BLOB NOT NULL                -- without its extension
) STRICT;
CREATE INDEX places_by_document ON places (document_id, id);
CREATE INDEX places_by_file_name ON places (file_name);
CREATE INDEX places_by_file_stem ON places (file_stem);

-- What the content says; all that follows hangs on this row, so that a new reading replaces it whole.
CREATE TABLE records (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  format TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  pages INTEGER,
  encoding TEXT NOT NULL,
  number_raw TEXT,                       -- NULL where the document has no number line
  number TEXT,
  number_year INTEGER,
  number_symbol TEXT,
  number_key TEXT,
  type TEXT,
  title TEXT,
  place TEXT,
  date TEXT,                             -- YYYY-MM-DD, YYYY-MM or YYYY
  draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
  number_search TEXT,                    -- of number_key, else of number_raw: without spaces and leading zeros too
  type_search TEXT,
  title_search TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX records_by_number ON records (number_search);

CREATE TABLE ocr_pages (
  document_id INTEGER NOT NULL REFERENCES records (document_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  page INTEGER NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Ordinal 0 is the issuer of the header, always there; further ones are those of a joint document.
CREATE TABLE issuers (
  document_id INTEGER NOT NULL REFERENCES records (document_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT,
  level TEXT,
  commune TEXT,
  commune_code TEXT,
  province TEXT,
  province_code TEXT,
  name_search TEXT,
  level_search TEXT,
  commune_search TEXT,
  province_search TEXT,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Ordinal 0 is the signer of the header, where there is one; further ones are those of a joint document.
CREATE TABLE signers (
  document_id INTEGER NOT NULL REFERENCES records (document_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  on_behalf TEXT,
  authority TEXT,
  position TEXT,
  name TEXT,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipients (
  document_id INTEGER NOT NULL REFERENCES records (document_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE sections (
  document_id INTEGER NOT NULL REFERENCES records (document_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  section TEXT NOT NULL,                 -- its id, the labels of the path: "II.1.a"
  label TEXT NOT NULL,
  title TEXT,
  depth INTEGER NOT NULL,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE citations (
  document_id INTEGER NOT NULL REFERENCES records (document_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  raw TEXT NOT NULL,
  type TEXT,
  key TEXT,
  raw_key TEXT,
  name TEXT,
  date TEXT,
  issuer TEXT,
  relation TEXT NOT NULL,
  section TEXT,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  -- 1 where the whole document stands under what is cited: a basis, what it implements, and whatever its
  -- opening (all before the first section) cites.
  governs INTEGER NOT NULL CHECK (governs IN (0, 1)),
  -- Compared without spaces and leading zeros too.
  key_search TEXT,
  raw_key_search TEXT,                   -- NULL where it is the same as key_search
  name_search TEXT,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;
-- With the place, so that a task finds what it cites without looking at the document's other citations.
CREATE INDEX citations_by_key ON citations (key_search, document_id, byte_start) WHERE key_search IS NOT NULL;
CREATE INDEX citations_by_raw_key ON citations (raw_key_search, document_id, byte_start)
  WHERE raw_key_search IS NOT NULL;
CREATE INDEX citations_by_name ON citations (name_search, document_id, byte_start) WHERE name_search IS NOT NULL;

CREATE TABLE tables (
  document_id INTEGER NOT NULL REFERENCES records (document_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  appendix TEXT,                         -- NULL outside an appendix, '' for one without a label
  title TEXT,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE table_columns (
  document_id INTEGER NOT NULL,
  table_ordinal INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (document_id, table_ordinal, ordinal),
  FOREIGN KEY (document_id, table_ordinal) REFERENCES tables (document_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE table_rows (
  document_id INTEGER NOT NULL,
  table_ordinal INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  page INTEGER,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (document_id, table_ordinal, ordinal),
  FOREIGN KEY (document_id, table_ordinal) REFERENCES tables (document_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE table_cells (
  document_id INTEGER NOT NULL,
  table_ordinal INTEGER NOT NULL,
  row_ordinal INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document_id, table_ordinal, row_ordinal, ordinal),
  FOREIGN KEY (document_id, table_ordinal, row_ordinal)
    REFERENCES table_rows (document_id, table_ordinal, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE assignments (
  document_id INTEGER NOT NULL REFERENCES records (document_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  origin TEXT NOT NULL,
  appendix TEXT,
  section TEXT,
  task_ordinal TEXT,                     -- as printed: "1", "2.a"
  task_group TEXT,
  task TEXT NOT NULL,
  deadline_raw TEXT,                     -- NULL where the task has no deadline
  deadline_kind TEXT CHECK ((deadline_kind IS NULL) = (deadline_raw IS NULL)),
  deadline_start TEXT,
  deadline_end TEXT,
  recurrence TEXT,
  product TEXT,
  form TEXT,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  -- The range that a question for a time meets: without a start the end decides ("trước ngày 15/02/2026"),
  -- without an end the range is open ("Năm 2026 và các năm tiếp theo"); without both there is none.
  due_first TEXT GENERATED ALWAYS AS (coalesce(deadline_start, deadline_end)) VIRTUAL,
  due_last TEXT GENERATED ALWAYS AS (CASE WHEN deadline_end IS NOT NULL THEN deadline_end
                                          WHEN deadline_start IS NOT NULL THEN '9999-12-31' END) VIRTUAL,
  task_search TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT;
CREATE INDEX assignments_by_due ON assignments (due_last, due_first) WHERE due_last IS NOT NULL;

CREATE TABLE assignment_units (
  document_id INTEGER NOT NULL,
  assignment INTEGER NOT NULL,           -- ordinal of the assignment
  role TEXT NOT NULL CHECK (role IN ('lead', 'implement', 'coordinate')),
  ordinal INTEGER NOT NULL,              -- within the role
  unit TEXT NOT NULL,
  raw TEXT NOT NULL,
  qualifier TEXT,
  collective INTEGER NOT NULL CHECK (collective IN (0, 1)),
  unit_search TEXT NOT NULL,
  PRIMARY KEY (document_id, assignment, role, ordinal),
  FOREIGN KEY (document_id, assignment) REFERENCES assignments (document_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_units_by_unit ON assignment_units (unit, role);

CREATE TABLE issues (
  document_id INTEGER NOT NULL REFERENCES records (document_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  message TEXT NOT NULL,
  message_en TEXT NOT NULL,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX issues_by_code ON issues (code);

CREATE TABLE attachments (
  document_id INTEGER NOT NULL REFERENCES records (document_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  type TEXT NOT NULL,
  title TEXT,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 1448364117;  -- "VTHU"
PRAGMA user_version = 1;
