package dev.drover.core;

/// Reads `/proc/PID/cgroup`: is a process a service of the machine or of the user? Only its own
/// group counts, not those above: everything of a desktop runs below the user's `user@.service`.
final class ControlGroups {
    private ControlGroups() {}

    /// @param text one line a hierarchy, `NUMBER:CONTROLLERS:/PATH`
    static boolean isService(String text) {
        String leaf = leaf(text);
        return leaf.endsWith(".service") || leaf.equals("init.scope");
    }

    /// The group that systemd put the process into; empty if there is none. Where several
    /// hierarchies are there only the one that systemd keeps tells: in the others whole sessions
    /// share one group.
    private static String leaf(String text) {
        String unified = "";
        for (String line : text.split("\n")) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            String leaf = parts[2].substring(parts[2].lastIndexOf('/') + 1);
            if (parts[1].equals("name=systemd") && !leaf.isEmpty()) {
                return leaf;
            }
            if (parts[1].isEmpty()) {
                unified = leaf;
            }
        }
        return unified;
    }
}
