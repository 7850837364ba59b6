-- The branch registry: who works on which branch of which repository, with what intent.
CREATE TABLE branch_claim (
    id        TEXT NOT NULL PRIMARY KEY,
    workspace TEXT NOT NULL,
    root      TEXT NOT NULL,
    branch    TEXT NOT NULL,
    intent    TEXT NOT NULL,
    paths     TEXT NOT NULL, -- JSON array
    holder    TEXT,          -- an instance; NULL for a person
    mode      TEXT NOT NULL,
    reason    TEXT,
    since     TEXT NOT NULL,
    until     TEXT           -- when it ends by itself
) STRICT, WITHOUT ROWID;

-- Requests to join a branch. An approved one is the leave to be there.
CREATE TABLE branch_request (
    id          TEXT NOT NULL PRIMARY KEY,
    claim       TEXT NOT NULL,
    requester   TEXT, -- an instance; NULL for a person
    workspace   TEXT NOT NULL,
    root        TEXT NOT NULL,
    branch      TEXT NOT NULL,
    intent      TEXT NOT NULL,
    paths       TEXT NOT NULL, -- JSON array
    text        TEXT NOT NULL,
    at          TEXT NOT NULL,
    status      TEXT NOT NULL,
    answered_at TEXT
) STRICT, WITHOUT ROWID;

-- What an agent has to hear about branches; told once.
CREATE TABLE branch_notice (
    id       TEXT NOT NULL PRIMARY KEY,
    instance TEXT NOT NULL, -- whom it is for
    about    TEXT NOT NULL,
    line     TEXT NOT NULL,
    quote    TEXT,
    at       TEXT NOT NULL,
    told_at  TEXT
) STRICT, WITHOUT ROWID;
