package dev.drover.model;

import java.util.regex.Pattern;

/// The name of one message for ever: 16 hex digits. Whoever gets a message twice knows it by its
/// id, and acts once.
public record MessageId(String value) implements Comparable<MessageId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    /// @throws IllegalArgumentException if the text has not the form of an id
    public MessageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a message: " + value);
        }
    }

    /// Made of what it names, so that rules stay pure.
    ///
    /// @param about must differ from that of any other message
    public static MessageId of(String about) {
        String half = ShortDigest.of(about);
        return new MessageId(half + ShortDigest.of(half + about));
    }

    /// The first 8 digits: what people read and type.
    public String shortForm() {
        return value.substring(0, 8);
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
