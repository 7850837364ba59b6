package dev.drover.model.process;

import java.util.List;
import java.util.Optional;

/// Which globs a profile may have: such as name a few files of one program, and never half the
/// disk.
public final class Globs {
    private static final int MOST_WILD = 2;
    private static final List<String> SYSTEM = List.of("/proc", "/sys", "/dev");

    private Globs() {}

    /// What is wrong with a whole path, in one sentence; empty if nothing is.
    public static Optional<String> complaint(String glob) {
        boolean home = glob.startsWith("~/");
        if (!home && !glob.startsWith("/")) {
            return Optional.of("must begin with `/` or `~/`");
        }
        List<String> parts = parts(glob);
        if (parts.contains("..") || parts.contains("**") || glob.indexOf('\0') >= 0) {
            return Optional.of("may hold neither `..` nor `**`");
        }
        long wild = parts.stream().filter(Globs::isWild).count();
        int fixed = 0;
        while (fixed < parts.size() && !isWild(parts.get(fixed))) {
            fixed++;
        }
        if (wild > MOST_WILD || fixed < (home ? 1 : 2)) {
            return Optional.of(
                    "would fit half the disk: name the directories before the first `*`, and use"
                            + " at most two parts with one");
        }
        return SYSTEM.stream().anyMatch(place -> glob.startsWith(place + "/"))
                ? Optional.of("may not look into the system's own directories")
                : Optional.empty();
    }

    /// The same for a name below an instance directory.
    public static Optional<String> nameComplaint(String glob) {
        return glob.isBlank() || glob.startsWith("/") || glob.contains("/") || glob.equals("..")
                ? Optional.of("must be a file's name, such as `daemon.lock` or `*.db`")
                : Optional.empty();
    }

    public static List<String> parts(String glob) {
        String rest = glob.startsWith("~/") ? glob.substring(2) : glob;
        return List.of(rest.split("/")).stream().filter(part -> !part.isEmpty()).toList();
    }

    public static boolean isWild(String part) {
        return part.contains("*") || part.contains("?") || part.contains("[") || part.contains("{");
    }
}
