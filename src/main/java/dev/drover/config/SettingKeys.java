package dev.drover.config;

import dev.drover.model.PortType;
import dev.drover.model.PortWish;
import dev.drover.model.QuietHours;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All settings by name. To add one: a component in [Settings], a line here, and its place in
/// [SettingValues]; a test finds what was forgotten.
final class SettingKeys {
    private static final Duration MOMENT = Duration.ofMillis(100);

    static final SettingKey<Boolean> API_TCP =
            flag("api.tcp", s -> s.api().tcp(), "Open a TCP port beside the Unix socket.");
    static final SettingKey<String> API_HOST =
            later(
                    "api.host",
                    SettingType.loopback(),
                    s -> s.api().host(),
                    "Address of the TCP port.");
    static final SettingKey<Integer> API_PORT =
            number(
                    "api.port",
                    0,
                    65_535,
                    s -> s.api().port(),
                    "First TCP port to try; then the next ten, then none. 0 takes any free one.");
    static final SettingKey<Integer> API_EVENT_BUFFER =
            number(
                    "api.eventBuffer",
                    10,
                    100_000,
                    s -> s.api().eventBuffer(),
                    "Events kept for clients of the event stream that come back.");

    static final SettingKey<Duration> HEADERS_WITHIN =
            time(
                    "sockets.headersWithin",
                    MOMENT,
                    Duration.ofMinutes(5),
                    s -> s.sockets().headersWithin(),
                    "Close a connection that has not sent its headers by then.");
    static final SettingKey<Duration> REQUEST_WITHIN =
            time(
                    "sockets.requestWithin",
                    MOMENT,
                    Duration.ofMinutes(10),
                    s -> s.sockets().requestWithin(),
                    "Close a connection whose request has not been read by then.");
    static final SettingKey<Integer> TCP_CONNECTIONS =
            number(
                    "sockets.tcpConnections",
                    1,
                    10_000,
                    s -> s.sockets().tcpConnections(),
                    "Most TCP connections at once.");
    static final SettingKey<Integer> UNIX_CONNECTIONS =
            number(
                    "sockets.unixConnections",
                    16,
                    60_000,
                    s -> s.sockets().unixConnections(),
                    "Most connections to the Unix socket at once.");

    static final SettingKey<Duration> STALE_AFTER =
            time(
                    "instances.staleAfter",
                    Duration.ofSeconds(1),
                    Duration.ofDays(30),
                    s -> s.instances().staleAfter(),
                    "Silence after which an instance whose process cannot be seen is stale.");
    static final SettingKey<Duration> STALE_AFTER_HEARTBEAT =
            time(
                    "instances.staleAfterHeartbeat",
                    Duration.ofSeconds(1),
                    Duration.ofDays(1),
                    s -> s.instances().staleAfterHeartbeat(),
                    "The same for clients that send heartbeats.");
    static final SettingKey<Duration> KEEP_ENDED =
            time(
                    "instances.keepEnded",
                    Duration.ZERO,
                    Duration.ofDays(30),
                    s -> s.instances().keepEnded(),
                    "How long an ended instance stays listed.");

    static final SettingKey<Duration> WATCH_PROCESSES =
            time(
                    "watch.processes",
                    MOMENT,
                    Duration.ofHours(1),
                    s -> s.watch().processes(),
                    "Time between two looks at the process table.");
    static final SettingKey<Duration> WATCH_REGISTRY =
            time(
                    "watch.registry",
                    MOMENT,
                    Duration.ofHours(1),
                    s -> s.watch().registry(),
                    "Time between two looks at the agents' own lists of sessions.");
    static final SettingKey<Duration> WATCH_SELF =
            time(
                    "watch.self",
                    MOMENT,
                    Duration.ofHours(1),
                    s -> s.watch().self(),
                    "Time between two checks of the daemon by itself.");

    static final SettingKey<Duration> WATCH_PORTS =
            live(
                    "watch.ports",
                    SettingType.duration(MOMENT, Duration.ofHours(1)),
                    s -> s.watch().ports(),
                    "Time between two looks at who listens on which port.");

