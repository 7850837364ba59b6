package dev.drover.agents.usage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A few words that are looked for among bytes, so that no text is made of the many others.
final class Names {
    /// What any other word counts as.
    static final String OTHER = "";

    private static final byte[] NO_WORD = {};

    /// Each where its length, first and last byte lead to, or at the next free place.
    private final String[] words;

    private final byte[][] bytes;

    private Names(String... all) {
        int places = Integer.highestOneBit(all.length) * 4;
        words = new String[places];
        bytes = new byte[places][];
        Arrays.fill(words, OTHER);
        Arrays.fill(bytes, NO_WORD);
        for (String word : all) {
            byte[] text = word.getBytes(StandardCharsets.US_ASCII);
            int place = place(text, 0, text.length);
            while (bytes[place] != NO_WORD) {
                place = next(place);
            }
            bytes[place] = text;
            words[place] = word;
        }
    }

    static Names of(String... words) {
        return new Names(words);
    }

    private int place(byte[] text, int start, int length) {
        int sum = length * 37 + text[start] * 5 + text[start + length - 1];
        return sum & (words.length - 1);
    }

    private int next(int place) {
        return (place + 1) & (words.length - 1);
    }

    /// The word that these bytes are.
    String in(byte[] text, int start, int length) {
        if (length == 0) {
            return OTHER;
        }
        int place = place(text, start, length);
        byte[] word = bytes[place];
        while (word.length > 0) {
            if (Arrays.equals(word, 0, word.length, text, start, start + length)) {
                return words[place];
            }
            place = next(place);
            word = bytes[place];
        }
        return OTHER;
    }
}
