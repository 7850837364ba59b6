package dev.drover.app;

import dev.drover.agents.known.KnownAgents;
import dev.drover.agents.usage.TranscriptFormats;
import dev.drover.cli.Commands;
import dev.drover.config.Paths;
import dev.drover.config.PriceFile;
import dev.drover.config.PrivateDirectories;
import dev.drover.config.Settings;
import dev.drover.config.SettingsFile;
import dev.drover.daemon.Daemon;
import dev.drover.daemon.LiveSettings;
import dev.drover.daemon.ProcessSources;
import dev.drover.daemon.UnixPeers;
import dev.drover.daemon.usage.UsageFiles;
import dev.drover.host.OwnProcess;
import dev.drover.host.PortProbe;
import dev.drover.host.ProcessEnds;
import dev.drover.host.ProcessTable;
import dev.drover.host.git.Checkouts;
import dev.drover.host.git.Git;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Server;
import dev.drover.ipc.ServerOptions;
import dev.drover.ipc.Token;
import dev.drover.mcp.McpDoor;
import dev.drover.model.InstanceId;
import dev.drover.model.Place;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/// The running application: everything is opened here, by hand and in order, and closed in reverse.
/// Exists only in the process that holds the lock.
final class App {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final Duration SOCKET_CHECK = Duration.ofSeconds(5);
    private static final Duration CHECKOUTS_TRUSTED = Duration.ofMillis(500);

    private final Role.Daemon role;
    private final Home home;
    private final Paths paths;
    private final InstanceLock lock;
    private final PrintStream out;
    private final InstantSource clock = InstantSource.system();
    private final ProcessTable processes = ProcessTable.ofThisMachine();
    private final ProcessKey self = new OwnProcess(processes).key();
    private final Screen screen;
    private final LiveSettings settings;
    private final Shutdown shutdown;
    private final boolean firstRun;
    private volatile @Nullable Server server;

    App(Role.Daemon role, Home home, InstanceLock lock, PrintStream out) throws IOException {
        this.role = role;
        this.home = home;
        this.paths = home.paths();
        this.lock = lock;
        this.out = out;
        this.screen = Screen.of(role);
        this.firstRun = Files.notExists(paths.database());
        // First of all, so that other starts see who is starting.
        lock.sign(new Holder(self.pid(), self.start(), screen.isPossible()));
        this.settings =
                new LiveSettings(new SettingsFile(paths.settingsFile(), System.getenv(), Map.of()));
        this.shutdown = new Shutdown(settings.current().daemon().drain());
    }

    /// Opens everything, waits until somebody asks for the end, and leaves.
    void run() throws IOException, InterruptedException {
        shutdown.onSignals();
        try {
            openLog();
            screen.prepare(shutdown);
            Daemon daemon = openDaemon();
            Commands commands = CommandLine.inside(daemon, paths, processes, clock);
            Server server = openDoors(daemon, commands);
            tellWhereWeAre();
            watch(daemon, server);
            openScreen(daemon, commands);
            LOG.info(
                    "Drover {} is up, socket {}, port {}, {}",
                    Version.current(),
                    paths.socket(),
                    port(),
                    screen.line());
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.error("Drover could not start", e);
            shutdown.close();
            throw e;
        }
        shutdown.awaitRequest();
        shutdown.close();
        shutdown.exit(0);
    }

