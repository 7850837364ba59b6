-- What agents use up. Times are milliseconds since 1970; slots are quarters of an hour since 1970,
-- because every time zone's days begin at a multiple of them; days are days since 1970.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far each transcript has been read, and what it has told of beside answers.
CREATE TABLE file (
    id        INTEGER PRIMARY KEY,
    path      TEXT NOT NULL UNIQUE,
    identity  TEXT NOT NULL,
    offset    INTEGER NOT NULL,
    memory    TEXT NOT NULL,
    read_at   INTEGER NOT NULL,
    tool_uses INTEGER NOT NULL,
    broken    INTEGER NOT NULL -- lines that could not be read
) STRICT;

-- Names that come again and again: models, and kinds of subagents.
CREATE TABLE word (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE session (
    id           INTEGER PRIMARY KEY,
    agent        TEXT NOT NULL,
    name         TEXT NOT NULL,
    directory    TEXT NOT NULL, -- '' if the agent has not said
    instance     TEXT,
    workspace    TEXT,
    first        INTEGER NOT NULL,
    last         INTEGER NOT NULL,
    main_at      INTEGER,       -- the main agent's last answer, and what it read
    main_read    INTEGER,
    tool_uses    INTEGER,       -- as transcripts have them
    hook_calls   INTEGER,       -- as hooks tell of them
    hook_errors  INTEGER,
    hook_millis  INTEGER,
    status       TEXT,          -- what the agent told for its status line last, JSON
    UNIQUE (agent, name)
) STRICT;

CREATE TABLE subagent (
    session INTEGER NOT NULL REFERENCES session,
    name    TEXT NOT NULL,
    PRIMARY KEY (session, name)
) STRICT, WITHOUT ROWID;

-- One row an answer, so that its copies are told from others.
CREATE TABLE answer (
    key              BLOB NOT NULL PRIMARY KEY,
    at               INTEGER NOT NULL,
    file             INTEGER NOT NULL,
    session          INTEGER NOT NULL,
    model            INTEGER NOT NULL,
    type             INTEGER NOT NULL,
    sidechain        INTEGER NOT NULL,
    input            INTEGER NOT NULL,
    output           INTEGER NOT NULL,
    cache_write      INTEGER NOT NULL,
    long_cache_write INTEGER NOT NULL,
    cache_read       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_at ON answer (at);

-- Sums of answers.
CREATE TABLE slot (
    start            INTEGER NOT NULL,
    session          INTEGER NOT NULL,
    model            INTEGER NOT NULL,
    size             INTEGER NOT NULL, -- of the prompt
    type             INTEGER NOT NULL,
    requests         INTEGER NOT NULL,
    input            INTEGER NOT NULL,
    output           INTEGER NOT NULL,
    cache_write      INTEGER NOT NULL,
    long_cache_write INTEGER NOT NULL,
    cache_read       INTEGER NOT NULL,
    PRIMARY KEY (start, session, model, size, type)
) STRICT, WITHOUT ROWID;

-- The same, folded when their slots had become old.
CREATE TABLE day (
    start            INTEGER NOT NULL,
    session          INTEGER NOT NULL,
    model            INTEGER NOT NULL,
    size             INTEGER NOT NULL, -- of the prompt
    type             INTEGER NOT NULL,
    requests         INTEGER NOT NULL,
    input            INTEGER NOT NULL,
    output           INTEGER NOT NULL,
    cache_write      INTEGER NOT NULL,
    long_cache_write INTEGER NOT NULL,
    cache_read       INTEGER NOT NULL,
    PRIMARY KEY (start, session, model, size, type)
) STRICT, WITHOUT ROWID;

-- The same, of all times together.
CREATE TABLE total (
    session          INTEGER NOT NULL,
    model            INTEGER NOT NULL,
    size             INTEGER NOT NULL, -- of the prompt
    type             INTEGER NOT NULL,
    requests         INTEGER NOT NULL,
    input            INTEGER NOT NULL,
    output           INTEGER NOT NULL,
    cache_write      INTEGER NOT NULL,
    long_cache_write INTEGER NOT NULL,
    cache_read       INTEGER NOT NULL,
    PRIMARY KEY (session, model, size, type)
) STRICT, WITHOUT ROWID;

-- What hooks cost: ours by event, and others' by the names they are timed under.
CREATE TABLE hook (
    start  INTEGER NOT NULL,
    own    INTEGER NOT NULL,
    name   TEXT NOT NULL,
    runs   INTEGER NOT NULL,
    micros INTEGER NOT NULL,
    PRIMARY KEY (start, own, name)
) STRICT, WITHOUT ROWID;
