package dev.drover.agents.usage;

import java.io.IOException;

/// Goes through one line of JSON, takes the few values that are asked for, and steps over all
/// others without looking into them: of a text that is stepped over it only finds the end. So it
/// takes a line for whole whose unwanted values are not quite JSON; a line that was cut off, or
/// that two writers have mixed, it does not.
///
/// Memory is the same for lines of any length. Knows no agent. For one thread.
final class JsonSkim {
    /// What is there for a number that is absent, null or no whole number.
    static final long ABSENT = Long.MIN_VALUE;

    private final JsonTokens tokens = new JsonTokens();
    private String key = Names.OTHER;

    /// Just behind the bracket that opened something.
    private boolean fresh;

    /// Goes to the start of another line.
    void begin(LineText next) {
        tokens.begin(next);
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
        if (tokens.next() == bracket) {
            fresh = true;
            return true;
        }
        tokens.back();
        skip();
        return false;
    }

    /// Goes to the next value of an object; its name is then {@link #key}.
    ///
    /// @return false at the end of the object
    boolean nextKey(Names wanted) throws IOException, BrokenLineException {
        int b = tokens.next();
        if (b == '}') {
            fresh = false;
            return false;
        }
        if (!fresh) {
            require(b == ',');
            b = tokens.next();
        }
        fresh = false;
        require(b == '"');
        tokens.string();
        key = tokens.among(wanted);
        require(tokens.next() == ':');
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
        int b = tokens.next();
        if (b == ']') {
            fresh = false;
            return false;
        }
        if (fresh) {
            tokens.back();
        } else {
            require(b == ',');
        }
        fresh = false;
        return true;
    }

    /// Nothing but space may follow.
    void end() throws IOException, BrokenLineException {
        require(tokens.next() == -1);
    }

    /// A text; empty if it is absent, no text, or too long to be a name.
    String text() throws IOException, BrokenLineException {
        if (!atText()) {
            return "";
        }
        tokens.string();
        return tokens.text();
    }

    /// A text as one of these words; {@link Names#OTHER} if it is none.
    String word(Names words) throws IOException, BrokenLineException {
        if (!atText()) {
            return Names.OTHER;
        }
        tokens.string();
        return tokens.among(words);
    }

    /// A whole number, or {@link #ABSENT}.
    long number() throws IOException, BrokenLineException {
        int b = tokens.next();
        tokens.back();
        if (b != '-' && (b < '0' || b > '9')) {
            skip();
            return ABSENT;
        }
        tokens.literal();
        return tokens.wholeNumber();
    }

    /// How many of something; 0 if it is not told. Fewer than none is broken.
    long count() throws IOException, BrokenLineException {
        long value = number();
        require(value >= 0 || value == ABSENT);
        return value == ABSENT ? 0 : value;
    }

    boolean isTrue() throws IOException, BrokenLineException {
        boolean yes = tokens.next() == 't';
        tokens.back();
        skip();
        return yes;
    }

    /// Steps over a value, whatever it is.
    void skip() throws IOException, BrokenLineException {
        switch (tokens.next()) {
            case '"' -> tokens.skipString();
            case '{', '[' -> tokens.skipRest();
            case -1 -> throw new BrokenLineException();
            default -> {
                tokens.back();
                tokens.literal();
            }
        }
    }

    private boolean atText() throws IOException, BrokenLineException {
        if (tokens.next() == '"') {
            return true;
        }
        tokens.back();
        skip();
        return false;
    }

    private static void require(boolean wellFormed) throws BrokenLineException {
        JsonTokens.require(wellFormed);
    }
}
