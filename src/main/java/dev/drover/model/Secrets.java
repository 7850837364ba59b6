package dev.drover.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes what looks like a secret out of text before it is stored or shown: command lines, hints,
/// errors (rule 36). It knows nothing of the text's language and takes away too much rather than
/// too little; what it has taken away cannot be found again.
public final class Secrets {
    /// What stands in a secret's place.
    public static final String MARK = "[redacted]";

    private static final int MOST_ROUNDS = 16;

    private static final Pattern PRIVATE_KEY =
            Pattern.compile(
                    "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----"
                            + "(?s:.*?)(?:-----END [A-Z0-9 ]{0,40}-----|\\z)");

    private static final Pattern URL_PASSWORD =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{1,20}://[^\\s/:@'\"]{0,256}:)[^\\s/'\"]+@");

    private static final Pattern URL_TOKEN =
            Pattern.compile("(https?://)[^\\s/:@'\"]{16,}@", Pattern.CASE_INSENSITIVE);

    private static final Pattern HEADER =
            Pattern.compile(
                    "((?:proxy-)?authorization|x-api-key|x-auth-token|(?:set-)?cookie)"
                            + "(\\\\*[\"']?\\s{0,4}[:=]\\s{0,4}\\\\*[\"']?)[^\"'\\r\\n]+",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern BEARER =
            Pattern.compile(
                    "\\b(bearer|basic)(\\s{1,4})[A-Za-z0-9._~+/=-]{8,}", Pattern.CASE_INSENSITIVE);

    private static final String QUOTED =
            "(?:\\\\+\"[^\"]*+\"?|\"(?:[^\"\\\\]|\\\\.)*+\"?|'[^']*+'?)";

    private static final String UNQUOTED = "[^\\s\"'&]++";

    /// A value: one word as a shell would read it, made of pieces in quotes of either kind (also
    /// escaped ones) and outside of them. A quote that is never closed reaches to the end; one that
    /// is followed by white space or punctuation closes what was opened before the name.
    private static final String VALUE =
            "(?:"
                    + QUOTED
                    + "|"
                    + UNQUOTED
                    + ")(?:"
                    + UNQUOTED
                    + "|(?!\\\\*[\"'](?:[\\s,;)}\\]]|\\z))"
                    + QUOTED
                    + ")*+";

    /// Names that are a secret's wherever these words stand, and words that end a secret's name.
    private static final String NAME =
            "(?:[A-Za-z0-9_.-]{0,64}?(?:passw(?:or)?d|passphrase|passwd|secret|credential)[A-Za-z0-9_-]{0,40}"
                + "|[A-Za-z0-9_.-]{0,64}?(?:token|api[-_]?key|access[-_]?key(?:[-_]?id)?|private[-_]?key"
                + "|signing[-_]?key|encryption[-_]?key|auth[-_]?key|[-_.]pwd|[-_.]pass|[-_.]auth|[-_.]sas)"
                + "(?:[-_]?[0-9]{1,3})?)";

    private static final Pattern NAMED =
            Pattern.compile(
                    "(?<![A-Za-z0-9_.-])("
                            + NAME
                            + "\\\\*[\"']?\\s{0,4}(?::=|[:=])\\s{0,4})"
                            + VALUE,
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern FLAG =
            Pattern.compile(
                    "(?<!\\S)(--?" + NAME + "\\s{1,4})(?![-\\s])" + VALUE,
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern KNOWN_TOKEN =
            Pattern.compile(
                    "(?<![A-Za-z0-9])(?:"
                            + String.join(
                                    "|",
                                    List.of(
                                            "[sr]k[-_][A-Za-z0-9_-]{16,}",
                                            "pk_live_[A-Za-z0-9]{8,}",
                                            "whsec_[A-Za-z0-9+/=]{16,}",
                                            "gh[opusr]_[A-Za-z0-9]{16,}",
                                            "github_pat_[A-Za-z0-9_]{16,}",
                                            "gl[a-z]{2,5}-[A-Za-z0-9_-]{16,}",
                                            "xox[a-z]-[A-Za-z0-9-]{8,}",
                                            "xapp-[A-Za-z0-9-]{8,}",
                                            "A(?:KIA|SIA|ROA|IDA)[A-Z0-9]{12,}",
                                            "AIza[A-Za-z0-9_-]{24,}",
                                            "ya29\\.[A-Za-z0-9_.-]{16,}",
                                            "eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]+){0,4}",
                                            "npm_[A-Za-z0-9]{24,}",
                                            "pypi-[A-Za-z0-9_-]{16,}",
                                            "hf_[A-Za-z0-9]{16,}",
                                            "do[opr]_v1_[a-f0-9]{16,}",
                                            "SG\\.[A-Za-z0-9_.-]{16,}",
                                            "[0-9]{8,10}:[A-Za-z0-9_-]{32,}",
                                            "AGE-SECRET-KEY-[A-Z0-9]{16,}"))
                            + ")");

    private static final Pattern LONG_RUN = Pattern.compile("[A-Za-z0-9+/_=-]{32,}+");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32,}+");

    private Secrets() {}

    /// The text without what looks like a secret. Redacting twice is the same as once.
    public static String redact(String text) {
        String clean = text;
        // What is taken away may uncover another secret that it touched; a few rounds find all.
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String cleaner = once(clean);
            if (cleaner.equals(clean)) {
                return clean;
            }
            clean = cleaner;
        }
        return clean;
    }

    private static String once(String text) {
        String clean = PRIVATE_KEY.matcher(text).replaceAll(MARK);
        clean = URL_PASSWORD.matcher(clean).replaceAll("$1" + MARK + "@");
        clean = URL_TOKEN.matcher(clean).replaceAll("$1" + MARK + "@");
        clean = HEADER.matcher(clean).replaceAll("$1$2" + MARK);
        clean = NAMED.matcher(clean).replaceAll("$1" + MARK);
        clean = FLAG.matcher(clean).replaceAll("$1" + MARK);
        clean = BEARER.matcher(clean).replaceAll("$1$2" + MARK);
        clean = KNOWN_TOKEN.matcher(clean).replaceAll(MARK);
        clean = HEX.matcher(clean).replaceAll(MARK);
        return LONG_RUN.matcher(clean)
                .replaceAll(
                        run ->
                                looksRandom(run.group())
                                        ? MARK
                                        : Matcher.quoteReplacement(run.group()));
    }

    /// Random text changes between upper case, lower case and digits at about two of three steps;
    /// paths and names in any style do so much less often.
    private static boolean looksRandom(String run) {
        int[] seen = new int[4];
        int changes = 0;
        int before = -1;
        for (int i = 0; i < run.length(); i++) {
            int kind = kind(run.charAt(i));
            seen[kind]++;
            changes += before >= 0 && before != kind ? 1 : 0;
            before = kind;
        }
        return seen[0] > 0 && seen[1] > 0 && seen[2] > 0 && changes * 5 >= run.length() * 2;
    }

    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return 0;
        }
        if (c >= 'A' && c <= 'Z') {
            return 1;
        }
        return c >= '0' && c <= '9' ? 2 : 3;
    }
}
