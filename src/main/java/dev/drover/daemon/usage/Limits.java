package dev.drover.daemon.usage;

import dev.drover.config.Settings;
import dev.drover.core.Held;
import dev.drover.core.ProcessFinding;
import dev.drover.core.usage.LimitRules;
import dev.drover.core.usage.LimitTroubles;
import dev.drover.core.usage.Moment;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.State;
import dev.drover.model.VisibleText;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.Spent;
import dev.drover.model.usage.StatusInput;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// How much of each limit is used up, when it will be gone, and which are worth an alert.
public final class Limits {
    private final Supplier<State> state;
    private final PlanWindows windows;
    private final Usage usage;
    private final Supplier<Settings> settings;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final UseHistory history = new UseHistory();
    private volatile List<ProcessFinding> findings = List.of();
    private volatile Held held = Held.NOTHING;

    public Limits(
            Supplier<State> state,
            PlanWindows windows,
            Usage usage,
            Supplier<Settings> settings,
            InstantSource clock,
            Supplier<ZoneId> zone) {
        this.state = state;
        this.windows = windows;
        this.usage = usage;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    Moment moment() {
        return new Moment(clock.instant(), zone.get());
    }

    LimitRules.Set set() {
        Settings all = settings.get();
        return new LimitRules.Set(
                all.limits().agents(), all.budget().daily(), all.budget().monthly());
    }

    Spent spent() {
        return usage.spent();
    }

    /// All limits: those of all together first, then those of each live instance.
    public List<LimitUse> all() {
        Moment moment = moment();
        State now = state.get();
        List<LimitUse> uses =
                new ArrayList<>(
                        LimitRules.ofAll(
                                agents(now),
                                usage.spent(),
                                windows.fiveHour(moment.now()),
                                windows.sevenDay(moment.now()),
                                set(),
                                moment));
        for (Instance instance : now.instances().all()) {
            if (instance.isLive()) {
                uses.addAll(LimitRules.of(instance, usage.of(instance).context()));
            }
        }
        return history.forecast(uses, moment.now());
    }

    /// With the end that what was seen lately lets expect.
    List<LimitUse> forecast(List<LimitUse> uses, Moment moment) {
        return history.forecast(uses, moment.now());
    }

    /// Subagents at work in all instances.
    static int agents(State state) {
        int agents = 0;
        for (Instance instance : state.instances().all()) {
            agents += instance.isLive() ? instance.subagents().live().size() : 0;
        }
        return agents;
    }

    /// Looks at all limits again.
    public void look() {
        recall();
        List<LimitUse> uses = all();
        Moment moment = moment();
        history.note(uses, moment.now());
        State now = state.get();
        List<ProcessFinding> found =
                LimitTroubles.of(uses, now.alerts(), id -> name(now, id), moment);
        held =
                held.look(
                        found.stream().map(ProcessFinding::fingerprint).toList(),
                        now.alerts(),
                        moment.now());
        findings = found;
    }

    /// A limit that was near before a restart is near after it.
    private void recall() {
        if (!windows.isEmpty()) {
            return;
        }
        for (Instance instance : state.get().instances().all()) {
            String session = instance.sessionId();
            StatusInput told =
                    session == null
                            ? null
                            : usage.status(new Conversation(instance.agent(), session));
            if (told != null) {
                windows.take(told);
            }
        }
    }

    /// What the last look has found.
    public List<ProcessFinding> findings() {
        return findings;
    }

    /// Since when each of them holds.
    public Held held() {
        return held;
    }

    private static String name(State state, InstanceId id) {
        return state.instances()
                .get(id)
                .map(
                        i ->
                                i.label()
                                        .name()
                                        .filter(name -> !name.isBlank())
                                        .orElseGet(() -> i.agent() + " in " + i.location().cwd()))
                .map(name -> VisibleText.line(name, 100))
                .orElseGet(id::shortForm);
    }
}
