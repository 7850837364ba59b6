package dev.drover.core;

import dev.drover.model.Activity;
import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Source;

import java.time.Duration;
import java.time.Instant;

/// What follows where a person has stopped a turn and no hook tells it: nothing is asked any more,
/// and the agent rests. And where a turn has failed of which hooks tell only that it is over.
public final class StoppedTurnRules {
    /// A hook that tells of the same end comes within this time.
    private static final Duration SAME = Duration.ofSeconds(2);

    private StoppedTurnRules() {}

    /// @param at when the agent wrote so; what began later is left alone
    /// @return whether anything changed
    public static Rule<Boolean> stopped(InstanceId id, Instant at) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            state.instances()
                    .get(id)
                    .filter(Instance::isLive)
                    .filter(instance -> isUnderWay(instance.activity(), at))
                    .ifPresent(instance -> rest(draft, instance, at));
            return draft.reply(draft.state() != state);
        };
    }

    /// @param at when the agent wrote so; what began later is left alone
    /// @return whether anything changed
    public static Rule<Boolean> failed(InstanceId id, Instant at, String error) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            state.instances()
                    .get(id)
                    .filter(Instance::isLive)
                    .filter(i -> isUnderWay(i.activity(), at) || endedJustThen(i.activity(), at))
                    .ifPresent(i -> draft.add(failed(i, at, error)));
            return draft.reply(draft.state() != state);
        };
    }

    private static Event failed(Instance instance, Instant at, String error) {
        Activity quiet = ActivityRules.quiet(instance.activity());
        return new Event.ActivityChanged(
                instance.id(),
                ActivityRules.base(quiet, InstanceState.ERROR, error, at),
                Source.TRANSCRIPT);
    }

    private static boolean endedJustThen(Activity activity, Instant at) {
        return activity.state() == InstanceState.IDLE
                && Duration.between(at, activity.since()).abs().compareTo(SAME) <= 0;
    }

    private static boolean isUnderWay(Activity activity, Instant at) {
        boolean works = activity.base() == InstanceState.BUSY || !activity.waits().isEmpty();
        return works && !activity.since().isAfter(at);
    }

    private static void rest(Draft draft, Instance instance, Instant at) {
        Activity quiet = ActivityRules.quiet(instance.activity());
        draft.add(
                new Event.ActivityChanged(
                        instance.id(),
                        ActivityRules.base(quiet, InstanceState.IDLE, null, at),
                        Source.TRANSCRIPT));
        if (!instance.subagents().equals(instance.subagents().allStopped())) {
            draft.add(new Event.SubagentsChanged(instance.id(), instance.subagents().allStopped()));
        }
    }
}
