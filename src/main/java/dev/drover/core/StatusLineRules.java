package dev.drover.core;

import dev.drover.model.AgentDetail;
import dev.drover.model.Event;
import dev.drover.model.Field;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.ProcessKey;
import dev.drover.model.Source;
import dev.drover.model.State;
import dev.drover.model.usage.StatusInput;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What follows from an agent that draws its status line: a sign of life of an instance that is
/// known, and what it says of itself where nothing better is known. It begins and ends nothing: an
/// agent draws once more while it leaves.
public final class StatusLineRules {
    private StatusLineRules() {}

    /// The live instance that draws.
    ///
    /// @param process the agent's own, found among the caller's ancestors; null if none is seen
    public static Optional<Instance> drawing(
            State state, StatusInput input, @Nullable ProcessKey process) {
        Optional<Instance> running =
                process == null ? Optional.empty() : state.instances().ofProcess(process);
        return running.or(() -> state.instances().ofConversation(input.agent(), input.session()))
                .filter(Instance::isLive);
    }

    /// Does where it works have to be looked up? Not if its instance tells it better.
    public static boolean wantsPlace(State state, StatusInput input, @Nullable ProcessKey process) {
        return drawing(state, input, process)
                .filter(i -> isBetter(i.sources().get(Field.LOCATION)))
                .isEmpty();
    }

    /// @param location where it says it works; null if it does not say
    /// @return the instance that draws, if one is known
    public static Rule<Optional<InstanceId>> told(
            StatusInput input, @Nullable ProcessKey process, @Nullable Location location) {
        return (state, now) -> {
            Optional<Instance> found = drawing(state, input, process);
            if (found.isEmpty()) {
                return Decision.nothing(Optional.empty());
            }
            Draft draft = new Draft(state);
            Instance instance = found.get();
            if (instance.staleSince() != null) {
                draft.add(new Event.InstanceReturned(instance.id()));
            }
            if (!isBetter(instance.sources().get(Field.SESSION))) {
                SessionRules.take(
                        draft,
                        instance,
                        input.session(),
                        "seen",
                        false,
                        input.at(),
                        Source.STATUSLINE);
            }
            AgentDetail detail =
                    instance.detail()
                            .mergedWith(
                                    new AgentDetail(
                                            input.version(), input.model(), input.transcript()));
            if (!detail.equals(instance.detail())) {
                draft.add(new Event.InstanceDescribed(instance.id(), detail, Source.STATUSLINE));
            }
            if (location != null
                    && !isBetter(instance.sources().get(Field.LOCATION))
                    && !location.equals(instance.location())) {
                WorkspaceRules.found(draft, location, now);
                draft.add(new Event.InstanceMoved(instance.id(), location, Source.STATUSLINE));
                BranchRules.arrived(draft, now);
            }
            return draft.reply(Optional.of(instance.id()));
        };
    }

    /// A hook's word is as fresh, and tells more; the registry comes after it.
    private static boolean isBetter(@Nullable Source source) {
        return source == Source.HOOK || source == Source.API || source == Source.REGISTRY;
    }
}
