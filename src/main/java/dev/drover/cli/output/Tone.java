package dev.drover.cli.output;

import dev.drover.model.InstanceState;

/// What a piece of text means to the eye. Colour never carries anything that words do not.
public enum Tone {
    PLAIN(""),
    STRONG("1"),
    DIM("2"),
    GOOD("32"),
    ACTIVE("36"),
    ATTENTION("1;33"),
    BAD("31");

    private final String sgr;

    Tone(String sgr) {
        this.sgr = sgr;
    }

    String paint(String text, Look look) {
        return sgr.isEmpty() || !look.colour() || text.isBlank()
                ? text
                : "\u001B[" + sgr + "m" + text + "\u001B[0m";
    }

    public static Tone of(InstanceState state) {
        return switch (state) {
            case BUSY -> GOOD;
            case WAITING -> ATTENTION;
            case BACKGROUND -> ACTIVE;
            case ERROR -> BAD;
            case IDLE -> PLAIN;
            case ENDED, STALE -> DIM;
        };
    }

    /// The state's word, with a sign before it where people look at a table.
    public static String word(InstanceState state, Look look) {
        if (!look.terminal() || !look.unicode()) {
            return state.toString();
        }
        String sign =
                switch (state) {
                    case BUSY -> "●";
                    case WAITING -> "◆";
                    case BACKGROUND -> "◐";
                    case ERROR -> "✗";
                    case IDLE -> "○";
                    case ENDED -> "·";
                    case STALE -> "?";
                };
        return sign + " " + state;
    }
}
