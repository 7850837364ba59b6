package dev.drover.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one test has of a desktop: a home, an environment, a bus, and the programs that it starts.
/// All of it is gone afterwards, also when the test fails.
final class DesktopSession implements AutoCloseable {
    private final DesktopUser user;
    private final XServer screen;
    private final Path distribution;
    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Program> programs = new ArrayList<>();
    private final SessionBus bus;

    DesktopSession(DesktopUser user, XServer screen, Path distribution) throws IOException {
        this.user = user;
        this.screen = screen;
        this.distribution = distribution;
        // A short path: a socket's may not be long.
        this.root = Files.createTempDirectory("desk-");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String part : List.of("home", "run", "bus", "log", "tmp")) {
            Files.createDirectory(
                    root.resolve(part),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        environment.put("HOME", home().toString());
        environment.put("DISPLAY", screen.display());
        environment.put("XDG_RUNTIME_DIR", root.resolve("run").toString());
        environment.put("DBUS_SESSION_BUS_ADDRESS", SessionBus.address(root.resolve("bus")));
        environment.put("LANG", "C.UTF-8");
        environment.put("NO_AT_BRIDGE", "1");
        environment.put("TMPDIR", root.resolve("tmp").toString());
        environment.put("DROVER_HOME", home().resolve("d").toString());
        environment.put("DROVER_API_ADDR", "off");
        environment.put("DROVER_AUTOSTART", "0");
        environment.put("DROVER_JAVA_HOME", System.getProperty("java.home"));
        environment.put("CLAUDE_CONFIG_DIR", home().resolve(".claude").toString());
        user.give(root);
        this.bus = new SessionBus(user, root.resolve("bus"), environment);
    }

    Path home() {
        return root.resolve("home");
    }

    /// Files that the test has put there become the user's.
    void giveHome() throws IOException {
        user.give(home());
    }

    XServer screen() {
        return screen;
    }

    SessionBus bus() {
        return bus;
    }

    DesktopUser user() {
        return user;
    }

    /// Takes precedence from now on.
    DesktopSession with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    Path distribution() {
        return distribution;
    }

    /// Starts a program of the desktop as the user.
    Program start(String name, List<String> command) throws IOException {
        Path log = root.resolve("log").resolve(programs.size() + "-" + name + ".log");
        Program started = Program.start(name, user.as(command), environment, log);
        programs.add(started);
        return started;
    }

    /// Runs a command as the user to its end.
    Program.Answer run(String input, List<String> command) throws IOException {
        return Program.run(user.as(command), environment, input);
    }

    /// For a failed test: what all programs have said last.
    String tails() throws IOException {
        for (Program program : programs) {
            if (program.name().equals(DroverApp.PROGRAM) && program.isAlive()) {
                program.dumpThreads();
            }
        }
        List<String> tails = new ArrayList<>(programs.stream().map(Program::tail).toList());
        tails.add(bus.tail());
        tails.add(screen.tails());
        return String.join("\n", tails);
    }

    /// The app's own log, for a failed test.
    String appLog() {
        Path log = home().resolve("d/logs/drover.jsonl");
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        for (Program program : programs.reversed()) {
            program.close();
        }
        bus.close();
        Program.run(
                user.as(List.of("chmod", "--recursive", "u+rwX", root.toString())), Map.of(), "");
        Program.output(List.of("rm", "-rf", root.toString()), Map.of());
    }
}
