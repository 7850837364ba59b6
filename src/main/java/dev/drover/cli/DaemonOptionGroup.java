package dev.drover.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The options of `daemon run`, which `start` and `restart` pass on.
final class DaemonOptionGroup {
    /// What `--exit-when-idle` means without a duration: the setting's value.
    private static final String FROM_SETTINGS = "0";

    @Option(names = "--headless", description = "Without window and tray icon.")
    boolean headless;

    @Option(
            names = "--exit-when-idle",
            arity = "0..1",
            fallbackValue = FROM_SETTINGS,
            paramLabel = "DURATION",
            description = "Leaves after this long without agents; as set (5m) without DURATION.")
    @Nullable Duration exitWhenIdle;

    @Option(
            names = "--scope",
            paramLabel = "PID",
            description = "Leaves when this process has gone.")
    @Nullable Long scope;

    DaemonOptions options() {
        return new DaemonOptions(
                headless,
                Optional.ofNullable(exitWhenIdle),
                scope == null ? OptionalLong.empty() : OptionalLong.of(scope));
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        if (headless) {
            words.add("--headless");
        }
        if (exitWhenIdle != null) {
            String value = exitWhenIdle.isZero() ? "" : "=" + exitWhenIdle.toSeconds() + "s";
            words.add("--exit-when-idle" + value);
        }
        if (scope != null) {
            words.add("--scope=" + scope);
        }
        return words;
    }
}
