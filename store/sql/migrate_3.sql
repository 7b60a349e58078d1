-- Schema 3 to 4: candidates for an issuer's commune, former places, what a task is to reach and cites.

ALTER TABLE issuers ADD COLUMN candidates TEXT;
CREATE INDEX issuers_by_commune ON issuers (commune_search);
CREATE INDEX issuers_by_commune_code ON issuers (commune_code);
CREATE INDEX issuers_by_level_and_commune ON issuers (level_search || ' ' || commune_search);
CREATE INDEX issuers_by_province ON issuers (province_search);
CREATE INDEX issuers_by_province_code ON issuers (province_code);
ALTER TABLE assignments DROP COLUMN task_search;  -- task_lists.sql has it
ALTER TABLE assignments ADD COLUMN task_groups TEXT NOT NULL DEFAULT '[]';
ALTER TABLE assignments ADD COLUMN confidence REAL NOT NULL DEFAULT 1;
ALTER TABLE assignment_units ADD COLUMN requested INTEGER NOT NULL DEFAULT 0 CHECK (requested IN (0, 1));
ALTER TABLE assignment_units ADD COLUMN level TEXT;

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

PRAGMA user_version = 4;
