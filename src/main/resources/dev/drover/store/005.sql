-- Processes seen below an instance: after a restart it must still be known whose leftovers they are.
CREATE TABLE owned_process (
    boot      TEXT NOT NULL,
    pid       INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    owner     TEXT NOT NULL, -- an instance, which may be forgotten before this row
    agent     TEXT NOT NULL,
    directory TEXT NOT NULL,
    server    TEXT,
    tty       TEXT,
    seen_at   TEXT NOT NULL,
    PRIMARY KEY (boot, pid, start)
) STRICT, WITHOUT ROWID;
