package dev.drover.app;

import dev.drover.cli.Commands;
import dev.drover.cli.DaemonOptions;
import dev.drover.cli.DaemonStarter;
import dev.drover.cli.Surroundings;
import dev.drover.config.Paths;
import dev.drover.daemon.Daemon;
import dev.drover.host.OwnProcess;
import dev.drover.host.ProcessTable;
import dev.drover.ipc.Api;
import dev.drover.ipc.Client;
import dev.drover.ipc.CommandRunner;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// The command line, in its two places: a JVM of its own, and inside the daemon for callers
/// elsewhere.
public final class CommandLine {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /// Exit code of a start that cannot be, because this is the daemon.
    private static final int ALREADY = 1;

    private final PrintStream out;
    private final PrintStream err;

    public CommandLine(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// Runs one command in this JVM.
    ///
    /// @return the exit code
    public int run(List<String> arguments) {
        Paths paths;
        try {
            paths = Paths.ofProcess();
        } catch (IllegalArgumentException e) {
            err.println("drover: " + e.getMessage());
            return 2;
        }
        Api client = client(paths);
        ProcessTable processes = ProcessTable.ofThisMachine();
        InstantSource clock = InstantSource.system();
        return commands(caller -> client, paths, processes, clock, false, this::start)
                .run(invocation(arguments), out, err);
    }

    /// The commands as the daemon runs them for callers elsewhere.
    static Commands inside(
            Daemon daemon, Paths paths, ProcessTable processes, InstantSource clock) {
        return commands(daemon::api, paths, processes, clock, true, options -> ALREADY);
    }

    private static Commands commands(
            LongFunction<Api> api,
            Paths paths,
            ProcessTable processes,
            InstantSource clock,
            boolean inDaemon,
            DaemonStarter starter) {
        return new Commands(
                new Surroundings(
                        api,
                        CommandLine::client,
                        new HostMachine(processes),
                        paths,
                        starter,
                        clock,
                        Version.current(),
                        inDaemon));
    }

    private int start(DaemonOptions options) {
        return new Start(out, err)
                .run(
                        new Role.Daemon(
                                options.headless(),
                                options.exitWhenIdle().orElse(null),
                                options.scopePid().orElse(0)));
    }

    private static Client client(Paths paths) {
        return new Client(paths.socket(), CONNECT, ANSWER);
    }

    private static CommandRunner.Invocation invocation(List<String> arguments) {
        Map<String, String> environment = System.getenv();
        return new CommandRunner.Invocation(
                arguments,
                Path.of("").toAbsolutePath().toString(),
                columns(environment.get("COLUMNS")),
                Terminal.isOne(),
                environment,
                OwnProcess.pid());
    }

    private static int columns(@Nullable String text) {
        try {
            return text == null ? 0 : Math.clamp(Long.parseLong(text), 0, 10_000);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
