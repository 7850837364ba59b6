package dev.drover.daemon.usage;

import dev.drover.config.Settings;
import dev.drover.core.usage.GivenFigures;
import dev.drover.core.usage.LimitRules;
import dev.drover.core.usage.Moment;
import dev.drover.core.usage.StatusFigures;
import dev.drover.core.usage.StatusFormat;
import dev.drover.core.usage.StatusWish;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertStatus;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Location;
import dev.drover.model.State;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.InstanceUsage;
import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.StatusInput;
import dev.drover.model.usage.Totals;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Draws the status lines of agents, and that of a person who asks. An agent redraws at every
/// answer of its model, so all that is needed must be at hand.
public final class StatusLines {
    private final Supplier<State> state;
    private final PlanWindows windows;
    private final Limits limits;
    private final Usage usage;
    private final Function<@Nullable Location, Settings> settings;
    // The words of a template hardly ever change.
    private volatile Parsed parsed = new Parsed("full", new StatusFormat.Full());

    private record Parsed(String text, StatusFormat format) {}

    public StatusLines(
            Supplier<State> state,
            PlanWindows windows,
            Limits limits,
            Usage usage,
            Function<@Nullable Location, Settings> settings) {
        this.state = state;
        this.windows = windows;
        this.limits = limits;
        this.usage = usage;
        this.settings = settings;
    }

    /// What a line is drawn for.
    ///
    /// @param told what the agent said now; null where a person asks
    /// @param instance the one that draws; null if none is known
    /// @param location where it works, if there is no instance that tells
    /// @param columns 0 for as many as it takes
    public record Drawn(
            @Nullable StatusInput told,
            @Nullable InstanceId instance,
            @Nullable Location location,
            int columns,
            boolean colours) {
        public Drawn within(int width) {
            return new Drawn(told, instance, location, width, colours);
        }
    }

    /// Remembers what an agent has said.
    public void take(StatusInput told) {
        windows.take(told);
        usage.told(told);
    }

    /// @throws dev.drover.core.Refused if the format in the settings is none
    public String draw(StatusWish wish, Drawn drawn) {
        StatusFormat format = wish.format() == null ? standard(drawn) : wish.format();
        Moment moment = limits.moment();
        StatusFigures figures =
                wish.given() != null
                        ? GivenFigures.of(wish.given(), wish.shared(), limits.set(), moment)
                        : figures(wish, drawn, moment);
        return format.render(figures, moment, drawn.columns(), drawn.colours());
    }

    private StatusFormat standard(Drawn drawn) {
        Location where =
                Optional.ofNullable(drawn.instance())
                        .flatMap(id -> state.get().instances().get(id))
                        .map(Instance::location)
                        .orElse(drawn.location());
        String text = settings.apply(where).statusline().format();
        Parsed known = parsed;
        if (!known.text().equals(text)) {
            known = new Parsed(text, StatusFormat.parse(text));
            parsed = known;
        }
        return known.format();
    }

    private StatusFigures figures(StatusWish wish, Drawn drawn, Moment moment) {
        State now = state.get();
        Instance own =
                wish.shared() || drawn.instance() == null
                        ? null
                        : now.instances().get(drawn.instance()).orElse(null);
        StatusInput told = wish.shared() ? null : drawn.told();
        InstanceUsage used = own == null ? null : usage.of(own);
        // All together are summed up only for a line about all.
        Totals all = own == null && told == null ? usage.totals() : null;
        ContextUse context = all == null ? context(told, used) : context(all);
        Double confidence =
                all != null ? all.confidence() : used == null ? null : used.confidence();
        List<LimitUse> uses =
                new ArrayList<>(
                        LimitRules.ofAll(
                                Limits.agents(now),
                                limits.spent(),
                                told != null ? told.fiveHour() : windows.fiveHour(moment.now()),
                                told != null ? told.sevenDay() : windows.sevenDay(moment.now()),
                                limits.set(),
                                moment));
        uses.addAll(LimitRules.of(own, context));
        return new StatusFigures(
                herd(now, own),
                context,
                confidence,
                all == null ? cost(told, used) : all.costUsd(),
                limits.spent(),
                told,
                here(now, own, told, drawn.location()),
                limits.forecast(uses, moment));
    }

    private static @Nullable ContextUse context(
            @Nullable StatusInput told, @Nullable InstanceUsage used) {
        if (told != null && told.context() != null) {
            return told.context();
        }
        return used == null ? null : used.context();
    }

    private static @Nullable ContextUse context(Totals all) {
        return all.contextUsed() == null || all.contextSize() == null
                ? null
                : new ContextUse(all.contextUsed(), all.contextSize(), null);
    }

    /// The agent's own word counts for its conversation.
    private static @Nullable Double cost(@Nullable StatusInput told, @Nullable InstanceUsage used) {
        if (told != null && told.costUsd() != null) {
            return told.costUsd();
        }
        return used == null ? null : used.costUsd();
    }

    private static StatusFigures.Herd herd(State now, @Nullable Instance own) {
        int waiting = 0;
        int live = 0;
        for (Instance instance : now.instances().all()) {
            live += instance.isLive() ? 1 : 0;
            boolean other = own == null || !instance.id().equals(own.id());
            waiting += other && instance.state() == InstanceState.WAITING ? 1 : 0;
        }
        int alerts = 0;
        for (var alert : now.alerts().all()) {
            // Those that wait are counted already.
            boolean waits = alert.trouble().kind() == AlertKind.WAITING;
            alerts += alert.status() == AlertStatus.FIRING && !waits ? 1 : 0;
        }
        return new StatusFigures.Herd(
                own == null ? null : own.subagents().live().size(),
                Limits.agents(now),
                live,
                waiting,
                alerts);
    }

    private static StatusFigures.Here here(
            State now,
            @Nullable Instance own,
            @Nullable StatusInput told,
            @Nullable Location seen) {
        Location location = own != null ? own.location() : seen;
        String worktree = told == null ? null : told.worktree();
        if (worktree == null && location != null && location.worktree() != null) {
            worktree = location.worktree().substring(location.worktree().lastIndexOf('/') + 1);
        }
        return new StatusFigures.Here(
                own == null ? null : own.label().name().orElse(null),
                own == null ? null : own.state().toString(),
                location == null ? null : location.branch(),
                worktree,
                own == null ? List.of() : now.ports().of(own.id()).stream().sorted().toList());
    }
}
