package dev.drover.agents;

import dev.drover.model.Secrets;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

/// A few words about what an agent wants, fit to be stored and shown: without secrets, on one line,
/// short.
public final class Hint {
    private static final int SHORT = 60;
    private static final int SENTENCE = 120;

    private Hint() {}

    /// `what: detail`, or `what` alone without a detail.
    public static String of(String what, @Nullable String detail) {
        return detail == null ? what : what + ": " + clean(detail, SHORT);
    }

    /// A sentence in the agent's words.
    public static String sentence(String text) {
        return clean(text, SENTENCE);
    }

    /// A single word, such as a tool's name.
    public static String word(String text) {
        return clean(text, SHORT);
    }

    private static String clean(String text, int most) {
        // What is cut in the middle of a secret may not look like one any more: so redact first.
        return VisibleText.line(Secrets.redact(text.strip()), most);
    }
}
