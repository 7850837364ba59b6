package dev.drover.model;

import java.util.Locale;

/// Why a process is kept, whoever wants it to end.
public enum EndingKeep {
    FIRST_PROCESS("it is the first process of the machine"),
    OURSELVES("it is Drover itself"),
    OUR_ANCESTOR("Drover itself runs in it"),
    OTHER_USER("it belongs to another user"),
    LIVE_INSTANCE("it is a running agent; end that in its own terminal"),
    ABOVE_INSTANCE("a running agent runs in it"),
    SERVICE("it is a service of this machine; its own manager ends it (systemctl stop)"),
    SUPERVISOR("it is the agent vendor's own background process, which looks after its sessions"),
    UNSEEN("it cannot be seen well enough to be sure what it is"),
    GONE("it is gone already"),
    TOO_YOUNG("it is younger than a minute, too young to be ended without a person"),
    SEEN_ONCE("it has not been watched long enough to be ended without a person"),
    OF_INSTANCE("a running agent started it, so only a person may end it");

    private final String words;

    EndingKeep(String words) {
        this.words = words;
    }

    /// For people: the reason in one clause.
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
