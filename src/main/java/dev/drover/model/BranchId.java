package dev.drover.model;

import java.time.Instant;
import java.util.regex.Pattern;

/// The name of one claim of a branch, one request to join it or one notice about it: 8 hex digits,
/// which people and agents read and type.
public record BranchId(String value) implements Comparable<BranchId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");

    /// @throws IllegalArgumentException if the text has not the form of an id
    public BranchId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an id of the branch registry: " + value);
        }
    }

    /// Made of what it names, so that rules stay pure.
    ///
    /// @param attempt 0, or more where the id before it is taken
    public static BranchId of(String about, Instant at, int attempt) {
        return new BranchId(ShortDigest.of(about + '\n' + at + '\n' + attempt));
    }

    @Override
    public int compareTo(BranchId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
