-- Alerts: what a person was told, open or remembered for a while after it was over.
CREATE TABLE alert (
    id              TEXT NOT NULL PRIMARY KEY,
    fingerprint     TEXT NOT NULL,
    kind            TEXT NOT NULL,
    severity        TEXT NOT NULL,
    group_name      TEXT NOT NULL,
    title           TEXT NOT NULL,
    summary         TEXT NOT NULL,
    evidence        TEXT NOT NULL, -- JSON array
    instance        TEXT,
    place           TEXT,
    since           TEXT NOT NULL, -- when the trouble began; the alert fired later
    fired_at        TEXT NOT NULL,
    acknowledged_at TEXT,
    resolved_at     TEXT,
    resolution      TEXT
) STRICT, WITHOUT ROWID;

-- What may not disturb a person now: a kind of alert, or `all`.
CREATE TABLE silence (
    what  TEXT NOT NULL PRIMARY KEY,
    until TEXT NOT NULL
) STRICT, WITHOUT ROWID;
