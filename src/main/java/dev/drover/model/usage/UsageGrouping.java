package dev.drover.model.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// By what usage can be taken apart.
public enum UsageGrouping {
    INSTANCE,
    WORKSPACE,
    MODEL,
    /// Kind of the subagent.
    AGENT_TYPE,
    /// Agent program.
    AGENT,
    SESSION;

    public static Optional<UsageGrouping> named(String name) {
        return Arrays.stream(values()).filter(g -> g.toString().equals(name)).findFirst();
    }

    /// All of them in words.
    public static String names() {
        return Arrays.stream(values())
                .map(UsageGrouping::toString)
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
