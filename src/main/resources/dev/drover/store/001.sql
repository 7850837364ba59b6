-- State: what Drover must not forget. One row each; times are ISO-8601 text in UTC.
CREATE TABLE instance (
    id               TEXT NOT NULL PRIMARY KEY,
    agent            TEXT NOT NULL,
    process_boot     TEXT,
    process_pid      INTEGER,
    process_start    INTEGER,
    session_id       TEXT,
    workspace        TEXT NOT NULL,
    root             TEXT NOT NULL,
    cwd              TEXT NOT NULL,
    branch           TEXT,
    worktree         TEXT,
    base             TEXT NOT NULL,
    base_since       TEXT NOT NULL,
    waits            TEXT NOT NULL, -- JSON array
    resumes          TEXT,
    activity_detail  TEXT,
    subagents_live   TEXT NOT NULL, -- JSON array
    subagents_ever   INTEGER NOT NULL,
    chosen_name      TEXT,
    agent_name       TEXT,
    tags             TEXT NOT NULL, -- JSON array
    group_name       TEXT,
    priority         INTEGER NOT NULL,
    quota            INTEGER,
    version          TEXT,
    model            TEXT,
    transcript       TEXT,
    tty              TEXT,
    tmux             TEXT,
    tmux_pane        TEXT,
    terminal_program TEXT,
    window_id        TEXT,
    kitty_window     TEXT,
    wezterm_pane     TEXT,
    started_at       TEXT NOT NULL,
    stale_since      TEXT,
    ended_at         TEXT,
    end_reason       TEXT,
    sources          TEXT NOT NULL, -- JSON object
    last_seq         INTEGER NOT NULL -- the journal's number of the last event that touched it
) STRICT;

CREATE TABLE session (
    instance   TEXT NOT NULL,
    session_id TEXT NOT NULL,
    started_at TEXT NOT NULL,
    opening    TEXT NOT NULL,
    ended_at   TEXT,
    end_reason TEXT,
    PRIMARY KEY (instance, session_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE workspace (
    id         TEXT NOT NULL PRIMARY KEY,
    root       TEXT NOT NULL,
    first_seen TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Samples: what changes all the time, written every few seconds.
CREATE TABLE sample (
    instance       TEXT NOT NULL PRIMARY KEY REFERENCES instance (id) ON DELETE CASCADE,
    last_seen      TEXT NOT NULL,
    last_hook      TEXT,
    last_heartbeat TEXT,
    memory_bytes   INTEGER
) STRICT, WITHOUT ROWID;

-- Journal: history, forgotten after some weeks. `at` is nanoseconds since 1970.
CREATE TABLE journal (
    seq      INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    type     TEXT NOT NULL,
    instance TEXT,
    json     TEXT NOT NULL
) STRICT;

CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_instance ON journal (instance) WHERE instance IS NOT NULL;

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
