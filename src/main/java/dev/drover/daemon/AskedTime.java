package dev.drover.daemon;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;

/// How long a caller wants something to hold.
final class AskedTime {
    private AskedTime() {}

    /// @return null if nothing was asked for; zero, which rules refuse in their own words, for more
    /// seconds than there can be
    static @Nullable Duration of(@Nullable Long seconds) {
        try {
            return seconds == null ? null : Duration.ofSeconds(seconds);
        } catch (DateTimeException | ArithmeticException e) {
            return Duration.ZERO;
        }
    }
}
