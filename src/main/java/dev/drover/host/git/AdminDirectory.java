package dev.drover.host.git;

import dev.drover.model.worktree.GitOperation;
import dev.drover.model.worktree.Names;
import dev.drover.model.worktree.WorktreeRef;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What git keeps of one worktree: its HEAD, index, reflog and what has begun in it. Of a linked
/// worktree `worktrees/ID` in the repository, which goes with the worktree; of the main one the
/// repository's own directory.
///
/// @param path the directory
/// @param common the repository's own directory
record AdminDirectory(Path path, Path common) {
    private static final Pattern OBJECT =
            Pattern.compile("(?<![0-9a-f])[0-9a-f]{40}(?:[0-9a-f]{24})?(?![0-9a-f])");
    private static final long LONGEST_TEXT = 16 << 20;

    /// Directories of a main worktree's that hold no state of the worktree, and objects of
    /// submodules, which are found by themselves.
    private static final Set<String> NOT_ITS_OWN =
            Set.of("objects", "worktrees", "modules", "hooks", "info", "lfs");

    /// @return empty if the repository has none for this worktree
    static Optional<AdminDirectory> of(WorktreeRef ref, Path common) {
        if (ref.main()) {
            return Optional.of(new AdminDirectory(common, common));
        }
        Path dotGit = Path.of(ref.path()).resolve(".git");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(common.resolve("worktrees"))) {
            for (Path one : all) {
                if (dotGit.equals(pointer(one))) {
                    return Optional.of(new AdminDirectory(one, common));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// Where it says that its worktree's `.git` file lies; null if it does not say.
    private static @Nullable Path pointer(Path admin) {
        String text = GitFiles.text(admin.resolve("gitdir"));
        try {
            return text == null || text.isBlank() ? null : admin.resolve(text.strip()).normalize();
        } catch (java.nio.file.InvalidPathException e) {
            return null;
        }
    }

    String id() {
        return String.valueOf(path.getFileName());
    }

    /// Whether the files at this place say that they belong here.
    boolean isNamedBy(Path files) {
        Path named = GitFiles.path(files.resolve(".git"), "gitdir: ", files);
        Path real = GitFiles.resolve(path, ".");
        return named != null && named.equals(real);
    }

    /// Whether a git writes there, or died while it did.
    boolean isBusy() {
        return has("index.lock") || has("HEAD.lock");
    }

    Set<GitOperation> operations() {
        Set<GitOperation> found = EnumSet.noneOf(GitOperation.class);
        note(found, GitOperation.MERGE, "MERGE_HEAD");
        note(found, GitOperation.REBASE, "rebase-merge");
        if (has("rebase-apply")) {
            found.add(has("rebase-apply/applying") ? GitOperation.MAILBOX : GitOperation.REBASE);
        }
        note(found, GitOperation.CHERRY_PICK, "CHERRY_PICK_HEAD");
        note(found, GitOperation.REVERT, "REVERT_HEAD");
        note(found, GitOperation.BISECT, "BISECT_LOG");
        if (has("sequencer") && found.isEmpty()) {
            found.add(GitOperation.CHERRY_PICK);
        }
        return found;
    }

    private void note(Set<GitOperation> found, GitOperation operation, String file) {
        if (has(file)) {
            found.add(operation);
        }
    }

    private boolean has(String file) {
        return Files.exists(path.resolve(file), LinkOption.NOFOLLOW_LINKS);
    }

    /// References that no other worktree sees.
    Names ownRefs() {
        List<String> names = new ArrayList<>();
        for (String directory : List.of("refs/worktree", "refs/rewritten", "refs/bisect")) {
            Path top = path.resolve(directory);
            for (Path file : files(top)) {
                names.add(path.relativize(file).toString());
            }
        }
        return Names.of(names);
    }

    /// Every object that one of its files names.
    Set<String> named(String file) {
        return objects(path.resolve(file));
    }

    /// Every object that the reflog of its `HEAD` names, oldest first.
    Set<String> reflog() {
        return named("logs/HEAD");
    }

    /// Every object that anything in it names: heads, reflogs, what a merge or rebase has noted.
    Set<String> objects() {
        Set<String> found = new LinkedHashSet<>();
        for (Path file : files(path)) {
            found.addAll(objects(file));
        }
        return found;
    }

    private static Set<String> objects(Path file) {
        Set<String> found = new LinkedHashSet<>();
        try {
            if (Files.size(file) <= LONGEST_TEXT) {
                Matcher matcher =
                        OBJECT.matcher(
                                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                while (matcher.find()) {
                    if (matcher.group().chars().anyMatch(c -> c != '0')) {
                        found.add(matcher.group());
                    }
                }
            }
        } catch (IOException e) {
            return found;
        }
        return found;
    }

    /// The regular files below a directory, but the index, which names its objects in binary.
    private List<Path> files(Path top) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    top,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path directory, BasicFileAttributes attributes) {
                            boolean foreign =
                                    path.equals(directory.getParent())
                                            && NOT_ITS_OWN.contains(
                                                    String.valueOf(directory.getFileName()));
                            return foreign
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile() && !file.endsWith("index")) {
                                found.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            return found;
        }
        return found;
    }
}
