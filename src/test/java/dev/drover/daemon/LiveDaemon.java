package dev.drover.daemon;

import dev.drover.agents.known.KnownAgents;
import dev.drover.agents.usage.TranscriptFormats;
import dev.drover.config.Paths;
import dev.drover.config.PriceFile;
import dev.drover.config.PrivateDirectories;
import dev.drover.config.SettingsFile;
import dev.drover.daemon.usage.UsageFiles;
import dev.drover.host.OwnProcess;
import dev.drover.host.PortProbe;
import dev.drover.host.ProcessEnds;
import dev.drover.host.ProcessTable;
import dev.drover.host.git.Checkouts;
import dev.drover.host.git.Git;
import dev.drover.ipc.Client;
import dev.drover.ipc.CommandRunner;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Server;
import dev.drover.ipc.ServerOptions;
import dev.drover.ipc.Token;
import dev.drover.mcp.McpDoor;
import dev.drover.model.InstanceId;
import dev.drover.model.view.InstanceView;
import dev.drover.store.Database;
import dev.drover.store.DatabaseOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/// A whole daemon for tests: a real database file, a real socket, the real process table, with
/// settings set short. What is under test can be reached by the client, and from inside.
public final class LiveDaemon implements AutoCloseable {
    private static final Map<String, String> QUICK =
            Map.of(
                    "watch.processes",
                    "200ms",
                    "watch.registry",
                    "200ms",
                    "watch.ports",
                    "200ms",
                    "ports.docker",
                    "false",
                    "store.samplesEvery",
                    "1s");

    public final Path home;
    public final Path claudeConfig;
    public final Database database;
    public final Daemon daemon;
    public final Server server;
    public final Token token = Token.random();
    public final Client client;
    private final ProcessEnds ends;

