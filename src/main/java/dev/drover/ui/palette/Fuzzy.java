package dev.drover.ui.palette;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Does a text fit what a person typed, and how well? Every word must occur: as it is, or as
/// letters in its order. What begins a word counts most, what is scattered least.
final class Fuzzy {
    private static final int AS_IT_IS = 1_000;
    private static final int WORD_BEGINS = 400;
    private static final int SCATTERED = 200;
    private static final int GAP = 12;

    /// So few letters are scattered in anything: each must begin a word.
    private static final int FEW = 2;

    private Fuzzy() {}

    /// @param score greater is better
    /// @param marks which characters of the text made it fit
    record Match(int score, BitSet marks) {}

    /// @param words in lower case, without spaces
    /// @return null if a word does not occur
    static @Nullable Match match(String text, List<String> words) {
        String lower = lower(text);
        BitSet marks = new BitSet();
        int score = 0;
        for (String word : words) {
            int found = whole(lower, word, marks);
            if (found == 0) {
                found = scattered(lower, word, marks);
            }
            if (found == 0) {
                return null;
            }
            score += found;
        }
        return new Match(score, marks);
    }

    /// Character by character, so that places stay the same: some letters grow in lower case.
    static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lower.append(Character.toLowerCase(text.charAt(i)));
        }
        return lower.toString();
    }

    static List<String> words(String query) {
        List<String> words = new ArrayList<>();
        for (String word : lower(query).strip().split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static int whole(String text, String word, BitSet marks) {
        int best = -1;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (beginsWord(text, at)) {
                best = at;
                break;
            }
            best = best < 0 ? at : best;
        }
        if (best < 0) {
            return 0;
        }
        marks.set(best, best + word.length());
        return AS_IT_IS
                + (beginsWord(text, best) ? WORD_BEGINS : 0)
                - Math.min(best, 100)
                - Math.min(text.length() - word.length(), 60);
    }

    /// First with letters that begin words, as in `ft` for "flaky tests"; where that leads nowhere,
    /// with the first of each.
    private static int scattered(String text, String word, BitSet marks) {
        BitSet found = letters(text, word, true);
        if (word.length() <= FEW && found != null) {
            found = found.stream().allMatch(at -> beginsWord(text, at)) ? found : null;
        } else if (found == null) {
            found = letters(text, word, false);
        }
        if (found == null) {
            return 0;
        }
        int score = SCATTERED;
        int before = -1;
        for (int at = found.nextSetBit(0); at >= 0; at = found.nextSetBit(at + 1)) {
            score -= before >= 0 && at != before + 1 && !beginsWord(text, at) ? GAP : 0;
            before = at;
        }
        marks.or(found);
        return Math.max(1, score - Math.min(text.length(), 60));
    }

    private static @Nullable BitSet letters(String text, String word, boolean beginnings) {
        BitSet found = new BitSet();
        int from = 0;
        for (int i = 0; i < word.length(); i++) {
            int next = next(text, word.charAt(i), from, beginnings);
            if (next < 0) {
                return null;
            }
            found.set(next);
            from = next + 1;
        }
        return found;
    }

    private static int next(String text, char letter, int from, boolean beginnings) {
        int first = text.indexOf(letter, from);
        if (beginnings) {
            for (int at = first; at >= 0; at = text.indexOf(letter, at + 1)) {
                if ((at == from && from > 0) || beginsWord(text, at)) {
                    return at;
                }
            }
        }
        return first;
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0
                || (!Character.isLetterOrDigit(text.charAt(at - 1))
                        && Character.isLetterOrDigit(text.charAt(at)));
    }
}
