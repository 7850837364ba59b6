package dev.drover.host;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who uses files below a directory: as current directory, as root, as program, or open. Linux
/// only; elsewhere {@link #canSee} says no. Processes of other users cannot be looked into; the
/// kernel lets nobody but them work in a directory that is ours alone.
public final class FileUsers {
    private static final int LONGEST_COMMAND = 4096;

    private final Path proc;
    private final LinuxSockets descriptors;

    /// @param what `works there`, `runs a program of it`, or the file it has open
    public record User(long pid, String program, String what) {}

    public FileUsers() {
        this(Path.of("/proc"));
    }

    FileUsers(Path proc) {
        this.proc = proc;
        this.descriptors = new LinuxSockets(proc);
    }

    public boolean canSee() {
        return Platform.current() == Platform.LINUX;
    }

    /// Those whose current directory lies below one of these; one small read a process.
    public Map<Path, List<User>> workingBelow(List<Path> directories) {
        Map<Path, List<User>> found = new HashMap<>();
        for (long pid : pids()) {
            Path works = link(pid, "cwd");
            if (works != null) {
                for (Path directory : directories) {
                    if (works.startsWith(directory)) {
                        found.computeIfAbsent(directory, d -> new ArrayList<>())
                                .add(new User(pid, program(pid), "works there"));
                    }
                }
            }
        }
        return found;
    }

    /// All who use anything below a directory; reads every open file of every process.
    public List<User> below(Path directory) {
        List<User> found = new ArrayList<>();
        for (long pid : pids()) {
            String what = use(pid, directory);
            if (!what.isEmpty()) {
                found.add(new User(pid, program(pid), what));
            }
        }
        return found;
    }

    private String use(long pid, Path directory) {
        if (isBelow(link(pid, "cwd"), directory) || isBelow(link(pid, "root"), directory)) {
            return "works there";
        }
        if (isBelow(link(pid, "exe"), directory)) {
            return "runs a program of it";
        }
        return descriptors
                .links(pid)
                .filter(link -> link.startsWith(directory + "/"))
                .findFirst()
                .map(link -> "has " + link.substring(directory.toString().length() + 1) + " open")
                .orElse("");
    }

    private static boolean isBelow(@Nullable Path path, Path directory) {
        return path != null && path.startsWith(directory);
    }

    private @Nullable Path link(long pid, String name) {
        try {
            return Files.readSymbolicLink(proc.resolve(Long.toString(pid)).resolve(name));
        } catch (IOException | InvalidPathException e) {
            return null; // gone, or not ours to look into
        }
    }

    private List<Long> pids() {
        List<Long> found = new ArrayList<>();
        long own = OwnProcess.pid();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path one : all) {
                long pid = Long.parseLong(String.valueOf(one.getFileName()));
                if (pid != own) {
                    found.add(pid);
                }
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            return found;
        }
        return found;
    }

    private String program(long pid) {
        try {
            byte[] all = Files.readAllBytes(proc.resolve(Long.toString(pid)).resolve("cmdline"));
            String line =
                    new String(
                            all, 0, Math.min(all.length, LONGEST_COMMAND), StandardCharsets.UTF_8);
            String first = line.split("\0", 2)[0];
            return first.substring(first.lastIndexOf('/') + 1);
        } catch (IOException e) {
            return "?";
        }
    }
}
