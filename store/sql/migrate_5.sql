-- Schema 5 to 6: how surely the head was read, the stamp of the office that received a document, and what was read
-- where a repair stands.

ALTER TABLE records ADD COLUMN received_number TEXT;
ALTER TABLE records ADD COLUMN received_date TEXT;
ALTER TABLE records ADD COLUMN received_raw TEXT;
ALTER TABLE issues ADD COLUMN raw TEXT;
ALTER TABLE differences ADD COLUMN raw TEXT;

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

PRAGMA user_version = 6;
