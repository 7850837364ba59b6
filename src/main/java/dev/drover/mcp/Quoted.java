package dev.drover.mcp;

import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

/// Words of others, made safe to stand in an answer: visible, on one line, and where they are
/// quoted unable to end their quotes.
final class Quoted {
    private static final int NAME = 80;
    private static final int TEXT = 1_024;
    private static final int SHORT_ID = 8;

    private Quoted() {}

    /// Such as `"see README"`.
    static String text(String text) {
        return '"' + plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// For a field of its own.
    static String plain(String text) {
        return VisibleText.line(text, TEXT);
    }

    static @Nullable String plainOrNull(@Nullable String text) {
        return text == null ? null : plain(text);
    }

    /// A name, a branch or a path within a sentence.
    static String name(String text) {
        return "'" + VisibleText.line(text, NAME).replace('\'', '’') + "'";
    }

    /// The last 8 digits, by which an instance is called.
    static String id(String instance) {
        return instance.substring(Math.max(0, instance.length() - SHORT_ID));
    }

    /// Such as `1f0c9a77 ('fix-login')`, or `the user`.
    static String party(@Nullable String instance, String name) {
        return instance == null ? "the user" : id(instance) + " (" + name(name) + ")";
    }
}
