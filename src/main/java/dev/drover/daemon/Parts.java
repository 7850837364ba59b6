package dev.drover.daemon;

import dev.drover.core.process.Leftovers;
import dev.drover.daemon.guard.ConfigGuard;
import dev.drover.daemon.share.Shares;
import dev.drover.daemon.usage.Limits;
import dev.drover.daemon.usage.PlanWindows;
import dev.drover.daemon.usage.StatusLines;
import dev.drover.daemon.usage.StoppedTurns;
import dev.drover.daemon.usage.Usage;
import dev.drover.daemon.usage.UsageFiles;
import dev.drover.host.EndingLadder;
import dev.drover.host.OpenFiles;
import dev.drover.host.ProcessTable;
import dev.drover.host.TerminalFocus;
import dev.drover.model.InstanceId;
import dev.drover.model.State;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.usage.Conversation;
import dev.drover.store.Database;
import dev.drover.store.Journal;
import dev.drover.store.StateStore;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// Everything the daemon consists of, wired by hand: its table of contents. Nothing runs yet.
final class Parts {
    final LiveSettings settings;
    final Daemon.Surroundings surroundings;
    final Daemon.Outside outside;
    final InstantSource clock;
    final Database database;
    final Journal journal;
    final History history;
    final Subscribers subscribers = new Subscribers();
    final Metrics metrics = new Metrics();
    final Samples samples;
    final Usage usage;
    final InstanceViews views;
    final StateWriter writer;
    final Instances instances;
    final Processes processes;
    final AgentWatcher watcher;
    final Reaper reaper;
    final Alerts alerts;
    final ChangeStream stream;
    final SelfDescription self;
    final Focus focus;
    final KillGuard killGuard;
    final Branches branches;
    final Messages messages;
    final Savings savings;
    final Endings endings;
    final WorktreeWiring worktrees;
    final PortWiring ports;
    final Limits limits;
    final ConfigGuard guard;
    final StatusLines statusLines;
    final Shares shares;
    volatile List<String> serverKeeper = List.of();
    final Rounds rounds = new Rounds();

    Parts(
            String version,
            InstanceId runId,
            LiveSettings settings,
            Daemon.Surroundings surroundings,
            Daemon.Outside outside,
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
        this.messages =
                new Messages(
                        writer,
                        samples,
                        surroundings.checkouts(),
                        where -> settings.at(where).messages(),
                        clock);
        this.shares =
                new Shares(
                        () -> serverKeeper,
                        () -> settings.current().share().idleAfter(),
                        this::memoryBelow);
        this.processes =
                new Processes(
                        surroundings.processes(),
                        surroundings.sources(),
                        writer,
                        new Recognition(surroundings.agents()),
                        shares::list,
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
                        surroundings.sources().others(),
                        clock,
                        processes::look);
        this.reaper =
                new Reaper(writer, samples, watcher, settings::current, clock, System::nanoTime);
        this.killGuard = new KillGuard(writer, surroundings.processes(), settings::at, metrics);
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
        this.worktrees = new WorktreeWiring(writer, callers, settings, clock);
        endings.found(() -> Leftovers.of(processes.tree()));
        endings.told(processes.returns()::follow);
        this.ports =
                PortWiring.of(
                        writer,
                        surroundings.ports(),
                        table,
                        surroundings.checkouts(),
                        settings,
                        clock);
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
        this.statusLines = new StatusLines(writer::state, windows, limits, usage, settings::at);
        this.focus = new Focus(writer::state, new TerminalFocus(System.getenv()));
        this.stream =
                new ChangeStream(
                        settings.current().api().eventBuffer(),
                        journal.lastSeq(),
                        views,
                        () -> views.list(writer.state(), true),
                        clock);
        HealthChecks checks = new HealthChecks(writer, rounds::all, metrics, usage::health);
        this.alerts =
                new Alerts(
                        writer,
                        new SelfFindings(checks, settings, database, usage::notices)::look,
                        () ->
                                processes
                                        .confirmed()
                                        .and(ports.watcher().confirmed())
                                        .and(
                                                new ProcessWatcher.Confirmed(
                                                        limits.findings(), limits.held()))
                                        .and(
                                                new ProcessWatcher.Confirmed(
                                                        guard.findings(), guard.held())),
                        settings::current,
                        () -> settings.inProjects(own -> own.alerts().waitingAfter()),
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
                        rounds::all,
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

    private State state() {
        return writer.state();
    }

    private @Nullable Long memoryBelow(long pid) {
        return processes.memoryBelow(pid);
    }

    private ProcessTree tree() {
        return processes.tree();
    }
}
