package dev.drover.core;

import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Event;
import dev.drover.model.Field;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Source;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;
import dev.drover.model.VisibleText;
import dev.drover.model.view.Registration;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;

import java.util.Optional;
import java.util.regex.Pattern;

/// Programs that register themselves as instances.
public final class RegistrationRules {
    private static final Pattern AGENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private RegistrationRules() {}

    /// The same process (or the same conversation of the same agent) registers once: a second time
    /// gives the instance it has.
    public static Rule<InstanceId> register(
            Registration wanted, @Nullable ProcessFacts process, Location location, int nonce) {
        return (state, now) -> {
            if (!AGENT.matcher(wanted.agent()).matches()) {
                throw new Refused(
                        new Refusal.BadRequest(
                                "An agent's name has lower-case letters, digits and '-', at most"
                                        + " 64; '"
                                        + VisibleText.line(wanted.agent(), 40)
                                        + "' has not."));
            }
            Draft draft = new Draft(state);
            Optional<Instance> known =
                    (process == null
                                    ? Optional.<Instance>empty()
                                    : state.instances().ofProcess(process.key()))
                            .or(
                                    () ->
                                            wanted.sessionId() == null
                                                    ? Optional.empty()
                                                    : state.instances()
                                                            .ofConversation(
                                                                    wanted.agent(),
                                                                    wanted.sessionId()))
                            .filter(Instance::isLive);
            InstanceId id =
                    known.map(Instance::id)
                            .orElseGet(
                                    () -> {
                                        Instance fresh =
                                                fresh(wanted, process, location, nonce, now);
                                        WorkspaceRules.found(draft, location, now);
                                        draft.add(new Event.InstanceStarted(fresh));
                                        BranchRules.arrived(draft, now);
                                        return fresh.id();
                                    });
            Instance instance = draft.state().instances().get(id).orElse(null);
            String session = wanted.sessionId();
            if (session != null && instance != null) {
                SessionRules.take(draft, instance, session, "registered", true, now, Source.API);
            }
            return draft.reply(id);
        };
    }

    private static Instance fresh(
            Registration wanted,
            @Nullable ProcessFacts process,
            Location location,
            int nonce,
            java.time.Instant now) {
        String name = wanted.name() == null ? null : VisibleText.line(wanted.name(), 100);
        return new Instance(
                InstanceId.of(
                        process != null ? process.startedAt() : now,
                        process != null ? process.key().pid() : 0,
                        nonce),
                wanted.agent(),
                process != null ? process.key() : null,
                null,
                location,
                Activity.idle(now),
                Subagents.NONE,
                Label.NONE.withAgentName(name),
                AgentDetail.UNKNOWN,
                process != null && process.tty() != null
                        ? Terminal.UNKNOWN.withTty(process.tty())
                        : Terminal.UNKNOWN,
                process != null ? process.startedAt() : now,
                null,
                null,
                null,
                HashTreePMap.<Field, Source>empty()
                        .plus(Field.LOCATION, Source.API)
                        .plus(Field.STATE, Source.API));
    }
}