    static final SettingKey<Long> WAL_LIMIT =
            later(
                    "store.walLimitBytes",
                    SettingType.size(1L << 20, 4L << 30),
                    s -> s.store().walLimitBytes(),
                    "Size in bytes above which the database's write-ahead log is truncated.");
    static final SettingKey<Duration> KEEP_JOURNAL =
            time(
                    "store.keepJournal",
                    Duration.ofHours(1),
                    Duration.ofDays(3650),
                    s -> s.store().keepJournal(),
                    "How long history is kept.");
    static final SettingKey<Integer> WAITING_EVENTS =
            number(
                    "store.waitingEvents",
                    100,
                    1_000_000,
                    s -> s.store().waitingEvents(),
                    "Events that wait in memory while the disk takes none.");
    static final SettingKey<Duration> SAMPLES_EVERY =
            time(
                    "store.samplesEvery",
                    Duration.ofSeconds(1),
                    Duration.ofHours(1),
                    s -> s.store().samplesEvery(),
                    "How often what changes all the time (memory, last seen) is written.");

    static final SettingKey<Duration> IDLE_TIMEOUT =
            time(
                    "daemon.idleTimeout",
                    MOMENT,
                    Duration.ofDays(30),
                    s -> s.daemon().idleTimeout(),
                    "A daemon started with --exit-when-idle leaves after this long without"
                            + " instances.");
    static final SettingKey<Duration> DRAIN =
            time(
                    "daemon.drain",
                    Duration.ZERO,
                    Duration.ofMinutes(5),
                    s -> s.daemon().drain(),
                    "Longest time that a shutdown waits for what is under way.");
    static final SettingKey<Duration> HUNG_AFTER =
            time(
                    "daemon.hungAfter",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(10),
                    s -> s.daemon().hungAfter(),
                    "A daemon silent for this long is taken for hung.");
    static final SettingKey<Boolean> AUTOSTART =
            flag(
                    "daemon.autostart",
                    s -> s.daemon().autostart(),
                    "Let the start of an agent's session start Drover.");

    static final SettingKey<Duration> WAITING_AFTER =
            live(
                            "alerts.waitingAfter",
                            SettingType.duration(Duration.ZERO, Duration.ofDays(1)),
                            s -> s.alerts().waitingAfter(),
                            "An instance that waits for you longer than this is an alert.")
                    .inEachProject();
    static final SettingKey<Duration> MUST_HOLD =
            live(
                    "alerts.mustHold",
                    SettingType.duration(Duration.ZERO, Duration.ofDays(1)),
                    s -> s.alerts().mustHold(),
                    "Any other trouble must last this long before it is an alert.");
    static final SettingKey<Duration> KEEP_RESOLVED =
            live(
                    "alerts.keepResolved",
                    SettingType.duration(Duration.ZERO, Duration.ofDays(365)),
                    s -> s.alerts().keepResolved(),
                    "How long an alert stays listed after it is over.");
    static final SettingKey<QuietHours> QUIET_HOURS =
            live(
                    "alerts.quietHours",
                    SettingType.quietHours(),
                    s -> s.alerts().quietHours(),
                    "Part of each day in which no notification comes, such as 22:00-07:00.");
    static final SettingKey<Integer> PER_MINUTE =
            live(
                    "alerts.perMinute",
                    SettingType.number(1, 60),
                    s -> s.alerts().perMinute(),
                    "Most notifications a minute; what is more is gathered into one.");

    static final SettingKey<Boolean> KILL_GUARD =
            live(
                            "killGuard.enabled",
                            SettingType.flag(),
                            s -> s.killGuard().enabled(),
                            "Agents may not run commands that would end the processes of others.")
                    .inEachProject();

    static final SettingKey<Duration> AFTER_TERM =
            live(
                    "ending.afterTerm",
                    SettingType.duration(Duration.ZERO, Duration.ofMinutes(5)),
                    s -> s.ending().afterTerm(),
                    "How long a process may take to end when asked (TERM), until it is"
                            + " interrupted.");
    static final SettingKey<Duration> AFTER_INTERRUPT =
            live(
                    "ending.afterInterrupt",
                    SettingType.duration(Duration.ZERO, Duration.ofMinutes(5)),
                    s -> s.ending().afterInterrupt(),
                    "How long it may take then (INT), until it is killed.");
    static final SettingKey<String> ORPHANS =
            live(
                    "ending.orphans",
                    SettingType.choice("ask", "auto", "never"),
                    s -> s.ending().orphans(),
                    "What happens to processes that outlived their agent.");
    static final SettingKey<String> DUPLICATES =
            live(
                    "ending.duplicates",
                    SettingType.choice("ask", "auto", "never"),
                    s -> s.ending().duplicates(),
                    "What happens to servers that run more often than they should.");
    static final SettingKey<Integer> ENDINGS_PER_MINUTE =
            live(
                    "ending.perMinute",
                    SettingType.number(1, 60),
                    s -> s.ending().perMinute(),
                    "Most processes a minute that end without a person, each with all below it.");

