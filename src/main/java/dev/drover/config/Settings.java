package dev.drover.config;

import dev.drover.model.PortType;
import dev.drover.model.PortTypes;
import dev.drover.model.PortWish;
import dev.drover.model.QuietHours;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All settings, with the defaults in one place. Keys in the file are dotted paths of the same
/// names: `instances.staleAfter`.
public record Settings(
        Api api,
        Sockets sockets,
        Instances instances,
        Watch watch,
        Store store,
        Lifecycle daemon,
        Alerts alerts,
        KillGuard killGuard,
        Ending ending,
        Worktrees worktrees,
        Ports ports,
        Share share,
        Messages messages,
        Usage usage,
        StatusLine statusline,
        Limits limits,
        Budget budget,
        Window window,
        Log log) {

    public static final Settings DEFAULTS =
            new Settings(
                    new Api(true, "127.0.0.1", 47310, 1000),
                    new Sockets(Duration.ofSeconds(5), Duration.ofSeconds(10), 256, 2048),
                    new Instances(Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofHours(1)),
                    new Watch(
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(10)),
                    new Store(16L << 20, Duration.ofDays(30), 10_000, Duration.ofSeconds(10)),
                    new Lifecycle(
                            Duration.ofMinutes(5),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(10),
                            true),
                    new Alerts(
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(10),
                            Duration.ofDays(7),
                            QuietHours.NONE,
                            6),
                    new KillGuard(false),
                    new Ending(Duration.ofSeconds(5), Duration.ofSeconds(3), "ask", "ask", 5),
                    new Worktrees(List.of(), Duration.ofDays(14), "auto"),
                    new Ports(
                            List.of(),
                            Map.of("main", 0, "master", 0, "dev", 1, "develop", 1, "staging", 2),
                            Map.of(),
                            true,
                            true,
                            Duration.ofHours(1)),
                    new Share(Duration.ofMinutes(5)),
                    new Messages(60, true),
                    new Usage(Duration.ofDays(90), Duration.ofDays(30), false),
                    new StatusLine(
                            "{model} | {context} | {5h} | {7d} | {cost} | {budget}"
                                    + " | {branch} {worktree} | {ports} | {subagents}"
                                    + " | {waiting} | {alerts}"),
                    new Limits(500),
                    new Budget(0, 0),
                    new Window("system", true),
                    new Log("info"));

    /// @param tcp false closes the TCP door; the Unix socket is always there
    /// @param port first port to try; then the next ten, then none
    /// @param eventBuffer events kept for clients of the stream that come back
    public record Api(boolean tcp, String host, int port, int eventBuffer) {}

    /// @param headersWithin a connection that has not sent its headers by then is closed
    /// @param requestWithin a request that has not been read by then is closed
    public record Sockets(
            Duration headersWithin,
            Duration requestWithin,
            int tcpConnections,
            int unixConnections) {}

    /// @param staleAfter silence of an instance whose process cannot be seen
    /// @param staleAfterHeartbeat the same for clients that send heartbeats
    /// @param keepEnded how long an ended instance stays listed
    public record Instances(
            Duration staleAfter, Duration staleAfterHeartbeat, Duration keepEnded) {}

    /// @param processes time between two looks at the process table
    /// @param registry time between two looks at the agents' own registries
    /// @param self time between two self-checks
    /// @param ports time between two looks at who listens where
    public record Watch(Duration processes, Duration registry, Duration self, Duration ports) {}

    /// @param walLimitBytes the write-ahead log is truncated above this
    /// @param waitingEvents events that wait in memory while the disk takes none
    /// @param samplesEvery how often what changes all the time is written
    public record Store(
            long walLimitBytes, Duration keepJournal, int waitingEvents, Duration samplesEvery) {}

    /// @param idleTimeout a headless daemon started with `--exit-when-idle` leaves after this long
    /// without instances
    /// @param drain longest time for what is under way at shutdown
    /// @param hungAfter a daemon silent for this long is taken for hung
    /// @param autostart a SessionStart hook may start the app
    public record Lifecycle(
            Duration idleTimeout, Duration drain, Duration hungAfter, boolean autostart) {}

    /// @param waitingAfter an instance may wait this long for a person before it is an alert
    /// @param mustHold any other trouble must last this long
    /// @param keepResolved how long an alert stays listed after it is over
    /// @param quietHours part of each day in which no notification comes
    /// @param perMinute most notifications a minute; what is more is gathered
    public record Alerts(
            Duration waitingAfter,
            Duration mustHold,
            Duration keepResolved,
            QuietHours quietHours,
            int perMinute) {}

    /// @param enabled agents may not run commands that end the processes of others
    public record KillGuard(boolean enabled) {}

    /// @param afterTerm how long a process may take to end after TERM, until INT
    /// @param afterInterrupt the same after INT, until KILL
    /// @param orphans `ask`, `auto` or `never`: who ends what outlived its instance
    /// @param duplicates the same for servers that run too often
    /// @param perMinute most endings a minute that nobody asked for
    public record Ending(
            Duration afterTerm,
            Duration afterInterrupt,
            String orphans,
            String duplicates,
            int perMinute) {}

    /// @param trusted tops of repositories whose own configuration may run commands
    /// @param keepTrash how long a removed worktree without work stays in the trash
    /// @param atEnd `auto` or `never`: whether a worktree that Drover made goes to the trash when
    /// its agent has ended and nothing would be lost
    public record Worktrees(List<String> trusted, Duration keepTrash, String atEnd) {
        public Worktrees {
            trusted = List.copyOf(trusted);
        }
    }

    /// @param types the user's own types, and other ranges for those that are there anyway
    /// @param offsets places from the start of each range, by branch
    /// @param everySession what each session gets whose project asks for nothing, by variable
    /// @param tellAgents agents hear which ports are theirs, and who has one that they wanted
    /// @param docker ports that containers publish are looked up with `docker ps`
    /// @param expireAfter an instance that has been stale for this long loses its ports
    public record Ports(
            List<PortType> types,
            Map<String, Integer> offsets,
            Map<String, PortWish> everySession,
            boolean tellAgents,
            boolean docker,
            Duration expireAfter) {
        public Ports {
            types = List.copyOf(types);
            offsets = Map.copyOf(offsets);
            everySession = Collections.unmodifiableMap(new LinkedHashMap<>(everySession));
        }

        public PortTypes all() {
            return PortTypes.of(types, offsets);
        }
    }

    /// @param idleAfter how long a shared server stays without a session
    public record Share(Duration idleAfter) {}

    /// @param perMinute most messages a minute from one sender
    /// @param tellAgents agents read their messages in what their hooks answer
    public record Messages(int perMinute, boolean tellAgents) {}

    /// @param slotsFor how long quarters of an hour are kept before they become days
    /// @param readBack transcripts to which nothing was written for longer are read only when asked
    /// @param telemetry what agents export by OpenTelemetry is taken
    public record Usage(Duration slotsFor, Duration readBack, boolean telemetry) {}

    /// @param format `full`, `compact`, `json` or a template
    public record StatusLine(String format) {}

    /// @param agents at work in all instances together
    public record Limits(int agents) {}

    /// @param daily USD that all agents may cost a day; 0 for no limit
    /// @param monthly the same a month
    public record Budget(double daily, double monthly) {}

    /// @param theme `system`, `light` or `dark`
    /// @param closeKeepsDaemon closing the window leaves Drover in the tray
    public record Window(String theme, boolean closeKeepsDaemon) {}

    /// @param level `error`, `warn`, `info`, `debug` or `trace`
    public record Log(String level) {}
}
