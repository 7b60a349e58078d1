-- Schema 4 to 5: imports and what became of their inputs.  Of earlier imports nothing was kept.

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

-- Blocks whose mentions changed since they were matched: an import settles large ones not with every
-- transaction.
DROP TABLE unsettled_blocks;
CREATE TABLE unsettled_blocks (
  block TEXT PRIMARY KEY,
  changes INTEGER NOT NULL               -- mentions and heads that came or went
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 5;
