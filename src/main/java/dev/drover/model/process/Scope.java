package dev.drover.model.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Within what a server or daemon should be the only one of its kind.
public enum Scope {
    USER,
    WORKSPACE,
    INSTANCE;

    public static Optional<Scope> named(String word) {
        return Arrays.stream(values()).filter(s -> s.toString().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
