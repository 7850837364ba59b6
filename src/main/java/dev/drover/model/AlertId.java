package dev.drover.model;

import java.time.Instant;
import java.util.regex.Pattern;

/// The name of one alert: 8 hex digits, which people read and type. The same trouble that comes
/// again later is another alert with another id.
public record AlertId(String value) implements Comparable<AlertId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");

    /// @throws IllegalArgumentException if the text has not the form of an id
    public AlertId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an alert id: " + value);
        }
    }

    /// Made of what it names, so that rules stay pure.
    ///
    /// @param attempt 0, or more where the id before it is taken
    public static AlertId of(String fingerprint, Instant firedAt, int attempt) {
        return new AlertId(ShortDigest.of(fingerprint + '\n' + firedAt + '\n' + attempt));
    }

    @Override
    public int compareTo(AlertId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
