package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The address of a screen, as text such as `instances/20251116_031234_12345_abc123de`. Alerts,
/// tray and `drover open` lead with it; it stays valid when what it points at has gone.
public sealed interface Place {
    /// The window as it is, or as it was left: no page in particular.
    record Window() implements Place {
        @Override
        public String toString() {
            return "window";
        }
    }

    /// Everything at a glance.
    record Overview() implements Place {
        @Override
        public String toString() {
            return "overview";
        }
    }

    /// @param instance the row to select, null for the list alone
    record Instances(@Nullable String instance) implements Place {
        @Override
        public String toString() {
            return address("instances", instance);
        }
    }

    /// @param alert the row to select, null for the list alone
    record Alerts(@Nullable String alert) implements Place {
        @Override
        public String toString() {
            return address("alerts", alert);
        }
    }

    /// @param process `PID@START`, or a pid alone: the row to mark; {@link #DIRECTORIES}; null for
    /// the tree alone. With `end/` before it the page also asks whether that should end, and never
    /// does more than ask
    record Processes(@Nullable String process) implements Place {
        /// What daemons have left on disk.
        public static final String DIRECTORIES = "directories";

        private static final String END = "end/";

        public static Processes askingToEnd(String row) {
            return new Processes(END + row);
        }

        public boolean asksToEnd() {
            return process != null && process.startsWith(END);
        }

        /// The row to mark, null for the tree alone.
        public @Nullable String row() {
            return process != null && asksToEnd() ? process.substring(END.length()) : process;
        }

        @Override
        public String toString() {
            return address("processes", process);
        }
    }

    /// @param path of the worktree to mark, or its branch; {@link #TRASH}, alone or with an id and
    /// a slash between; null for all
    record Worktrees(@Nullable String path) implements Place {
        /// Those that were removed.
        public static final String TRASH = "trash";

        /// @param id the one to mark, null for all in the trash
        public static Worktrees trashed(@Nullable String id) {
            return new Worktrees(address(TRASH, id));
        }

        public static boolean isTrash(@Nullable String path) {
            return path != null && (path.equals(TRASH) || path.startsWith(TRASH + "/"));
        }

        /// @return null for the trash alone
        public static @Nullable String idInTrash(@Nullable String path) {
            return path == null || path.length() <= TRASH.length() + 1
                    ? null
                    : path.substring(TRASH.length() + 1);
        }

        @Override
        public String toString() {
            return address("worktrees", path);
        }
    }

    /// @param port the row to mark, null for the table alone
    record Ports(@Nullable String port) implements Place {
        @Override
        public String toString() {
            return address("ports", port);
        }
    }

    /// @param message one of the thread to mark, or the beginning of its id; null for all
    record Messages(@Nullable String message) implements Place {
        @Override
        public String toString() {
            return address("messages", message);
        }
    }

    /// @param view `1` (or `today`), `7` or `30` for that many days; {@link #SOURCES}; null for the
    /// figures as they were left
    record Usage(@Nullable String view) implements Place {
        /// Where the sources of an agent's figures agree, and where they do not.
        public static final String SOURCES = "sources";

        @Override
        public String toString() {
            return address("usage", view);
        }
    }

    /// @param check the finding to mark, null for all
    record Doctor(@Nullable String check) implements Place {
        @Override
        public String toString() {
            return address("doctor", check);
        }
    }

    /// @param key the setting to show, or the part that its keys begin with; null for all
    record Settings(@Nullable String key) implements Place {
        @Override
        public String toString() {
            return address("settings", key);
        }
    }

    /// Which agents report, and how to let them.
    record Setup() implements Place {
        @Override
        public String toString() {
            return "setup";
        }
    }

    Place HOME = new Overview();
    Place WINDOW = new Window();

    /// The screens there are, for the one line that says so.
    String SCREENS =
            "overview, instances, alerts, processes, worktrees, ports, messages, usage, doctor,"
                    + " setup, settings";

    /// @return empty if no screen has this address
    static Optional<Place> parse(String text) {
        String[] parts = text.strip().split("/", 2);
        String rest = parts.length > 1 && !parts[1].isBlank() ? parts[1] : null;
        return switch (parts[0]) {
            case "", "window" -> Optional.of(WINDOW);
            case "overview" -> Optional.of(new Overview());
            case "instances" -> Optional.of(new Instances(rest));
            case "alerts" -> Optional.of(new Alerts(rest));
            case "processes" -> Optional.of(new Processes(rest));
            case "worktrees" -> Optional.of(new Worktrees(rest));
            case "ports" -> Optional.of(new Ports(rest));
            case "messages" -> Optional.of(new Messages(rest));
            case "usage" -> Optional.of(new Usage(rest));
            case "doctor" -> Optional.of(new Doctor(rest));
            case "setup" -> Optional.of(new Setup());
            case "settings" -> Optional.of(new Settings(rest));
            default -> Optional.empty();
        };
    }

    private static String address(String screen, @Nullable String rest) {
        return rest == null ? screen : screen + "/" + rest;
    }
}
