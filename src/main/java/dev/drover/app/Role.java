package dev.drover.app;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// What this JVM is started for, told by the arguments alone. Reading them loads next to nothing,
/// because most starts find a daemon running and leave at once.
public sealed interface Role {
    /// No arguments: the app with its icon in the tray; or `daemon run`: the same with options.
    ///
    /// @param headless without tray and window
    /// @param exitWhenIdle leave after this long without instances, zero for the time in the
    /// settings; null to stay
    /// @param scope leave when this process ends; 0 for none
    record Daemon(boolean headless, @Nullable Duration exitWhenIdle, long scope) implements Role {}

    /// Anything else is a command, which also knows how to complain about what makes no sense.
    record Command(List<String> arguments) implements Role {}

    static Role of(String[] args) {
        if (args.length == 0) {
            return new Daemon(false, null, 0);
        }
        boolean runs = args.length > 1 && args[0].equals("daemon") && args[1].equals("run");
        Daemon daemon = runs ? daemon(args) : null;
        return daemon == null ? new Command(List.of(args)) : daemon;
    }

    /// @return null if it takes more than this to understand the arguments
    private static @Nullable Daemon daemon(String[] args) {
        boolean headless = false;
        Duration idle = null;
        long scope = 0;
        for (int i = 2; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            String name = equals < 0 ? args[i] : args[i].substring(0, equals);
            String value = equals < 0 ? null : args[i].substring(equals + 1);
            boolean takesValue = name.equals("--exit-when-idle") || name.equals("--scope");
            if (value == null
                    && takesValue
                    && i + 1 < args.length
                    && !args[i + 1].startsWith("-")) {
                value = args[++i];
            }
            if (name.equals("--headless") && value == null) {
                headless = true;
            } else if (name.equals("--exit-when-idle")) {
                idle = value == null ? Duration.ZERO : duration(value);
                if (idle == null) {
                    return null;
                }
            } else if (name.equals("--scope")) {
                scope = value == null ? 0 : number(value);
                if (scope <= 0) {
                    return null;
                }
            } else {
                return null;
            }
        }
        return new Daemon(headless, idle, scope);
    }

    /// `90`, `90s`, `5m`, `2h` or `1d`; null if it is none of these.
    private static @Nullable Duration duration(String text) {
        int last = text.length() - 1;
        boolean bare = last >= 0 && Character.isDigit(text.charAt(last));
        long amount = number(bare ? text : text.substring(0, Math.max(0, last)));
        if (amount < 0) {
            return null;
        }
        return switch (bare ? 's' : text.charAt(last)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            default -> null;
        };
    }

    /// @return -1 if it is no number of at most nine digits
    private static long number(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + (digit - '0');
        }
        return number;
    }
}
