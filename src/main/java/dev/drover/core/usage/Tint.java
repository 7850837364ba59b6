package dev.drover.core.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The colours of a status line: those that every terminal has and every theme sets.
enum Tint {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34"),
    MAGENTA("35"),
    CYAN("36");

    private final String code;

    Tint(String code) {
        this.code = code;
    }

    /// @param word as templates have it, such as `cyan`
    static Optional<Tint> named(String word) {
        return Arrays.stream(values()).filter(t -> t.toString().equals(word)).findFirst();
    }

    /// The colour of a share of a limit.
    static Tint of(double share) {
        return share >= StatusWord.LIMIT_FROM ? RED : share > StatusWord.BUSY_FROM ? YELLOW : GREEN;
    }

    /// The text in this colour, and nothing after it.
    String on(String text) {
        return code.isEmpty() || text.isEmpty()
                ? text
                : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
