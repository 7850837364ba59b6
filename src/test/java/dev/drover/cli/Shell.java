package dev.drover.cli;

import dev.drover.config.Paths;
import dev.drover.ipc.Api;
import dev.drover.ipc.Client;
import dev.drover.ipc.CommandRunner.Invocation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// Types command lines and reads what comes back.
final class Shell {
    private final Commands commands;
    private final int columns;
    private final boolean terminal;
    private final long callerPid;
    private final String directory;

    /// @param out all of the standard output, without colour
    record Answer(int exit, String out, String err) {}

    private Shell(
            Commands commands, int columns, boolean terminal, long callerPid, String directory) {
        this.commands = commands;
        this.columns = columns;
        this.terminal = terminal;
        this.callerPid = callerPid;
        this.directory = directory;
    }

    static Shell over(Commands commands) {
        return new Shell(commands, 0, false, ProcessHandle.current().pid(), "/");
    }

    /// Over a socket in this home, whether a daemon answers there or not.
    static Shell inHome(Path home, Map<String, String> environment) {
        return over(commands(home, environment, false));
    }

    static Paths paths(Path home) {
        return Paths.of(Map.of("DROVER_HOME", home.toString()), home, "Linux");
    }

    static Client client(Paths paths) {
        return new Client(paths.socket(), Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    static Commands commands(Path home, Map<String, String> environment, boolean inDaemon) {
        Paths paths = paths(home);
        return commands(home, environment, caller -> client(paths), inDaemon);
    }

    static Commands commands(
            Path home, Map<String, String> environment, LongFunction<Api> api, boolean inDaemon) {
        Path installation = Path.of(System.getProperty("drover.dist", "target/drover"));
        return new Commands(
                new Surroundings(
                        api,
                        Shell::client,
                        new TestMachine(installation.toAbsolutePath(), environment),
                        paths(home),
                        options -> Exit.OK,
                        Clock.systemUTC(),
                        "0.1.0",
                        inDaemon));
    }

    Shell terminal(int width) {
        return new Shell(commands, width, true, callerPid, directory);
    }

    Shell calledBy(long pid) {
        return new Shell(commands, columns, terminal, pid, directory);
    }

    Shell in(Path where) {
        return new Shell(commands, columns, terminal, callerPid, where.toString());
    }

    Answer type(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = commands.run(invocation(words), out, err);
        return new Answer(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Invocation invocation(String... words) {
        return new Invocation(
                List.of(words), directory, columns, terminal, Map.of("NO_COLOR", "1"), callerPid);
    }
}
