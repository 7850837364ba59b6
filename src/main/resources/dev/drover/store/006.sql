-- Endings of processes that have begun and are not done: after a crash what they stopped goes on.
CREATE TABLE ending (
    id   TEXT NOT NULL PRIMARY KEY,
    json TEXT NOT NULL -- the event EndingBegun
) STRICT, WITHOUT ROWID;

-- What was won back, by day in the user's time zone.
CREATE TABLE saved (
    day          TEXT NOT NULL PRIMARY KEY,
    processes    INTEGER NOT NULL,
    memory_bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
