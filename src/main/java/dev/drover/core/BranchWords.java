package dev.drover.core;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchScope;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.State;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Claims in words, for people and for agents. Names and branches come from others: they are made
/// plain, set in quotes, and fit to be pasted into a shell where a command is proposed.
public final class BranchWords {
    private static final int NAME = 60;
    private static final int BRANCH = 100;
    private static final int PATH = 80;
    private static final int MOST_PATHS = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9._/+@%=:,-]+");

    private BranchWords() {}

    /// @param id null for a person
    public static String who(State state, @Nullable InstanceId id) {
        if (id == null) {
            return "a person";
        }
        String name =
                state.instances()
                        .get(id)
                        .map(BranchWords::name)
                        .map(n -> " '" + quotable(n, NAME) + "'")
                        .orElse("");
        return "agent" + name + " (" + id.shortForm() + ")";
    }

    /// The same without more, to begin a line with.
    static String title(State state, @Nullable InstanceId id) {
        return id == null
                ? "You"
                : state.instances().get(id).map(BranchWords::name).orElse(id.shortForm());
    }

    /// The same for a person who reads of themselves.
    static String whoOrYou(State state, @Nullable InstanceId id) {
        return id == null ? "you" : who(state, id);
    }

    /// Its name, else the agent program's.
    private static String name(Instance instance) {
        return instance.label().name().filter(n -> !n.isBlank()).orElse(instance.agent());
    }

    /// Such as `branch 'main' of shop`.
    public static String where(BranchScope scope) {
        return "branch '" + quotable(scope.branch(), BRANCH) + "' of " + repository(scope);
    }

    /// The last part of the repository's path.
    static String repository(BranchScope scope) {
        String root = scope.root();
        String last = root.substring(root.lastIndexOf('/') + 1);
        return quotable(last.isEmpty() ? root : last, NAME);
    }

    /// Such as `write to src/api, src/web`.
    public static String what(BranchScope scope) {
        return switch (scope.intent()) {
            case READ -> "read";
            case FULL -> "all of it";
            case WRITE -> "write to " + paths(scope.paths());
        };
    }

    static String paths(List<String> paths) {
        String shown =
                String.join(
                        ", ",
                        paths.stream().limit(MOST_PATHS).map(p -> quotable(p, PATH)).toList());
        int more = paths.size() - MOST_PATHS;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    static String since(Instant at) {
        return "since " + TIME.format(at);
    }

    /// Who holds what since when, and why, if that was said.
    static String held(State state, BranchClaim claim) {
        return who(state, claim.holder())
                + ": "
                + what(claim.scope())
                + ", "
                + claim.mode()
                + ", "
                + since(claim.since())
                + (claim.reason() == null ? "" : ", says " + quoted(claim.reason()));
    }

    /// In double quotes, so that it cannot end them.
    public static String quoted(String text) {
        return '"'
                + VisibleText.line(text, BranchWish.LONGEST_TEXT)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                + '"';
    }

    /// A branch as one word of a shell; a placeholder where it could be read as another.
    static String word(String branch) {
        if (PLAIN_WORD.matcher(branch).matches()) {
            return branch;
        }
        return VisibleText.line(branch, BranchNames.LONGEST).equals(branch)
                ? "'" + branch.replace("'", "'\\''") + "'"
                : "BRANCH";
    }

    private static String quotable(String text, int max) {
        return VisibleText.line(text, max).replace('\'', '’');
    }
}
