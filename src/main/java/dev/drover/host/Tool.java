package dev.drover.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Runs small programs of the desktop by argument arrays: no shell, little of our environment, no
/// input, an end after two seconds.
final class Tool {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_OUTPUT = 256 << 10;
    private static final Set<String> INHERITED =
            Set.of(
                    "HOME",
                    "USER",
                    "LOGNAME",
                    "PATH",
                    "LANG",
                    "TMPDIR",
                    "DISPLAY",
                    "XAUTHORITY",
                    "WAYLAND_DISPLAY",
                    "XDG_RUNTIME_DIR",
                    "XDG_CONFIG_HOME",
                    "DBUS_SESSION_BUS_ADDRESS");

    /// What a desktop's own PATH often lacks.
    private static final List<String> MORE_PLACES =
            List.of(
                    "/usr/bin",
                    "/usr/local/bin",
                    "/opt/homebrew/bin",
                    "/Applications/kitty.app/Contents/MacOS",
                    "/Applications/WezTerm.app/Contents/MacOS");

    private final Map<String, String> environment;

    /// @param ok whether it ran to its end and was content
    /// @param output what it printed, or else why it failed, as it says
    record Result(boolean ok, String output) {}

    Tool(Map<String, String> ours) {
        environment = new HashMap<>(ours);
        environment.keySet().retainAll(INHERITED);
        environment.put("LC_ALL", "C.UTF-8");
    }

    /// Where the first of these programs is that is installed.
    Optional<String> find(String... names) {
        List<String> places = new ArrayList<>();
        places.addAll(List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)));
        places.addAll(MORE_PLACES);
        for (String name : names) {
            for (String place : places) {
                if (place.startsWith("/") && Files.isExecutable(Path.of(place, name))) {
                    return Optional.of(Path.of(place, name).toString());
                }
            }
        }
        return Optional.empty();
    }

    Result run(List<String> command) {
        return run(command, Map.of());
    }

    /// @param more variables for this program alone
    Result run(List<String> command, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        Process process;
        try {
            process = new Children().start(command, Path.of("/"), all);
        } catch (IOException e) {
            return new Result(false, "it could not be started");
        }
        try {
            return await(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(false, "Drover is closing");
        } finally {
            if (process.isAlive()) {
                Children.killTree(process);
            }
        }
    }

    private static Result await(Process process) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It ended before its empty input did.
        }
        CappedReader output = CappedReader.start(process.getInputStream(), LONGEST_OUTPUT);
        CappedReader complaint = CappedReader.start(process.getErrorStream(), LONGEST_OUTPUT);
        boolean ended =
                process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                        && output.endedBy(deadline)
                        && complaint.endedBy(deadline);
        if (!ended) {
            return new Result(
                    false, "it did not answer within " + PATIENCE.toSeconds() + " seconds");
        }
        try {
            boolean ok = process.exitValue() == 0;
            CappedReader said = ok ? output : complaint;
            return new Result(ok, new String(said.bytes(), StandardCharsets.UTF_8).strip());
        } catch (UncheckedIOException e) {
            return new Result(false, "its answer could not be read");
        }
    }
}
