package dev.drover.agents;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sentence in an error that an agent passes on as its server said it, which is often JSON in a
/// text.
public final class ErrorText {
    private static final Pattern MESSAGE =
            Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,400})\"");

    private ErrorText() {}

    /// @return fit to be stored and shown
    public static String of(String error) {
        Matcher message = MESSAGE.matcher(error);
        return Hint.sentence(message.find() ? String.valueOf(message.group(1)) : error);
    }
}
