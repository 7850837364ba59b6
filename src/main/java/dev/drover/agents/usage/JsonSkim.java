package dev.drover.agents.usage;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Goes through one line of JSON, takes the few values that are asked for, and steps over all
/// others without looking into them: of a text that is stepped over it only finds the end. So it
/// takes a line for whole whose unwanted values are not quite JSON; a line that was cut off, or
/// that two writers have mixed, it does not.
///
/// Memory is the same for lines of any length. Knows no agent. For one thread.
final class JsonSkim {
    /// What is there for a number that is absent, null or no whole number.
    static final long ABSENT = Long.MIN_VALUE;

    private static final int WINDOW = 32 * 1024;

    /// Most lines show by their beginning that they do not matter.
    private static final int FIRST_LOOK = 512;

    /// The longest text that is kept; only names and paths are wanted.
    private static final int LONGEST = 4096;

    private static final int MOST_DIGITS = 18;

    private static final LineText NOTHING = (_, _, _) -> 0;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final byte[] window = new byte[WINDOW];

    /// Texts that do not stand in the window as they are.
    private final byte[] copied = new byte[LONGEST];

    /// The text at hand: in the window, or copied.
    private byte[] text = window;

    private int textStart;
    private int textLength;
    private boolean escaped;
    private boolean ascii;
    private String key = Names.OTHER;

    private LineText line = NOTHING;
    private long loaded;
    private int at;
    private int limit;

    /// Just behind the bracket that opened something.
    private boolean fresh;

    /// Goes to the start of another line.
    void begin(LineText next) {
        line = next;
        loaded = 0;
        at = 0;
        limit = 0;
        fresh = false;
    }

    /// Steps into an object.
    ///
    /// @return false if the value is something else, which is stepped over
    boolean object() throws IOException, BrokenLineException {
        return opens('{');
    }

    boolean array() throws IOException, BrokenLineException {
        return opens('[');
    }

    private boolean opens(char bracket) throws IOException, BrokenLineException {
        if (token() == bracket) {
            fresh = true;
            return true;
        }
        back();
        skip();
        return false;
    }

    /// Goes to the next value of an object; its name is then {@link #key}.
    ///
    /// @return false at the end of the object
    boolean nextKey(Names wanted) throws IOException, BrokenLineException {
        int b = token();
        if (b == '}') {
            fresh = false;
            return false;
        }
        if (!fresh) {
            require(b == ',');
            b = token();
        }
        fresh = false;
        require(b == '"');
        string();
        key = wanted.in(text, textStart, textLength);
        require(token() == ':');
        return true;
    }

    /// The wanted name of the value that comes next, or {@link Names#OTHER}.
    String key() {
        return key;
    }

    /// Goes to the next value of an array.
    ///
    /// @return false at its end
    boolean nextElement() throws IOException, BrokenLineException {
        int b = token();
        if (b == ']') {
            fresh = false;
            return false;
        }
        if (fresh) {
            back();
        } else {
            require(b == ',');
        }
        fresh = false;
        return true;
    }

    /// Nothing but space may follow.
    void end() throws IOException, BrokenLineException {
        require(token() == -1);
    }

    /// A text; empty if it is absent, no text, or too long to be a name.
    String text() throws IOException, BrokenLineException {
        if (!atText()) {
            return "";
        }
        string();
        if (textLength >= LONGEST) {
            return "";
        }
        // Bytes that are characters are copied, not decoded.
        Charset charset = ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        String raw = new String(text, textStart, textLength, charset);
        return escaped ? unescaped(raw) : raw;
    }

    /// A text as one of these words; {@link Names#OTHER} if it is none.
    String word(Names words) throws IOException, BrokenLineException {
        if (!atText()) {
            return Names.OTHER;
        }
        string();
        return words.in(text, textStart, textLength);
    }

    /// A whole number, or {@link #ABSENT}.
    long number() throws IOException, BrokenLineException {
        int b = token();
        back();
        if (b != '-' && (b < '0' || b > '9')) {
            skip();
            return ABSENT;
        }
        literal();
        int first = b == '-' ? 1 : 0;
        require(textLength > first && textLength - first <= MOST_DIGITS);
        long value = 0;
        for (int i = first; i < textLength; i++) {
            int c = text[textStart + i];
            if (c < '0' || c > '9') {
                return ABSENT;
            }
            value = value * 10 + (c - '0');
        }
        return b == '-' ? -value : value;
    }

    /// How many of something; 0 if it is not told. Fewer than none is broken.
    long count() throws IOException, BrokenLineException {
        long value = number();
        require(value >= 0 || value == ABSENT);
        return value == ABSENT ? 0 : value;
    }

    boolean isTrue() throws IOException, BrokenLineException {
        boolean yes = token() == 't';
        back();
        skip();
        return yes;
    }

    /// Steps over a value, whatever it is.
    void skip() throws IOException, BrokenLineException {
        switch (token()) {
            case '"' -> skipString();
            case '{', '[' -> skipRest();
            case -1 -> throw new BrokenLineException();
            default -> {
                back();
                literal();
            }
        }
    }

    /// To the end of what was just opened.
    private void skipRest() throws IOException, BrokenLineException {
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

    private boolean atText() throws IOException, BrokenLineException {
        if (token() == '"') {
            return true;
        }
        back();
        skip();
        return false;
    }

    /// The next byte that is no space, -1 at the end of the line.
    private int token() throws IOException {
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
    private void back() {
        if (at > 0) {
            at--;
        }
    }

    private boolean fill() throws IOException {
        limit = line.copy(loaded, window, loaded == 0 ? FIRST_LOOK : WINDOW);
        loaded += limit;
        at = 0;
        return limit > 0;
    }

    /// Takes a text as it is written, from behind its opening quote.
    private void string() throws IOException, BrokenLineException {
        byte[] bytes = window;
        int end = limit;
        int all = 0;
        for (int i = at; i < end; i++) {
            byte b = bytes[i];
            if (b == '"') {
                take(bytes, at, i - at);
                ascii = all >= 0;
                escaped = false;
                at = i + 1;
                return;
            }
            if (b == '\\') {
                break;
            }
            all |= b;
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
        ascii = false;
    }

    private int copy(byte b, int length) {
        if (length == LONGEST) {
            return length;
        }
        copied[length] = b;
        return length + 1;
    }

    /// Where most of the time is spent.
    private void skipString() throws IOException, BrokenLineException {
        byte[] bytes = window;
        int i = at;
        while (true) {
            int end = limit;
            while (i < end) {
                byte b = bytes[i++];
                if (b == '"') {
                    at = i;
                    return;
                }
                if (b == '\\') {
                    i++;
                }
            }
            int beyond = i - end;
            if (!fill()) {
                throw new BrokenLineException();
            }
            i = beyond;
        }
    }

    /// Takes a number or one of `true`, `false` and `null`.
    private void literal() throws IOException, BrokenLineException {
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

    private static String unescaped(String raw) throws BrokenLineException {
        try {
            return JSON.readValue('"' + raw + '"', String.class);
        } catch (JacksonException e) {
            throw new BrokenLineException();
        }
    }

    private static void require(boolean wellFormed) throws BrokenLineException {
        if (!wellFormed) {
            throw new BrokenLineException();
        }
    }
}
