package dev.drover.agents.usage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Objects;

/// The brackets, texts and numbers of one line, one after the other. Of a text that is stepped over
/// it only finds the end.
///
/// Holds a small window of the line and one text, however long they are. Knows no grammar.
final class JsonTokens {
    /// Most lines show by their beginning that they do not matter, and what is long is stepped over
    /// where it stands.
    private static final int WINDOW = 512;

    /// The longest text that is kept; only names and paths are wanted.
    private static final int LONGEST = 4096;

    private static final int MOST_DIGITS = 18;

    private final byte[] window = new byte[WINDOW];

    /// Texts that do not stand in the window as they are.
    private final byte[] copied = new byte[LONGEST];

    private final KnownTexts known = new KnownTexts();

    /// The text at hand: in the window, or copied.
    private byte[] text = window;

    private int textStart;
    private int textLength;
    private boolean escaped;

    private @Nullable LineText line;
    private long loaded;
    private int at;
    private int limit;

    /// Goes to the start of another line.
    void begin(LineText next) {
        line = next;
        loaded = 0;
        at = 0;
        limit = 0;
    }

    /// The text that was just taken; empty if it is too long to be a name.
    String text() throws BrokenLineException {
        return textLength >= LONGEST ? "" : known.text(text, textStart, textLength, escaped);
    }

    /// It as one of these words; {@link Names#OTHER} if it is none.
    String among(Names words) {
        return words.in(text, textStart, textLength);
    }

    /// It as a number; {@link JsonSkim#ABSENT} if it has a fraction or an exponent.
    long wholeNumber() throws BrokenLineException {
        boolean negative = text[textStart] == '-';
        int first = negative ? 1 : 0;
        require(textLength > first && textLength - first <= MOST_DIGITS);
        long value = 0;
        for (int i = first; i < textLength; i++) {
            int c = text[textStart + i];
            if (c < '0' || c > '9') {
                return JsonSkim.ABSENT;
            }
            value = value * 10 + (c - '0');
        }
        return negative ? -value : value;
    }

    /// The next byte that is no space, -1 at the end of the line.
    int next() throws IOException {
        if (at < limit && window[at] > ' ') {
            return window[at++];
        }
        return nextBehindSpace();
    }

    private int nextBehindSpace() throws IOException {
        do {
            while (at < limit) {
                int b = window[at++];
                if (b != ' ' && b != '\t' && b != '\r') {
                    return b & 0xff;
                }
            }
        } while (fill());
        return -1;
    }

    /// Before the byte that was just read; at the end of the line there is none.
    void back() {
        if (at > 0) {
            at--;
        }
    }

    private boolean fill() throws IOException {
        limit = line == null ? 0 : line.copy(loaded, window, WINDOW);
        loaded += limit;
        at = 0;
        return limit > 0;
    }

    /// Takes a text as it is written, from behind its opening quote.
    void string() throws IOException, BrokenLineException {
        byte[] bytes = window;
        int end = limit;
        for (int i = at; i < end; i++) {
            byte b = bytes[i];
            if (b == '"') {
                take(bytes, at, i - at);
                escaped = false;
                at = i + 1;
                return;
            }
            if (b == '\\') {
                break;
            }
        }
        copyString();
    }

    private void take(byte[] from, int start, int length) {
        text = from;
        textStart = start;
        textLength = length;
    }

    /// The same for one that is escaped, or goes on behind the window.
    private void copyString() throws IOException, BrokenLineException {
        int length = 0;
        escaped = false;
        while (true) {
            require(at < limit || fill());
            byte b = window[at++];
            if (b == '"') {
                break;
            }
            length = copy(b, length);
            if (b == '\\') {
                escaped = true;
                require(at < limit || fill());
                length = copy(window[at++], length);
            }
        }
        take(copied, 0, length);
    }

    private int copy(byte b, int length) {
        if (length == LONGEST) {
            return length;
        }
        copied[length] = b;
        return length + 1;
    }

    /// Where most of the time is spent: what is in the window is looked through, and from its end
    /// the next quote is found. Texts with many quotes and texts with none both go fast so.
    void skipString() throws IOException, BrokenLineException {
        while (true) {
            int end = TextEnd.in(window, at, limit);
            if (end >= 0) {
                at = end + 1;
                return;
            }
            at = ~end;
            long from = loaded - limit + at;
            LineText text = Objects.requireNonNull(line);
            long quote = text.find((byte) '"', from);
            require(quote >= 0);
            long escapes = quote;
            while (escapes > from && text.at(escapes - 1) == '\\') {
                escapes--;
            }
            goTo(quote + 1);
            if (((quote - escapes) & 1) == 0) {
                return;
            }
            if (at == limit) {
                require(fill());
            }
        }
    }

    private void goTo(long place) {
        if (place <= loaded) {
            at = (int) (place - (loaded - limit));
        } else {
            loaded = place;
            at = 0;
            limit = 0;
        }
    }

    /// To the end of what was just opened.
    void skipRest() throws IOException, BrokenLineException {
        int depth = 1;
        while (depth > 0) {
            require(at < limit || fill());
            switch (window[at++]) {
                case '"' -> skipString();
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                    // Numbers, words, and what stands between values.
                }
            }
        }
    }

    /// Takes a number or one of `true`, `false` and `null`.
    void literal() throws IOException, BrokenLineException {
        int start = at;
        while (at < limit && isLiteral(window[at])) {
            at++;
        }
        if (at < limit) {
            require(at > start);
            take(window, start, at - start);
            return;
        }
        int length = 0;
        for (int i = start; i < limit; i++) {
            length = copy(window[i], length);
        }
        while (at < limit || fill()) {
            if (!isLiteral(window[at])) {
                break;
            }
            length = copy(window[at++], length);
        }
        require(length > 0);
        take(copied, 0, length);
    }

    private static boolean isLiteral(int b) {
        return (b >= '0' && b <= '9')
                || (b >= 'a' && b <= 'z')
                || b == '-'
                || b == '+'
                || b == '.'
                || b == 'E';
    }

    static void require(boolean wellFormed) throws BrokenLineException {
        if (!wellFormed) {
            throw new BrokenLineException();
        }
    }
}
