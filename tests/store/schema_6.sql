-- The store, schema 6, as a new store gets it; migrate_1.sql to migrate_5.sql bring an older one to the same.
--  docs/schema.md explains it; people who bring their own SQL should use the views
-- (views.sql): their names and columns stay while these tables may change.
--
-- Everywhere: `ordinal` counts from 0 and keeps the order of the record's list.  `span_start`, `span_end`
-- are code points of records.text, end exclusive; `byte_start`, `byte_end` the same range in bytes of UTF-8.
-- `box_*` are PDF points from the page's top left.  Columns `*_search` hold what questions are compared with:
-- lower case, without diacritics; NULL where the column they are made from is NULL.
-- Tables of short rows are clustered by their keys (WITHOUT ROWID): one tree to write, one stretch to read.
-- CHECK compares with OR: for IN with three values or more SQLite builds a tree of its own with every row.
-- Values of open vocabularies (kinds, relations, codes) are not constrained: a rule that is added needs no migration.

-- Identity: a plan.  What it says is what its chosen source says.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT   -- never given twice, so that a number that somebody noted stays true
) STRICT;

-- A content that was read.  Its record is all that hangs on `records`.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  reader TEXT NOT NULL,                  -- program and vocabulary that understood the content
  chosen INTEGER NOT NULL CHECK (chosen IN (0, 1)),  -- 1 for the one source whose facts are the document's
  trust INTEGER NOT NULL,                -- the chosen one is the least of these, then of sha256
  plan_key TEXT,                         -- what all sources of one plan share; NULL where nothing names the plan
  sketch BLOB NOT NULL                   -- a sample of the text's words: texts of one plan share most of it
) STRICT;
CREATE INDEX sources_by_trust ON sources (document_id, trust, sha256);
CREATE UNIQUE INDEX sources_chosen ON sources (document_id) WHERE chosen;
-- With all that is asked of a candidate.
CREATE INDEX sources_by_plan_key ON sources (plan_key, document_id, sketch) WHERE plan_key IS NOT NULL;

-- Where a content was found: the first row of a source is its first place.
CREATE TABLE places (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  path_bytes BLOB NOT NULL UNIQUE,       -- as the caller gave it
  path TEXT NOT NULL,                    -- for people: bytes that are no UTF-8 are shown as \xNN
  file_name BLOB NOT NULL,               -- after the last slash
  file_stem BLOB NOT NULL                -- without its extension
) STRICT;
CREATE INDEX places_by_source ON places (source_id, id);
CREATE INDEX places_by_file_name ON places (file_name);
CREATE INDEX places_by_file_stem ON places (file_stem);

-- What the content says; all that follows hangs on this row, so that a new reading replaces it whole.
CREATE TABLE records (
  source_id INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
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
  text TEXT NOT NULL,
  identity TEXT,                         -- canonical key of the document itself
  block TEXT,                            -- what mentions that may be of this document share; NULL where there are none
  received_number TEXT,                  -- of the stamp of the office that received the document
  received_date TEXT,                    -- likewise; YYYY-MM-DD, YYYY-MM or YYYY
  received_raw TEXT                      -- its words; NULL where there is no such stamp
) STRICT;
CREATE INDEX records_by_number ON records (number_search);
CREATE INDEX records_by_block ON records (block) WHERE block IS NOT NULL;

