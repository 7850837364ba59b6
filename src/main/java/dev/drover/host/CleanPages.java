package dev.drover.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Pages of mapped files that Drover has only read: the class cache and the code of libraries.
/// Starting touches nearly all of them, a daemon at rest needs few; the kernel counts them as ours
/// all the same until somebody else needs the room. Linux only.
public final class CleanPages {
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");
    // Smaller ones are not worth the call.
    private static final long WORTH = 1 << 20;

    private CleanPages() {}

    /// Gives them back. What is needed again is read from the file, mostly from the system's own
    /// cache, at about a microsecond for 64 kB. A mapping of which a single page was ever written
    /// (`Anonymous` in smaps) is left alone: that page would be lost.
    ///
    /// @return how many bytes; 0 where the system shows no mappings
    public static long giveBack() {
        if (Platform.current() != Platform.LINUX) {
            return 0;
        }
        long given = 0;
        for (Mapping mapping : mappings()) {
            if (mapping.isClean()
                    && Libc.dropPages(mapping.start, mapping.end - mapping.start) == 0) {
                given += mapping.resident;
            }
        }
        return given;
    }

    private static List<Mapping> mappings() {
        List<Mapping> mappings = new ArrayList<>();
        try {
            Mapping mapping = null;
            for (String line : Files.readAllLines(MAPPINGS, StandardCharsets.ISO_8859_1)) {
                int colon = line.indexOf(':');
                if (line.startsWith("Rss:") && mapping != null) {
                    mapping.resident = kilobytes(line);
                } else if (line.startsWith("Anonymous:") && mapping != null) {
                    mapping.written = kilobytes(line);
                } else if (colon < 0 || line.indexOf(' ') < colon) {
                    mapping = Mapping.read(line);
                    mappings.add(mapping);
                }
            }
        } catch (IOException | RuntimeException e) {
            // Half a list could lack the line that says that a mapping was written to.
            return List.of();
        }
        return mappings;
    }

    private static long kilobytes(String line) {
        String[] words = line.split(" +");
        return Long.parseLong(words[1]) << 10;
    }

    private static final class Mapping {
        private final long start;
        private final long end;
        private final boolean readOnlyFile;
        private long resident;
        private long written = -1;

        private Mapping(long start, long end, boolean readOnlyFile) {
            this.start = start;
            this.end = end;
            this.readOnlyFile = readOnlyFile;
        }

        /// `START-END PERMISSIONS OFFSET DEVICE INODE PATH`
        static Mapping read(String line) {
            String[] words = line.split(" +", 6);
            int dash = words[0].indexOf('-');
            boolean readOnly = words[1].charAt(1) == '-' && words[1].charAt(3) == 'p';
            return new Mapping(
                    Long.parseUnsignedLong(words[0].substring(0, dash), 16),
                    Long.parseUnsignedLong(words[0].substring(dash + 1), 16),
                    readOnly && !words[4].equals("0"));
        }

        boolean isClean() {
            return readOnlyFile && written == 0 && resident >= WORTH;
        }
    }
}
