-- Schema 3 to 4: candidates for an issuer's commune, former places, what a task is to reach and cites.

ALTER TABLE issuers ADD COLUMN candidates TEXT;
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

PRAGMA user_version = 4;
