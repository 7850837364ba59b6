package dev.drover.setup.text;

/// What stands between the parts of a JSON text and means nothing: white space and comments.
final class Trivia {
    private Trivia() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isSpace(char c) {
        return isBlank(c) || c == '\n' || c == '\r';
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// @return the first place at or behind this one that means something; -1 if a comment is not
    /// closed
    static int skip(String text, int from) {
        int at = from;
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
            } else if (isComment(text, at)) {
                at = commentEnd(text, at);
                if (at < 0) {
                    return -1;
                }
            } else {
                break;
            }
        }
        return at;
    }

    static boolean isComment(String text, int at) {
        return text.startsWith("//", at) || text.startsWith("/*", at);
    }

    /// @return behind it; the end of its line does not belong to it. -1 if it is not closed
    static int commentEnd(String text, int at) {
        if (text.startsWith("//", at)) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return end;
        }
        int close = text.indexOf("*/", at + 2);
        return close < 0 ? -1 : close + 2;
    }

    /// Passes over blanks and comments on this line.
    ///
    /// @return where the line ends (before its line end), or the place itself if something else
    /// comes first
    static int lineEnd(String text, int from) {
        int at = skipBlanks(text, from);
        while (at < text.length() && isComment(text, at)) {
            int end = commentEnd(text, at);
            if (text.substring(at, end).indexOf('\n') >= 0) {
                return from;
            }
            at = skipBlanks(text, end);
        }
        return at < text.length() && (text.charAt(at) == '\n' || text.startsWith("\r\n", at))
                ? at
                : from;
    }

    /// @return behind the line end that stands here; the place itself if none does
    static int afterNewline(String text, int at) {
        if (text.startsWith("\r\n", at)) {
            return at + 2;
        }
        return text.startsWith("\n", at) ? at + 1 : at;
    }

    /// Where the line begins on which this place is.
    static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /// Does nothing but blanks stand before this place on its line?
    static boolean startsLine(String text, int at) {
        int start = lineStart(text, at);
        return start > 0 && skipBlanks(text, start) >= at;
    }

    /// The blanks at the beginning of the line on which this place is.
    static String indent(String text, int at) {
        int start = lineStart(text, at);
        if (start == 0 && text.startsWith("\uFEFF")) {
            start = 1;
        }
        return text.substring(start, Math.min(at, skipBlanks(text, start)));
    }
}