-- How surely fields of the head were read, and where: a row for each that is printed.
CREATE TABLE head_fields (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field = 'number' OR field = 'date' OR field = 'received'),
  confidence REAL NOT NULL,              -- 0 … 1, from OCR
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (source_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE ocr_pages (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  page INTEGER NOT NULL,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

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

-- Ordinal 0 is the issuer of the header, always there; further ones are those of a joint document.
CREATE TABLE issuers (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
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
  candidates TEXT,                       -- JSON, as in the record; NULL where there are none
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX issuers_by_commune ON issuers (commune_search);
CREATE INDEX issuers_by_commune_code ON issuers (commune_code);
CREATE INDEX issuers_by_level_and_commune ON issuers (level_search || ' ' || commune_search);
CREATE INDEX issuers_by_province ON issuers (province_search);
CREATE INDEX issuers_by_province_code ON issuers (province_code);

-- Ordinal 0 is the signer of the header, where there is one; further ones are those of a joint document.
CREATE TABLE signers (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  on_behalf TEXT,
  authority TEXT,
  position TEXT,
  name TEXT,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipients (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE sections (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
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
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE citations (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
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
  title TEXT,                            -- of the cited text
  provision TEXT,                        -- JSON, as in the record
  alias TEXT,
  inherited TEXT,                        -- JSON, as in the record; NULL where nothing is
  confidence REAL,
  identity TEXT,                         -- canonical key
  block TEXT,                            -- as in records
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;
-- With the place, so that a task finds what it cites without looking at the document's other citations.
CREATE INDEX citations_by_key ON citations (key_search, source_id, byte_start) WHERE key_search IS NOT NULL;
CREATE INDEX citations_by_raw_key ON citations (raw_key_search, source_id, byte_start)
  WHERE raw_key_search IS NOT NULL;
CREATE INDEX citations_by_name ON citations (name_search, source_id, byte_start) WHERE name_search IS NOT NULL;
CREATE INDEX citations_by_block ON citations (block) WHERE block IS NOT NULL;

-- Documents, or parts of one, that are named without a number.
CREATE TABLE unnumbered_references (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  raw TEXT NOT NULL,
  kind TEXT NOT NULL,
  type TEXT,
  title TEXT,
  issuer TEXT,
  date TEXT,
  provision TEXT,                        -- JSON, as in the record
  citation INTEGER,                      -- ordinal in citations of what it stands for
  target_section TEXT,
  reason TEXT,
  section TEXT,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Communes, wards, townships and districts that the reform of 2025 ended.
CREATE TABLE former_places (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  raw TEXT NOT NULL,
  level TEXT NOT NULL,
  name TEXT NOT NULL,
  province_code TEXT,                    -- of the present province
  successors TEXT NOT NULL,              -- JSON, as in the record
  reason TEXT,
  section TEXT,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What all mentions of one document mean together.  Derived from the citations and heads of the chosen
-- sources alone and laid anew where one of them changes, so that the order of imports leaves no trace
-- (docs/decisions/0012).
CREATE TABLE cited_documents (
  entity TEXT PRIMARY KEY,               -- canonical key, "#…" behind it where several documents bear one
  block TEXT NOT NULL,                   -- what mentions that may be one document share
  state TEXT NOT NULL CHECK (state = 'stored' OR state = 'known' OR state = 'awaited'),
  type TEXT,                             -- these as most mentions have them; where as many have others, the least
  key TEXT,
  name TEXT,
  date TEXT,
  issuer TEXT,
  title TEXT,
  document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL,  -- of the store, where it is there
  key_search TEXT,
  name_search TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX cited_documents_by_block ON cited_documents (block);
CREATE INDEX cited_documents_by_key ON cited_documents (key_search);
CREATE INDEX cited_documents_by_name ON cited_documents (name_search);
CREATE INDEX cited_documents_by_document ON cited_documents (document_id) WHERE document_id IS NOT NULL;

-- What each citation of a chosen source means.
CREATE TABLE citation_links (
  source_id INTEGER NOT NULL,
  citation INTEGER NOT NULL,             -- its ordinal
  state TEXT NOT NULL CHECK (state = 'resolved' OR state = 'known' OR state = 'awaited'
                             OR state = 'ambiguous' OR state = 'conflicting'),
  entity TEXT,                           -- NULL where it is ambiguous
  block TEXT NOT NULL,
  PRIMARY KEY (source_id, citation),
  FOREIGN KEY (source_id, citation) REFERENCES citations (source_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_links_by_entity ON citation_links (entity) WHERE entity IS NOT NULL;
-- With all that is compared when its block is matched anew.
CREATE INDEX citation_links_by_block ON citation_links (block, source_id, citation, state, entity);

-- Of an ambiguous or conflicting citation: what it may mean.
CREATE TABLE citation_candidates (
  source_id INTEGER NOT NULL,
  citation INTEGER NOT NULL,
  entity TEXT NOT NULL,
  score INTEGER NOT NULL,                -- docs/decisions/0012
  block TEXT NOT NULL,
  PRIMARY KEY (source_id, citation, entity),
  FOREIGN KEY (source_id, citation) REFERENCES citations (source_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_candidates_by_block ON citation_candidates (block);
CREATE INDEX citation_candidates_by_entity ON citation_candidates (entity);

-- Blocks whose mentions changed since they were matched.  Empty whenever a transaction ends that is no part of
-- an import (docs/decisions/0012).
CREATE TABLE unsettled_blocks (
  block TEXT PRIMARY KEY,
  changes INTEGER NOT NULL               -- mentions and heads that came or went
) STRICT, WITHOUT ROWID;

CREATE TABLE tables (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  appendix TEXT,                         -- NULL outside an appendix, '' for one without a label
  title TEXT,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE table_columns (
  source_id INTEGER NOT NULL,
  table_ordinal INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (source_id, table_ordinal, ordinal),
  FOREIGN KEY (source_id, table_ordinal) REFERENCES tables (source_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE table_rows (
  source_id INTEGER NOT NULL,
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
  PRIMARY KEY (source_id, table_ordinal, ordinal),
  FOREIGN KEY (source_id, table_ordinal) REFERENCES tables (source_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE table_cells (
  source_id INTEGER NOT NULL,
  table_ordinal INTEGER NOT NULL,
  row_ordinal INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (source_id, table_ordinal, row_ordinal, ordinal),
  FOREIGN KEY (source_id, table_ordinal, row_ordinal)
    REFERENCES table_rows (source_id, table_ordinal, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE assignments (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
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
  deadline_condition TEXT,               -- what it waits for or is counted from, as printed
  deadline_reason TEXT,                  -- why a date is missing or doubtful: docs/record.md
  task_groups TEXT NOT NULL DEFAULT '[]',  -- headings above it, the outermost first: a JSON list
  confidence REAL NOT NULL DEFAULT 1,
  PRIMARY KEY (source_id, ordinal)
) STRICT;
CREATE INDEX assignments_by_due ON assignments (due_last, due_first) WHERE due_last IS NOT NULL;

CREATE TABLE assignment_units (
  source_id INTEGER NOT NULL,
  assignment INTEGER NOT NULL,           -- ordinal of the assignment
  role TEXT NOT NULL CHECK (role = 'lead' OR role = 'implement' OR role = 'coordinate'),
  ordinal INTEGER NOT NULL,              -- within the role
  unit TEXT NOT NULL,
  raw TEXT NOT NULL,
  qualifier TEXT,
  collective INTEGER NOT NULL CHECK (collective IN (0, 1)),
  unit_search TEXT NOT NULL,
  requested INTEGER NOT NULL DEFAULT 0 CHECK (requested IN (0, 1)),  -- asked ("đề nghị …"), not ordered
  level TEXT,                            -- whose body it is: xã | huyện | tỉnh | trung ương
  PRIMARY KEY (source_id, assignment, role, ordinal),
  FOREIGN KEY (source_id, assignment) REFERENCES assignments (source_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_units_by_unit ON assignment_units (unit, role);

-- The times of a task behind its first, which stands in assignments.
CREATE TABLE assignment_deadlines (
  source_id INTEGER NOT NULL,
  assignment INTEGER NOT NULL,           -- ordinal of the assignment
  ordinal INTEGER NOT NULL,              -- among its further deadlines
  raw TEXT NOT NULL,
  kind TEXT NOT NULL,
  start_date TEXT,
  end_date TEXT,
  recurrence TEXT,
  condition TEXT,
  reason TEXT,
  PRIMARY KEY (source_id, assignment, ordinal),
  FOREIGN KEY (source_id, assignment) REFERENCES assignments (source_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Numbers that a task is to reach.
CREATE TABLE assignment_targets (
  source_id INTEGER NOT NULL,
  assignment INTEGER NOT NULL,           -- ordinal of the assignment
  ordinal INTEGER NOT NULL,
  raw TEXT NOT NULL,
  number REAL NOT NULL,
  upper REAL,                            -- of a range
  unit TEXT NOT NULL,
  comparison TEXT NOT NULL,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
  box_x0 REAL, box_y0 REAL, box_x1 REAL, box_y1 REAL,
  PRIMARY KEY (source_id, assignment, ordinal),
  FOREIGN KEY (source_id, assignment) REFERENCES assignments (source_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Citations inside a task.
CREATE TABLE assignment_citations (
  source_id INTEGER NOT NULL,
  assignment INTEGER NOT NULL,           -- ordinal of the assignment
  ordinal INTEGER NOT NULL,
  citation INTEGER NOT NULL,             -- ordinal in citations
  PRIMARY KEY (source_id, assignment, ordinal),
  FOREIGN KEY (source_id, assignment) REFERENCES assignments (source_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE issues (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
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
  fix TEXT NOT NULL DEFAULT '',
  fix_en TEXT NOT NULL DEFAULT '',
  other_start INTEGER,                   -- the second place, of what contradicts another
  other_end INTEGER,
  other_byte_start INTEGER,
  other_byte_end INTEGER,
  other_page INTEGER,
  other_box_x0 REAL, other_box_y0 REAL, other_box_x1 REAL, other_box_y1 REAL,
  raw TEXT,                              -- of a repair: what was read in the place of what the span has now
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX issues_by_code ON issues (code);

CREATE TABLE attachments (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  type TEXT NOT NULL,
  title TEXT,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end >= span_start),
  byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
  byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
  span_page INTEGER,
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
  fix TEXT NOT NULL DEFAULT '',
  fix_en TEXT NOT NULL DEFAULT '',
  other_start INTEGER,                   -- the second place, of what contradicts another
  other_end INTEGER,
  other_byte_start INTEGER,
  other_byte_end INTEGER,
  other_page INTEGER,
  other_box_x0 REAL, other_box_y0 REAL, other_box_x1 REAL, other_box_y1 REAL,
  raw TEXT,                              -- of a repair: what was read in the place of what the span has now
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What people put right, for whatever is read of the plan: no reading writes here but `outcome` and what follows.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL,  -- NULL where no file of the plan is left
  sha256 TEXT NOT NULL,                  -- by these five the plan is found again: of its chosen source, when
  plan_key TEXT,                         --   the correction was made
  path TEXT NOT NULL,
  number_key TEXT,
  commune_code TEXT,
  task TEXT,                             -- by these five the task is found again (store/correction.h); NULL for
  origin TEXT CHECK ((origin IS NULL) = (task IS NULL)),  -- the head
  task_group TEXT CHECK ((task_group IS NULL) = (task IS NULL)),
  nth INTEGER CHECK ((nth IS NULL) = (task IS NULL)),
  among INTEGER CHECK ((among IS NULL) = (task IS NULL)),
  field TEXT NOT NULL,
  wording TEXT NOT NULL,                 -- as the person wrote it
  value TEXT NOT NULL,                   -- what it means: JSON, as in the record
  reading TEXT NOT NULL,                 -- what had been read, likewise
  author TEXT NOT NULL CHECK (author <> ''),
  made_at TEXT NOT NULL,                 -- UTC: YYYY-MM-DDTHH:MM:SSZ
  reason TEXT NOT NULL CHECK (reason <> ''),
  undone_author TEXT,                    -- NULL while it counts
  undone_at TEXT CHECK ((undone_at IS NULL) = (undone_author IS NULL)),
  undone_reason TEXT CHECK ((undone_reason IS NULL) = (undone_author IS NULL)),
  outcome TEXT,                          -- how it stands with what the chosen source says: docs/schema.md
  reading_now TEXT,                      -- what that says now, as `reading`
  assignment INTEGER                     -- ordinal of the task there
) STRICT;
CREATE INDEX corrections_by_document ON corrections (document_id);
CREATE INDEX corrections_lost_by_sha256 ON corrections (sha256) WHERE document_id IS NULL;
CREATE INDEX corrections_lost_by_plan_key ON corrections (plan_key) WHERE document_id IS NULL AND plan_key IS NOT NULL;

-- Parts of a record in which corrections stand for what was read.
CREATE TABLE corrected_parts (
  source_id INTEGER NOT NULL REFERENCES records (source_id) ON DELETE CASCADE,
  assignment INTEGER NOT NULL,           -- ordinal of the task; -1 for the head
  fields TEXT NOT NULL,                  -- that were corrected: a JSON list
  reading TEXT NOT NULL,                 -- the part as it was read: JSON, as in the record
  PRIMARY KEY (source_id, assignment)
) STRICT, WITHOUT ROWID;

-- Imports.
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  inputs TEXT NOT NULL,                  -- what was given, as the program writes it down
  reader TEXT NOT NULL,                  -- program and vocabulary
  begun TEXT NOT NULL,                   -- UTC: YYYY-MM-DDTHH:MM:SSZ
  ended TEXT                             -- likewise; NULL while it runs, and where it was stopped
) STRICT;

-- What became of every path that an import was given or found: one row a path, of the last run that met it.
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY,
  path_bytes BLOB NOT NULL UNIQUE,       -- as the caller gave it; of an archive's member archive/name
  path TEXT NOT NULL,                    -- for people: bytes that are no UTF-8 are shown as \xNN
  run_id INTEGER NOT NULL REFERENCES runs (id),
  position INTEGER NOT NULL,             -- among the run's paths, from 0, as they were first noted
  state TEXT NOT NULL,                   -- docs/schema.md
  code TEXT NOT NULL,                    -- why: of the message catalogue; '' where there is nothing to say
  arguments TEXT NOT NULL,               -- of the message: a JSON list of texts
  page INTEGER,
  tries INTEGER NOT NULL CHECK (tries >= 0),  -- so many runs one after another failed to read it
  duplicate_of_bytes BLOB,               -- the first place of its content, as path_bytes
  duplicate_of TEXT CHECK ((duplicate_of IS NULL) = (duplicate_of_bytes IS NULL)),  -- as path
  sha256 TEXT,
  bytes INTEGER CHECK (bytes >= 0),
  stamp TEXT NOT NULL,                   -- what the file looked like from outside
  seconds REAL NOT NULL,                 -- from opening to the end of reading
  time TEXT NOT NULL                     -- UTC, when it was settled
) STRICT;
-- With all that counting needs.
CREATE INDEX ledger_by_run ON ledger (run_id DESC, position, state);

PRAGMA application_id = 1448364117;  -- "VTHU"
PRAGMA user_version = 6;
