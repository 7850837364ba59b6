package dev.drover.core.kill;

/// A text that a pattern may look at only so often: a stranger's pattern against a stranger's
/// command line must come to an end.
final class BoundedText implements CharSequence {
    /// No answer within the bound; nothing is known then.
    static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLongException() {
            super("a pattern takes too long", null, false, false);
        }
    }

    private static final int MOST_LOOKS = 200_000;
    private static final int LONGEST = 8192;

    private final String text;
    private int looks;

    BoundedText(String text) {
        this.text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST_LOOKS) {
            throw new TooLongException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
