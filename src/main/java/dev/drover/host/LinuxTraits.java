package dev.drover.host;

import dev.drover.model.ProcessKey;
import dev.drover.model.process.ProcessTraits;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/// The closer look at one process on Linux: a stat file and a cgroup file.
final class LinuxTraits {
    private static final double TICKS = Libc.clockTicksPerSecond();

    // Fields of stat, counted from the one after the name, which is field 3.
    private static final int SESSION = 3;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int START = 19;

    private final Path root;

    LinuxTraits(Path root) {
        this.root = root;
    }

    ProcessTraits of(ProcessKey key) {
        try (ProcFiles files = ProcFiles.forOne(root)) {
            String stat = files.text(key.pid() + "/stat", 4096);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            if (fields.length <= START || number(fields[START]) != key.start()) {
                return ProcessTraits.UNSEEN;
            }
            double ticks = (double) number(fields[USER_TIME]) + number(fields[SYSTEM_TIME]);
            return new ProcessTraits(
                    sessionGone(number(fields[SESSION])),
                    cgroup(files.text(key.pid() + "/cgroup", 4096)),
                    Duration.ofMillis((long) (ticks * 1000 / TICKS)));
        } catch (NumberFormatException e) {
            return ProcessTraits.UNSEEN;
        }
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    /// The kernel answers this also for leaders that `/proc` hides. A session of 0 belongs to
    /// another container: its leader cannot be asked for.
    private static @Nullable Boolean sessionGone(long leader) {
        if (leader <= 0 || leader > Integer.MAX_VALUE) {
            return null;
        }
        return Libc.kill(leader, 0) == -Libc.ESRCH;
    }

    /// The last part of the path in the unified hierarchy, else in the one that systemd keeps;
    /// empty at the root, where nobody has put it anywhere.
    static @Nullable String cgroup(String text) {
        String path = null;
        for (String line : text.lines().toList()) {
            String[] parts = line.split(":", 3);
            boolean named = parts.length == 3 && parts[1].equals("name=systemd");
            boolean unified = parts.length == 3 && parts[0].equals("0");
            if (named || (unified && path == null)) {
                path = parts[2];
            }
        }
        return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
    }
}
