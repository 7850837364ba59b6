package dev.drover.daemon.usage;

import dev.drover.config.Settings;
import dev.drover.model.Instance;
import dev.drover.model.Report;
import dev.drover.model.Session;
import dev.drover.model.State;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.InstanceUsage;
import dev.drover.model.usage.SourcePair;
import dev.drover.model.usage.Span;
import dev.drover.model.usage.Spent;
import dev.drover.model.usage.StatusInput;
import dev.drover.model.usage.ToolWork;
import dev.drover.model.usage.Totals;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.model.view.Health;
import dev.drover.model.view.UsageReport;
import dev.drover.store.UsageSamples;
import dev.drover.store.UsageStore;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// What agents use up: takes what transcripts, hooks and status lines tell, and answers questions.
/// Figures of instances and what was spent come from memory; reports ask the disk, and wait.
public final class Usage implements AutoCloseable {
    /// Conversations that nobody has heard of for longer are read when they are asked for.
    private static final Duration RECENT = Duration.ofDays(40);

    /// Slots in memory: enough for a month.
    private static final Duration SLOTS_HERE = Duration.ofDays(33);

    private final Supplier<State> state;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final UsageStore store;
    private final Ledger ledger = new Ledger();
    private final HookMeter hooks = new HookMeter();
    private final ToldAnswers answers = new ToldAnswers();
    private final SessionIndex sessions = new SessionIndex();
    private final LivePrices prices;
    private final UsageLane lane;
    private final UsageTidying tidying;
    private final Spending spending;
    private final Transcripts transcripts;
    private final Rate rate = new Rate();
    private final TelemetryFigures telemetry = new TelemetryFigures();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private final Map<Conversation, StatusInput> told = new ConcurrentHashMap<>();
    private final Set<Conversation> wanted = ConcurrentHashMap.newKeySet();

    /// @param stops hears of turns that a person has stopped
    /// @param zone the user's, whose days count
    public Usage(
            UsageFiles files,
            Supplier<State> state,
            StoppedTurns stops,
            InstantSource clock,
            Supplier<ZoneId> zone,
            Supplier<Settings.Usage> settings) {
        this.state = state;
        this.clock = clock;
        this.zone = zone;
        this.store = new UsageStore(files.database());
        this.prices = new LivePrices(files.prices());
        this.lane = new UsageLane(store, ledger, rate, clock);
        this.tidying = new UsageTidying(store, () -> settings.get().slotsFor());
        this.spending = new Spending(ledger, prices, zone);
        this.transcripts =
                new Transcripts(
                        files.transcripts(),
                        store.positions(),
                        lane,
                        stops,
                        () -> settings.get().readBack(),
                        clock);
    }

    /// Starts the writer, which reads first what was kept of late, and then follows transcripts.
    public void start() {
        lane.start();
        lane.later(this::load);
        transcripts.start();
    }

    private void load() {
        Instant now = clock.instant();
        Instant since = now.minus(RECENT);
        store.conversations(since).forEach(ledger::put);
        ledger.putTotals(store.totals(since));
        ledger.putSlots(store.overall(now.minus(SLOTS_HERE), now.plus(Duration.ofDays(1))));
    }

    /// Takes what was read of transcripts.
    public UsageSink sink() {
        return lane;
    }

    /// How far each transcript was read when Drover stopped. Waits for the disk.
    public List<FilePosition> positions() {
        return store.positions();
    }

    /// What is being read, and what hinders it.
    public Transcripts transcripts() {
        return transcripts;
    }

    /// These transcripts are gone; what they have told stays counted.
    public void forgetFiles(List<String> paths) {
        lane.later(() -> store.forgetFiles(paths));
    }

    /// Counts what hooks tell.
    public HookMeter hooks() {
        return hooks;
    }

    /// An agent's hook has told this.
    public void heard(Report report) {
        answers.take(report);
    }

    /// What agents export of their use by themselves.
    public TelemetryFigures telemetry() {
        return telemetry;
    }

    /// An agent has told this for its status line.
    public void told(StatusInput input) {
        told.put(new Conversation(input.agent(), input.session()), input);
    }

    /// What was told last of a conversation; null if nothing was.
    public @Nullable StatusInput status(Conversation conversation) {
        StatusInput last = told.get(conversation);
        Ledger.Account account = last != null ? null : ledger.account(conversation);
        return account == null || account.facts() == null ? last : account.facts().status();
    }

