package dev.drover.ui.processes;

import dev.drover.model.process.ProcessClass;
import dev.drover.ui.table.Pills;

import java.util.List;

/// How a class reads: its word, its sign (colour and form), one sentence. They stand in the order
/// of the pills.
enum ClassLook {
    ORPHAN(
            ProcessClass.ORPHAN,
            "Orphan",
            "Its session has ended, and nothing else is known to need it."),
    DUPLICATE(
            ProcessClass.DUPLICATE,
            "Duplicate",
            "The same server runs more often here than it should."),
    WORKING(ProcessClass.WORKING, "Working", "Its session is at work."),
    IDLE(
            ProcessClass.IDLE_RETAINED,
            "Kept idle",
            "Its session does nothing now; it is kept for the next turn."),
    SHARED(ProcessClass.SHARED, "Shared", "It serves all sessions, and there are not too many."),
    NOT_OURS(
            ProcessClass.NOT_OURS,
            "Not ours",
            "It is nobody's that Drover may judge, so it stays as it is.");

    private final ProcessClass why;
    private final String word;
    private final String meaning;

    ClassLook(ProcessClass why, String word, String meaning) {
        this.why = why;
        this.word = word;
        this.meaning = meaning;
    }

    static ClassLook of(ProcessClass why) {
        return switch (why) {
            case ORPHAN -> ORPHAN;
            case DUPLICATE -> DUPLICATE;
            case WORKING -> WORKING;
            case IDLE_RETAINED -> IDLE;
            case SHARED -> SHARED;
            case NOT_OURS -> NOT_OURS;
        };
    }

    ProcessClass why() {
        return why;
    }

    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    /// It should not be there.
    boolean isTooMuch() {
        return this == ORPHAN || this == DUPLICATE;
    }

    Pills.Kind<ProcessClass> pill() {
        return new Pills.Kind<>(
                why,
                word,
                meaning,
                List.of("class-sign", styleClass()),
                isTooMuch() ? "calling" : "",
                true);
    }

    /// Such as `class-orphan`.
    String styleClass() {
        return "class-" + why;
    }
}
