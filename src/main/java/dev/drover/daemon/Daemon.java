package dev.drover.daemon;

import dev.drover.agents.Agents;
import dev.drover.agents.ServerConfigs;
import dev.drover.config.Paths;
import dev.drover.config.ProfilesFile;
import dev.drover.config.Settings;
import dev.drover.core.LabelRules;
import dev.drover.core.process.Leftovers;
import dev.drover.core.process.ProfileRules;
import dev.drover.daemon.guard.ConfigGuard;
import dev.drover.daemon.guard.GuardDesk;
import dev.drover.daemon.guard.GuardPlaces;
import dev.drover.daemon.usage.Limits;
import dev.drover.daemon.usage.PlanWindows;
import dev.drover.daemon.usage.StatusLines;
import dev.drover.daemon.usage.StoppedTurns;
import dev.drover.daemon.usage.Usage;
import dev.drover.daemon.usage.UsageFiles;
import dev.drover.host.DaemonFiles;
import dev.drover.host.EndingLadder;
import dev.drover.host.FileUsers;
import dev.drover.host.OpenFiles;
import dev.drover.host.PortProbe;
import dev.drover.host.ProcessEnds;
import dev.drover.host.ProcessTable;
import dev.drover.host.TerminalFocus;
import dev.drover.host.Trash;
import dev.drover.host.git.Checkouts;
import dev.drover.host.git.Git;
import dev.drover.host.git.Snapshots;
import dev.drover.host.git.WorktreeMaker;
import dev.drover.host.git.WorktreeTrash;
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
import dev.drover.model.process.ProcessTree;
import dev.drover.model.usage.Conversation;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.FocusAnswer;
import dev.drover.model.view.Health;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;
import dev.drover.model.view.Overview;
import dev.drover.store.Database;
import dev.drover.store.Journal;
import dev.drover.store.StateStore;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
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

    /// What tells of processes beside their table.
    ///
    /// @param configs which servers agents are configured to start
    /// @param profiles which daemons are known
    /// @param files what those keep on disk
    /// @param trash where directories go that nobody uses
    /// @param settings which files of agents are guarded
    public record ProcessSources(
            ServerConfigs configs,
            ProfilesFile profiles,
            DaemonFiles files,
            Trash trash,
            GuardPlaces settings) {
        /// Those of this user.
        public static ProcessSources of(Paths paths, Map<String, String> environment) {
            return new ProcessSources(
                    new ServerConfigs(paths.userHome(), environment),
                    new ProfilesFile(paths.profilesFile(), ProfileRules.builtIn()),
                    new DaemonFiles(paths.userHome()),
                    new Trash(paths.trash()),
                    GuardPlaces.of(paths, environment));
        }
    }

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

    private final LiveSettings settings;
    private final Surroundings surroundings;
    private final Outside outside;
    private final InstantSource clock;
    private final Database database;
    private final Journal journal;
    private final History history;
    private final Subscribers subscribers = new Subscribers();
    private final Metrics metrics = new Metrics();
    private final Samples samples;
    private final Usage usage;
    private final InstanceViews views;
    private final StateWriter writer;
    private final Instances instances;
    private final Processes processes;
    private final AgentWatcher watcher;
    private final Reaper reaper;
    private final Alerts alerts;
    private final ChangeStream stream;
    private final SelfDescription self;
    private final Focus focus;
    private final KillGuard killGuard;
    private final Branches branches;
    private final Messages messages;
    private final Savings savings;
    private final Endings endings;
    private final WorktreeBoard worktreeBoard;
    private final Worktrees worktrees;
    private final RemovedWorktrees removedWorktrees;
    private final WorktreeHooks worktreeHooks;
    private final WorktreeWatcher worktreeWatcher;
    private final PortWatcher portWatcher;
    private final Ports ports;
    private final PortTelling portTelling;
    private final PortClashAnswer portClashes;
    private final Limits limits;
    private final ConfigGuard guard;
    private final StatusLines statusLines;
    private final List<Periodic> periodics = new CopyOnWriteArrayList<>();
    private volatile @Nullable AlertLog alertLog;

    private Daemon(
            String version,
            InstanceId runId,
            LiveSettings settings,
            Surroundings surroundings,
            Outside outside,
            InstantSource clock,
            Database database,
            UsageFiles usageFiles) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.outside = outside;
        this.clock = clock;
        this.database = database;
        StateStore store = new StateStore(database);
        this.journal = new Journal(database);
        this.samples = new Samples(store.loadSamples());
        this.usage =
                new Usage(
                        usageFiles,
                        this::state,
                        turns(),
                        clock,
                        ZoneId::systemDefault,
                        () -> settings.current().usage());
        this.views = new InstanceViews(samples, new InstanceServers(this::tree), usage::of);
        this.writer =
                new StateWriter(
                        store,
                        clock,
                        settings.current().store(),
                        store.load(),
                        journal.lastSeq(),
                        subscribers::publish);
        this.history = new History(journal, writer::state, clock);
        Callers callers = new Callers(surroundings.processes());
        ServedTerminals served = new ServedTerminals(surroundings.processes(), new OpenFiles());
        Capabilities capabilities = new Capabilities(writer);
        this.instances =
                new Instances(
                        writer,
                        samples,
                        views,
                        callers,
                        served,
                        surroundings.processes(),
                        surroundings.checkouts(),
                        capabilities,
                        clock);
        this.branches =
                new Branches(
                        writer,
                        new BranchViews(samples),
                        callers,
                        instances,
                        surroundings.checkouts());
        this.messages = new Messages(writer, samples, surroundings.checkouts(), clock);
        this.processes =
                new Processes(
                        surroundings.processes(),
                        surroundings.sources(),
                        writer,
                        new Recognition(surroundings.agents()),
                        clock);
        this.watcher =
                new AgentWatcher(
                        writer,
                        samples,
                        callers,
                        served,
                        surroundings.processes(),
                        surroundings.ends(),
                        surroundings.checkouts(),
                        surroundings.agents(),
                        clock,
                        processes::look);
        this.reaper =
                new Reaper(writer, samples, watcher, settings::current, clock, System::nanoTime);
        this.killGuard =
                new KillGuard(writer, surroundings.processes(), settings::current, metrics);
        ProcessTable table = surroundings.processes();
        this.savings = new Savings(clock, ZoneId::systemDefault, store::saved);
        this.endings =
                new Endings(
                        writer,
                        new EndingLook(
                                table, surroundings.agents(), writer::state, System::nanoTime),
                        new EndingLadder(table),
                        new EndingKeys(table),
                        new EndingViews(table, processes.returns()::of),
                        new EndingPace(System::nanoTime),
                        savings,
                        settings::current);
        Git git = new Git();
        this.worktreeBoard =
                new WorktreeBoard(
                        writer, clock, git, () -> settings.current().worktrees().trusted());
        Supplier<List<String>> trusted = () -> settings.current().worktrees().trusted();
        Snapshots snapshots = new Snapshots(git, trusted);
        WorktreeCreation creation =
                new WorktreeCreation(
                        writer, worktreeBoard, new WorktreeMaker(git, trusted), callers, clock);
        WorktreeViews worktreeViews = new WorktreeViews(new FileUsers());
        WorktreeTrash trash = new WorktreeTrash(git);
        this.removedWorktrees =
                new RemovedWorktrees(writer, worktreeBoard, trash, snapshots, settings::current);
        this.worktrees =
                new Worktrees(
                        writer,
                        worktreeBoard,
                        worktreeViews,
                        creation,
                        new WorktreeRemoval(writer, worktreeBoard, worktreeViews, trash, snapshots),
                        removedWorktrees);
        this.worktreeWatcher = new WorktreeWatcher(writer, worktreeBoard);
        this.worktreeHooks =
                new WorktreeHooks(
                        writer, worktreeBoard, creation, snapshots, worktrees, settings::current);
        endings.found(() -> Leftovers.of(processes.tree()));
        endings.told(processes.returns()::follow);
        this.portWatcher =
                new PortWatcher(writer, surroundings.ports(), table, settings::current, clock);
        PortLeasing leasing =
                new PortLeasing(
                        writer,
                        surroundings.ports(),
                        portWatcher,
                        () -> settings.current().ports().all());
        this.ports = new Ports(writer, leasing, portWatcher, surroundings.checkouts(), clock);
        this.portTelling = new PortTelling(writer, leasing, settings::current);
        this.portClashes =
                new PortClashAnswer(
                        writer,
                        leasing,
                        portWatcher,
                        settings::current,
                        clock,
                        ZoneId::systemDefault);
        PlanWindows windows = new PlanWindows();
        this.limits =
                new Limits(
                        writer::state,
                        windows,
                        usage,
                        settings::current,
                        clock,
                        ZoneId::systemDefault);
        this.guard = new ConfigGuard(surroundings.sources().settings(), clock);
        this.statusLines =
                new StatusLines(writer::state, windows, limits, usage, settings::current);
        this.focus = new Focus(writer::state, new TerminalFocus(System.getenv()));
        this.stream =
                new ChangeStream(
                        settings.current().api().eventBuffer(),
                        journal.lastSeq(),
                        views,
                        () -> instances(true),
                        clock);
        HealthChecks checks = new HealthChecks(writer, () -> periodics, metrics, usage::health);
        this.alerts =
                new Alerts(
                        writer,
                        new SelfFindings(checks, settings, database, usage::notices)::look,
                        () ->
                                processes
                                        .confirmed()
                                        .and(portWatcher.confirmed())
                                        .and(
                                                new ProcessWatcher.Confirmed(
                                                        limits.findings(), limits.held()))
                                        .and(
                                                new ProcessWatcher.Confirmed(
                                                        guard.findings(), guard.held())),
                        settings::current,
                        watcher::hasLooked,
                        clock);
        this.self =
                new SelfDescription(
                        version,
                        runId,
                        writer,
                        views,
                        checks,
                        settings,
                        database,
                        surroundings.processes(),
                        () -> periodics,
                        stream.events()::subscribers,
                        outside.port(),
                        usage::notices,
                        clock);
    }

    /// What only transcripts tell of turns.
    private StoppedTurns turns() {
        return new StoppedTurns() {
            @Override
            public void stopped(Conversation conversation, Instant at) {
                instances.stopped(conversation, at);
            }

            @Override
            public void failed(Conversation conversation, Instant at, String error) {
                instances.failed(conversation, at, error);
            }
        };
    }

    private ProcessTree tree() {
        return processes.tree();
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
        return new Daemon(version, runId, settings, surroundings, outside, clock, database, usage);
    }

    /// Starts the writer, reconciles what the store knew with the machine, then starts the
    /// watchers.
    public void start() {
        writer.start();
        usage.start();
        subscribers.add("daemon", this::afterwards);
        new Gauges(metrics).show(writer, stream.events(), alerts, endings);
        new UsageGauges(metrics).show(usage);
        endings.recover();
        worktreeBoard.load();
        removedWorktrees.recover();
        worktreeWatcher.start();
        watcher.followAll();
        guard.start();
        Supplier<Settings.Watch> watch = () -> settings.current().watch();
        periodics.add(
                Periodic.start(
                        "registry-watcher",
                        () -> watch.get().registry(),
                        watcher::lookAtRegistries));
        periodics.add(
                Periodic.start(
                        "process-watcher",
                        () -> watch.get().processes(),
                        watcher::lookAtProcesses));
        periodics.add(
                Periodic.start("port-watcher", () -> watch.get().ports(), portWatcher::round));
        periodics.add(Periodic.start("daemon-watcher", () -> DAEMONS, processes::lookAtDaemons));
        // A good copy from each start and each day, for the day when the file is found damaged.
        periodics.add(Periodic.start("backup", () -> BACKUP, database::backUp));
        periodics.add(Periodic.start("reaper", () -> SWEEP, this::sweep));
        periodics.add(Periodic.start("limits", () -> LIMITS, limits::look));
        periodics.add(Periodic.start("alerts", () -> ALERTS, alerts::look));
        periodics.add(Periodic.start("trash", () -> TRASH, this::tidyWorktrees));
        periodics.add(Periodic.start("endings", () -> watch.get().processes(), endings::round));
        periodics.add(
                Periodic.start(
                        "housekeeper",
                        () -> settings.current().store().samplesEvery(),
                        reaper::tidy));
        periodics.add(
                Periodic.start(
                        "usage", () -> settings.current().store().samplesEvery(), usage::flush));
    }

    private void sweep() {
        reaper.sweep(SWEEP);
        branches.expire();
        messages.round();
    }

    /// What the daemon itself does after a change; one mailbox for all of it, because each costs a
    /// wake-up in the way of the answer.
    private void afterwards(Change change) {
        messages.follow(change);
        watcher.follow(change);
        stream.publish(change);
        AlertLog log = alertLog;
        if (log != null) {
            log.append(change, clock.instant());
        }
        alerts.follow(change);
        worktreeHooks.follow(change);
        worktreeWatcher.follow(change);
        for (Event event : change.events()) {
            if (event instanceof Event.InstanceForgotten(InstanceId id)) {
                views.forget(id);
                portClashes.forget(id);
            }
        }
    }

    private void tidyWorktrees() {
        worktreeHooks.tidy();
        removedWorktrees.tidy();
    }

    /// More that the application does again and again while the daemon lives, watched like the
    /// rest.
    public void watch(String name, Supplier<Duration> pause, Runnable round) {
        periodics.add(Periodic.start(name, pause, round::run));
    }

    public State state() {
        return writer.state();
    }

    public List<InstanceView> instances(boolean withEnded) {
        return views.list(writer.state(), withEnded);
    }

    public Overview overview() {
        return views.overview(
                writer.state(), self.notices(), savings.worthTelling(), clock.instant());
    }

    /// Those that are not over, the most severe first, then the oldest; then, if wanted, those that
    /// are, the last one first.
    public List<AlertView> alerts(boolean withResolved) {
        return alerts.list(withResolved);
    }

    /// What a person can do about alerts.
    public Alerts alerts() {
        return alerts;
    }

    /// From now on what happens to alerts is written here as well, one JSON object a line.
    public void logAlerts(Path file) {
        alertLog = new AlertLog(file);
    }

    public Health health() {
        return self.health();
    }

    /// All processes that have to do with agents, and why each is alive.
    public Processes processes() {
        return processes;
    }

    /// What happened, from the journal; each question may wait for the disk.
    public History history() {
        return history;
    }

    /// Brings an instance's terminal to the front, or says why not. It may take some seconds: never
    /// call it from a toolkit's thread.
    ///
    /// @throws dev.drover.core.Refused if there is no such instance
    public FocusAnswer focus(String id) {
        return focus.on(id);
    }

    /// What people have written on an instance, as the change that would bring it back.
    ///
    /// @throws dev.drover.core.Refused if there is no such instance
    public LabelChange written(String id) {
        return LabelRules.written(state(), id);
    }

    /// Whether it is worth offering that.
    public boolean mayFocus(String id) {
        return focus.mayLead(id);
    }

    /// Tells of every change after it is durable, on a thread of the subscriber's own.
    ///
    /// @return ends the subscription
    public Subscription subscribe(String name, Consumer<Change> subscriber) {
        return subscribers.add(name, subscriber);
    }

    /// Whether all that was decided so far is on disk.
    boolean durable() {
        return writer.durable();
    }

    /// @param callerPid on whose behalf, 0 for the application itself
    public Api api(long callerPid) {
        return new LocalApi(this, callerPid);
    }

    public Map<Endpoint, Handler> routes(CommandRunner commands) {
        return new Routes(this)
                .all(
                        commands,
                        new HookRoute(
                                surroundings.agents(),
                                instances,
                                killGuard,
                                worktreeHooks,
                                new BranchContext(writer),
                                new MessageContext(messages, writer),
                                portTelling,
                                portClashes,
                                metrics,
                                usage,
                                clock),
                        new StatusLineRoute(surroundings.agents(), instances, statusLines, clock));
    }

    /// Worktrees of all known repositories, and what can be done with them.
    public Worktrees worktrees() {
        return worktrees;
    }

    /// Ends processes, at a person's word or by rule.
    public Endings endings() {
        return endings;
    }

    /// Who works on which branch, and who may join.
    public Branches branches() {
        return branches;
    }

    /// Messages on behalf of one caller.
    ///
    /// @param callerPid 0 if unknown, and for the application itself
    /// @param named the instance that the caller says it is, null if it says nothing
    /// @param person who is no instance is the user
    /// @throws dev.drover.core.Refused if it is not found out who calls
    MessageApi messages(
            long callerPid, @Nullable String named, @Nullable String capability, boolean person) {
        Party party = instances.party(callerPid, named, capability, person);
        return new MessageDesk(messages, surroundings.processes(), party, callerPid);
    }

    /// What agents use up.
    public Usage usage() {
        return usage;
    }

    /// How much of each limit is used up.
    public Limits limits() {
        return limits;
    }

    /// Settings of agents: versions, what is missed, the way back.
    public GuardApi guard() {
        return new GuardDesk(guard);
    }

    /// Ports: who has which, and who listens.
    public Ports ports() {
        return ports;
    }

    Instances instances() {
        return instances;
    }

    Journal journal() {
        return journal;
    }

    LiveSettings settings() {
        return settings;
    }

    Metrics metrics() {
        return metrics;
    }

    ChangeStream stream() {
        return stream;
    }

    SelfDescription self() {
        return self;
    }

    Outside outside() {
        return outside;
    }

    /// Closes in the reverse order of opening; what is queued is still recorded.
    @Override
    public void close() {
        endings.close();
        guard.close();
        worktreeWatcher.close();
        worktrees.close();
        for (Periodic periodic : periodics.reversed()) {
            periodic.close();
        }
        stream.close();
        reaper.tidy();
        messages.close();
        writer.close();
        subscribers.close();
        usage.close();
        database.close();
    }
}
