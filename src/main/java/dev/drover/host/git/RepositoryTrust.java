package dev.drover.host.git;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Whether a look at a repository would run what its own configuration names. What the user's or
/// the system's configuration names is theirs to decide.
///
/// Only filters do so in the commands that are used here: hooks, the file system monitor and
/// fetching are switched off for every git, see {@link Git}.
final class RepositoryTrust {
    private static final String COMMANDS = "^filter\\..*\\.(clean|smudge|process)$";

    /// What `git lfs install --local` writes: programs of the user's own path.
    private static final Set<String> KNOWN =
            Set.of(
                    "git-lfs clean -- %f",
                    "git-lfs smudge -- %f",
                    "git-lfs smudge --skip -- %f",
                    "git-lfs filter-process",
                    "git-lfs filter-process --skip");

    private static final int FOUND = 0;
    private static final int NONE = 1;

    private static final int MOST_REMEMBERED = 1_024;

    /// @param stamps of the files that were read
    private record Answer(List<FileStamp> stamps, @Nullable String key) {}

    private final Git git;
    private final Map<Path, Answer> answers = new ConcurrentHashMap<>();
    private final Supplier<List<String>> trusted;

    /// @param trusted tops of repositories whose commands the user lets run
    RepositoryTrust(Git git, Supplier<List<String>> trusted) {
        this.git = git;
        this.trusted = trusted;
    }

    /// The first key that names a command; null if there is none, or the user trusts it.
    ///
    /// @param admin a worktree may have configuration of its own
    @Nullable String commandKey(Repository repository, Path admin) throws GitException {
        if (trusted.get().contains(repository.main().toString())) {
            return null;
        }
        List<FileStamp> stamps = stamps(repository, admin);
        Answer known = answers.get(admin);
        if (known != null && known.stamps.equals(stamps)) {
            return known.key;
        }
        String key = ask(admin);
        // What other files it includes is not seen: then it is asked again each time.
        if (!includesOthers(repository, admin)) {
            if (answers.size() >= MOST_REMEMBERED) {
                answers.clear();
            }
            answers.put(admin, new Answer(stamps, key));
        }
        return key;
    }

    private static List<FileStamp> stamps(Repository repository, Path admin) {
        return Stream.of(
                        repository.common().resolve("config"),
                        repository.common().resolve("config.worktree"),
                        admin.resolve("config.worktree"))
                .map(FileStamp::of)
                .map(stamp -> stamp == null ? FileStamp.NONE : stamp)
                .toList();
    }

    private static boolean includesOthers(Repository repository, Path admin) {
        return Stream.of(
                        repository.common().resolve("config"),
                        repository.common().resolve("config.worktree"),
                        admin.resolve("config.worktree"))
                .map(GitFiles::text)
                .anyMatch(
                        text -> text != null && text.toLowerCase(Locale.ROOT).contains("[include"));
    }

    private @Nullable String ask(Path admin) throws GitException {
        Git.Call call =
                Repository.in(
                        admin,
                        admin,
                        "config",
                        "--includes",
                        "--show-scope",
                        "-z",
                        "--get-regexp",
                        COMMANDS);
        return switch (git.run(admin, call)) {
            case Git.Outcome.Done done when done.exit() == FOUND -> ownCommand(done.output());
            case Git.Outcome.Done done when done.exit() == NONE -> null;
            case Git.Outcome.Done done ->
                    throw new GitException(
                            "its configuration cannot be read: " + done.complaint().strip());
            case Git.Outcome.Failed failed -> throw new GitException(failed.reason());
        };
    }

    /// @param text scopes and entries by turns; an entry is a key, a new line and its value
    private static @Nullable String ownCommand(String text) {
        String[] words = text.split("\0", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            String scope = words[i].toLowerCase(Locale.ROOT);
            String[] entry = words[i + 1].split("\n", 2);
            String value = entry.length > 1 ? entry[1] : "";
            boolean own = scope.equals("local") || scope.equals("worktree");
            if (own && !value.isBlank() && !KNOWN.contains(value.strip())) {
                return entry[0];
            }
        }
        return null;
    }
}
