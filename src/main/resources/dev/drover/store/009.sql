-- Worktrees that Drover made, or is about to make.
CREATE TABLE made_worktree (
    path       TEXT NOT NULL PRIMARY KEY,
    repository TEXT NOT NULL,
    branch     TEXT NOT NULL,
    base       TEXT NOT NULL,
    instance   TEXT,
    at         TEXT NOT NULL,
    ready      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Worktrees in the trash, and those that are being moved there (then without a time).
CREATE TABLE trashed_worktree (
    id   TEXT NOT NULL PRIMARY KEY,
    json TEXT NOT NULL -- a TrashedWorktree
) STRICT, WITHOUT ROWID;

-- The last look at each worktree, so that a start shows them before it has looked again.
CREATE TABLE worktree_look (
    path TEXT NOT NULL PRIMARY KEY,
    at   TEXT NOT NULL,
    json TEXT NOT NULL -- a WorktreeLook
) STRICT, WITHOUT ROWID;
