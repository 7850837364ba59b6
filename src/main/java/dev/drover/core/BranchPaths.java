package dev.drover.core;

import dev.drover.model.VisibleText;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The paths of a claim: which texts can be one, and which of them meet. One path lies below
/// another by whole parts: `src/a` and `src/ab` have nothing to do with each other.
public final class BranchPaths {
    static final int MOST = 100;
    static final int LONGEST = 1_000;

    private BranchPaths() {}

    /// Paths as a person types them in a directory, from the top of its worktree, each once and
    /// none that lies below another.
    ///
    /// @param below that directory from the top of its worktree, empty for the top
    /// @throws Refused if one of them cannot be meant
    static List<String> checked(List<String> typed, String below) {
        if (typed.size() > MOST) {
            throw Refused.badRequest(
                    "A claim has at most "
                            + MOST
                            + " paths; these are "
                            + typed.size()
                            + ". Name directories, or claim the whole branch with --intent full.");
        }
        List<String> all = typed.stream().map(p -> checked(p, below)).distinct().sorted().toList();
        return all.stream()
                .filter(p -> all.stream().noneMatch(q -> !q.equals(p) && isWithin(p, q)))
                .toList();
    }

    private static String checked(String typed, String below) {
        // The shell's completion leaves a slash behind a directory.
        String path = typed.endsWith("/") ? typed.substring(0, typed.length() - 1) : typed;
        String whole = below.isEmpty() ? path : below + "/" + path;
        if (typed.isEmpty()) {
            throw wrong(typed, "is empty");
        }
        if (typed.startsWith("/")) {
            throw wrong(typed, "begins with '/'");
        }
        if (typed.equals(".") || typed.equals("./")) {
            throw wrong(typed, "names all there is; claim the whole branch with --intent full");
        }
        List<String> parts = Arrays.asList(path.split("/", -1));
        if (parts.contains("..")) {
            throw wrong(typed, "leads upwards by '..'");
        }
        if (parts.contains(".") || parts.contains("")) {
            throw wrong(typed, "has a part that is empty or '.'");
        }
        if (whole.chars().anyMatch(Character::isISOControl)) {
            throw wrong(typed, "holds a control character");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(whole)) {
            throw wrong(typed, "is no Unicode text");
        }
        if (whole.length() > LONGEST) {
            throw wrong(typed, "is longer than " + LONGEST + " characters");
        }
        return whole;
    }

    /// Is it that path, or does it lie below it?
    static boolean isWithin(String path, String other) {
        return path.startsWith(other)
                && (path.length() == other.length() || path.charAt(other.length()) == '/');
    }

    /// Where both lists meet: of each pair that does, the deeper one.
    static List<String> shared(List<String> one, List<String> other) {
        return one.stream()
                .flatMap(
                        a ->
                                other.stream()
                                        .filter(b -> isWithin(a, b) || isWithin(b, a))
                                        .map(b -> isWithin(a, b) ? a : b))
                .distinct()
                .sorted()
                .toList();
    }

    private static Refused wrong(String typed, String why) {
        return Refused.badRequest(
                "The path '"
                        + VisibleText.line(typed, 80)
                        + "' "
                        + why
                        + ". Paths are such as src/api, from where you are, inside the"
                        + " repository.");
    }
}
