package dev.drover.agents.usage;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The texts that bytes stand for. Sessions, directories and models are the same on every line, so
/// the last few are kept.
final class KnownTexts {
    private static final int KEPT = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] NOTHING = {};

    private final byte[][] bytes = new byte[KEPT][];
    private final String[] texts = new String[KEPT];

    KnownTexts() {
        Arrays.fill(bytes, NOTHING);
        Arrays.fill(texts, "");
    }

    /// @param escaped if JSON has written something in another way
    String text(byte[] from, int start, int length, boolean escaped) throws BrokenLineException {
        if (length == 0) {
            return "";
        }
        int place = (length * 7 + from[start] + from[start + length - 1]) & (KEPT - 1);
        byte[] known = bytes[place];
        if (!Arrays.equals(known, 0, known.length, from, start, start + length)) {
            String raw = new String(from, start, length, StandardCharsets.UTF_8);
            texts[place] = escaped ? unescaped(raw) : raw;
            bytes[place] = Arrays.copyOfRange(from, start, start + length);
        }
        return texts[place];
    }

    private static String unescaped(String raw) throws BrokenLineException {
        try {
            return JSON.readValue('"' + raw + '"', String.class);
        } catch (JacksonException e) {
            throw new BrokenLineException();
        }
    }
}