    static final SettingKey<List<String>> TRUSTED =
            live(
                    "worktrees.trusted",
                    SettingType.directories(),
                    s -> s.worktrees().trusted(),
                    "Repositories whose own configuration may run commands (filters).");
    static final SettingKey<Duration> KEEP_TRASH =
            live(
                    "worktrees.keepTrash",
                    SettingType.duration(Duration.ofHours(1), Duration.ofDays(365)),
                    s -> s.worktrees().keepTrash(),
                    "How long a removed worktree that held no work stays in the trash.");
    static final SettingKey<String> AT_END =
            live(
                            "worktrees.atEnd",
                            SettingType.choice("auto", "never"),
                            s -> s.worktrees().atEnd(),
                            "Worktrees that Drover made go to the trash when their agent has ended"
                                    + " and nothing would be lost.")
                    .inEachProject();
    static final SettingKey<List<PortType>> PORT_TYPES =
            live(
                            "ports.types",
                            PortSettings.types(),
                            s -> s.ports().types(),
                            "Types of ports of your own, and other ranges for those that there"
                                    + " are.")
                    .inEachProject();
    static final SettingKey<Map<String, Integer>> PORT_OFFSETS =
            live(
                            "ports.offsets",
                            PortSettings.offsets(),
                            s -> s.ports().offsets(),
                            "Branches that have a place of their own at the start of each range.")
                    .inEachProject();
    static final SettingKey<Map<String, PortWish>> PORTS_EVERY_SESSION =
            live(
                            "ports.everySession",
                            PortSettings.wishes(),
                            s -> s.ports().everySession(),
                            "Ports for each session whose project asks for none in .drover.json.")
                    .inEachProject();
    static final SettingKey<Boolean> PORTS_TELL =
            live(
                            "ports.tellAgents",
                            SettingType.flag(),
                            s -> s.ports().tellAgents(),
                            "Tell agents which ports are theirs, and who has one that they wanted.")
                    .inEachProject();
    static final SettingKey<Boolean> PORTS_DOCKER =
            live(
                    "ports.docker",
                    SettingType.flag(),
                    s -> s.ports().docker(),
                    "Ask `docker ps` for ports that containers publish.");
    static final SettingKey<Duration> PORTS_EXPIRE =
            live(
                    "ports.expireAfter",
                    SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(30)),
                    s -> s.ports().expireAfter(),
                    "An instance that cannot be seen for this long loses its ports.");

    static final SettingKey<Duration> SHARE_IDLE =
            live(
                    "share.idleAfter",
                    SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(30)),
                    s -> s.share().idleAfter(),
                    "How long a shared server stays when no session has an end of it any more.");

    static final SettingKey<Integer> MESSAGES_PER_MINUTE =
            live(
                            "messages.perMinute",
                            SettingType.number(1, 600),
                            s -> s.messages().perMinute(),
                            "Most messages a minute from one sender.")
                    .inEachProject();
    static final SettingKey<Boolean> MESSAGES_TELL =
            live(
                            "messages.tellAgents",
                            SettingType.flag(),
                            s -> s.messages().tellAgents(),
                            "Give agents their messages by their hooks; else they have to ask.")
                    .inEachProject();

    static final SettingKey<Duration> SLOTS_FOR =
            live(
                    "usage.slotsFor",
                    SettingType.duration(Duration.ofDays(35), Duration.ofDays(3650)),
                    s -> s.usage().slotsFor(),
                    "How long usage is kept by the quarter of an hour; after that, by the day.");
    static final SettingKey<Boolean> TELEMETRY =
            live(
                    "usage.telemetry",
                    SettingType.flag(),
                    s -> s.usage().telemetry(),
                    "Take what Claude Code exports by OpenTelemetry, as one more witness.");
    static final SettingKey<Duration> READ_BACK =
            live(
                    "usage.readBack",
                    SettingType.duration(Duration.ofDays(1), Duration.ofDays(3650)),
                    s -> s.usage().readBack(),
                    "Transcripts without a new word for longer are not counted.");
    static final SettingKey<String> STATUS_LINE =
            live(
                            "statusline.format",
                            SettingType.words(4_000),
                            s -> s.statusline().format(),
                            "What agents show as their status line: full, compact, json, or a"
                                    + " template such as '{model} | {context} | {cost}'.")
                    .inEachProject();
    static final SettingKey<Integer> LIMIT_AGENTS =
            live(
                    "limits.agents",
                    SettingType.number(1, 1_000_000),
                    s -> s.limits().agents(),
                    "Most subagents at work in all instances together before an alert.");
    static final SettingKey<Double> BUDGET_DAILY =
            live(
                    "budget.daily",
                    SettingType.dollars(),
                    s -> s.budget().daily(),
                    "USD that all agents may cost a day before an alert; 0 for no limit.");
    static final SettingKey<Double> BUDGET_MONTHLY =
            live(
                    "budget.monthly",
                    SettingType.dollars(),
                    s -> s.budget().monthly(),
                    "USD that all agents may cost a month before an alert; 0 for no limit.");

    static final SettingKey<String> THEME =
            live(
                    "window.theme",
                    SettingType.choice("system", "light", "dark"),
                    s -> s.window().theme(),
                    "Colours of the window.");
    static final SettingKey<Boolean> CLOSE_KEEPS_DAEMON =
            live(
                    "window.closeKeepsDaemon",
                    SettingType.flag(),
                    s -> s.window().closeKeepsDaemon(),
                    "Closing the window leaves Drover in the tray.");

    static final SettingKey<String> LOG_LEVEL =
            later(
                    "log.level",
                    SettingType.choice("error", "warn", "info", "debug", "trace"),
                    s -> s.log().level(),
                    "How much is written to the log.");

    static final List<SettingKey<?>> ALL =
            List.of(
                    API_TCP,
                    API_HOST,
                    API_PORT,
                    API_EVENT_BUFFER,
                    HEADERS_WITHIN,
                    REQUEST_WITHIN,
                    TCP_CONNECTIONS,
                    UNIX_CONNECTIONS,
                    STALE_AFTER,
                    STALE_AFTER_HEARTBEAT,
                    KEEP_ENDED,
                    WATCH_PROCESSES,
                    WATCH_REGISTRY,
                    WATCH_SELF,
                    WATCH_PORTS,
                    WAL_LIMIT,
                    KEEP_JOURNAL,
                    WAITING_EVENTS,
                    SAMPLES_EVERY,
                    IDLE_TIMEOUT,
                    DRAIN,
                    HUNG_AFTER,
                    AUTOSTART,
                    WAITING_AFTER,
                    MUST_HOLD,
                    KEEP_RESOLVED,
                    QUIET_HOURS,
                    PER_MINUTE,
                    KILL_GUARD,
                    AFTER_TERM,
                    AFTER_INTERRUPT,
                    ORPHANS,
                    DUPLICATES,
                    ENDINGS_PER_MINUTE,
                    TRUSTED,
                    KEEP_TRASH,
                    AT_END,
                    PORT_TYPES,
                    PORT_OFFSETS,
                    PORTS_EVERY_SESSION,
                    PORTS_TELL,
                    PORTS_DOCKER,
                    PORTS_EXPIRE,
                    SHARE_IDLE,
                    MESSAGES_PER_MINUTE,
                    MESSAGES_TELL,
                    SLOTS_FOR,
                    TELEMETRY,
                    READ_BACK,
                    STATUS_LINE,
                    LIMIT_AGENTS,
                    BUDGET_DAILY,
                    BUDGET_MONTHLY,
                    THEME,
                    CLOSE_KEEPS_DAEMON,
                    LOG_LEVEL);

    private SettingKeys() {}

    static Optional<SettingKey<?>> named(String name) {
        for (SettingKey<?> key : ALL) {
            if (key.name().equals(name)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /// Why a project cannot have a value of its own, one sentence.
    static String sameForAll(SettingKey<?> key) {
        return key.name()
                + " counts for all of Drover, so a project cannot have its own. Those that can"
                + " differ: "
                + ALL.stream()
                        .filter(SettingKey::byProject)
                        .map(SettingKey::name)
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static <T> SettingKey<T> live(
            String name, SettingType<T> type, Function<Settings, T> in, String description) {
        return new SettingKey<>(name, type, in, true, false, description);
    }

    private static <T> SettingKey<T> later(
            String name, SettingType<T> type, Function<Settings, T> in, String description) {
        return new SettingKey<>(name, type, in, false, false, description);
    }

    private static SettingKey<Boolean> flag(
            String name, Function<Settings, Boolean> in, String description) {
        return later(name, SettingType.flag(), in, description);
    }

    private static SettingKey<Integer> number(
            String name, int least, int most, Function<Settings, Integer> in, String description) {
        return later(name, SettingType.number(least, most), in, description);
    }

    private static SettingKey<Duration> time(
            String name,
            Duration least,
            Duration most,
            Function<Settings, Duration> in,
            String description) {
        return later(name, SettingType.duration(least, most), in, description);
    }
}
