package dev.drover.app;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who says in the lock file that it holds the lock. Words for people and for a second start; the
/// lock itself is the kernel's. No boot id is needed: no lock outlives a boot.
///
/// @param start start of the process as in {@link dev.drover.model.ProcessKey}
/// @param window true if it shows a window when asked to, false for a headless daemon
record Holder(long pid, long start, boolean window) {

    String line() {
        return pid + " " + start + " " + (window ? "window" : "headless") + "\n";
    }

    /// Reads the lock file. Never called by the holder: closing the file would drop its lock.
    ///
    /// @return null if it does not say (the holder has only just taken the lock, or is none of
    /// ours)
    static @Nullable Holder read(Path lock) {
        try {
            return parse(Files.readString(lock));
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }

    static @Nullable Holder parse(String text) {
        String line = text.strip();
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first < 0 || second < 0) {
            return null;
        }
        try {
            return new Holder(
                    Long.parseLong(line, 0, first, 10),
                    Long.parseLong(line, first + 1, second, 10),
                    line.substring(second + 1).equals("window"));
        } catch (NumberFormatException notOurs) {
            return null;
        }
    }
}
