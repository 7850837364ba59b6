package dev.drover.model;

import java.util.Locale;

/// What became of one process that was to end.
public enum EndingOutcome {
    ENDED_BY_TERM("ended when asked (TERM)", true),
    ENDED_BY_INT("ended when interrupted (INT)", true),
    ENDED_BY_KILL("ignored TERM and INT, and was killed", true),
    /// It went by itself, or another process has its pid now.
    ALREADY_GONE("was gone already", false),
    NOT_OURS("belongs to another user", false),
    PROTECTED("must not end", false),
    UNSEEN("could not be seen, so nothing was sent", false),
    STILL_THERE("was sent everything and is still there", false),
    /// It turned out in the middle of it that it must not end.
    KEPT("was let go: it must not end any more", false),
    /// Drover left, or failed, in the middle of it; it goes on if it has not heeded TERM.
    BROKEN_OFF("was let go: Drover had to leave", false);

    private final String words;
    private final boolean ended;

    EndingOutcome(String words, boolean ended) {
        this.words = words;
        this.ended = ended;
    }

    /// For people, to follow a name.
    public String words() {
        return words;
    }

    /// Ended by us.
    public boolean isEnded() {
        return ended;
    }

    /// Nothing of it runs any more, whoever it was that ended it.
    public boolean isGone() {
        return ended || this == ALREADY_GONE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