    private LiveDaemon(
            Path home,
            Map<String, String> options,
            InstantSource clock,
            CommandRunner commands,
            boolean tcp,
            Database database,
            ProcessTable processes)
            throws IOException {
        this.home = home;
        this.claudeConfig = Files.createDirectories(home.resolve("claude"));
        this.database = database;
        Map<String, String> all = new HashMap<>(QUICK);
        all.putAll(options);
        Path run = PrivateDirectories.ensureClosed(home.resolve("run"));
        Path socket = run.resolve("drover.sock");
        this.ends = ProcessEnds.open();
        OptionalInt[] port = {OptionalInt.empty()};
        this.daemon =
                Daemon.open(
                        "test",
                        InstanceId.of(Instant.now(), OwnProcess.pid(), 1),
                        new LiveSettings(
                                new SettingsFile(home.resolve("settings.json"), Map.of(), all)),
                        new Daemon.Surroundings(
                                processes,
                                ends,
                                new Checkouts(new Git(), Duration.ofMillis(500)),
                                KnownAgents.standard(
                                        home, Map.of("CLAUDE_CONFIG_DIR", claudeConfig.toString())),
                                sources(home),
                                // A test that wants Docker puts a program of that name there.
                                new PortProbe(Map.of("PATH", home.resolve("bin").toString()))),
                        new Daemon.Outside(place -> false, reason -> {}, () -> port[0]),
                        clock,
                        database,
                        usageFiles(home));
        daemon.logAlerts(home.resolve("logs").resolve("alerts.jsonl"));
        daemon.start();
        this.server =
                Server.open(
                        new ServerOptions(
                                socket,
                                tcp,
                                "127.0.0.1",
                                0,
                                token,
                                new byte[0],
                                ServerOptions.Limits.DEFAULTS,
                                OwnProcess.uid()),
                        routes(commands),
                        new UnixPeers());
        port[0] = server.tcpPort();
        Files.writeString(home.resolve("endpoint"), socket + "\n");
        this.client = new Client(socket, Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    private Map<Endpoint, Handler> routes(CommandRunner commands) {
        Map<Endpoint, Handler> routes = new HashMap<>(daemon.routes(commands));
        routes.putAll(new McpDoor(daemon, "test").routes());
        return routes;
    }

    private static UsageFiles usageFiles(Path home) throws IOException {
        Path tmp = PrivateDirectories.ensure(home.resolve("tmp"));
        return new UsageFiles(
                Database.openUsage(
                        new DatabaseOptions(
                                database(home).resolveSibling("usage.db"),
                                tmp,
                                home.resolve("backups/usage"),
                                2)),
                new PriceFile(home.resolve("prices.json")),
                TranscriptFormats.standard(
                        home,
                        Map.of(
                                "CLAUDE_CONFIG_DIR",
                                home.resolve("claude").toString(),
                                "CODEX_HOME",
                                home.resolve("codex").toString())));
    }

    private static ProcessSources sources(Path home) {
        return ProcessSources.of(
                Paths.of(Map.of("DROVER_HOME", home.toString()), home, "Linux"), Map.of());
    }

    public static LiveDaemon in(Path home) throws IOException {
        return in(home, Map.of(), UnaryOperator.identity());
    }

    public static LiveDaemon in(
            Path home, Map<String, String> options, UnaryOperator<InstantSource> clock)
            throws IOException {
        return new LiveDaemon(
                home,
                options,
                clock.apply(InstantSource.system()),
                (i, o, e) -> 0,
                false,
                file(home),
                new OwnTree());
    }

    /// Over a process table of the test's choice.
    public static LiveDaemon over(
            Path home, Map<String, String> options, ProcessTable processes, CommandRunner commands)
            throws IOException {
        return new LiveDaemon(
                home, options, InstantSource.system(), commands, false, file(home), processes);
    }

    public static LiveDaemon with(Path home, CommandRunner commands) throws IOException {
        return new LiveDaemon(
                home, Map.of(), InstantSource.system(), commands, false, file(home), new OwnTree());
    }

    /// With its TCP door open, which {@link #port} and {@link #token} open.
    public static LiveDaemon withTcp(Path home) throws IOException {
        return new LiveDaemon(
                home,
                Map.of(),
                InstantSource.system(),
                (i, o, e) -> 0,
                true,
                file(home),
                new OwnTree());
    }

    public int port() {
        return server.tcpPort().orElseThrow();
    }

    private static Database file(Path home) throws IOException {
        Path tmp = PrivateDirectories.ensure(home.resolve("tmp"));
        return Database.open(new DatabaseOptions(database(home), tmp, home.resolve("backups"), 2));
    }

    /// In a directory of its own, as in a user's home: nobody who watches the directories of
    /// settings is woken by commits.
    public static Path database(Path home) {
        try {
            return PrivateDirectories.ensure(home.resolve("state")).resolve("drover.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<InstanceView> rows() {
        return client.instances(true);
    }

    public InstanceView only() {
        List<InstanceView> rows = rows();
        if (rows.size() != 1) {
            throw new AssertionError("expected one instance, there are " + rows);
        }
        return rows.getFirst();
    }

    /// Pipes a payload through the real client, as an agent's hook does; with patience, because a
    /// hook that a loaded machine lets wait is dropped on purpose.
    public int hook(String agent, byte[] payload, Map<String, String> environment)
            throws IOException, InterruptedException {
        return hook(agent, List.of(), payload, environment);
    }

    /// @param options of the command in the agent's settings
    public int hook(
            String agent, List<String> options, byte[] payload, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(clientProgram().toString(), "hook", agent, "--decision", "30"));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(home.resolve("hook-out").toFile())
                        .redirectError(home.resolve("hook-err").toFile());
        builder.environment().put("DROVER_HOME", home.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().write(payload);
            process.getOutputStream().close();
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    public static Path clientProgram() {
        return Path.of(System.getProperty("drover.dist", "target/drover"), "bin", "drover")
                .toAbsolutePath();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        daemon.close();
        try {
            ends.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
