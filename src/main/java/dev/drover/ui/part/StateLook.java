package dev.drover.ui.part;

import dev.drover.model.InstanceState;

/// How a state reads: its word, its style class (colour and form of the dot), and one sentence for
/// tooltips and screen readers. The constants stand in the order of rows: what needs a person
/// first.
public enum StateLook {
    WAITING(InstanceState.WAITING, "Waiting", "It waits for you."),
    ERROR(InstanceState.ERROR, "Error", "Its last turn failed."),
    BUSY(InstanceState.BUSY, "Busy", "It is at work."),
    BACKGROUND(InstanceState.BACKGROUND, "Background", "Its turn is over; tasks still run."),
    IDLE(InstanceState.IDLE, "Idle", "Its turn is over."),
    STALE(InstanceState.STALE, "Stale", "Silent for long, and its process cannot be seen."),
    ENDED(InstanceState.ENDED, "Ended", "It runs no more.");

    private final InstanceState state;
    private final String word;
    private final String meaning;

    StateLook(InstanceState state, String word, String meaning) {
        this.state = state;
        this.word = word;
        this.meaning = meaning;
    }

    public static StateLook of(InstanceState state) {
        return switch (state) {
            case WAITING -> WAITING;
            case ERROR -> ERROR;
            case BUSY -> BUSY;
            case BACKGROUND -> BACKGROUND;
            case IDLE -> IDLE;
            case STALE -> STALE;
            case ENDED -> ENDED;
        };
    }

    public InstanceState state() {
        return state;
    }

    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }

    /// Such as `state-waiting`.
    public String styleClass() {
        return "state-" + state;
    }
}
