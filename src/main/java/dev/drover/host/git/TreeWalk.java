package dev.drover.host.git;

import dev.drover.model.worktree.Names;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// One walk through the files of a worktree: how large they are, and what in them does not belong
/// to it. Follows no link and goes on to no other device.
///
/// @param bytes as the files say, each counted where it is met
/// @param submodules directories whose `.git` leads into the repository
/// @param nested directories with a repository of their own
/// @param mounts directories on another device
/// @param unreadable the first place that could not be looked into; null if there was none
record TreeWalk(
        long bytes, Names submodules, Names nested, Names mounts, @Nullable String unreadable) {

    /// @param admin git's directory of this worktree
    static TreeWalk through(Path top, AdminDirectory admin) {
        Visitor visitor = new Visitor(top, admin);
        try {
            visitor.device = device(top);
            Files.walkFileTree(top, visitor);
        } catch (IOException e) {
            visitor.unreadable = String.valueOf(e.getMessage());
        }
        return new TreeWalk(
                visitor.bytes,
                Names.of(visitor.submodules),
                Names.of(visitor.nested),
                Names.of(visitor.mounts),
                visitor.unreadable);
    }

    /// The device that a file lies on, null where the system does not number them.
    static @Nullable Object device(Path file) throws IOException {
        try {
            return Files.getAttribute(file, "unix:dev", LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return null;
        }
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path top;
        private final AdminDirectory admin;
        private final List<String> submodules = new ArrayList<>();
        private final List<String> nested = new ArrayList<>();
        private final List<String> mounts = new ArrayList<>();
        private @Nullable Object device;
        private long bytes;
        private @Nullable String unreadable;

        private Visitor(Path top, AdminDirectory admin) {
            this.top = top;
            this.admin = admin;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                throws IOException {
            if (device != null && !device.equals(device(directory))) {
                mounts.add(name(directory));
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (directory.endsWith(".git")) {
                return git(directory);
            }
            if (!directory.equals(top) && isBare(directory)) {
                nested.add(name(directory));
            }
            return FileVisitResult.CONTINUE;
        }

        /// A repository without a `.git`: nobody's build makes one.
        private static boolean isBare(Path directory) {
            return Files.isRegularFile(directory.resolve("HEAD"))
                    && Files.isDirectory(directory.resolve("objects"))
                    && Files.isDirectory(directory.resolve("refs"));
        }

        private FileVisitResult git(Path directory) {
            Path holder = directory.getParent();
            if (holder == null || holder.equals(top)) {
                // Of a main worktree: the repository itself, not a file of it.
                return FileVisitResult.SKIP_SUBTREE;
            }
            nested.add(name(holder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            Path holder = file.getParent();
            if (file.endsWith(".git") && holder != null && !holder.equals(top)) {
                Path named = GitFiles.path(file, "gitdir: ", holder);
                boolean ours =
                        named != null
                                && (named.startsWith(admin.common().resolve("modules"))
                                        || named.startsWith(admin.path().resolve("modules")));
                (ours ? submodules : nested).add(name(holder));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (unreadable == null) {
                unreadable = "'" + name(file) + "' cannot be read";
            }
            return FileVisitResult.CONTINUE;
        }

        private String name(Path path) {
            return path.equals(top) ? "." : top.relativize(path).toString();
        }
    }
}
