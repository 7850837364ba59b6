-- Leased ports: one holder each.
CREATE TABLE port_lease (
    port       INTEGER NOT NULL PRIMARY KEY,
    type       TEXT NOT NULL,
    name       TEXT NOT NULL, -- empty for the only one of its type
    holder     TEXT, -- an instance, which may be forgotten before this row; null for a person
    workspace  TEXT NOT NULL,
    root       TEXT NOT NULL,
    worktree   TEXT,
    branch     TEXT,
    namespace  TEXT NOT NULL,
    since      TEXT NOT NULL,
    expires_at TEXT
) STRICT;
