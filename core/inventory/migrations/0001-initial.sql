-- Times are RFC 3339 UTC text. JSON columns hold what core/model.ts describes.
-- Where a million rows are written at once, allowed values are alternatives: a list of more than two is a table to SQLite,
-- searched for every row, which took a fifth of the writing (scripts/bench scale).

-- One `discover` run. `ended_at` is null while it goes on, and for ever when it was killed.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  status TEXT NOT NULL CHECK (status IN ('running', 'complete', 'partial', 'failed', 'interrupted')),
  exit_code INTEGER,
  tool_version TEXT NOT NULL,
  sources TEXT NOT NULL CHECK (json_valid(sources)),
  summary TEXT CHECK (json_valid(summary))
) STRICT;

-- What one collector of one source reads in one scope: the unit of coverage, and of what a listing may retire.
CREATE TABLE collection (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  provider TEXT NOT NULL,
  scope TEXT NOT NULL,
  collector TEXT NOT NULL,
  -- The last attempt.
  status TEXT NOT NULL DEFAULT 'pending',
  because TEXT,
  reason TEXT,
  -- 1: everything that exists was stored, though facts about it may be missing.
  listed INTEGER NOT NULL DEFAULT 0,
  -- Scopes of which this does not hold, each with the reason: {"gcp:project:1": "denied"}.
  doubtful TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(doubtful)),
  run_id INTEGER REFERENCES run (id),
  -- When the last reading that read anything began. Records without a `read_at` of their own were read then.
  read_at TEXT,
  UNIQUE (source, scope, collector)
) STRICT;

-- The coverage ledger: one row for each attempt.
CREATE TABLE coverage (
  run_id INTEGER NOT NULL REFERENCES run (id),
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  status TEXT NOT NULL CHECK (status IN ('complete', 'partial', 'denied', 'failed', 'skipped')),
  because TEXT,
  reason TEXT,
  notes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(notes)),
  gaps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(gaps)),
  reported TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reported)),
  calls INTEGER NOT NULL DEFAULT 0,
  throttled INTEGER NOT NULL DEFAULT 0,
  retries INTEGER NOT NULL DEFAULT 0,
  records INTEGER NOT NULL DEFAULT 0,
  appeared INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  gone INTEGER NOT NULL DEFAULT 0,
  held INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0,
  started_at TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  PRIMARY KEY (run_id, collection_id)
) STRICT, WITHOUT ROWID;

-- Everything that was ever discovered. Nothing is deleted: what is no longer there becomes `gone`.
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  record TEXT NOT NULL CHECK (
    record = 'credential' OR record = 'grant' OR record = 'identity' OR record = 'trust' OR record = 'scope'
  ),
  type TEXT NOT NULL,
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  scope TEXT NOT NULL,
  -- The identity that a credential, grant or trust belongs to.
  identity TEXT,
  state TEXT NOT NULL CHECK (state = 'active' OR state = 'gone' OR state = 'out-of-scope'),
  -- Of the body and the usage signals less their moving windows: equal means that nothing new was said.
  hash TEXT NOT NULL,
  -- The record less what is in columns here.
  body TEXT NOT NULL,
  usage TEXT,
  -- Set when later readings of its collection did not see it without proving that it is gone: when it was last read.
  read_at TEXT,
  -- The first complete listing that lacked it.
  missed_at TEXT,
  first_seen TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  gone_at TEXT
) STRICT;
CREATE INDEX record_present ON record (collection_id) WHERE state <> 'gone';
CREATE INDEX record_identity ON record (identity) WHERE identity IS NOT NULL;

-- Permission documents by content, however many grants share one.
CREATE TABLE document (
  hash TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened to records, for ever. `fields`: {field: [before, after]}.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES run (id),
  record_id INTEGER NOT NULL REFERENCES record (id),
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (
    kind = 'appeared' OR kind = 'changed' OR kind = 'gone' OR kind = 'back' OR kind = 'out-of-scope'
  ),
  fields TEXT
) STRICT;
CREATE INDEX change_record ON change (record_id);
CREATE TRIGGER change_is_append_only_u BEFORE UPDATE ON change BEGIN SELECT raise(ABORT, 'change is append-only'); END;
CREATE TRIGGER change_is_append_only_d BEFORE DELETE ON change BEGIN SELECT raise(ABORT, 'change is append-only'); END;

-- Records that did not fit the model, cut short and without values that could be secret.
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES run (id),
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  at TEXT NOT NULL,
  ref TEXT,
  problem TEXT NOT NULL,
  sample TEXT NOT NULL
) STRICT;

-- What connectors note to themselves between runs.
CREATE TABLE memo (
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;

-- What is concluded of each identity and credential; made anew by every run that reads it.
CREATE TABLE assessment (
  record_id INTEGER PRIMARY KEY REFERENCES record (id),
  last_used TEXT NOT NULL CHECK (json_valid(last_used)),
  last_used_state TEXT NOT NULL,
  last_used_at TEXT,
  quiet_since TEXT,
  last_used_as_of TEXT,
  last_rotated_at TEXT,
  -- JSON null: everything was read and nobody answers for it; {unknown}: what would tell could not be read.
  owner TEXT NOT NULL CHECK (json_valid(owner)),
  privilege TEXT NOT NULL,
  credentials INTEGER
) STRICT;

-- `id`: sha256 of rule and subject, so that the same finding keeps its id for ever.
CREATE TABLE finding (
  id TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  identity TEXT,
  scope TEXT NOT NULL,
  severity TEXT NOT NULL,
  -- `undetermined`: never found, but a fact that the rule needs could not be read.
  state TEXT NOT NULL CHECK (state IN ('open', 'resolved', 'undetermined')),
  message TEXT NOT NULL,
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  resolved_at TEXT,
  resolution TEXT,
  -- Why an open finding could not be checked this time.
  undetermined TEXT
) STRICT;
CREATE INDEX finding_subject ON finding (subject);
CREATE INDEX finding_identity ON finding (identity) WHERE identity IS NOT NULL;
