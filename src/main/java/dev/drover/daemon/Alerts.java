package dev.drover.daemon;

import dev.drover.config.Settings;
import dev.drover.core.AlertLimits;
import dev.drover.core.AlertRules;
import dev.drover.core.BranchConflicts;
import dev.drover.core.Held;
import dev.drover.core.Lookup;
import dev.drover.core.Refused;
import dev.drover.core.SelfFinding;
import dev.drover.core.SilenceRules;
import dev.drover.model.AlertId;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertStatus;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.Message;
import dev.drover.model.Party;
import dev.drover.model.State;
import dev.drover.model.Trouble;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.SilencesView;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Alerts as everyone above sees them, and the two ways in which they are judged: all of them again
/// and again, and those of an instance as soon as it has changed. Agents never wait for either.
public final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    /// Looks that pass at most before alerts are judged though the machine was not looked at yet.
    private static final int PATIENCE = 10;

    private final StateWriter writer;
    private final Supplier<List<SelfFinding>> self;
    private final Supplier<ProcessWatcher.Confirmed> processes;
    private final Supplier<Settings> settings;
    private final Supplier<Map<String, Duration>> waitingIn;
    private final BooleanSupplier reconciled;
    private final InstantSource clock;
    // Used by the looking thread alone.
    private Held held = Held.NOTHING;
    private Held conflicts = Held.NOTHING;
    private List<SelfFinding> findings = List.of();
    private long selfLookedAt;
    private int looks;

    /// @param self looks at the daemon itself; may take a while
    /// @param processes what the last looks at processes agree on
    /// @param reconciled has what the store knew been compared with the machine?
    Alerts(
            StateWriter writer,
            Supplier<List<SelfFinding>> self,
            Supplier<ProcessWatcher.Confirmed> processes,
            Supplier<Settings> settings,
            Supplier<Map<String, Duration>> waitingIn,
            BooleanSupplier reconciled,
            InstantSource clock) {
        this.writer = writer;
        this.self = self;
        this.processes = processes;
        this.settings = settings;
        this.waitingIn = waitingIn;
        this.reconciled = reconciled;
        this.clock = clock;
    }

    /// Judges everything. Writes only if an alert fires, changes or is over.
    void look() {
        // At first the store tells of agents that may have gone: nobody is alarmed about those.
        if (looks < PATIENCE && !reconciled.getAsBoolean()) {
            looks++;
            return;
        }
        long nanos = System.nanoTime();
        Duration pause = settings.get().watch().self();
        if (looks < PATIENCE || nanos - selfLookedAt >= pause.toNanos()) {
            looks = PATIENCE;
            selfLookedAt = nanos;
            findings = self.get();
            Set<String> seen = new HashSet<>();
            findings.forEach(f -> seen.add(f.fingerprint()));
            held = held.look(seen, writer.state().alerts(), clock.instant());
        }
        ProcessWatcher.Confirmed found = processes.get();
        State state = writer.state();
        List<String> between =
                BranchConflicts.of(state).stream()
                        .map(c -> Trouble.fingerprint(AlertKind.BRANCH_CONFLICT, c.key()))
                        .toList();
        conflicts = conflicts.look(between, state.alerts(), clock.instant());
        writer.submit(
                AlertRules.judge(
                        findings,
                        found.findings(),
                        held.and(found.held()).and(conflicts),
                        limits()));
    }

    /// Judges the instances of a change whose alerts it may concern.
    void follow(Change change) {
        AlertLimits limits = limits();
        Set<InstanceId> concerned = new HashSet<>();
        boolean messages = false;
        for (Event event : change.events()) {
            messages |= isOfTheUsersInbox(event);
            if (event instanceof Event.OfInstance one
                    && AlertRules.concerns(change.after(), one.id(), limits)) {
                concerned.add(one.id());
            }
        }
        try {
            if (!concerned.isEmpty()) {
                writer.submit(AlertRules.judge(concerned, limits));
            }
            if (messages) {
                writer.submit(AlertRules.judgeMessages(limits));
            }
        } catch (Refused e) {
            LOG.debug("Alerts are left to the next look: {}", e.getMessage());
        }
    }

    private static boolean isOfTheUsersInbox(Event event) {
        return switch (event) {
            case Event.MessageSent(Message message) -> message.to().contains(Party.USER);
            case Event.MessageRead read -> read.reader().equals(Party.USER);
            default -> false;
        };
    }

    private AlertLimits limits() {
        Settings.Alerts set = settings.get().alerts();
        return new AlertLimits(
                set.waitingAfter(), waitingIn.get(), set.mustHold(), set.keepResolved());
    }

    /// Those that are not over, the most severe first, then the oldest.
    ///
    /// @param withResolved then those that are, the last one first
    public List<AlertView> list(boolean withResolved) {
        return AlertViews.list(writer.state(), withResolved, clock.instant());
    }

    /// @param id or the beginning of one
    /// @throws Refused if none or several are called so
    public AlertView view(String id) {
        return view(Lookup.alert(writer.state(), id).id());
    }

    private AlertView view(AlertId id) {
        State state = writer.state();
        return AlertViews.view(Lookup.alert(state, id.value()), state, clock.instant());
    }

    /// @throws Refused if none or several are called so, or it is over
    public AlertView acknowledge(String id) {
        return view(writer.submit(AlertRules.acknowledge(id)));
    }

    /// Closes it by hand. While the same trouble goes on it does not fire again.
    ///
    /// @throws Refused if none or several are called so
    public AlertView resolve(String id) {
        return view(writer.submit(AlertRules.resolve(id)));
    }

    public SilencesView silences() {
        return AlertViews.silences(writer.state().silences(), clock.instant());
    }

    /// @param kind such as `waiting`
    /// @param time from 1 second to 30 days
    /// @throws Refused if there is no such kind, or the time does not fit
    public SilencesView mute(String kind, Duration time) {
        writer.submit(SilenceRules.mute(kind, time));
        return silences();
    }

    /// @throws Refused if there is no such kind
    public SilencesView unmute(String kind) {
        writer.submit(SilenceRules.unmute(kind));
        return silences();
    }

    /// No notification disturbs for this time.
    ///
    /// @param time from 1 second to 30 days
    /// @throws Refused if the time does not fit
    public SilencesView pause(Duration time) {
        writer.submit(SilenceRules.pause(time));
        return silences();
    }

    public SilencesView resume() {
        writer.submit(SilenceRules.resume());
        return silences();
    }

    int firing() {
        return (int)
                writer.state().alerts().all().stream()
                        .filter(a -> a.status() == AlertStatus.FIRING)
                        .count();
    }
}
