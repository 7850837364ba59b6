-- Messages between instances and the user. One that everybody has read is kept until its time is
-- over, for people who look back.
CREATE TABLE message (
    id         TEXT NOT NULL PRIMARY KEY,
    number     INTEGER NOT NULL, -- the order of every inbox
    sender     TEXT NOT NULL,    -- an instance, or 'user'
    broadcast  INTEGER NOT NULL,
    recipients TEXT NOT NULL,    -- JSON array of instances and 'user'
    unread     TEXT NOT NULL,    -- JSON array: those of them who have not read it
    type       TEXT NOT NULL,
    text       TEXT NOT NULL,
    branch     TEXT,
    namespace  TEXT NOT NULL,
    at         TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
