package dev.drover.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of one instance for ever: `20251116_031234_12345_abc123de` (start time in UTC, pid, 8
/// random hex digits). The pid is 0 where no process could be seen.
public record InstanceId(String value) implements Comparable<InstanceId> {
    private static final Pattern FORM = Pattern.compile("\\d{8}_\\d{6}_\\d{1,19}_[0-9a-f]{8}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// @throws IllegalArgumentException if the text has not the form of an id
    public InstanceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an instance id: " + value);
        }
    }

    /// Makes an id from facts; the random part comes in as an argument so that rules stay pure.
    public static InstanceId of(Instant startedAt, long pid, int random) {
        return new InstanceId(
                String.format(
                        Locale.ROOT,
                        "%s_%d_%08x",
                        TIME.format(startedAt),
                        Math.max(0, pid),
                        random));
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /// The last 8 hex digits: what people read and type.
    public String shortForm() {
        return value.substring(value.length() - 8);
    }

    @Override
    public int compareTo(InstanceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
