package dev.drover.model;

/// Makes text from outside safe to show on one line: control, bidi and newline characters become
/// visible signs, the length is capped. The one sanitizer of table, tray, CLI, status line and log
/// (rule 34).
public final class VisibleText {
    private static final char REPLACEMENT = '\uFFFD';

    private VisibleText() {}

    /// @param max most characters of the answer, at least 1; what is cut ends in `…`
    /// @return one line of plain text; newline as `⏎`, tab as a space, other control characters as
    /// their picture (`␛` for escape), characters that turn or hide text as `�`
    public static String line(String text, int max) {
        if (isPlain(text) && text.length() <= max) {
            return text;
        }
        StringBuilder shown = new StringBuilder(Math.min(text.length(), max));
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            int length = shown.length();
            shown.appendCodePoint(visible(c));
            boolean more = at < text.length();
            if (shown.length() > max || (more && shown.length() == max)) {
                shown.setLength(Math.min(length, max - 1));
                return shown.append('…').toString();
            }
        }
        return shown.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static int visible(int c) {
        if (c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029) {
            return '⏎';
        }
        if (c == '\t') {
            return ' ';
        }
        if (c < ' ') {
            return 0x2400 + c;
        }
        if (c == 0x7F) {
            return 0x2421;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> REPLACEMENT;
            // The joiners hold emoji and several scripts together; all other format characters
            // reorder or hide text.
            case Character.FORMAT -> c == 0x200D || c == 0x200C ? c : REPLACEMENT;
            default -> c;
        };
    }
}
