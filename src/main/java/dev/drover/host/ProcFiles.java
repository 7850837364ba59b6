package dev.drover.host;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the files under `/proc` with one buffer: thousands a second, and names of any bytes
/// whatever the locale is. What cannot be read is null. To be used by the thread that made it.
final class ProcFiles implements AutoCloseable {
    /// A command line may be megabytes long; nobody reads more of it than this.
    static final int LONGEST_COMMAND = 64 << 10;

    static final int MOST_ARGUMENTS = 2048;
    private static final int LONGEST_STAT = 4096;
    private static final int USUAL_COMMAND = 8 << 10;
    private static final String DELETED = " (deleted)";

    private final RawFiles files;

    /// @param root `/proc`, or a directory that looks like it
    ProcFiles(Path root) {
        this(root, LONGEST_COMMAND);
    }

    private ProcFiles(Path root, int buffer) {
        files = new RawFiles(root + "/", buffer);
    }

    /// One for a single process: to clear a buffer for the longest command line takes longer than
    /// to read the usual one.
    static ProcFiles forOne(Path root) {
        return new ProcFiles(root, USUAL_COMMAND);
    }

    /// One with a small buffer, for stat files only.
    static ProcFiles forStats(Path root) {
        return new ProcFiles(root, LONGEST_STAT);
    }

    /// Every pid with the inode number of its directory. The kernel gives each process a number of
    /// its own, so a pid that went to another process shows without reading anything of it.
    Map<Long, Long> processes() {
        return files.numbered();
    }

    @Nullable ProcStat stat(long pid) {
        byte[] line = files.read(pid + "/stat", LONGEST_STAT);
        return line == null ? null : ProcStat.parse(line);
    }

    /// Resident memory in pages.
    @Nullable Long residentPages(long pid) {
        String[] fields = text(pid + "/statm", 256).split(" ", 3);
        try {
            return fields.length < 3 ? null : Long.valueOf(fields[1]);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// The argument vector; empty where it cannot be read or there is none.
    List<String> command(long pid) {
        byte[] all = files.read(pid + "/cmdline", LONGEST_COMMAND);
        if (all == null) {
            return List.of();
        }
        int length = all.length;
        // A program that wrote a title over its arguments leaves the rest as zeros.
        while (length > 0 && all[length - 1] == 0) {
            length--;
        }
        List<String> arguments = new ArrayList<>();
        int from = 0;
        while (from < length && arguments.size() < MOST_ARGUMENTS) {
            int to = from;
            while (to < length && all[to] != 0) {
                to++;
            }
            arguments.add(new String(all, from, to - from, StandardCharsets.UTF_8));
            from = to + 1;
        }
        return arguments;
    }

    /// The text of a link such as `PID/exe`, as the kernel writes it.
    @Nullable String link(String name) {
        byte[] text = files.readLink(name);
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    /// A short text file; empty where it cannot be read.
    String text(String name, int limit) {
        byte[] text = files.read(name, limit);
        return text == null ? "" : new String(text, StandardCharsets.UTF_8);
    }

    @Nullable String textOrNull(String name, int limit) {
        byte[] text = files.read(name, limit);
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    static boolean isDeleted(String link) {
        return link.endsWith(DELETED);
    }

    static String withoutDeleted(String link) {
        return isDeleted(link) ? link.substring(0, link.length() - DELETED.length()) : link;
    }

    @Override
    public void close() {
        files.close();
    }
}
