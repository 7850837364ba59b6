-- How often a server should exist, where a person has said so.
CREATE TABLE server_mark (
    server    TEXT NOT NULL PRIMARY KEY, -- the signature's id
    name      TEXT NOT NULL,
    once      TEXT NOT NULL, -- user or workspace
    marked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
