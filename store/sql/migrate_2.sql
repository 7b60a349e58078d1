-- Schema 2 to 3: what citations mean, documents named without a number, and what mends an issue.

ALTER TABLE records ADD COLUMN identity TEXT;
ALTER TABLE records ADD COLUMN block TEXT;
CREATE INDEX records_by_block ON records (block) WHERE block IS NOT NULL;
ALTER TABLE citations ADD COLUMN title TEXT;
ALTER TABLE citations ADD COLUMN provision TEXT;
ALTER TABLE citations ADD COLUMN alias TEXT;
ALTER TABLE citations ADD COLUMN inherited TEXT;
ALTER TABLE citations ADD COLUMN confidence REAL;
ALTER TABLE citations ADD COLUMN identity TEXT;
ALTER TABLE citations ADD COLUMN block TEXT;
CREATE INDEX citations_by_block ON citations (block) WHERE block IS NOT NULL;
ALTER TABLE issues ADD COLUMN fix TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN fix_en TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN other_start INTEGER;
ALTER TABLE issues ADD COLUMN other_end INTEGER;
ALTER TABLE issues ADD COLUMN other_byte_start INTEGER;
ALTER TABLE issues ADD COLUMN other_byte_end INTEGER;
ALTER TABLE issues ADD COLUMN other_page INTEGER;
ALTER TABLE issues ADD COLUMN other_box_x0 REAL;
ALTER TABLE issues ADD COLUMN other_box_y0 REAL;
ALTER TABLE issues ADD COLUMN other_box_x1 REAL;
ALTER TABLE issues ADD COLUMN other_box_y1 REAL;
ALTER TABLE differences ADD COLUMN fix TEXT NOT NULL DEFAULT '';
ALTER TABLE differences ADD COLUMN fix_en TEXT NOT NULL DEFAULT '';
ALTER TABLE differences ADD COLUMN other_start INTEGER;
ALTER TABLE differences ADD COLUMN other_end INTEGER;
ALTER TABLE differences ADD COLUMN other_byte_start INTEGER;
ALTER TABLE differences ADD COLUMN other_byte_end INTEGER;
ALTER TABLE differences ADD COLUMN other_page INTEGER;
ALTER TABLE differences ADD COLUMN other_box_x0 REAL;
ALTER TABLE differences ADD COLUMN other_box_y0 REAL;
ALTER TABLE differences ADD COLUMN other_box_x1 REAL;
ALTER TABLE differences ADD COLUMN other_box_y1 REAL;

ALTER TABLE assignments ADD COLUMN deadline_condition TEXT;
ALTER TABLE assignments ADD COLUMN deadline_reason TEXT;

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

-- Blocks whose mentions changed since they were matched.  Empty whenever a transaction ends.
CREATE TABLE unsettled_blocks (
  block TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
