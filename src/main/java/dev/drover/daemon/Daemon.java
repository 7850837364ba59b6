package dev.drover.daemon;

import dev.drover.agents.Agents;
import dev.drover.config.Settings;
import dev.drover.core.LabelRules;
import dev.drover.daemon.guard.GuardDesk;
import dev.drover.daemon.share.Shares;
import dev.drover.daemon.usage.Limits;
import dev.drover.daemon.usage.Usage;
import dev.drover.daemon.usage.UsageFiles;
import dev.drover.host.PortProbe;
import dev.drover.host.ProcessEnds;
import dev.drover.host.ProcessTable;
import dev.drover.host.git.Checkouts;
import dev.drover.ipc.Api;
import dev.drover.ipc.CommandRunner;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.GuardApi;
import dev.drover.ipc.Handler;
import dev.drover.ipc.MessageApi;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.Party;
import dev.drover.model.Place;
import dev.drover.model.State;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.FocusAnswer;
import dev.drover.model.view.Health;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;
import dev.drover.model.view.Overview;
import dev.drover.store.Database;
import dev.drover.store.Journal;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The daemon as everyone above sees it: the last state, what it looks like to people, and a way to
/// hear of changes. It knows the machine, the disk and the agents; it does not know windows, trays,
/// sockets or how it was started.
public final class Daemon implements AutoCloseable {

    /// What the daemon looks at.
    public record Surroundings(
            ProcessTable processes,
            ProcessEnds ends,
            Checkouts checkouts,
            Agents agents,
            ProcessSources sources,
            PortProbe ports) {}

    /// What only the application can do.
    ///
    /// @param show shows the window at a place; false if there is none
    /// @param handOver drains and leaves, so that somebody else can take over; returns at once
    /// @param port the TCP port in use
    public record Outside(
            Predicate<Place> show, Consumer<String> handOver, Supplier<OptionalInt> port) {}

    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration ALERTS = Duration.ofSeconds(1);
    private static final Duration TRASH = Duration.ofHours(1);
    private static final Duration BACKUP = Duration.ofDays(1);
    private static final Duration DAEMONS = Duration.ofMinutes(1);
    private static final Duration LIMITS = Duration.ofSeconds(10);

    private final Parts parts;
    private volatile @Nullable AlertLog alertLog;

    private Daemon(Parts parts) {
        this.parts = parts;
    }

    /// Opens the daemon's memory over an open database. Nothing runs before {@link #start}.
    public static Daemon open(
            String version,
            InstanceId runId,
            LiveSettings settings,
            Surroundings surroundings,
            Outside outside,
            InstantSource clock,
            Database database,
            UsageFiles usage) {
        return new Daemon(
                new Parts(version, runId, settings, surroundings, outside, clock, database, usage));
    }

    /// Starts the writer, reconciles what the store knew with the machine, then starts the
    /// watchers.
    public void start() {
        parts.writer.start();
        parts.usage.start();
        parts.subscribers.add("daemon", this::afterwards);
        new Gauges(parts.metrics)
                .show(parts.writer, parts.stream.events(), parts.alerts, parts.endings);
        new UsageGauges(parts.metrics).show(parts.usage);
        parts.endings.recover();
        parts.worktrees.start();
        parts.watcher.followAll();
        parts.guard.start();
        Supplier<Settings.Watch> watch = () -> parts.settings.current().watch();
        parts.rounds.start(
                "registry-watcher", () -> watch.get().registry(), parts.watcher::lookAtRegistries);
        parts.rounds.start(
                "process-watcher", () -> watch.get().processes(), parts.watcher::lookAtProcesses);
        parts.rounds.start("port-watcher", () -> watch.get().ports(), parts.ports.watcher()::round);
        parts.rounds.start("daemon-watcher", DAEMONS, parts.processes::lookAtDaemons);
        // A good copy from each start and each day, for the day when the file is found damaged.
        parts.rounds.start("backup", BACKUP, parts.database::backUp);
        parts.rounds.start("reaper", SWEEP, this::sweep);
        parts.rounds.start("limits", LIMITS, parts.limits::look);
        parts.rounds.start("alerts", ALERTS, parts.alerts::look);
        parts.rounds.start("trash", TRASH, parts.worktrees::tidy);
        parts.rounds.start("endings", () -> watch.get().processes(), parts.endings::round);
        Supplier<Duration> samples = () -> parts.settings.current().store().samplesEvery();
        parts.rounds.start("housekeeper", samples, parts.reaper::tidy);
        parts.rounds.start("usage", samples, parts.usage::flush);
    }

    private void sweep() {
        parts.reaper.sweep(SWEEP);
        parts.branches.expire();
        parts.messages.round();
    }

    /// What the daemon itself does after a change; one mailbox for all of it, because each costs a
    /// wake-up in the way of the answer.
    private void afterwards(Change change) {
        parts.messages.follow(change);
        parts.watcher.follow(change);
        parts.stream.publish(change);
        AlertLog log = alertLog;
        if (log != null) {
            log.append(change, parts.clock.instant());
        }
        parts.alerts.follow(change);
        parts.worktrees.follow(change);
        for (Event event : change.events()) {
            if (event instanceof Event.InstanceForgotten(InstanceId id)) {
                parts.views.forget(id);
                parts.ports.clashes().forget(id);
            }
        }
    }

    /// More that the application does again and again while the daemon lives, watched like the
    /// rest.
    public void watch(String name, Supplier<Duration> pause, Runnable round) {
        parts.rounds.start(name, pause, round::run);
    }

    public State state() {
        return parts.writer.state();
    }

    public List<InstanceView> instances(boolean withEnded) {
        return parts.views.list(parts.writer.state(), withEnded);
    }