    /// All figures of one instance, from memory.
    public InstanceUsage of(Instance instance) {
        return figures(instance, state.get()).usage();
    }

    /// All figures of one instance, and those that two sources have reported; from memory.
    public Told told(Instance instance) {
        InstanceFigures figures = figures(instance, state.get());
        return new Told(figures.usage(), figures.pairs());
    }

    /// What all sources together tell of one instance.
    public record Told(InstanceUsage figures, List<SourcePair> pairs) {
        public Told {
            pairs = List.copyOf(pairs);
        }
    }

    /// All live instances together, from memory.
    public Totals totals() {
        State now = state.get();
        TotalSum totals = new TotalSum();
        for (Instance instance : now.instances().all()) {
            if (instance.isLive()) {
                totals.add(figures(instance, now));
            }
        }
        return totals.totals();
    }

    private InstanceFigures figures(Instance instance, State now) {
        InstanceFigures figures = new InstanceFigures(instance, prices);
        for (Conversation one : sessions.of(instance, now)) {
            Ledger.Account account = ledger.account(one);
            if (account == null) {
                wanted.add(one); // it may be one of long ago that goes on
            }
            figures.add(one, account, pending(one), told.get(one));
            Session session = now.sessions().get(new Session.Key(instance.id(), one.session()));
            figures.compare(
                    one,
                    account,
                    telemetry,
                    session == null ? instance.startedAt() : session.startedAt());
        }
        return figures;
    }

    private @Nullable ToolWork pending(Conversation conversation) {
        ToolWork counted = hooks.pending(conversation);
        ToolWork unsaved = lane.unsaved().tools().get(conversation);
        return counted == null || unsaved == null
                ? counted == null ? unsaved : counted
                : counted.plus(unsaved);
    }

    /// What everything has cost today and this month, in the user's zone; from memory.
    public Spent spent() {
        return spending.at(clock.instant());
    }

    /// What was used in the last days, and by whom. Waits for the disk.
    ///
    /// @param seriesBy what the points of the series are taken apart by
    public UsageReport report(Span span, UsageGrouping seriesBy) {
        Instant now = clock.instant();
        return new UsageReports(store, prices, state.get(), zone.get())
                .report(span, seriesBy, now, rate.perMinute(now));
    }

    /// Tokens a minute at present; null if nothing was read since the start.
    public @Nullable Double tokensPerMinute() {
        return rate.perMinute(clock.instant());
    }

    /// Where the prices in force are from.
    public UsageReport.PricesView pricesView() {
        return prices.view();
    }

    /// What a person should know: of the file that usage is kept in, and of the price list.
    public List<String> notices() {
        List<String> notices = new ArrayList<>(store.notices());
        notices.addAll(prices.notices());
        return notices;
    }

    public Health.Check health() {
        String trouble = lane.trouble();
        return trouble == null
                ? new Health.Check(true, "is written")
                : new Health.Check(false, trouble);
    }

    /// Writes what came in since the last time, looks at the price list, and tidies up; all of it
    /// on the lane's thread, so it returns at once.
    public void flush() {
        if (flushing.compareAndSet(false, true)) {
            lane.later(
                    () -> {
                        flushing.set(false);
                        round();
                    });
        }
    }

    private void round() {
        prices.look();
        Instant now = clock.instant();
        TranscriptBatch heard = answers.next();
        if (heard != null) {
            lane.write(List.of(heard));
        }
        HookMeter.Counted counted = hooks.next();
        Map<Conversation, StatusInput> status = Map.copyOf(told);
        lane.keep(
                new UsageSamples(
                        counted.tools(),
                        List.copyOf(status.values()),
                        counted.hooks(),
                        Ownership.changed(state.get(), sessions, ledger)));
        status.forEach(told::remove);
        ledger.forgetBefore(now.minus(SLOTS_HERE));
        for (Conversation one : List.copyOf(wanted)) {
            if (!ledger.knows(one)) {
                lane.load(one);
            }
            wanted.remove(one);
        }
        tidying.look(now, zone.get());
    }

    /// Writes what is left, and closes the file.
    @Override
    public void close() {
        transcripts.close();
        lane.later(this::round); // hands over what hooks have counted last
        lane.later(this::round);
        lane.close();
        store.close();
    }
}
