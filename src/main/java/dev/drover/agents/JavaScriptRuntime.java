package dev.drover.agents;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the command line of a JavaScript runtime: which script does it run?
public final class JavaScriptRuntime {
    private static final Pattern RUNTIME =
            Pattern.compile("/(?:node|nodejs|bun|deno)(?:-?\\d[\\d.]*)?(?:\\.exe)?$");

    /// Options whose value is the next argument.
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "-r",
                    "--require",
                    "--import",
                    "--loader",
                    "--experimental-loader",
                    "-C",
                    "--conditions",
                    "--env-file",
                    "--icu-data-dir",
                    "--title",
                    "--preload",
                    "--inspect-port",
                    "--stack-size",
                    "--max-old-space-size",
                    "--cwd",
                    "--config",
                    "-c");

    /// With these the program comes from the command line.
    private static final Set<String> INLINE =
            Set.of("-e", "--eval", "-p", "--print", "-pe", "-", "-i", "--interactive");

    private JavaScriptRuntime() {}

    public static boolean is(String executable) {
        return RUNTIME.matcher(executable).find();
    }

    /// Has the program written this title over its whole command line? A script's name cannot do
    /// that: it stands after the runtime's own.
    public static boolean hasTitle(List<String> command, String title) {
        return command.size() == 1 && command.getFirst().strip().equals(title);
    }

    /// @return the script's place among the arguments, -1 if it runs none
    public static int scriptAt(List<String> command) {
        int i = 1;
        while (i < command.size()) {
            String argument = command.get(i);
            if (INLINE.contains(argument)) {
                return -1;
            }
            if (argument.equals("--")) {
                return i + 1 < command.size() ? i + 1 : -1;
            }
            if (argument.equals("run") && i + 1 < command.size()) {
                i++;
            } else if (!argument.startsWith("-")) {
                return i;
            } else {
                i += WITH_VALUE.contains(argument) ? 2 : 1;
            }
        }
        return -1;
    }

    /// The script's file behind any link, such as the one that npm puts on the path; as it is
    /// written where it cannot be seen.
    public static @Nullable String real(String script, @Nullable String cwd) {
        try {
            Path path = Path.of(script);
            Path whole = path.isAbsolute() || cwd == null ? path : Path.of(cwd).resolve(path);
            return whole.isAbsolute() ? whole.toRealPath().toString() : script;
        } catch (IOException | InvalidPathException _) {
            return script;
        }
    }
}