    private void openLog() throws IOException {
        PrivateDirectories.prepare(paths);
        Logging.start(paths.log(), settings.current().log().level());
        shutdown.closeLater("log", Logging::stop);
        settings.onChange(changed -> Logging.level(changed.log().level()));
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> LOG.error("Thread {} ended by an error", thread.getName(), e));
        if (home.notice() != null) {
            LOG.warn(home.notice());
            out.println(home.notice());
        }
    }

    private Daemon openDaemon() {
        ProcessEnds ends = shutdown.closeLater("process ends", ProcessEnds.open());
        InstanceId run = InstanceId.of(clock.instant(), self.pid(), new Random().nextInt());
        Daemon daemon =
                Daemon.open(
                        Version.current(),
                        run,
                        settings,
                        new Daemon.Surroundings(
                                processes,
                                ends,
                                new Checkouts(new Git(), CHECKOUTS_TRUSTED),
                                KnownAgents.standard(paths.userHome(), System.getenv()),
                                ProcessSources.of(paths, System.getenv()),
                                new PortProbe(System.getenv())),
                        new Daemon.Outside(screen::show, shutdown::request, this::tcpPort),
                        clock,
                        DatabaseDoor.open(paths),
                        new UsageFiles(
                                DatabaseDoor.openUsage(paths),
                                new PriceFile(paths.pricesFile()),
                                TranscriptFormats.standard(paths.userHome(), System.getenv())));
        shutdown.closeLater("daemon", daemon);
        daemon.logAlerts(paths.alertLog());
        daemon.keepServersBy(HostMachine.keeper(self.pid()));
        daemon.start();
        leaveWithScope(ends);
        return daemon;
    }

    private Server openDoors(Daemon daemon, Commands commands) throws IOException {
        Settings set = settings.current();
        ServerOptions options =
                new ServerOptions(
                        paths.socket(),
                        set.api().tcp(),
                        set.api().host(),
                        set.api().port(),
                        Token.loadOrCreate(paths.token()),
                        sharedSecret(),
                        new ServerOptions.Limits(
                                set.sockets().headersWithin(),
                                set.sockets().requestWithin(),
                                set.sockets().tcpConnections(),
                                set.sockets().unixConnections(),
                                set.daemon().drain().dividedBy(2)),
                        OwnProcess.uid());
        Map<Endpoint, Handler> routes = new LinkedHashMap<>(daemon.routes(commands));
        routes.putAll(new McpDoor(daemon, Version.current()).routes());
        Server opened = Server.open(options, routes, new UnixPeers());
        server = shutdown.closeLater("server", opened);
        shutdown.closeLater("shared servers", daemon.shares());
        return opened;
    }

    /// For callers over TCP that sign instead of showing the token; empty without one.
    private static byte[] sharedSecret() {
        return System.getenv()
                .getOrDefault("DROVER_SHARED_SECRET", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void tellWhereWeAre() throws IOException {
        DaemonFile.Facts facts =
                new DaemonFile.Facts(
                        self.pid(),
                        self.start(),
                        Version.current(),
                        paths.socket().toString(),
                        port(),
                        clock.instant());
        boolean autostart = settings.current().daemon().autostart();
        shutdown.closeLater("daemon file", DaemonFile.write(paths, facts, autostart));
        settings.onChange(
                changed -> {
                    try {
                        DaemonFile.write(paths, facts, changed.daemon().autostart());
                    } catch (IOException e) {
                        LOG.warn("Cannot write {}: {}", paths.endpoint(), e.toString());
                    }
                });
    }

    private void watch(Daemon daemon, Server server) {
        daemon.watch("socket", () -> SOCKET_CHECK, () -> rebind(server));
        AtRest atRest = new AtRest();
        daemon.watch("clean-pages", atRest::pause, atRest::round);
        Duration every = settings.current().watch().self();
        shutdown.closeLater("watchdog", new Watchdog(daemon::health, lock::inPlace, every));
        Duration idle = role.exitWhenIdle();
        if (idle != null) {
            Duration time = idle.isZero() ? settings.current().daemon().idleTimeout() : idle;
            shutdown.closeLater(
                    "idle exit",
                    new IdleExit(
                            () -> server.stdioEnds() > 0 || IdleExit.isNeeded(daemon.state()),
                            time,
                            shutdown::request));
        }
    }

    private void rebind(Server server) {
        try {
            if (server.rebindIfGone()) {
                LOG.warn("The socket {} was gone and is there again", paths.socket());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `--scope`: leaves when that process does.
    private void leaveWithScope(ProcessEnds ends) {
        if (role.scope() == 0) {
            return;
        }
        ProcessKey scope =
                processes
                        .look(role.scope())
                        .map(ProcessFacts::key)
                        .orElseThrow(
                                () -> new CannotStart("There is no process " + role.scope() + "."));
        ends.watch(scope, ended -> shutdown.request("process " + ended.pid() + " has ended"));
    }

    private void openScreen(Daemon daemon, Commands commands) {
        screen.open(
                daemon,
                commands.doctor(System.getenv()),
                commands.setup(System.getenv()),
                settings,
                shutdown,
                new WindowFile(paths.window()),
                paths.pricesFile().toString(),
                first());
        out.println(screen.line() + " Its socket is " + paths.socket() + ".");
    }

    /// A person who has never been here sets up agents first; what belongs to another program, such
    /// as the demo, shows what it has.
    private @Nullable Place first() {
        if (!firstRun) {
            return null;
        }
        return role.scope() == 0 ? new Place.Setup() : Place.WINDOW;
    }

    private OptionalInt tcpPort() {
        Server open = server;
        return open == null ? OptionalInt.empty() : open.tcpPort();
    }

    private @Nullable Integer port() {
        OptionalInt port = tcpPort();
        return port.isPresent() ? port.getAsInt() : null;
    }
}
