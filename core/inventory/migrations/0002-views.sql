-- The documented, read-only face for people who query with sqlite3, DuckDB or Datasette (docs/sql.md).
-- Views may gain columns; they do not lose or rename them. A date that could not be read is NULL here; its reason is in
-- `discover show`.

CREATE VIEW scopes AS
SELECT r.ref, r.body ->> 'kind' AS kind, r.body ->> 'name' AS name, r.body ->> 'nativeId' AS native_id,
  r.body ->> 'parent' AS parent, r.body ->> 'status' AS status, r.state, c.source, c.provider,
  coalesce(r.read_at, c.read_at) AS last_read_at, r.first_seen, r.changed_at
FROM record r JOIN collection c ON c.id = r.collection_id WHERE r.record = 'scope';

CREATE VIEW identities AS
SELECT r.ref, c.provider, c.source, r.scope, r.type, r.body ->> 'kind' AS kind, r.body ->> 'name' AS name,
  r.body ->> 'nativeId' AS native_id, r.body ->> 'status' AS status,
  r.body ->> '$.nature.is' AS nature, r.body ->> '$.nature.because' AS nature_because,
  r.body ->> 'managedBy' AS managed_by, iif(json_type(r.body, '$.createdAt') = 'text', r.body ->> 'createdAt', NULL) AS created_at, r.body ->> 'purpose' AS purpose,
  a.last_used_state, a.last_used_at, a.quiet_since, a.last_used_as_of, a.last_rotated_at,
  a.owner ->> 'name' AS owner, a.owner ->> 'confidence' AS owner_confidence, a.owner ->> 'source' AS owner_source,
  a.privilege, a.credentials,
  (SELECT count(*) FROM finding f WHERE f.identity = r.ref AND f.state = 'open') AS open_findings,
  r.state, coalesce(r.read_at, c.read_at) AS last_read_at, r.first_seen, r.changed_at, r.gone_at, r.body ->> 'tags' AS tags
FROM record r JOIN collection c ON c.id = r.collection_id LEFT JOIN assessment a ON a.record_id = r.id
WHERE r.record = 'identity';

CREATE VIEW credentials AS
SELECT r.ref, c.provider, c.source, r.scope, r.type, r.identity, r.body ->> 'kind' AS kind, r.body ->> 'name' AS name,
  r.body ->> 'nativeId' AS native_id, r.body ->> 'status' AS status, r.body ->> 'managedBy' AS managed_by,
  iif(json_type(r.body, '$.createdAt') = 'text', r.body ->> 'createdAt', NULL) AS created_at, iif(json_type(r.body, '$.rotatedAt') = 'text', r.body ->> 'rotatedAt', NULL) AS rotated_at, iif(json_type(r.body, '$.expiresAt') = 'text', r.body ->> 'expiresAt', NULL) AS expires_at,
  a.last_used_state, a.last_used_at, a.quiet_since, a.last_used_as_of, a.last_rotated_at,
  a.owner ->> 'name' AS owner,
  (SELECT count(*) FROM finding f WHERE f.subject = r.ref AND f.state = 'open') AS open_findings,
  r.state, coalesce(r.read_at, c.read_at) AS last_read_at, r.first_seen, r.changed_at, r.gone_at
FROM record r JOIN collection c ON c.id = r.collection_id LEFT JOIN assessment a ON a.record_id = r.id
WHERE r.record = 'credential';

CREATE VIEW grants AS
SELECT r.ref, c.provider, c.source, r.scope, r.type, r.identity, r.body ->> 'role' AS role, r.body ->> 'roleId' AS role_id,
  r.body ->> 'resource' AS resource, r.body ->> '$.origin.kind' AS origin, r.body ->> '$.origin.via' AS via,
  r.body ->> '$.privilege.level' AS privilege, d.body AS document,
  r.state, coalesce(r.read_at, c.read_at) AS last_read_at, r.first_seen, r.changed_at, r.gone_at
FROM record r JOIN collection c ON c.id = r.collection_id LEFT JOIN document d ON d.hash = r.body ->> 'document'
WHERE r.record = 'grant';

CREATE VIEW trusts AS
SELECT r.ref, c.provider, c.source, r.scope, r.type, r.identity, r.body ->> '$.principal.kind' AS principal_kind,
  r.body ->> '$.principal.id' AS principal, r.body ->> '$.principal.owner' AS principal_owner,
  r.body ->> '$.principal.dangling' AS dangling, r.body ->> 'reach' AS reach, r.body ->> 'weaknesses' AS weaknesses,
  r.body ->> 'subjects' AS subjects, r.body ->> 'conditions' AS conditions,
  r.state, coalesce(r.read_at, c.read_at) AS last_read_at, r.first_seen, r.changed_at, r.gone_at
FROM record r JOIN collection c ON c.id = r.collection_id WHERE r.record = 'trust';

CREATE VIEW findings AS SELECT * FROM finding;

CREATE VIEW coverages AS
SELECT v.run_id, c.source, c.provider, c.scope, c.collector, v.status, v.because, v.reason, v.calls, v.throttled,
  v.retries, v.records, v.appeared, v.changed, v.gone, v.held, v.quarantined, v.notes, v.gaps, v.reported,
  v.started_at, v.ended_at
FROM coverage v JOIN collection c ON c.id = v.collection_id;

CREATE VIEW changes AS
SELECT h.seq, h.run_id, h.at, h.kind, r.ref, r.record, r.type, r.scope, r.identity, r.body ->> 'name' AS name, h.fields
FROM change h JOIN record r ON r.id = h.record_id;

CREATE VIEW runs AS
SELECT id, started_at, ended_at, status, exit_code, tool_version, sources, summary FROM run;
