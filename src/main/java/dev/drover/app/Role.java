package dev.drover.app;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What this JVM is started for, told by the arguments alone. Reading them loads next to nothing,
/// because most starts find a daemon running and leave at once.
public sealed interface Role {
    Duration IDLE_BY_SETTING = Duration.ofNanos(-1);

    /// No arguments: the app with its icon in the tray.
    record Tray() implements Role {}

    /// `daemon run`.
    ///
    /// @param headless without tray and window
    /// @param exitWhenIdle leave after this long without instances; null to stay; {@link
    /// #IDLE_BY_SETTING} for the time in the settings
    /// @param scope leave when this process ends; 0 for none
    record Daemon(boolean headless, @Nullable Duration exitWhenIdle, long scope) implements Role {}

    /// Anything else is a command.
    record Command(List<String> arguments) implements Role {}

    /// The arguments make no sense.
    record Misuse(String message) implements Role {}

    static Role of(String[] args) {
        if (args.length == 0) {
            return new Tray();
        }
        boolean runs = args.length > 1 && args[0].equals("daemon") && args[1].equals("run");
        if (!runs || asksForHelp(args)) {
            return new Command(List.of(args));
        }
        return daemon(args);
    }

    private static Role daemon(String[] args) {
        boolean headless = false;
        Duration idle = null;
        long scope = 0;
        for (int i = 2; i < args.length; i++) {
            String name = args[i];
            int equals = name.indexOf('=');
            String value = null;
            if (equals > 0) {
                value = name.substring(equals + 1);
                name = name.substring(0, equals);
            } else if (i + 1 < args.length && !args[i + 1].startsWith("-")) {
                value = args[i + 1];
            }
            switch (name) {
                case "--headless" -> {
                    headless = true;
                    continue;
                }
                case "--exit-when-idle" -> {
                    idle = value == null ? IDLE_BY_SETTING : duration(value);
                    if (idle == null) {
                        return new Misuse(value + " is no duration; try 30s, 5m or 1h");
                    }
                }
                case "--scope" -> {
                    scope = pid(value);
                    if (scope <= 0) {
                        return new Misuse("--scope needs the pid of a process");
                    }
                }
                default -> {
                    return new Misuse("daemon run does not know " + name);
                }
            }
            if (equals < 0 && value != null) {
                i++;
            }
        }
        return new Daemon(headless, idle, scope);
    }

    private static boolean asksForHelp(String[] args) {
        for (String arg : args) {
            if (arg.equals("--help") || arg.equals("-h")) {
                return true;
            }
        }
        return false;
    }

    private static long pid(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// `90`, `90s`, `5m`, `1h`, `500ms` or ISO-8601; null if it is none of these.
    static @Nullable Duration duration(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        try {
            if (digits == 0) {
                Duration iso = Duration.parse(word);
                return iso.isNegative() ? null : iso;
            }
            long number = Long.parseLong(word, 0, digits, 10);
            return switch (word.substring(digits)) {
                case "ms" -> Duration.ofMillis(number);
                case "", "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> null;
            };
        } catch (RuntimeException tooLargeOrNoDuration) {
            return null;
        }
    }
}