    public Overview overview() {
        return parts.views.overview(
                parts.writer.state(),
                parts.self.notices(),
                parts.savings.worthTelling(),
                parts.clock.instant());
    }

    /// Those that are not over, the most severe first, then the oldest; then, if wanted, those that
    /// are, the last one first.
    public List<AlertView> alerts(boolean withResolved) {
        return parts.alerts.list(withResolved);
    }

    /// What a person can do about alerts.
    public Alerts alerts() {
        return parts.alerts;
    }

    /// From now on what happens to alerts is written here as well, one JSON object a line.
    public void logAlerts(Path file) {
        alertLog = new AlertLog(file);
    }

    public Health health() {
        return parts.self.health();
    }

    /// All processes that have to do with agents, and why each is alive.
    public Processes processes() {
        return parts.processes;
    }

    /// What happened, from the journal; each question may wait for the disk.
    public History history() {
        return parts.history;
    }

    /// Brings an instance's terminal to the front, or says why not. It may take some seconds: never
    /// call it from a toolkit's thread.
    ///
    /// @throws dev.drover.core.Refused if there is no such instance
    public FocusAnswer focus(String id) {
        return parts.focus.on(id);
    }

    /// What people have written on an instance, as the change that would bring it back.
    ///
    /// @throws dev.drover.core.Refused if there is no such instance
    public LabelChange written(String id) {
        return LabelRules.written(state(), id);
    }

    /// Whether it is worth offering that.
    public boolean mayFocus(String id) {
        return parts.focus.mayLead(id);
    }

    /// Tells of every change after it is durable, on a thread of the subscriber's own.
    ///
    /// @return ends the subscription
    public Subscription subscribe(String name, Consumer<Change> subscriber) {
        return parts.subscribers.add(name, subscriber);
    }

    /// Whether all that was decided so far is on disk.
    public boolean durable() {
        return parts.writer.durable();
    }

    /// @param callerPid on whose behalf, 0 for the application itself
    public Api api(long callerPid) {
        return new LocalApi(this, callerPid, null);
    }

    /// @param agent on whose behalf, as [#agent] has found it out
    public Api api(InstanceId agent, long callerPid) {
        return new LocalApi(this, callerPid, agent);
    }

    /// The live instance that a caller runs in, or the one that it names and can prove to be.
    ///
    /// @param named null if it names none
    /// @throws dev.drover.core.Refused if it is not the caller's, or has ended
    public Optional<InstanceId> agent(
            long callerPid, @Nullable String named, @Nullable String capability) {
        return parts.instances.agent(callerPid, named, capability);
    }

    public Map<Endpoint, Handler> routes(CommandRunner commands) {
        return new Routes(this)
                .all(
                        commands,
                        new HookRoute(
                                parts.surroundings.agents(),
                                parts.instances,
                                parts.killGuard,
                                parts.worktrees.hooks(),
                                new BranchContext(parts.writer),
                                new MessageContext(parts.messages, parts.writer),
                                parts.ports.telling(),
                                parts.ports.clashes(),
                                parts.metrics,
                                parts.usage,
                                parts.clock),
                        new StatusLineRoute(
                                parts.surroundings.agents(),
                                parts.instances,
                                parts.statusLines,
                                parts.clock));
    }

    /// Worktrees of all known repositories, and what can be done with them.
    public Worktrees worktrees() {
        return parts.worktrees.worktrees();
    }

    /// Ends processes, at a person's word or by rule.
    public Endings endings() {
        return parts.endings;
    }

    /// Who works on which branch, and who may join.
    public Branches branches() {
        return parts.branches;
    }

    /// Messages on behalf of one caller.
    ///
    /// @param callerPid 0 if unknown, and for the application itself
    /// @param named the instance that the caller says it is, null if it says nothing
    /// @param person who is no instance is the user
    /// @throws dev.drover.core.Refused if it is not found out who calls
    MessageApi messages(
            long callerPid, @Nullable String named, @Nullable String capability, boolean person) {
        Party party = parts.instances.party(callerPid, named, capability, person);
        return new MessageDesk(parts.messages, parts.surroundings.processes(), party, callerPid);
    }

    MessageApi messages(InstanceId agent, long callerPid) {
        return new MessageDesk(
                parts.messages, parts.surroundings.processes(), Party.of(agent), callerPid);
    }

    /// What agents use up.
    public Usage usage() {
        return parts.usage;
    }

    /// How much of each limit is used up.
    public Limits limits() {
        return parts.limits;
    }

    /// Settings of agents: versions, what is missed, the way back.
    public GuardApi guard() {
        return new GuardDesk(parts.guard);
    }

    /// Servers that sessions share. To be closed before the socket is, so that sessions hear of it.
    public Shares shares() {
        return parts.shares;
    }

    /// Words that start a shared server so that it ends with this process, however it ends.
    public void keepServersBy(List<String> words) {
        parts.serverKeeper = List.copyOf(words);
    }

    /// Ports: who has which, and who listens.
    public Ports ports() {
        return parts.ports.ports();
    }

    Instances instances() {
        return parts.instances;
    }

    Journal journal() {
        return parts.journal;
    }

    LiveSettings settings() {
        return parts.settings;
    }

    Metrics metrics() {
        return parts.metrics;
    }

    ChangeStream stream() {
        return parts.stream;
    }

    SelfDescription self() {
        return parts.self;
    }

    Outside outside() {
        return parts.outside;
    }

    /// Closes in the reverse order of opening; what is queued is still recorded.
    @Override
    public void close() {
        parts.shares.close();
        parts.endings.close();
        parts.guard.close();
        parts.worktrees.close();
        parts.rounds.close();
        parts.stream.close();
        parts.reaper.tidy();
        parts.messages.close();
        parts.writer.close();
        parts.subscribers.close();
        parts.usage.close();
        parts.database.close();
    }
}
