package dev.drover.model.worktree;

/// Something that git has begun in a worktree and not ended.
public enum GitOperation {
    MERGE("a merge"),
    REBASE("a rebase"),
    MAILBOX("patches being applied"),
    CHERRY_PICK("a cherry-pick"),
    REVERT("a revert"),
    BISECT("a bisect");

    private final String words;

    GitOperation(String words) {
        this.words = words;
    }

    /// With its article, for a sentence.
    public String words() {
        return words;
    }
}
