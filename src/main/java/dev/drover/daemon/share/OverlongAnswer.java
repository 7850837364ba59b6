package dev.drover.daemon.share;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whose an answer is that is too long to be read: what writes JSON puts the id first or last.
final class OverlongAnswer {
    private static final Pattern FIRST =
            Pattern.compile(
                    "^\\s*\\{\\s*(?:\"jsonrpc\"\\s*:\\s*\"2.0\"\\s*,\\s*)?\"id\"\\s*:\\s*(\\d{1,18})\\s*,");
    private static final Pattern LAST =
            Pattern.compile(
                    ",\\s*\"id\"\\s*:\\s*(\\d{1,18})\\s*(?:,\\s*\"jsonrpc\"\\s*:\\s*\"2.0\"\\s*)?\\}\\s*$");

    private OverlongAnswer() {}

    /// @param ends the line's beginning and end
    static OptionalLong id(String ends) {
        Matcher matcher = FIRST.matcher(ends);
        if (!matcher.find()) {
            matcher = LAST.matcher(ends);
            if (!matcher.find()) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(Long.parseLong(matcher.group(1)));
    }
}
