package dev.drover.core.usage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many columns of a terminal a text takes. Knows no escapes.
final class TextWidth {
    /// What people take for one character.
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private static final int EMOJI_FORM = 0xFE0F;

    private TextWidth() {}

    static int of(String text) {
        int width = 0;
        Matcher graphemes = GRAPHEME.matcher(text);
        while (graphemes.find()) {
            width += ofGrapheme(graphemes.group());
        }
        return width;
    }

    /// As much of the text from its beginning as fits, no grapheme cut in two; what is cut ends in
    /// `…`.
    static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        if (columns < 1) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        int width = 0;
        Matcher graphemes = GRAPHEME.matcher(text);
        while (graphemes.find()) {
            width += ofGrapheme(graphemes.group());
            if (width >= columns) {
                break;
            }
            kept.append(graphemes.group());
        }
        return kept.append('…').toString();
    }

    private static int ofGrapheme(String grapheme) {
        int first = grapheme.codePointAt(0);
        if (grapheme.indexOf(EMOJI_FORM) > 0 || isWide(first)) {
            return 2;
        }
        return switch (Character.getType(first)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.CONTROL ->
                    0;
            default -> 1;
        };
    }

    private static boolean isWide(int c) {
        return Character.isEmojiPresentation(c)
                || within(c, 0x1100, 0x115F)
                || within(c, 0x2E80, 0x303E)
                || within(c, 0x3041, 0xA4CF)
                || within(c, 0xA960, 0xA97C)
                || within(c, 0xAC00, 0xD7A3)
                || within(c, 0xF900, 0xFAFF)
                || within(c, 0xFE10, 0xFE19)
                || within(c, 0xFE30, 0xFE6F)
                || within(c, 0xFF01, 0xFF60)
                || within(c, 0xFFE0, 0xFFE6)
                || within(c, 0x1F300, 0x1FAFF)
                || within(c, 0x20000, 0x3FFFD);
    }

    private static boolean within(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
