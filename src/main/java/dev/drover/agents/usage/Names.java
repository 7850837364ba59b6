package dev.drover.agents.usage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A few words that are looked for among bytes, so that no text is made of the many others.
final class Names {
    /// What any other word counts as.
    static final String OTHER = "";

    private final String[] words;
    private final byte[][] bytes;

    private Names(String... words) {
        this.words = words;
        this.bytes =
                Arrays.stream(words)
                        .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
    }

    static Names of(String... words) {
        return new Names(words);
    }

    /// The word that these bytes are.
    String in(byte[] text, int start, int length) {
        for (int i = 0; i < bytes.length; i++) {
            byte[] word = bytes[i];
            if (word.length == length && isAt(word, text, start)) {
                return words[i];
            }
        }
        return OTHER;
    }

    private static boolean isAt(byte[] word, byte[] text, int start) {
        for (int i = 0; i < word.length; i++) {
            if (word[i] != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}
