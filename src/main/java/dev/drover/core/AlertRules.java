package dev.drover.core;

import dev.drover.model.Alert;
import dev.drover.model.AlertId;
import dev.drover.model.AlertKind;
import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.State;
import dev.drover.model.Trouble;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which troubles fire an alert, and which alerts are over. A trouble fires when it has held long
/// enough and is not told yet; an alert is over as soon as its trouble is, or has begun anew. What
/// a person has closed does not fire again for the same occurrence.
public final class AlertRules {
    /// Resolved alerts that are remembered at most, whatever their age.
    static final int MOST_RESOLVED = 1_000;

    private AlertRules() {}

    /// Judges everything, and forgets what is over for long.
    ///
    /// @param findings what the daemon's look at itself has found
    /// @param processes what looks at processes have found
    /// @param held since when each of both holds, and each conflict of branches
    /// @return the alerts that fired
    public static Rule<List<AlertId>> judge(
            Collection<SelfFinding> findings,
            Collection<ProcessFinding> processes,
            Held held,
            AlertLimits limits) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            Stream<Trouble> seen =
                    Stream.concat(
                            findings.stream().map(f -> Troubles.selfCheck(f, held, now)),
                            processes.stream().map(f -> Troubles.ofProcesses(f, held, now)));
            Map<String, Trouble> found =
                    byFingerprint(
                            Stream.of(
                                            state.instances().all().stream()
                                                    .flatMap(AlertRules::of),
                                            seen,
                                            BranchTroubles.of(state, held, now),
                                            MessageTroubles.of(state, now))
                                    .flatMap(all -> all));
            List<AlertId> fired = judge(draft, found, trouble -> true, limits, now);
            forget(draft, found, limits, now);
            SilenceRules.expire(draft, now);
            return draft.reply(fired);
        };
    }

    /// Judges only what is about these instances, at once after they changed.
    public static Rule<List<AlertId>> judge(Set<InstanceId> instances, AlertLimits limits) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            Map<String, Trouble> found =
                    byFingerprint(
                            instances.stream()
                                    .flatMap(id -> state.instances().get(id).stream())
                                    .flatMap(AlertRules::of));
            return draft.reply(
                    judge(
                            draft,
                            found,
                            t -> t.instance() != null && instances.contains(t.instance()),
                            limits,
                            now));
        };
    }

    /// Judges only messages to the user, at once after one came or was read.
    public static Rule<List<AlertId>> judgeMessages(AlertLimits limits) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            return draft.reply(
                    judge(
                            draft,
                            byFingerprint(MessageTroubles.of(state, now)),
                            t -> t.kind() == AlertKind.MESSAGE,
                            limits,
                            now));
        };
    }

    private static Map<String, Trouble> byFingerprint(Stream<Trouble> troubles) {
        Map<String, Trouble> found = new HashMap<>();
        troubles.forEach(t -> found.put(t.fingerprint(), t));
        return found;
    }

    /// All that can be wrong with one instance.
    private static Stream<Trouble> of(Instance instance) {
        return Stream.of(Troubles.waiting(instance), Troubles.stale(instance))
                .flatMap(Optional::stream);
    }

    /// Could a look at this instance change anything now? Asked after every word of an agent, so it
    /// must cost next to nothing.
    public static boolean concerns(State state, InstanceId id, AlertLimits limits) {
        return state.alerts().open(Trouble.fingerprint(AlertKind.WAITING, id)).isPresent()
                || state.alerts().open(Trouble.fingerprint(AlertKind.STALE, id)).isPresent()
                || state.instances()
                        .get(id)
                        .filter(i -> i.state() == InstanceState.WAITING)
                        .filter(i -> limits.waitingAfter(i).isZero())
                        .isPresent();
    }

    private static List<AlertId> judge(
            Draft draft,
            Map<String, Trouble> found,
            Predicate<Trouble> covered,
            AlertLimits limits,
            Instant now) {
        for (Alert open : draft.state().alerts().open()) {
            if (covered.test(open.trouble())) {
                follow(draft, open, found.get(open.trouble().fingerprint()), now);
            }
        }
        List<AlertId> fired = new ArrayList<>();
        for (Trouble trouble : found.values()) {
            if (hasHeld(trouble, draft.state(), limits, now) && isNew(draft.state(), trouble)) {
                AlertId id = freeId(draft.state(), trouble, now);
                draft.add(new Event.AlertFired(Alert.fired(id, trouble, now)));
                fired.add(id);
            }
        }
        return fired;
    }

    private static void follow(Draft draft, Alert open, @Nullable Trouble found, Instant now) {
        if (found == null || !found.isStill(open.trouble())) {
            boolean anew = found != null;
            draft.add(
                    new Event.AlertResolved(
                            open.id(), now, ending(draft.state(), open.trouble(), anew)));
        } else if (!found.readsAs(open.trouble())) {
            draft.add(new Event.AlertChanged(open.id(), found));
        }
    }

    /// @param anew the same trouble is there again, with another beginning
    private static String ending(State state, Trouble trouble, boolean anew) {
        Optional<Instance> instance =
                Optional.ofNullable(trouble.instance()).flatMap(id -> state.instances().get(id));
        if (trouble.instance() != null && instance.filter(Instance::isLive).isEmpty()) {
            return "The instance ended.";
        }
        return switch (trouble.kind()) {
            case WAITING ->
                    instance.filter(i -> i.state() == InstanceState.STALE).isPresent()
                            ? "The instance went stale."
                            : anew ? "It was answered, and asks anew." : "It was answered.";
            case STALE -> "It was heard of again.";
            case DUPLICATE -> "There are not too many any more.";
            case ORPHAN -> "They are gone.";
            case WAL_GROWTH -> "Its log was emptied.";
            case BRANCH_CONFLICT -> "They are not in each other's way any more.";
            case JOIN_REQUEST -> "It was answered, or is needed no longer.";
            case MESSAGE -> "It was read, or its time is over.";
            case PORT_CLASH -> "The port is its holder's again.";
            case LIMIT -> "It went down, began anew, or is used up now.";
            case BUDGET -> "A new one began, it was raised, or it is spent now.";
            case CONTEXT -> "There is room in it again, or it is full now.";
            case CONFIG -> "They are back, or may go.";
            case SELF_CHECK -> "It is well again.";
        };
    }

    private static boolean hasHeld(Trouble trouble, State state, AlertLimits limits, Instant now) {
        InstanceId id = trouble.instance();
        Instance instance = id == null ? null : state.instances().get(id).orElse(null);
        return !trouble.since().plus(limits.hold(trouble.kind(), instance)).isAfter(now);
    }

    /// Neither told now, nor closed by a person while it went on.
    private static boolean isNew(State state, Trouble trouble) {
        return state.alerts()
                .newest(trouble.fingerprint())
                .filter(a -> a.isOpen() || trouble.isStill(a.trouble()))
                .isEmpty();
    }

    private static AlertId freeId(State state, Trouble trouble, Instant now) {
        int attempt = 0;
        AlertId id = AlertId.of(trouble.fingerprint(), now, attempt);
        while (state.alerts().get(id).isPresent()) {
            attempt++;
            id = AlertId.of(trouble.fingerprint(), now, attempt);
        }
        return id;
    }

    /// What a person has closed is remembered for as long as it goes on: else it would fire again.
    private static void forget(
            Draft draft, Map<String, Trouble> found, AlertLimits limits, Instant now) {
        List<Alert> over =
                draft.state().alerts().all().stream()
                        .filter(a -> !a.isOpen() && !goesOn(a, found))
                        .sorted(Comparator.comparing(AlertRules::end).thenComparing(Alert::id))
                        .toList();
        for (int i = 0; i < over.size(); i++) {
            Alert alert = over.get(i);
            boolean old = !end(alert).plus(limits.keepResolved()).isAfter(now);
            if (old || i < over.size() - MOST_RESOLVED) {
                draft.add(new Event.AlertForgotten(alert.id()));
            }
        }
    }

    private static boolean goesOn(Alert alert, Map<String, Trouble> found) {
        Trouble now = found.get(alert.trouble().fingerprint());
        return now != null && now.isStill(alert.trouble());
    }

    private static Instant end(Alert alert) {
        return alert.resolvedAt() != null ? alert.resolvedAt() : Instant.MAX;
    }

    /// A person knows of it. An alert that is over cannot be acknowledged any more.
    public static Rule<AlertId> acknowledge(String id) {
        return (state, now) -> {
            Alert alert = Lookup.alert(state, id);
            return switch (alert.status()) {
                case FIRING ->
                        new Decision<>(
                                List.of(new Event.AlertAcknowledged(alert.id(), now)), alert.id());
                case ACKNOWLEDGED -> Decision.nothing(alert.id());
                case RESOLVED ->
                        throw new Refused(
                                new Refusal.NotNow(
                                        "Alert '"
                                                + alert.id()
                                                + "' is over already. `drover alerts` lists those"
                                                + " that are not."));
            };
        };
    }

    /// A person closes it, whether the trouble goes on or not.
    public static Rule<AlertId> resolve(String id) {
        return (state, now) -> {
            Alert alert = Lookup.alert(state, id);
            return alert.isOpen()
                    ? new Decision<>(
                            List.of(new Event.AlertResolved(alert.id(), now, "Closed by hand.")),
                            alert.id())
                    : Decision.nothing(alert.id());
        };
    }
}
