package dev.drover.cli.output;

/// Columns that text takes on a terminal, and cutting it to fit.
final class Width {
    private Width() {}

    static int of(String text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            width += of(c);
            at += Character.charCount(c);
        }
        return width;
    }

    private static int of(int c) {
        if (c < 0x300) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    /// East Asian wide and emoji ranges, as terminals draw them.
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xA960 && c <= 0xA97C)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1F64F)
                || (c >= 0x1F680 && c <= 0x1F6FF)
                || (c >= 0x1F900 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }

    /// The beginning of the text in at most `columns`.
    static String head(String text, int columns) {
        int width = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            width += of(c);
            if (width > columns) {
                break;
            }
            at += Character.charCount(c);
        }
        return text.substring(0, at);
    }

    /// The end of the text in at most `columns`.
    static String tail(String text, int columns) {
        int width = 0;
        int at = text.length();
        while (at > 0) {
            int c = text.codePointBefore(at);
            width += of(c);
            if (width > columns) {
                break;
            }
            at -= Character.charCount(c);
        }
        return text.substring(at);
    }
}
